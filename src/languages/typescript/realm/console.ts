/** `console`, as Node's: values as `inspect` writes them, format specifiers, groups, counters, tables. */
import type { OutputEvent } from '../../../trace/program';
import { inspect, type InspectLimits } from './inspect';
import type { Output } from './output';
import { textOf } from './primordials';
import { table } from './table';

const DEPTH = 2;
const DIR_DEPTH = 4;
const SPACES_PER_GROUP = 2;
const DEEPEST_GROUP = 40;

type Kind = Extract<OutputEvent['kind'], 'log' | 'info' | 'debug' | 'warn' | 'error'>;
type Log = (...values: readonly unknown[]) => void;

export function newConsole(output: Output, elapsed: () => number): object {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let groups = 0;

  const emit = (kind: Kind, text: string): void => {
    const margin = ' '.repeat(groups * SPACES_PER_GROUP);
    output.emit(kind, groups === 0 ? text : margin + text.replaceAll('\n', `\n${margin}`));
  };
  const write =
    (kind: Kind): Log =>
    (...values) => {
      emit(kind, formatted(values, output.left));
    };
  const log = write('log');
  const time = (label: unknown, rest: readonly unknown[]): void => {
    const name = labelOf(label);
    const started = timers.get(name);
    if (started === undefined) emit('warn', `Warning: No such label '${name}' for console.time()`);
    else log(`${name}: ${duration(elapsed() - started)}`, ...rest);
  };
  const group: Log = (...values) => {
    if (values.length > 0) log(...values);
    if (groups < DEEPEST_GROUP) groups += 1;
  };

  return {
    log,
    info: write('info'),
    debug: write('debug'),
    warn: write('warn'),
    error: write('error'),
    trace: (...values: readonly unknown[]) => {
      emit('error', ['Trace', formatted(values, output.left)].filter((text) => text !== '').join(': '));
    },
    dir: (value: unknown, options?: { readonly depth?: number | null }) => {
      const depth = options?.depth === null ? Infinity : (options?.depth ?? DIR_DEPTH);
      emit('log', inspect(value, { depth: Math.min(depth, 100), length: output.left }));
    },
    assert: (condition: unknown, ...values: readonly unknown[]) => {
      if (condition) return;
      const text = formatted(values, output.left);
      emit('warn', text === '' ? 'Assertion failed' : `Assertion failed: ${text}`);
    },
    table: (value: unknown, columns?: readonly string[]) => {
      const drawn = table(value, columns ?? null, output.left);
      if (drawn === null) log(value);
      else emit('log', drawn);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      groups = Math.max(0, groups - 1);
    },
    count: (label?: unknown) => {
      const name = labelOf(label);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      log(`${name}: ${count}`);
    },
    countReset: (label?: unknown) => {
      counts.delete(labelOf(label));
    },
    time: (label?: unknown) => {
      timers.set(labelOf(label), elapsed());
    },
    timeLog: (label?: unknown, ...rest: readonly unknown[]) => {
      time(label, rest);
    },
    timeEnd: (label?: unknown) => {
      time(label, []);
      timers.delete(labelOf(label));
    },
  };
}

function labelOf(label: unknown): string {
  return label === undefined ? 'default' : textOf(label);
}

function duration(milliseconds: number): string {
  return milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(3)}s` : `${milliseconds}ms`;
}

/** Texts as they are, everything else inspected, blanks between; a first text may have specifiers. */
function formatted(values: readonly unknown[], length: number): string {
  const limits: InspectLimits = { depth: DEPTH, length };
  const [first, ...others] = values;
  const rest = [...others];
  const parts: string[] = [];
  if (typeof first === 'string') parts.push(rest.length === 0 ? first : filledIn(first, rest, limits));
  else if (values.length > 0) parts.push(inspect(first, limits));
  let used = 0;
  for (const value of rest) {
    if (used > length) break;
    const part = typeof value === 'string' ? value : inspect(value, { ...limits, length: length - used });
    used += part.length + 1;
    parts.push(part);
  }
  return parts.join(' ');
}

/** Takes from `rest` what the specifiers of a text ask for. */
function filledIn(text: string, rest: unknown[], limits: InspectLimits): string {
  return text.replace(/%[sdifjoOc%]/g, (specifier) => {
    if (specifier === '%%') return '%';
    if (rest.length === 0) return specifier;
    return specified(specifier, rest.shift(), limits);
  });
}

function specified(specifier: string, value: unknown, limits: InspectLimits): string {
  switch (specifier) {
    case '%s':
      if (typeof value === 'string') return value;
      return inspect(value, typeof value === 'object' ? { ...limits, depth: 0 } : limits);
    case '%d':
      return numberText(value, Number);
    case '%i':
      return numberText(value, (one) => Math.trunc(parsed(one, parseInt)));
    case '%f':
      return typeof value === 'symbol' ? 'NaN' : String(parsed(value, parseFloat));
    case '%j':
      return jsonText(value);
    case '%o':
      return inspect(value, { ...limits, depth: DIR_DEPTH });
    case '%O':
      return inspect(value, limits);
    default:
      return '';
  }
}

function numberText(value: unknown, read: (value: unknown) => number): string {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'symbol' ? 'NaN' : inspect(read(value), { depth: 0, length: 100 });
}

/** A tensor by its value: its text is no number. */
function parsed(value: unknown, parse: (text: string) => number): number {
  return typeof value === 'object' && value !== null ? Number(value) : parse(textOf(value));
}

function jsonText(value: unknown): string {
  try {
    return textOf(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError && error.message.includes('circular')) return '[Circular]';
    throw error;
  }
}
