/** Filters of a tensor's elements as people type them: `> 0.5`, `nan`, `= 0 or |grad| < 1e-6`. Knows no tensor. */
import type { Comparison, ElementFilter } from '../elements';
import { message, type Message } from '../message';

/** A filter may have at most this many comparisons. */
const MOST = 20;

const WORDS =
  /\|\||&&|[<>]=?|[=!]==?|[=≤≥≠|(),]|[-−+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-−+]?(?:inf(?:inity)?|∞)|[a-z_]+|\S/giu;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu;
const INFINITE = /^[-+]?(?:inf(?:inity)?|∞)$/iu;

const SIGNS: Readonly<Record<string, Comparison['test']>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
  '=': '=',
  '==': '=',
  '===': '=',
  '!=': '!=',
  '!==': '!=',
  '≠': '!=',
};

const SUBJECTS: Readonly<Record<string, Comparison['of']>> = {
  value: 'value',
  v: 'value',
  x: 'value',
  gradient: 'gradient',
  grad: 'gradient',
  g: 'gradient',
};

/** Reads a filter; a message says what is wrong with it. Nothing at all lets everything through. */
export function parseFilter(text: string): ElementFilter | Message {
  const words = (text.match(WORDS) ?? []).map((word) => word.replace('−', '-'));
  if (words.length === 0) return [];
  const reader = new FilterReader(words);
  return reader.whole();
}

export function isMessage(filter: ElementFilter | Message): filter is Message {
  return 'id' in filter;
}

/** Whether a filter asks for the gradient. */
export function asksForGradient(filter: ElementFilter): boolean {
  return filter.some((all) => all.some(({ of }) => of === 'gradient'));
}

export function holds({ magnitude, test, than }: Comparison, number: number): boolean {
  const value = magnitude ? Math.abs(number) : number;
  switch (test) {
    case '<':
      return value < than;
    case '<=':
      return value <= than;
    case '>':
      return value > than;
    case '>=':
      return value >= than;
    case '=':
      return value === than || (Number.isNaN(value) && Number.isNaN(than));
    case '!=':
      return value !== than && !(Number.isNaN(value) && Number.isNaN(than));
  }
}

class FilterReader {
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  whole(): ElementFilter | Message {
    const any: Comparison[][] = [[]];
    for (let count = 1; ; count += 1) {
      if (count > MOST)
        return message('filter.too-long', 'A filter may have at most {limit} comparisons.', { limit: MOST });
      const read = this.comparison();
      if ('id' in read) return read;
      any.at(-1)?.push(read);
      if (this.at === this.words.length) return any;
      if (this.take('or', '||')) any.push([]);
      else if (!this.take('and', '&&', ',')) return this.unexpected();
    }
  }

  /** `> 0.5`, `|grad| < 1e-6`, `grad nan`, `not nan`. */
  private comparison(): Comparison | Message {
    const not = this.take('not', '!');
    const subject = this.subject();
    if (subject === null) return this.unexpected();
    const never = this.take('not', '!') !== not;
    const sign = SIGNS[this.words[this.at] ?? ''];
    if (sign !== undefined) this.at += 1;
    // “Is not” is said before a state only: `not > 3` is `<= 3` or NaN, which nobody would guess.
    if (never && sign !== undefined) return this.unexpected(-1);
    const word = this.words[this.at]?.toLowerCase();
    if (word === undefined) return this.unexpected();
    const test = sign ?? (never ? '!=' : '=');
    const state = sign === undefined ? stateOf(word) : null;
    if (state !== null) {
      this.at += 1;
      return { of: subject.of, magnitude: subject.magnitude || state.magnitude, test, than: state.than };
    }
    const than = numberOf(word);
    if (than === null || (sign === undefined && never)) return this.unexpected();
    this.at += 1;
    return { ...subject, test, than };
  }

  /** The value, where nothing else is said; null where bars are left open. */
  private subject(): Pick<Comparison, 'of' | 'magnitude'> | null {
    const call = this.words[this.at]?.toLowerCase() === 'abs' && this.words[this.at + 1] === '(';
    const magnitude = call || this.words[this.at] === '|';
    if (magnitude) this.at += call ? 2 : 1;
    const of = SUBJECTS[this.words[this.at]?.toLowerCase() ?? ''];
    if (of !== undefined) this.at += 1;
    if (!magnitude) return { of: of ?? 'value', magnitude };
    return of !== undefined && this.take(call ? ')' : '|') ? { of, magnitude } : null;
  }

  private take(...wanted: readonly string[]): boolean {
    const found = wanted.includes(this.words[this.at]?.toLowerCase() ?? '');
    if (found) this.at += 1;
    return found;
  }

  private unexpected(by = 0): Message {
    const word = this.words[this.at + by];
    return word === undefined
      ? message('filter.ends', 'The filter ends where a number, nan or inf is expected, as in > 0.5.')
      : message(
          'filter.unexpected',
          '“{word}” is not understood here; write for example > 0.5, |grad| < 1e-6 or nan.',
          {
            word: word.length > 20 ? `${word.slice(0, 20)}…` : word,
          },
        );
  }
}

/** `inf` alone is either infinity, `nan` NaN, `zero` zero. */
function stateOf(word: string): { readonly magnitude: boolean; readonly than: number } | null {
  if (word === 'nan') return { magnitude: false, than: NaN };
  if (word === 'zero') return { magnitude: false, than: 0 };
  if (!INFINITE.test(word)) return null;
  return /^[-+]/u.test(word) ? { magnitude: false, than: infinite(word) } : { magnitude: true, than: Infinity };
}

function numberOf(word: string): number | null {
  if (word === 'nan') return NaN;
  if (INFINITE.test(word)) return infinite(word);
  return NUMBER.test(word) ? Number(word) : null;
}

function infinite(word: string): number {
  return word.startsWith('-') ? -Infinity : Infinity;
}
