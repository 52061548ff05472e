/**
 * What a program threw, as plain text: read from objects whose getters and traps may throw in turn. Knows no place in
 * the text beyond the number of a site.
 */
import { LimitReached } from '../../../recorder/program/contract';
import type { LimitName } from '../../../trace/program';
import type { RealmError, RealmSetup } from '../realm-contract';
import { hintFor, type HintNames } from './hints';
import { inspect } from './inspect';
import { cut, isObject } from './primordials';

const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 200;

export interface ErrorContext {
  readonly sites: RealmSetup['sites'];
  readonly names: HintNames;
  /** Where the engine threw it; null for JavaScript's own. */
  readonly site: number | null;
  /** Of the forward call whose step back threw it; null where that is not known. */
  readonly origin: number | null;
  /** The site that was evaluated last. */
  readonly current: number;
}

export function realmError(thrown: unknown, context: ErrorContext): RealmError {
  const name = nameOf(thrown);
  const text = readable(textOf(thrown), context);
  const { site, origin } = context;
  return { name, text, hint: hintOf(name, text, context.names), site, origin, stack: stackOf(thrown) };
}

/** A stop that was thrown as such; null for everything else. */
export function limitOf(thrown: unknown): LimitName | null {
  const isStop = attempt(() => thrown instanceof LimitReached, false);
  if (!isStop) return null;
  switch (property(thrown, 'limit')) {
    case 'memory':
      return 'memory';
    case 'output':
      return 'output';
    case 'records':
      return 'records';
    case 'graph':
      return 'graph';
    default:
      return 'time';
  }
}

/** Python's and JavaScript's errors have names; what else is thrown has none. */
function nameOf(thrown: unknown): string {
  const name = isErrorLike(thrown) ? property(thrown, 'name') : null;
  return typeof name === 'string' && name !== ''
    ? cut(name, 0, LONGEST_NAME)
    : isErrorLike(thrown)
      ? 'Error'
      : 'Uncaught';
}

function textOf(thrown: unknown): string {
  if (isErrorLike(thrown)) {
    const text = property(thrown, 'message');
    if (typeof text === 'string') return cut(text, 0, LONGEST_TEXT);
  }
  const limits = { depth: 2, length: LONGEST_TEXT };
  const text = attempt(() => inspect(thrown, limits), 'a value that cannot be shown');
  return typeof text === 'string' ? cut(text, 0, LONGEST_TEXT) : '';
}

function stackOf(thrown: unknown): string {
  const stack = property(thrown, 'stack');
  return typeof stack === 'string' ? cut(stack, 0, LONGEST_TEXT) : '';
}

function isErrorLike(thrown: unknown): boolean {
  return typeof property(thrown, 'message') === 'string' && typeof property(thrown, 'stack') === 'string';
}

function property(value: unknown, key: string): unknown {
  if (!isObject(value)) return undefined;
  return attempt(() => (value as Readonly<Record<string, unknown>>)[key], undefined);
}

function attempt<T>(body: () => T, otherwise: T): T {
  try {
    return body();
  } catch {
    return otherwise;
  }
}

function hintOf(name: string, text: string, names: HintNames): RealmError['hint'] {
  const hint = attempt(() => hintFor(name, text, names), null);
  // A program may have replaced what messages are made with.
  return hint !== null && typeof hint.text === 'string' ? hint : null;
}

/** The same in an error that a program catches, where V8 wrote its message. */
export function clarify(thrown: unknown, context: Pick<ErrorContext, 'sites' | 'current'>): void {
  attempt(() => {
    if (!(thrown instanceof TypeError)) return;
    const { message: own } = thrown;
    const text = typeof own === 'string' ? readable(own, context) : own;
    if (text !== own) thrown.message = text;
  }, undefined);
}

/** V8 writes calls as the code has them, and the code has calls that the text has not: `$lens.b(...).foo is not a function`. */
function readable(text: string, { sites, current }: Pick<ErrorContext, 'sites' | 'current'>): string {
  return attempt(() => {
    const named = (name: string | null | undefined): string => name ?? '(intermediate value)';
    const iterated = /^\$lens\w*(?:\.[a-z]+ is not a function or its return value)? is not ((?:async )?iterable)/.exec(
      text,
    );
    if (iterated !== null) return `${named(sites[current]?.name)} is not ${iterated[1] ?? 'iterable'}`;
    const clean = text.replace(/\$lens\w*(?:\.[a-z]+\(\.\.\.\))?/g, (_call, at: number) =>
      named(at === 0 ? receiverOf(sites, current) : null),
    );
    return typeof clean === 'string' ? clean : text;
  }, text);
}

/** Of the call that is evaluated: what begins where it begins, and has a name. */
function receiverOf(sites: RealmSetup['sites'], current: number): string | null {
  const call = sites[current]?.range;
  if (call === undefined) return null;
  let best: RealmSetup['sites'][number] | null = null;
  for (const site of sites) {
    if (site.name === null || site.range.start !== call.start || site.range.end >= call.end) continue;
    if (best === null || site.range.end > best.range.end) best = site;
  }
  return best?.name ?? null;
}
