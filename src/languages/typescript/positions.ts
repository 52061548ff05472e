/**
 * From places in the code that ran back to places in the text: of an error by the site that the engine was called from
 * and by V8's stack trace. Knows neither the program nor how it ran.
 */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { SourceRange } from '../../trace/range';
import { PROGRAM_FILE, PROGRAM_FUNCTION, type PreparedProgram, type Site } from './prepared';

/** Where a stop happened: in the statement that ran, at the site evaluated last if that is a part of it. */
export function placeOfStop(
  { sites, ran }: Pick<PreparedProgram, 'sites' | 'ran'>,
  { site, statement }: { readonly site: number | null; readonly statement: number | null },
): SourceRange | null {
  const last = site === null ? null : (sites[site]?.range ?? null);
  const running = statement === null ? null : (ran[statement] ?? null);
  // A function that the statement called stands elsewhere, but no longer above it once the statement has begun anew.
  return running !== null && (last === null || last.end <= running.start) ? running : last;
}

export interface ErrorPlace {
  readonly range: SourceRange | null;
  /** The calls that led there, the innermost first; the name is null at the top level, empty in a function that has none. */
  readonly calls: readonly { readonly name: string | null; readonly range: SourceRange }[];
}

/** At most so many calls are told of. */
const MAX_CALLS = 20;

export function placeOf(
  { positions, sites }: Pick<PreparedProgram, 'positions' | 'sites'>,
  error: { readonly site: number | null; readonly stack: string },
): ErrorPlace {
  const { mappings, lineStarts } = positions;
  const map = new TraceMap({ version: 3, mappings, sources: ['program'], names: [] });
  const calls = framesOf(error.stack).flatMap(({ name, line, column }) => {
    const found = originalPositionFor(map, { line, column: column - 1 });
    if (found.line === null) return [];
    const offset = (lineStarts[found.line - 1] ?? 0) + found.column;
    return [{ name, range: rangeAt(sites, offset) }];
  });
  const site = error.site === null ? undefined : sites[error.site];
  const [first] = calls;
  const range = site?.range ?? first?.range ?? null;
  return { range, calls: calls.length > 1 ? withoutRepeats(calls).slice(0, MAX_CALLS) : [] };
}

/** A function that calls itself at one place is told once. */
function withoutRepeats(calls: ErrorPlace['calls']): ErrorPlace['calls'] {
  return calls.filter((call, index) => {
    const before = calls[index - 1];
    return call.name !== before?.name || call.range.start !== before.range.start || call.range.end !== before.range.end;
  });
}

interface Frame {
  readonly name: string | null;
  /** Both from 1 on. */
  readonly line: number;
  readonly column: number;
}

const FRAME = new RegExp(`^\\s*at (?:(.*) \\()?(?:async )?${PROGRAM_FILE}:(\\d+):(\\d+)\\)?$`);

function framesOf(stack: string): readonly Frame[] {
  return stack.split('\n').flatMap((text) => {
    const [, name, line, column] = FRAME.exec(text) ?? [];
    if (line === undefined || column === undefined) return [];
    return [{ name: plainName(name ?? ''), line: Number(line), column: Number(column) }];
  });
}

/** The function around the whole program, whatever its scope is called. */
const PROGRAM_FRAME = new RegExp(`^\\$lens\\d*${PROGRAM_FUNCTION}$`);

/** `Object.step` is a method of nobody in particular; `async train` is the user's `train`. */
function plainName(name: string): string | null {
  const plain = name
    .replace(/^async /, '')
    .replace(/^(?:Object|Function)\./, '')
    .replace(/ \[as .*\]$/, '');
  if (PROGRAM_FRAME.test(plain)) return null;
  return plain === '<anonymous>' ? '' : plain;
}

/** The shortest recorded place that begins here, else the shortest around, else the place alone. */
function rangeAt(sites: readonly Site[], offset: number): SourceRange {
  let best: SourceRange | null = null;
  let bestBegins = false;
  for (const { range } of sites) {
    if (range.start > offset || range.end <= offset) continue;
    const begins = range.start === offset;
    if (bestBegins && !begins) continue;
    const isShorter = best === null || range.end - range.start < best.end - best.start;
    if (isShorter || (begins && !bestBegins)) {
      best = range;
      bestBegins = begins;
    }
  }
  return best ?? { start: offset, end: offset + 1 };
}
