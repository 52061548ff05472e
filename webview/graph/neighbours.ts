/** What a box of the graph is joined to, by the kind of line. Pure. */
import type { GraphModel, LineKind } from './model';

export interface Neighbour {
  readonly key: string;
  readonly title: string;
}

export interface Neighbours {
  readonly inputs: readonly Neighbour[];
  readonly consumers: readonly Neighbour[];
  /** What a node saved; of something saved the nodes that keep it. */
  readonly saved: readonly Neighbour[];
  readonly base: readonly Neighbour[];
  readonly views: readonly Neighbour[];
}

export function neighboursOf({ boxes, lines }: Pick<GraphModel, 'boxes' | 'lines'>, box: number): Neighbours {
  const along = (kinds: readonly LineKind[], arriving: boolean): Neighbour[] =>
    lines.flatMap(({ from, to, kind }) => {
      if (!kinds.includes(kind) || (arriving ? to : from) !== box) return [];
      const other = boxes[arriving ? from : to];
      return other === undefined
        ? []
        : [{ key: other.key, title: other.name === null ? other.title : `${other.name} = ${other.title}` }];
    });
  return {
    inputs: along(['data', 'view'], true),
    consumers: along(['data', 'view'], false),
    saved: [...along(['saved'], true), ...along(['saved'], false)],
    base: along(['view'], true),
    views: along(['view'], false),
  };
}
