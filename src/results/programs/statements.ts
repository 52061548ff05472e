/**
 * Which statements of a program gave something, and what: the records that stand at the end of a statement's line. Works
 * on masked text and on what the run recorded, without parsing, in the coordinates of the run. Knows no documents.
 */
import type { OutputEvent, ProgramTrace, TraceRecord } from '../../trace/program';
import type { SourceRange } from '../../trace/range';

/** A statement that gave something. */
export interface StatementRecords {
  /** Behind its last character, the semicolon included. */
  readonly end: number;
  /** Names that it gave values to, in order; else the one value of the whole statement; none for one that prints. */
  readonly records: readonly TraceRecord[];
  /** The value stands written out in the text: `= 3`, `= torch.tensor([1, 2])`. */
  readonly literal: boolean;
  /** What it printed last, and how often it printed. */
  readonly printed: { readonly text: string; readonly count: number } | null;
}

/** A statement whose parts lie farther apart than this is none that is read at a glance. */
const REACH = 4000;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Behind these a statement goes on over a line break. */
const GOES_ON_AFTER = /(?:[=+\-*/%&|^<>?:,.([!~]|\b(?:return|await|typeof|in|of))$/;
const ENDS_WITH_STEP = /(?:\+\+|--)$/;
const GOES_ON_BEFORE = /^(?:[*/%&|^<>?:.,=)\]([]|\+(?!\+)|-(?!-)|(?:in|instanceof|as|satisfies)\b)/;
/** What may stand before a statement's value: where a statement begins, an assignment, a word that takes a value. */
const BEFORE_VALUE = /(?:^|[;{})]|(?:^|[^=!<>])=|[-+*/%&|^?]=|<<=|>>=|=>|\b(?:return|await|else|do))$/;
const HEAD_WORD = /\b(?:for|if|while|switch|catch|with)\s*(?:await\s*)?$/;
const NAME_END = /[\p{ID_Continue}$)\]]$/u;
const NUMBER = /^[-+]?\s*(?:\.?\d[\w.]*(?:(?<=[eE])[-+]\d+)?|Infinity|NaN)$/;
const TENSOR =
  /^torch\s*\.\s*(?:tensor|Tensor|FloatTensor|as_tensor)\s*\(\s*([-+\d.,\s[\]e_n]*?)\s*(?:,\s*\{[^{}]*\}\s*)?\)$/;

