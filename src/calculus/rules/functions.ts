/** The functions that derivatives are written with, by the names that mathematics has for them. */
import type { Tree } from '../../languages/expression/tree';
import { apply, either, number, TWO } from './build';

export const sin = (u: Tree): Tree => apply('sin', u);
export const cos = (u: Tree): Tree => apply('cos', u);
export const tan = (u: Tree): Tree => apply('tan', u);
export const cot = (u: Tree): Tree => apply('cot', u);
export const sec = (u: Tree): Tree => apply('sec', u);
export const csc = (u: Tree): Tree => apply('csc', u);
export const sinh = (u: Tree): Tree => apply('sinh', u);
export const cosh = (u: Tree): Tree => apply('cosh', u);
export const tanh = (u: Tree): Tree => apply('tanh', u);
export const exp = (u: Tree): Tree => apply('exp', u);
export const ln = (u: Tree): Tree => apply('log', u);
export const sqrt = (u: Tree): Tree => apply('sqrt', u);
export const cbrt = (u: Tree): Tree => apply('cbrt', u);
export const sign = (u: Tree): Tree => apply('sign', u);
export const floor = (u: Tree): Tree => apply('floor', u);
export const trunc = (u: Tree): Tree => apply('trunc', u);
export const sigmoid = (u: Tree): Tree => apply('sigmoid', u);
export const erf = (u: Tree): Tree => apply('erf', u);
export const greater = (u: Tree, v: Tree): Tree => apply('gt', u, v);
export const less = (u: Tree, v: Tree): Tree => apply('lt', u, v);
export const equal = (u: Tree, v: Tree): Tree => apply('eq', u, v);
export const unequal = (u: Tree, v: Tree): Tree => apply('ne', u, v);
export const both = (a: Tree, b: Tree): Tree => apply('logical_and', a, b);

export const PI = number(Math.PI, 'pi');
export const LN_2 = ln(TWO);
export const LN_10 = ln(number(10));

/** The first formula that applies, as a distinction of cases. */
export function cases(first: readonly [Tree, Tree], second: readonly [Tree, Tree], otherwise: Tree): Tree {
  return either(first[0], first[1], either(second[0], second[1], otherwise));
}
