/** What one function of expressions is: its names, operands, shape rule, plain arithmetic and typesetting. */

/** Where a spelling stands: behind a module's name, as a method, alone, or alone in mathematics only. */
export type Place = 'Math' | 'math' | 'np' | 'torch' | 'linalg' | 'method' | 'bare' | 'mathematics';

/**
 * How the result's shape follows from the operands': the same element by element (broadcast), one value per reduced
 * line, a product of matrices, or the operand's own shape with every element depending on several.
 */
export type ShapeRule = 'elementwise' | 'reduction' | 'matmul' | 'dot' | 'outer' | 'transpose' | 'select' | 'along';

/** Applies an operator by its name, to numbers by plain arithmetic; what compositions are written with. */
export type Apply = (operator: string, operands: readonly unknown[]) => unknown;

export interface FunctionDefinition {
  /** The name of the torch function; `CallTree.operator`. */
  readonly name: string;
  readonly operands: readonly [least: number, most: number];
  readonly spellings: readonly Spelling[];
  readonly shape: ShapeRule;
  /** Arguments that are plain values, in order behind the operands, and by name. */
  readonly keywords: readonly string[];
  /** On plain numbers. */
  readonly plain: (...operands: number[]) => number;
  /** Where torch has no such function: written with those that it has. */
  readonly compose: ((apply: Apply, ...operands: unknown[]) => unknown) | null;
  /** LaTeX: the head of a function, or a template in which `#1` stands for the first operand. */
  readonly tex: string;
  /** Gives true or false. */
  readonly truth: boolean;
  /** Several operands are combined pairwise from the left (`Math.max(a, b, c)`). */
  readonly chained: boolean;
}

export interface Spelling {
  readonly places: readonly Place[];
  readonly names: readonly string[];
}
