/** Which boxes of the graph a place in the text belongs to. Pure. */
import type { SourceRange } from '../../src/trace/range';
import type { Trace } from '../../src/trace/trace';
import type { GraphModel } from './model';

/** The boxes of the innermost part that holds the place; where none does, those that lie within it. */
export function boxesAt(trace: Trace, model: GraphModel, place: SourceRange): Set<number> {
  const parts = model.boxes.flatMap(({ kind, tensor, range }, box) => {
    if (kind === 'output') return [];
    const mentions =
      kind === 'leaf' ? (trace.variables.find((variable) => variable.tensor === tensor)?.mentions ?? []) : [];
    return [...(range === null ? [] : [range]), ...mentions].map((part) => ({ box, part }));
  });
  const around = parts.filter(({ part }) => part.start <= place.start && place.end <= part.end);
  const shortest = around.reduce((least, { part }) => Math.min(least, part.end - part.start), Infinity);
  const found =
    around.length > 0
      ? around.filter(({ part }) => part.end - part.start === shortest)
      : parts.filter(({ part }) => place.start <= part.start && part.end <= place.end);
  return new Set(found.map(({ box }) => box));
}
