/** What one programming language's table says: operators, numbers, comments, functions, constants. Knows no parser. */
import type { Composition } from '../composition';
import type { OperatorTables } from '../precedence';

/** What a function of a language is: torch's name, several that differ in how many operands they take, or a formula. */
export type Meaning = string | Composition | readonly (string | Composition)[];

/** A value, and the name under which it is typeset; null where it is shown as a number. */
export type Constant = readonly [value: number, name: string | null];

export type Meanings = Readonly<Record<string, Meaning>>;
export type Constants = Readonly<Record<string, Constant>>;

export interface NumberSyntax {
  /** What may stand between digits; empty where nothing may. */
  readonly separator: string;
  /** Letters that begin an exponent. */
  readonly exponents: string;
  /** Source of a pattern: what may not stand behind the point of a number. */
  readonly notAfterPoint: string;
  /** Source of a pattern for what may stand behind a number. */
  readonly suffix: string;
  /** Literals of whole numbers, whose quotient the language cuts off; null where `1/2` is one half. */
  readonly whole: RegExp | null;
}

export interface Dialect {
  /** In messages. */
  readonly name: string;
  /** Sources of patterns, `m` and `i` by `flags`. */
  readonly comments: readonly string[];
  readonly strings: readonly string[];
  /** What joins two lines; null where line breaks do not matter or nothing does. */
  readonly continuation: string | null;
  /** Whether `'` behind an operand is an operator. */
  readonly transposes: boolean;
  readonly numbers: NumberSyntax;
  /** Source of a pattern. */
  readonly nameSyntax: string;
  readonly operators: OperatorTables;
  /** Operators of several characters that the tables do not hold. */
  readonly punctuation: readonly string[];
  /** Between the parts of a name. */
  readonly members: readonly string[];
  /** How a power is written, for messages. */
  readonly power: string;
  readonly functions: Meanings;
  /** Functions behind a value's point; null where there are none. */
  readonly methods: Meanings | null;
  readonly properties: Meanings;
  /** Names before a point or `::` that say only where a function or constant comes from. */
  readonly modules: ReadonlySet<string>;
  readonly constants: Constants;
  /** Constants that need a module before them, because their names are variables otherwise. */
  readonly moduleConstants: Constants;
  /** Types, as `(double) x`, `x as f64` and `double(x)` have them: whether they cut off what is behind the point. */
  readonly types: Readonly<Record<string, 'real' | 'whole'>>;
  readonly foldsCase: boolean;
  /** Whether a statement ends with its line. */
  readonly endsAtLine: boolean;
  readonly braces: boolean;
  readonly firstIndex: 0 | 1;
  /** `v(1)` is an element. */
  readonly roundIndex: boolean;
  /** `.pi` is a constant of the type that is meant. */
  readonly impliedTypes: boolean;
  /** `2x` is a product. */
  readonly juxtaposes: boolean;
  /** `[1 2; 3 4]`. */
  readonly matrices: boolean;
  readonly ternary: boolean;
  readonly ifs: 'braces' | 'brackets' | null;
  /** Operators that give a name its value. */
  readonly assignments: readonly string[];
  /** Which of `f(x) = …` is a function; otherwise it is an element that gets a value. */
  readonly functionTargets: boolean;
  /** `y: f64 = …`, `y::Float64 = …`. */
  readonly typesAfterNames: boolean;
  /** Words that begin statements without a formula. */
  readonly statements: ReadonlySet<string>;
}

export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Words that are torch's names already. */
export function same(text: string): Meanings {
  return Object.fromEntries(words(text).map((word) => [word, word]));
}

export function each(text: string, meaning: Meaning): Meanings {
  return Object.fromEntries(words(text).map((word) => [word, meaning]));
}
