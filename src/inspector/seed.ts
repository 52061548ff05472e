/**
 * What is kept of a result so that it can be made again after a reload: its document, range and text, and the values
 * that the document itself does not say. Knows no editor; what comes back from the page is checked.
 */
import type { Result } from '../results/result';
import { tensorOf } from '../trace/queries';
import type { SourceRange } from '../trace/range';
import type { Nested } from '../trace/trace';
import { nest } from '../trace/value';
import { isNested, isRecord } from './incoming';
import type { ResultSeed } from './protocol';

/** `text` is that of the result's range, for results that have no trace. */
export function seedOf(result: Result, text: string): ResultSeed {
  const { uri, range, caretAsPower, program } = result;
  const seed = { uri, range, caretAsPower };
  // What a program's leaves were varied to is not the program's; it begins from its own values.
  if (program !== null)
    return { ...seed, text: program.trace?.text ?? text, values: {}, program: { whole: program.whole } };
  const variables = (result.trace?.bindings ?? []).flatMap(({ name, substituted }) => (substituted ? [] : [name]));
  return {
    ...seed,
    text: result.trace?.text ?? text,
    values: keptValues(result),
    ...(variables.length === 0 ? {} : { variables }),
  };
}

/** An assigned value is read from the document again; a tensor that a trace holds only in part cannot be kept. */
function keptValues({ trace }: Result): Readonly<Record<string, Nested>> {
  if (trace === null) return {};
  const kept = trace.variables.flatMap(({ name, tensor, origin }) => {
    const { shape, values, summary } = tensorOf(trace, tensor);
    if (origin === 'assignment' || values.length < summary.numel) return [];
    return [[name, nest(shape, values)] as const];
  });
  return Object.fromEntries(kept);
}

/** The seed in a page's kept state, whatever version or accident wrote it; null where there is none. */
export function seedIn(state: unknown): ResultSeed | null {
  if (!isRecord(state) || state['version'] !== 1) return null;
  const seed = state['seed'];
  if (!isRecord(seed)) return null;
  const { uri, range, text, values, caretAsPower } = seed;
  if (typeof uri !== 'string' || typeof text !== 'string' || !isRecord(range) || !isRecord(values)) return null;
  const { start, end } = range;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  if (!Object.values(values).every(isNested)) return null;
  const { variables } = seed;
  const names = Array.isArray(variables) ? variables.filter((name) => typeof name === 'string') : [];
  const program = isRecord(seed['program']) ? { program: { whole: seed['program']['whole'] === true } } : {};
  return {
    uri,
    text,
    range: { start, end },
    values: values as Record<string, Nested>,
    caretAsPower: caretAsPower === true,
    ...(names.length === 0 ? {} : { variables: names }),
    ...program,
  };
}

/** How the inspector of a page's kept state behaved; one that does not say followed. */
export function mannerIn(state: unknown): { readonly pinned: boolean; readonly follows: boolean | null } {
  const manner = isRecord(state) && isRecord(state['manner']) ? state['manner'] : {};
  const { pinned, follows } = manner;
  return { pinned: pinned === true, follows: typeof follows === 'boolean' ? follows : null };
}

/** The entry of the history that a page showed; null where it showed none. */
export function keptIn(state: unknown): string | null {
  const kept = isRecord(state) ? state['kept'] : null;
  return typeof kept === 'string' ? kept : null;
}

/** Where the seed's text stands in a document now: at its old place, else at the nearest; null where it is gone. */
export function placeOf(seed: ResultSeed, documentText: string): SourceRange | null {
  const { text, range } = seed;
  if (text === '') return null;
  const at = (start: number): SourceRange => ({ start, end: start + text.length });
  if (documentText.startsWith(text, range.start)) return at(range.start);
  const before = documentText.lastIndexOf(text, range.start);
  const after = documentText.indexOf(text, range.start);
  if (before < 0 && after < 0) return null;
  return at(before >= 0 && (after < 0 || range.start - before < after - range.start) ? before : after);
}
