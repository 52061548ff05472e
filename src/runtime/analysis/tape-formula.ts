/** A slice of a program's tape as a formula: its leaves are the variables, its control flow is as it was recorded. */
import type { Tensor } from '../../engine/tensor/tensor';
import { preciseReplay, Replay } from '../../recorder/replay/replay';
import { isDecision, type Slice } from '../../recorder/replay/slice';
import type { SourceRange } from '../../trace/range';
import type { ValueId } from '../../trace/tape';
import type { Formula, FormulaVariable, Leaves, Watcher } from '../formula';
import type { Stopwatch } from '../stopwatch';
import type { NamedLeaf } from './leaves';

export interface TapeFormulaOptions {
  /** Of the whole program. */
  readonly range: SourceRange;
  readonly leaves: readonly NamedLeaf[];
  /** float64 throughout, whatever the program had. */
  readonly precise: boolean;
  readonly elementwise: boolean;
  /** What the output is multiplied with; null: nothing. */
  readonly factor: Tensor | null;
  readonly held?: ReadonlyMap<ValueId, Tensor>;
  readonly stopwatch: Stopwatch;
}

export function tapeFormula(slice: Slice, options: TapeFormulaOptions): Formula {
  const { range, precise, elementwise, factor, stopwatch, held } = options;
  const isPlain = precise && (held === undefined || held.size === 0);
  const replay = isPlain
    ? preciseReplay(slice)
    : new Replay(slice, { precise, ...(held === undefined ? {} : { held }) });
  const own = new Set(slice.leaves);
  const leaves = options.leaves.filter(({ id }) => own.has(id));
  // Which condition a read is; a number that was taken out is none.
  const conditionOf = new Map<number, number>();
  slice.reads.forEach((read, index) => {
    if (isDecision(read)) conditionOf.set(index, conditionOf.size);
  });
  return {
    range,
    variables: leaves.map(({ name, mentions }): FormulaVariable => ({ name, mentions })),
    elementwise,
    conditions: [...conditionOf.keys()].flatMap((index) => {
      const read = slice.reads[index];
      return read === undefined ? [] : [{ outcome: Boolean(read.outcome), range: read.range }];
    }),
    evaluate(given: Leaves, watcher: Watcher | null): Tensor {
      const tensors = new Map<ValueId, Tensor>();
      for (const { id, name } of leaves) {
        const tensor = given.get(name);
        if (tensor !== undefined) tensors.set(id, tensor);
      }
      const valueOf = replay.run(tensors, {
        check: () => {
          stopwatch.check();
        },
        ...(watcher === null ? {} : listenerOf(slice, watcher, conditionOf)),
      });
      const output = valueOf(slice.focus.output);
      return factor === null ? output : output.mul(factor);
    },
  };
}

function listenerOf(
  { tape }: Slice,
  watcher: Watcher,
  conditionOf: ReadonlyMap<number, number>,
): { readonly [Name in 'enter' | 'changed' | 'read' | 'ran']?: NonNullable<Parameters<Replay['run']>[1]>[Name] } {
  return {
    enter: (range, scope) => watcher.enter?.(range, scope),
    changed: (before, after) => watcher.changed?.(before, after),
    ran(index, _operands, results) {
      results.forEach((tensor, place) => {
        const value = tape.values[tape.steps[index]?.results[place] ?? -1];
        if (tensor !== null && value !== undefined && value.name !== null) watcher.named?.(tensor, value.name, null);
      });
    },
    read(index, value) {
      const condition = conditionOf.get(index);
      if (condition !== undefined) watcher.condition?.(condition, value);
    },
  };
}
