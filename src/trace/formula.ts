/**
 * What is asked of a formula by rule, and what is answered: derivatives with their steps, simplified, put into numbers,
 * compared. Plain data; `tex` is LaTeX without dollars, `text` the same as plain text (`20x³ + 9x²`).
 */
import type { Message } from './message';
import type { SourceRange } from './range';

/** Variables in the order in which one differentiates: `['x', 'y']` is ∂²f/∂y∂x. An element of an array is `x[0]`. */
export type By = readonly string[];

/** As many derivatives are given at once: the Hessian of eight variables. */
export const MAX_PARTS = 64;
/** Variables to differentiate by, one after another. */
export const MAX_ORDER = 6;

export interface DerivativeRequest {
  /** Which derivatives, 1 to MAX_PARTS, each of order 1 to MAX_ORDER. */
  readonly by: readonly By[];
}

export interface DerivativeAnswer {
  /** As asked, in that order. */
  readonly parts: readonly DerivativePart[];
  /** What a reader must know: that elements were written out, that a sum was differentiated. */
  readonly notes: readonly Message[];
}

export interface WrittenFormula {
  readonly tex: string;
  readonly text: string;
}

export interface DerivativePart {
  readonly by: By;
  /** `\frac{\partial f}{\partial x}`, for one variable `f'(x)`. */
  readonly left: WrittenFormula;
  /** As the rules give it, nothing put together: 5·4x³ + 3·3x². */
  readonly derived: WrittenFormula;
  /** The last differentiation, step by step. */
  readonly steps: Step;
  /** At the result's values; null where those are arrays and this part is no single number. */
  readonly point: PointValue | null;
  readonly check: RuleCheck;
}

/** One rule applied to one part of the formula, on the parts' own derivatives. */
export interface Step {
  /** `rule.product`, “Product rule”; `rule.function` of `sin`: “Derivative of sin”. */
  readonly rule: Message;
  /** The rule itself: `(u v)' = u' v + u v'`. */
  readonly law: string;
  /** What is differentiated here: `\frac{d}{dx}\left[x^2 \sin x\right]`. */
  readonly of: string;
  /** What the rule gives. */
  readonly result: string;
  readonly parts: readonly Step[];
  /** The part of the text that is differentiated. */
  readonly range: SourceRange;
}

/** The derivative with the numbers put in, as one does by hand: `20·2³ + 9·2² + 14·2 + 9 = 233`. */
export interface PointValue {
  /** Without the `=` and the value; simplified as far as `derived` was. */
  readonly written: WrittenFormula;
  readonly value: number;
}

/** The derivative by rule against the other two, here and over the domain. */
export interface RuleCheck {
  readonly verdict: 'agrees' | 'differs' | 'unchecked';
  /** What stands out: where they part, or why it cannot be checked. */
  readonly reason: Message | null;
  /** null where it was not computed. */
  readonly autograd: number | null;
  readonly differences: number | null;
  readonly samples: Samples | null;
}

/** Points over the domain at which two ways were compared. */
export interface Samples {
  /** Where both were defined. */
  readonly compared: number;
  readonly agreeing: number;
  /** Where at least one has no value: outside of the domain, at a pole. */
  readonly leftOut: number;
  /** Of each variable. */
  readonly ranges: readonly { readonly variable: string; readonly from: number; readonly to: number }[];
  /** The first point at which they part. */
  readonly apart: Apart | null;
}

export interface Apart {
  readonly at: Readonly<Record<string, number>>;
  /** By rule. */
  readonly one: number;
  readonly other: number;
}

/** For each part that was asked for, in order. */
export interface SimplifiedAnswer {
  readonly parts: readonly SimplifiedPart[];
}

export interface SimplifiedPart {
  /** null where nothing simpler was found in time. */
  readonly formula: WrittenFormula | null;
  readonly point: PointValue | null;
  /** Why there is none. */
  readonly reason: Message | null;
}

/** Is this the derivative? */
export interface CompareRequest {
  readonly by: By;
  /** As the user typed it, in the document's notation. */
  readonly text: string;
}

export interface Comparison {
  readonly verdict: 'agrees' | 'differs' | 'unchecked';
  /** In words: where they part, or over what they agree. */
  readonly message: Message;
  /** How the typed text was understood. */
  readonly understood: WrittenFormula;
  readonly samples: Samples;
}

/** A derivative in a programming language or in LaTeX. */
export interface CodeRequest {
  readonly by: readonly By[];
  /** `value`: a statement that gives it a name, in place; `function`: a function of the variables; `expression`: bare. */
  readonly form: 'expression' | 'value' | 'function';
  readonly simplified: boolean;
}

export interface WrittenCode {
  readonly code: string;
  /** What the code needs and the document does not seem to have: `import math`. */
  readonly needs: readonly string[];
}
