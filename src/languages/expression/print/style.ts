/** What one language's table says about writing code: the contract of the printer. Knows no tree and no language. */
import type { Place } from '../functions/definition';

/** How the original is written, which the code that is put beside it follows. */
export interface Manner {
  /** The formula's own text. */
  readonly source: string;
  /** The whole document. */
  readonly document: string;
  /** Before a function's name: `Math.`, `np.`, `std::`, nothing. */
  readonly prefix: string;
  /** Whose functions these are, where the language has several modules. */
  readonly module: Place | null;
  /** `x * x` for a small whole power, where the language has no operator for powers and the original uses no function. */
  readonly products: boolean;
  /** `.^`, `sin.(x)`: the original works element by element. */
  readonly elementwise: boolean;
  /** Values may be arrays, which no conditional expression takes: `where(x > 0, a, b)` instead. */
  readonly arrays: boolean;
}

/** A function as it is called. */
export interface SpelledFunction {
  readonly name: string;
  /** `f`: name(x, y). `method`: x.name(y). `property`: x.name. */
  readonly form: 'function' | 'method' | 'property';
}

export interface WrittenInfix {
  readonly sign: string;
  /** Of the whole. */
  readonly level: number;
  /** What the operands must reach without brackets. */
  readonly left: number;
  readonly right: number;
}

export interface Vocabulary {
  readonly functions: ReadonlyMap<string, SpelledFunction>;
  /** Those for plain numbers, where the others take tensors only. */
  readonly plain?: ReadonlyMap<string, SpelledFunction>;
  readonly constants: ReadonlyMap<string, string>;
}

/** A statement that gives a name its value. */
export interface Local {
  readonly name: string;
  readonly code: string;
}

export interface Parameter {
  readonly name: string;
  /** 0 for a number, 1 for a list, 2 for a list of lists. */
  readonly dimensions: number;
}

export interface FunctionParts {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly locals: readonly Local[];
  /** One result, or several. */
  readonly results: Results;
}

/** One; a list; rows of a matrix. */
export type Results =
  | { readonly kind: 'one'; readonly code: string }
  | { readonly kind: 'list'; readonly codes: readonly string[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly string[])[] };

export interface CodeStyle {
  /** In messages. */
  readonly name: string;
  readonly infix: Readonly<Record<string, WrittenInfix>>;
  /** The same where the original works element by element; null where nothing else is written then. */
  readonly elementwise: Readonly<Record<string, WrittenInfix>> | null;
  /** Signs before an operand: what the operand must reach, and what the whole holds. */
  readonly negation: { readonly sign: string; readonly operand: number; readonly level: number };
  readonly not: { readonly sign: string; readonly operand: number; readonly level: number };
  /** A sign before a power is an error, whichever it is meant to apply to. */
  readonly bracketsNegatedPower: boolean;
  /** Around `**`: `x ** 2` or `x**2`. */
  readonly spacedPower: boolean;
  /** A whole exponent is written without a point, as the language computes whole powers in another way. */
  readonly wholeExponents: boolean;
  /** Numbers that a function of two tensors does not take as they are: what is put around them. */
  readonly wrapsNumbers: ((code: string, manner: Manner) => string) | null;
  /** Functions are methods of values; one without a known type is called by its path instead (`f64::sqrt(2.0)`). */
  readonly methodPath: ((manner: Manner) => string) | null;
  readonly number: (value: number, manner: Manner) => string;
  readonly vocabulary: (manner: Manner) => Vocabulary;
  /** null where the language has no conditional expression. */
  readonly condition: ((condition: string, then: string, otherwise: string) => string) | null;
  /** What the condition and the two branches must reach without brackets. */
  readonly conditionLevels: readonly [condition: number, then: number, otherwise: number];
  /** Truth values are numbers, as they are in C. */
  readonly truthIsNumber: boolean;
  /** A number may stand where a condition does, and means there what it means in the formula. */
  readonly numberIsTruth: boolean;
  readonly element: (name: string, indices: readonly number[]) => string;
  readonly value: (name: string, code: string, manner: Manner) => string;
  readonly function: (parts: FunctionParts, manner: Manner) => string;
  /** What must stand above the code; `code` is what was written. */
  readonly needs: (code: string, manner: Manner) => readonly string[];
  /** Whether capitals make no difference in names. */
  readonly foldsCase: boolean;
}

/** The loosest: conditions, and what stands alone. */
export const CONDITIONAL = 1;
/** Names, numbers, calls and brackets. */
export const ATOM = 20;
