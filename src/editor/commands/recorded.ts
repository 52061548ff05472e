/** Values that a program's run gave to names, read from what it recorded. Knows neither the editor nor how it was run. */
import type { ResultRegistry, Values } from '../../results/result';
import type { ProgramTrace, TraceRecord } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Nested } from '../../trace/trace';
import { nest } from '../../trace/value';

/** A name, and where it was assigned: from the name on. */
export interface DefinedName {
  readonly name: string;
  readonly range: SourceRange;
}

/** By name; one that has no number and no whole tensor is left out. */
export function recordedValues(
  results: Pick<ResultRegistry, 'recordAt'>,
  uri: string,
  names: readonly DefinedName[],
): Values {
  const found = names.flatMap(({ name, range }) => {
    const place = results.recordAt(uri, range.start);
    const trace = place?.result.program?.trace ?? null;
    if (place === undefined || trace === null || place.record.name !== name) return [];
    const value = valueOf(trace, place.record);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

function valueOf({ tensors }: ProgramTrace, { value }: TraceRecord): Nested | null {
  if (value.kind === 'number') return value.value;
  const tensor = value.kind === 'tensor' ? tensors[value.tensor] : undefined;
  if (tensor === undefined || tensor.values.length < tensor.summary.numel) return null;
  return nest(tensor.shape, tensor.values);
}
