/** What a program assigned to its names, by the records of its run. Knows places only. */
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Definitions, Made } from './zero-fixes';

export const NO_DEFINITIONS: Definitions = { expressionOf: () => null, madeFor: () => [] };

/** More names than this are not followed. */
const MAX_NAMES = 200;
/** By convention, what no gradient is asked of. */
const DATA = /^(?:x|y|xs|ys|t|inputs?|data|batch|targets?|labels?|features?)$/i;

export function definitionsIn(trace: ProgramTrace): Definitions {
  return {
    expressionOf: (range) => expressionOf(trace, range),
    madeFor: (range) => madeFor(trace, range),
  };
}

function expressionOf({ records, text, range: whole }: ProgramTrace, range: SourceRange | null): SourceRange | null {
  if (range === null) return null;
  const name = records.find((record) => isSame(record.range, range) && record.value.kind === 'tensor');
  if (name?.value.kind !== 'tensor') return null;
  const { tensor } = name.value;
  // `w -= g` is one expression with its name in it; `w = g` has what is assigned behind it.
  const around = records.find(
    (record) => record.kind === 'expression' && holdsTensor(record, tensor) && isWithin(range, record.range),
  );
  if (around !== undefined && name.kind === 'write') return around.range;
  const behind = records
    .filter((record) => holdsTensor(record, tensor) && record.range.start >= range.end)
    .sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end)[0];
  if (behind === undefined) return null;
  const between = text.slice(range.end - whole.start, behind.range.start - whole.start);
  return /^\s*(?::[^=;]+)?=\s*\(*$/.test(between) ? behind.range : null;
}

/** By the names that stand in its expression, in theirs, and so on. */
function madeFor(trace: ProgramTrace, range: SourceRange | null): readonly Made[] {
  const { records, tensors } = trace;
  const found: Made[] = [];
  const seen = new Set<string>();
  const left = range === null ? [] : [range];
  // An array hands out what is added while it is gone through.
  for (const place of left) {
    const expression = expressionOf(trace, place);
    if (expression === null) continue;
    for (const { name, kind, range: at, value } of records) {
      if (name === null || kind !== 'read' || !isInside(at, expression) || seen.has(name)) continue;
      if (value.kind !== 'tensor' || seen.size === MAX_NAMES) continue;
      seen.add(name);
      const { tensor } = value;
      const written = records.find(
        (record) => record.kind === 'write' && record.name === name && holdsTensor(record, tensor),
      );
      if (written === undefined) continue;
      left.push(written.range);
      const made = expressionOf(trace, written.range);
      if (made !== null && /^b?float/.test(tensors[tensor]?.dtype ?? ''))
        found.push({ name, range: written.range, expression: made });
    }
  }
  return [...found.filter(({ name }) => !DATA.test(name)), ...found.filter(({ name }) => DATA.test(name))];
}

type Record = ProgramTrace['records'][number];

function holdsTensor({ value }: Record, tensor: number): boolean {
  return value.kind === 'tensor' && value.tensor === tensor;
}

function isSame(one: SourceRange, other: SourceRange): boolean {
  return one.start === other.start && one.end === other.end;
}

function isInside(inner: SourceRange, outer: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return isInside(inner, outer) && !isSame(inner, outer);
}
