/** What of a program can be differentiated: values that records show and roots of its passes, by their names. */
import type { ProgramOutput } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { ValueId } from '../../trace/tape';
import type { Names } from './names';
import { Value } from './value';

const MAX_OUTPUTS = 100;

/** A value that records show, and the first place in the text that does. */
export interface ShownValue {
  readonly value: Value;
  readonly range: SourceRange | null;
}

/** Those that an output can be: the most wanted first. `roots` are those of passes, the last pass first. */
export function candidates(shown: readonly ShownValue[], roots: readonly Value[], names: Names): readonly ShownValue[] {
  const differentiable = shown.filter(({ value }) => isDifferentiable(value));
  const places = new Map(differentiable.map(({ value, range }) => [value, range]));
  const wanted = roots
    .slice(0, 1)
    .filter((root) => isDifferentiable(root))
    .map((value) => ({ value, range: places.get(value) ?? names.rangeOf(value) }));
  const named = differentiable.filter(({ value }) => names.nameOf(value) !== null);
  const unnamed = differentiable.filter(({ value }) => names.nameOf(value) === null);
  return distinct([...wanted, ...named, ...unnamed]);
}

/** In order of the text. */
export function programOutputs(
  chosen: readonly ShownValue[],
  names: Names,
  placeOf: (value: Value) => ValueId | null,
): readonly ProgramOutput[] {
  return chosen
    .slice(0, MAX_OUTPUTS)
    .flatMap(({ value, range }): ProgramOutput[] => {
      const place = placeOf(value);
      const name = names.nameOf(value) ?? operatorName(value, names);
      return place === null ? [] : [{ name, range, shape: [...value.shape], value: place }];
    })
    .sort((a, b) => (a.range?.start ?? Infinity) - (b.range?.start ?? Infinity));
}

function isDifferentiable(value: Value): boolean {
  return value.requires_grad && !value.leaf && value.dtype.is_floating_point;
}

/** Of a value without a name: what made it. */
function operatorName({ maker }: Value, names: Names): string {
  if (maker?.kind === 'function') return `${maker.name}.apply(…)`;
  if (maker?.kind !== 'call') return 'grad(…)';
  const name = maker.definition.name.split('.').at(-1) ?? '';
  if (name !== '__getitem__') return `${name}(…)`;
  const [object] = maker.args;
  return `${(object instanceof Value ? names.nameOf(object) : null) ?? '(…)'}[…]`;
}

function distinct(list: readonly ShownValue[]): readonly ShownValue[] {
  const seen = new Set<Value>();
  return list.filter(({ value }) => !seen.has(value) && seen.add(value));
}