/** What these give is no news: zeros, and how long a list has become. */
const EMPTIED = /\.zero_\s*\(\s*\)$/;
const GROWN = /\.(?:push|unshift)\s*\(/;

/** Those that end in `range`, in order of their ends; `masked` is the text of the run with comments and strings blanked. */
export function statementsIn(masked: string, trace: ProgramTrace, range: SourceRange): readonly StatementRecords[] {
  const found = new Map<number, { writes: TraceRecord[]; value: TraceRecord | null; literal: boolean }>();
  const { records } = trace;
  for (let index = firstFrom(records, range.start - REACH); index < records.length; index += 1) {
    const record = records[index];
    if (record === undefined || record.range.start > range.end) break;
    const place = record.kind === 'write' ? writeAt(masked, record.range) : valueAt(masked, record);
    if (place === null || place.end < range.start || place.end > range.end) continue;
    let statement = found.get(place.end);
    if (statement === undefined) found.set(place.end, (statement = { writes: [], value: null, literal: false }));
    if (record.kind !== 'write') statement.value ??= record;
    else if (!place.literal || isLeaf(trace, record)) {
      statement.writes.push(record);
      statement.literal ||= place.literal;
    }
  }
  const given: StatementRecords[] = [...found].flatMap(([end, { writes, value, literal }]) => {
    const told = writes.length > 0 ? writes : value === null ? [] : [value];
    return told.length === 0 ? [] : [{ end, records: told, literal, printed: null }];
  });
  return [...given, ...prints(masked, trace, range)].sort((one, other) => one.end - other.end);
}

function firstFrom(records: readonly TraceRecord[], start: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((records[middle]?.range.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is written out tells something all the same where a gradient came to it. */
function isLeaf({ tensors }: ProgramTrace, { value }: TraceRecord): boolean {
  const tensor = value.kind === 'tensor' ? tensors[value.tensor] : undefined;
  return tensor?.is_leaf === true && tensor.requires_grad;
}

interface Place {
  readonly end: number;
  readonly literal: boolean;
}

/** The statement that gives a name its value; null for parameters, and for the heads of loops. */
function writeAt(masked: string, { start, end }: SourceRange): Place | null {
  if (isInHead(masked, start)) return null;
  const from = behindPattern(masked, end);
  if (/^\s*=>/.test(masked.slice(from, from + 40))) return null;
  const stop = endOf(masked, from);
  if (stop === null) return null;
  return { end: stop, literal: isLiteral(masked.slice(from, stop)) };
}

/** `= 3;`, `: Tensor = torch.tensor(3)`, and `= 0.1, steps = 20`, of which the first part counts. */
function isLiteral(given: string): boolean {
  const [, value] = /^\s*(?::[^=;]*)?=(?![=>])\s*([^]*?)\s*;?$/.exec(given) ?? [];
  if (value === undefined) return false;
  return NUMBER.test(value.split(',', 1)[0]?.trimEnd() ?? '') || TENSOR.test(value);
}

/** Whether a round bracket that is no mere grouping is open at this place. */
function isInHead(masked: string, start: number): boolean {
  let depth = 0;
  for (let at = start - 1; at >= 0 && start - at < REACH; at -= 1) {
    const character = masked[at] ?? '';
    if (character === ')' || character === ']') depth += 1;
    else if (character === '(' || character === '[') {
      if (depth > 0) depth -= 1;
      else if (character === '(') return HEAD_WORD.test(masked.slice(Math.max(0, at - 20), at)) || isCall(masked, at);
    } else if (depth === 0 && (character === ';' || character === '{' || character === '}')) return false;
  }
  return false;
}

function isCall(masked: string, bracket: number): boolean {
  return NAME_END.test(masked.slice(Math.max(0, bracket - 40), bracket).trimEnd());
}

/** Behind the brackets of a pattern, `[a, b] = …`. */
function behindPattern(masked: string, end: number): number {
  let depth = 0;
  for (let at = end; at < masked.length && at - end < REACH; at += 1) {
    const character = masked[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (character === ']' || character === '}') {
      if (depth === 0) {
        if (!/^[\]}\s]*(?::[^=;]*)?=(?![=>])/.test(masked.slice(at, at + 200))) return end;
        return at + (/^[\]}\s]*/.exec(masked.slice(at))?.[0].length ?? 0);
      }
      depth -= 1;
    } else if (character === ')') {
      if (depth === 0) return end;
      depth -= 1;
    } else if (depth === 0 && (character === ';' || character === '=')) return end;
  }
  return end;
}

/** Where the statement ends that goes on at this place; null where a bracket that is open here closes first. */
function endOf(masked: string, from: number): number | null {
  const open: string[] = [];
  for (let at = from; at <= masked.length; at += 1) {
    if (at - from > REACH) return null;
    const character = masked[at] ?? '\n';
    const closing = CLOSING[character];
    if (closing !== undefined) open.push(closing);
    else if (')]}'.includes(character)) {
      if (open.length === 0) return character === '}' ? trimmedEnd(masked, from, at) : null;
      open.pop();
    } else if (open.length === 0) {
      if (character === ';') return at + 1;
      if (at === masked.length || (character === '\n' && endsAtBreak(masked, from, at)))
        return trimmedEnd(masked, from, at);
    }
  }
  return null;
}

function endsAtBreak(masked: string, from: number, at: number): boolean {
  const before = masked.slice(Math.max(0, from - 1, at - 200), at).trimEnd();
  if (GOES_ON_AFTER.test(before) && !ENDS_WITH_STEP.test(before)) return false;
  return !GOES_ON_BEFORE.test(masked.slice(at + 1, at + 400).trimStart());
}

function trimmedEnd(masked: string, from: number, to: number): number {
  return from + masked.slice(from, to).trimEnd().length;
}

/** The statement that is this value and nothing more: `x.grad`, `return a * b;`, `(v) => v ** 2`. */
function valueAt(masked: string, { range: { start, end }, value }: TraceRecord): Place | null {
  const text = masked.slice(start, end);
  if (TENSOR.test(text) || EMPTIED.test(text) || (value.kind === 'number' && GROWN.test(text))) return null;
  let from = start;
  let to = end;
  for (;;) {
    const before = masked.slice(Math.max(0, from - 200), from);
    if (!before.trimEnd().endsWith('(')) break;
    const bracket = from - before.length + before.trimEnd().length - 1;
    const rest = /^\s*\)/.exec(masked.slice(to, to + 200));
    const word = masked.slice(Math.max(0, bracket - 40), bracket).trimEnd();
    if (rest === null || (NAME_END.test(word) && !/\b(?:return|await|else|do)$/.test(word))) return null;
    from = bracket;
    to += rest[0].length;
  }
  if (!beginsAt(masked, from)) return null;
  const rest = /^[^\S\n]*(;|\}|\n|$)/.exec(masked.slice(to, to + 400));
  if (rest === null) return null;
  if (rest[1] === ';') return { end: to + rest[0].length, literal: false };
  if (rest[1] === '\n' && !endsAtBreak(masked, from, to + rest[0].length - 1)) return null;
  return { end: to, literal: false };
}

function beginsAt(masked: string, from: number): boolean {
  const line = masked.slice(Math.max(0, from - 400), from);
  const before = line.trimEnd();
  if (BEFORE_VALUE.test(before)) return true;
  // On a line of its own, behind a statement without a semicolon.
  return /\n\s*$/.test(line) && !GOES_ON_AFTER.test(before);
}

// What was printed

interface Printed {
  readonly range: SourceRange;
  text: string;
  count: number;
}

/** The same run is asked for again and again while its program is looked at. */
const known = new WeakMap<ProgramTrace, ReadonlyMap<number, Printed>>();

function prints(masked: string, trace: ProgramTrace, range: SourceRange): readonly StatementRecords[] {
  let calls = known.get(trace);
  if (calls === undefined) known.set(trace, (calls = callsOf(trace.output)));
  return [...calls.values()].flatMap((call) => {
    const { start, end } = call.range;
    if (start > range.end || end < range.start - REACH || !beginsAt(masked, start)) return [];
    const stop = endOf(masked, end);
    if (stop === null || stop < range.start || stop > range.end) return [];
    return [{ end: stop, records: [], literal: false, printed: { text: call.text, count: call.count } }];
  });
}

function callsOf(output: readonly OutputEvent[]): ReadonlyMap<number, Printed> {
  const calls = new Map<number, Printed>();
  for (const { kind, text, range } of output) {
    if (range === null || kind === 'warning' || kind === 'figure') continue;
    const call = calls.get(range.start);
    if (call === undefined) calls.set(range.start, { range, text, count: 1 });
    else {
      call.text = text;
      call.count += 1;
    }
  }
  return calls;
}
