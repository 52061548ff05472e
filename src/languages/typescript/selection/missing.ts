/** Names that the statements of a selection use and that none of them, nor any above, gives a value. */
import type { Statement } from '@babel/types';
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { refusal, type Refusal } from '../../../trace/refusal';
import { isGlobal } from '../globals';
import type { Effects } from './effects';
import { from, to } from './levels';

interface Missing {
  readonly name: string;
  readonly why: 'undeclared' | 'parameter' | 'below';
  readonly range: SourceRange;
}

/** A refusal that names them all, at the first; null where nothing is missing. `inPieces`: the text is made of blocks of code. */
export function missingNames(
  chosen: readonly Statement[],
  selected: readonly Statement[],
  effects: ReadonlyMap<Statement, Effects>,
  inPieces = false,
): Refusal | null {
  const declared = new Set(chosen.flatMap((statement) => [...(effects.get(statement)?.declares ?? [])]));
  const missing = new Map<string, Missing>();
  for (const statement of chosen) {
    const own = effects.get(statement);
    for (const [name, { start, end }] of own?.unknown ?? [])
      if (!declared.has(name) && !isGlobal(name) && !missing.has(name))
        missing.set(name, { name, why: 'undeclared', range: { start: start ?? 0, end: end ?? 0 } });
    for (const thing of own?.uses ?? []) {
      if (typeof thing === 'string' || declared.has(thing) || missing.has(thing.identifier.name)) continue;
      const { name } = thing.identifier;
      const mention = thing.referencePaths.find(
        ({ node }) => from(statement) <= from(node) && to(node) <= to(statement),
      );
      const node = mention?.node ?? statement;
      const isBelow = [...effects.values()].some(({ declares }) => declares.has(thing));
      missing.set(name, { name, why: isBelow ? 'below' : 'parameter', range: { start: from(node), end: to(node) } });
    }
  }
  const [first] = missing.values();
  if (first === undefined) return null;
  return refusal(placeIn(first.range, selected), whatIsMissing([...missing.values()]), hintFor(first, inPieces));
}

/** What is missing further up is told at the selection, which the user looks at. */
function placeIn(range: SourceRange, selected: readonly Statement[]): SourceRange {
  const start = Math.min(...selected.map(from));
  const end = Math.max(...selected.map(to));
  return range.start >= start && range.end <= end ? range : { start, end };
}

function whatIsMissing(missing: readonly Missing[]) {
  const names = missing.map(({ name }) => name).join(', ');
  return missing.length === 1
    ? message('typescript.missing', '{names} has no value here.', { names })
    : message('typescript.missing-several', 'These names have no value here: {names}.', { names });
}

function hintFor({ name, why }: Missing, inPieces: boolean) {
  switch (why) {
    case 'undeclared':
      if (inPieces)
        return message(
          'typescript.missing.undeclared-in-blocks',
          '{name} is declared neither here nor in an earlier block of the same language that can be read: write const {name} = … above.',
          { name },
        );
      return message(
        'typescript.missing.undeclared',
        '{name} is declared nowhere in this file: write const {name} = … above.',
        { name },
      );
    case 'parameter':
      return message(
        'typescript.missing.parameter',
        '{name} belongs to the function or loop around the selection: give it a value above, or run a call of the function.',
        { name },
      );
    case 'below':
      return message(
        'typescript.missing.below',
        '{name} is declared below the selection: select its declaration too.',
        { name },
      );
  }
}
