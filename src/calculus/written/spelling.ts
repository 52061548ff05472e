/** What functions and constants are called in plain text, so that the mathematics reader knows them again. */
import { functionNamed } from '../../languages/expression/functions/functions';
import type { CallTree } from '../../languages/expression/tree';

/** Where mathematics has a name of its own. */
const MATHEMATICAL: Readonly<Record<string, string>> = {
  log: 'ln',
  sign: 'sgn',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arsinh',
  acosh: 'arcosh',
  atanh: 'artanh',
  // The reader of mathematics sees the variable p behind log1.
  log1p: 'torch.log1p',
};

/** Functions that are commonly raised by their name: sin²(x). */
const RAISED = new Set('sin cos tan cot sec csc sinh cosh tanh log'.split(' '));

export function isRaisedByName(operator: string): boolean {
  return RAISED.has(operator);
}

/** `ln`; `torch.logaddexp` where no plain name means the function. */
export function functionText(operator: string): string {
  const own = Object.hasOwn(MATHEMATICAL, operator) ? MATHEMATICAL[operator] : undefined;
  if (own !== undefined) return own;
  const spellings = functionNamed(operator)?.spellings ?? [];
  for (const place of ['bare', 'mathematics', 'torch', 'np', 'Math'] as const)
    for (const { places, names } of spellings) {
      const [name] = names;
      if (name !== undefined && places.includes(place))
        return place === 'bare' || place === 'mathematics' ? name : `${place}.${name}`;
    }
  return operator;
}

/** What a keyword is where it is not given and one behind it is. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, number>>>> = { softplus: { beta: 1, threshold: 20 } };

/** Keyword arguments by their places, behind the operands; by name where a place before them has no value. */
export function keywordTexts({ operator, keywords }: CallTree, number: (value: number) => string): readonly string[] {
  const given = new Map(Object.entries(keywords));
  const texts: string[] = [];
  for (const name of functionNamed(operator)?.keywords ?? []) {
    const value = given.get(name) ?? (given.size > 0 ? DEFAULTS[operator]?.[name] : undefined);
    if (value === undefined) break;
    texts.push(valueText(value, number));
    given.delete(name);
  }
  return [...texts, ...[...given].map(([name, value]) => `${name}=${valueText(value, number)}`)];
}

function valueText(value: number | boolean | readonly number[], number: (value: number) => string): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? number(value) : `[${value.map(number).join(', ')}]`;
}
