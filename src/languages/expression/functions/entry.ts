/** How an entry of the table of functions is written, and where its spellings commonly stand. */
import type { Apply, FunctionDefinition, Place, ShapeRule, Spelling } from './definition';

export const EVERYWHERE: readonly Place[] = ['Math', 'math', 'np', 'torch', 'method', 'bare'];
export const ARRAYS: readonly Place[] = ['np', 'torch', 'method', 'bare'];
export const TORCH: readonly Place[] = ['torch', 'method', 'bare'];

export interface Options {
  readonly operands?: readonly [number, number];
  readonly shape?: ShapeRule;
  readonly keywords?: readonly string[];
  readonly compose?: (apply: Apply, ...operands: unknown[]) => unknown;
  readonly truth?: boolean;
  readonly chained?: boolean;
}

type Spellings = readonly (readonly [places: readonly Place[], ...names: string[]])[];

export function entry(
  name: string,
  tex: string,
  plain: (...operands: number[]) => number,
  spellings: Spellings,
  options: Options = {},
): FunctionDefinition {
  return {
    name,
    tex,
    plain,
    spellings: spellings.map(([places, ...names]): Spelling => ({ places, names })),
    operands: options.operands ?? [Math.max(plain.length, 1), Math.max(plain.length, 1)],
    shape: options.shape ?? 'elementwise',
    keywords: options.keywords ?? [],
    compose: options.compose ?? null,
    truth: options.truth ?? false,
    chained: options.chained ?? false,
  };
}
