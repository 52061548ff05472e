/**
 * From places in the code that ran back to places in the text: of an error by the site that the engine was called from
 * and by V8's stack trace. Knows neither the program nor how it ran.
 */
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { SourceRange } from '../../trace/range';
import type { PreparedProgram, Site } from './prepared';
import { framesOf } from './stack';

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

/** What an error says of its place. */
interface Located {
  /** The site that the engine was called from, as far as the realm saw. */
  readonly site: number | null;
  /** The site of the forward call, where a step back failed that knows it: it counts before all else. */
  readonly origin: number | null;
  readonly stack: string;
}

export function placeOf(
  { text, positions, sites }: Pick<PreparedProgram, 'text' | 'positions' | 'sites'>,
  error: Located,
): ErrorPlace {
  const { mappings, lineStarts } = positions;
  const map = new TraceMap({ version: 3, mappings, sources: ['program'], names: [] });
  const calls = framesOf(error.stack).flatMap(({ name, line, column }) => {
    const found = originalPositionFor(map, { line, column: column - 1 });
    if (found.line === null) return [];
    const offset = (lineStarts[found.line - 1] ?? 0) + found.column;
    return [{ name: ownName(text, name), offset, range: rangeAt(sites, offset) ?? memberAt(text, sites, offset) }];
  });
  const [first] = calls;
  const seen = siteRange(sites, error.site);
  // What was evaluated last may be inside a function that the engine called and that has returned: the stack knows better.
  const isCalled = seen !== null && (first === undefined || (seen.start <= first.offset && first.offset <= seen.end));
  const range = siteRange(sites, error.origin) ?? (isCalled ? seen : (first?.range ?? null));
  const told = withoutRepeats(calls.map((call) => ({ name: call.name, range: call.range })));
  return { range, calls: calls.length > 1 ? told.slice(0, MAX_CALLS) : [] };
}

function siteRange(sites: readonly Site[], site: number | null): SourceRange | null {
  return site === null ? null : (sites[site]?.range ?? null);
}

/** A function that calls itself at one place is told once. */
function withoutRepeats(calls: ErrorPlace['calls']): ErrorPlace['calls'] {
  return calls.filter((call, index) => {
    const before = calls[index - 1];
    return call.name !== before?.name || call.range.start !== before.range.start || call.range.end !== before.range.end;
  });
}

/** The shortest recorded place that begins here, else the shortest around; null where there is none. */
function rangeAt(sites: readonly Site[], offset: number): SourceRange | null {
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
  return best;
}

/** `e.step` of a function that an object of the engine holds is the user's `step`: no `e` is written there. */
function ownName(text: string, name: string | null): string | null {
  const dot = name?.lastIndexOf('.') ?? -1;
  return name === null || dot < 0 || text.includes(name.slice(0, dot)) ? name : name.slice(dot + 1);
}

/** The word there, with what it is a member of: a setter is called at the `requires_grad` of `x.requires_grad = true`. */
function memberAt(text: string, sites: readonly Site[], offset: number): SourceRange {
  const [word = ''] = /^[\p{ID_Continue}$]*/u.exec(text.slice(offset)) ?? [];
  const owner = text[offset - 1] === '.' ? sites.find(({ range }) => range.end === offset - 1) : undefined;
  return { start: owner?.range.start ?? offset, end: offset + Math.max(word.length, 1) };
}
