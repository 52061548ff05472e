/** The leaves of an output: what they are called, and their values, as the program had them or as somebody gave them. */
import { message } from '../../trace/message';
import { isSlice, sliceOf, type Slice } from '../../recorder/replay/slice';
import { Replay } from '../../recorder/replay/replay';
import type { SourceRange } from '../../trace/range';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Tape, TapeValue, ValueId } from '../../trace/tape';
import { formatShape } from '../../trace/format';
import { flatten, shapeOf } from '../../trace/value';
import type { ArrayValue, VariableValues } from '../formula';
import type { Values } from '../run';

export interface NamedLeaf {
  readonly id: ValueId;
  /** The user's, with a number where others have it too. */
  readonly name: string;
  readonly value: TapeValue;
  readonly mentions: readonly SourceRange[];
}

/** In order of the text, those without a place last. */
export function namedLeaves({ tape, leaves }: Slice): readonly NamedLeaf[] {
  const found = leaves.flatMap((id) => {
    const value = tape.values[id];
    return value === undefined ? [] : [{ id, value }];
  });
  found.sort((one, other) => startOf(one.value) - startOf(other.value) || one.id - other.id);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return found.map(({ id, value }) => {
    const base = value.name ?? 'leaf';
    let count = (counts.get(base) ?? 0) + 1;
    while (taken.has(numbered(base, count))) count += 1;
    counts.set(base, count);
    const name = numbered(base, count);
    taken.add(name);
    return { id, name, value, mentions: value.mentions };
  });
}

function numbered(base: string, count: number): string {
  return count === 1 ? base : `${base} ${String(count)}`;
}

function startOf({ range }: TapeValue): number {
  return range?.start ?? Number.MAX_SAFE_INTEGER;
}

/** The values by name: those given, which must fit, and the program's own. */
export function valuesOf(
  tape: Tape,
  leaves: readonly NamedLeaf[],
  given: Values,
  whole: SourceRange,
  check: () => void,
): VariableValues | Refusal {
  const unknown = Object.keys(given).find((name) => leaves.every((leaf) => leaf.name !== name));
  if (unknown !== undefined) return noSuchLeaf(unknown, leaves, whole);
  const values = new Map<string, ArrayValue>();
  for (const leaf of leaves) {
    const own = Object.hasOwn(given, leaf.name) ? given[leaf.name] : undefined;
    const value = own === undefined ? recordedValue(tape, leaf, whole, check) : fitting(leaf, own, whole);
    if (isRefusal(value)) return value;
    values.set(leaf.name, value);
  }
  return values;
}

export function noSuchLeaf(name: string, leaves: readonly NamedLeaf[], whole: SourceRange): Refusal {
  const names = leaves.map((leaf) => leaf.name).join(', ');
  return refusal(
    whole,
    message('analysis.no-leaf', 'The output depends on no leaf called {name}.', { name }),
    leaves.length === 0 ? null : message('analysis.no-leaf.hint', 'Its leaves are {names}.', { names }),
  );
}

function fitting({ name, value }: NamedLeaf, given: Values[string], whole: SourceRange): ArrayValue | Refusal {
  const shape = shapeOf(given);
  if (shape !== null && shape.join() === value.shape.join()) return { shape, values: flatten(given) };
  return refusal(
    value.range ?? whole,
    shape === null
      ? message('runtime.ragged', 'The rows of {name} differ in length.', { name })
      : message(
          'analysis.shape',
          '{name} has the shape {own} in this run; a value of the shape {shape} does not fit.',
          {
            name,
            own: formatShape(value.shape),
            shape: formatShape(shape),
          },
        ),
    message('analysis.shape.hint', 'Give it as many numbers, or change the program and run it again.'),
  );
}

function recordedValue(
  tape: Tape,
  { id, value }: NamedLeaf,
  whole: SourceRange,
  check: () => void,
): ArrayValue | Refusal {
  if (value.data !== null) return { shape: value.shape, values: value.data };
  const elements = elementsOf(tape, id, whole, check);
  return isRefusal(elements) ? elements : { shape: value.shape, values: elements };
}

/** The elements of any value of the tape, computed again where it has no data. */
export function elementsOf(
  tape: Tape,
  id: ValueId,
  whole: SourceRange,
  check: () => void,
): readonly number[] | Refusal {
  const value = tape.values[id];
  if (value !== undefined && value.data !== null) return value.data;
  const slice = sliceOf(tape, { output: id, weights: null }, { throughLeaves: true });
  if (!isSlice(slice)) return cannot(slice, value?.range ?? whole);
  return new Replay(slice, { precise: false }).run(new Map(), { check })(id).toArray();
}

/** What the tape cannot compute again, with the tape's reason. */
export function cannot(why: Refusal['message'], range: SourceRange): Refusal {
  return refusal(
    range,
    why,
    message('analysis.again.hint', 'Choose another output, or change the program and run it again.'),
  );
}
