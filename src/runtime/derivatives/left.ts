/** The left side of a derivative: `f'(x)`, `\frac{dy}{dx}`, `\frac{\partial^2 f}{\partial x^2}`. */
import type { Expression } from '../../languages/expression/expression';
import { nameTex } from '../../languages/expression/greek';
import type { By, WrittenFormula } from '../../trace/formula';

/** A function without a name is f. */
const UNNAMED = 'f';
const MAX_PRIMES = 3;
const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function leftOf({ name, tex, variables }: Expression, by: By): WrittenFormula {
  const f = { text: name ?? UNNAMED, tex: name === null ? UNNAMED : nameTex(name) };
  const [only, ...others] = variables;
  const isFunction = name === null || tex.startsWith(`${f.tex}(`);
  const isOne = only !== undefined && others.length === 0 && by.every((variable) => variable === only.name);
  if (isOne && isFunction) return primed(f, { text: only.name, tex: only.tex }, by.length);
  return quotient(f, by, isOne ? { text: 'd', tex: 'd' } : { text: '∂', tex: '\\partial ' });
}

/** `x_{0}` for `x[0]`, `W_{1,2}` for `W[1][2]`. */
export function elementTex(name: string): string {
  const [indices = ''] = /(?:\[\d+\])*$/.exec(name) ?? [];
  const variable = nameTex(name.slice(0, name.length - indices.length));
  if (indices === '') return variable;
  const list = [...indices.matchAll(/\d+/g)].map(([index]) => index).join(',');
  return `${variable.includes('_') ? `{${variable}}` : variable}_{${list}}`;
}

function primed(f: WrittenFormula, x: WrittenFormula, order: number): WrittenFormula {
  const isFew = order <= MAX_PRIMES;
  const primes = "'".repeat(order);
  return {
    tex: `${f.tex}${isFew ? primes : `^{(${order})}`}(${x.tex})`,
    text: `${f.text}${isFew ? primes : `⁽${raised(order)}⁾`}(${x.text})`,
  };
}

/** What is differentiated by first stands last. */
function quotient(f: WrittenFormula, by: By, d: WrittenFormula): WrittenFormula {
  const order = by.length;
  const powers = runs([...by].reverse());
  const below = powers.map(({ name, count }) => ({
    tex: `${d.tex}${count > 1 && elementTex(name).includes('_') ? `{${elementTex(name)}}` : elementTex(name)}${count > 1 ? `^{${count}}` : ''}`,
    text: `${d.text}${name}${count > 1 ? raised(count) : ''}`,
  }));
  const above = order > 1 ? `${d.tex.trim()}^{${order}} ${f.tex}` : `${d.tex}${f.tex}`;
  return {
    tex: `\\frac{${above}}{${below.map(({ tex }) => tex).join('\\,')}}`,
    text: `${d.text}${order > 1 ? raised(order) : ''}${f.text}/${below.map(({ text }) => text).join('')}`,
  };
}

/** Neighbours of the same name together. */
function runs(names: readonly string[]): readonly { readonly name: string; readonly count: number }[] {
  const found: { name: string; count: number }[] = [];
  for (const name of names) {
    const last = found.at(-1);
    if (last?.name === name) last.count += 1;
    else found.push({ name, count: 1 });
  }
  return found;
}

function raised(count: number): string {
  return String(count).replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)));
}
