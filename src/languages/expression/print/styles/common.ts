/** What the tables of several languages have in common: numbers, elements, and what a language with a reader's table is. */
import type { Dialect } from '../../code/dialect';
import { infixOf, prefixOf } from '../inverted';
import { type CodeStyle, CONDITIONAL } from '../style';

/** Where `1 / 2` is one half. */
export function pointless(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value).replace('e+', 'e');
}

/** Where `1 / 2` is zero: every number has a point or an exponent. */
export function pointed(value: number): string {
  const text = pointless(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** `W[1][2]`. */
export const CHAINED_SUBSCRIPTS: CodeStyle['element'] = (name, indices) =>
  name + indices.map((index) => `[${index}]`).join('');

/** `W[2, 3]`, `W(2, 3)`, from one on. */
export function fromOne(open: string, close: string): CodeStyle['element'] {
  return (name, indices) => `${name}${open}${indices.map((index) => index + 1).join(', ')}${close}`;
}

type OfDialect = Pick<
  CodeStyle,
  | 'name'
  | 'infix'
  | 'elementwise'
  | 'negation'
  | 'not'
  | 'bracketsNegatedPower'
  | 'spacedPower'
  | 'wholeExponents'
  | 'wrapsNumbers'
  | 'methodPath'
  | 'number'
  | 'condition'
  | 'conditionLevels'
  | 'truthIsNumber'
  | 'numberIsTruth'
  | 'element'
  | 'foldsCase'
>;

/** What a reader's table says about writing; each language adds the rest. */
export function ofDialect(dialect: Dialect): OfDialect {
  return {
    name: dialect.name,
    infix: infixOf(dialect.operators),
    elementwise: null,
    negation: prefixOf(dialect.operators, 'neg'),
    not: prefixOf(dialect.operators, 'logical_not'),
    bracketsNegatedPower: false,
    spacedPower: false,
    wholeExponents: false,
    wrapsNumbers: null,
    methodPath: null,
    number: dialect.numbers.whole === null ? pointless : pointed,
    condition: dialect.ternary
      ? (condition, then, otherwise) => `${condition} ? ${then} : ${otherwise}`
      : dialect.ifs === 'brackets'
        ? (condition, then, otherwise) => `if (${condition}) ${then} else ${otherwise}`
        : dialect.ifs === 'braces'
          ? (condition, then, otherwise) => `if ${condition} { ${then} } else { ${otherwise} }`
          : null,
    // A condition among the branches keeps its brackets before `else`.
    conditionLevels: dialect.ternary
      ? [CONDITIONAL + 1, CONDITIONAL, CONDITIONAL]
      : dialect.ifs === 'braces'
        ? [0, 0, 0]
        : [0, CONDITIONAL + 1, CONDITIONAL],
    truthIsNumber: false,
    numberIsTruth: false,
    element: dialect.firstIndex === 0 ? CHAINED_SUBSCRIPTS : fromOne('[', ']'),
    foldsCase: dialect.foldsCase,
  };
}

/** Whether the document has what this pattern finds. */
export function lacking(document: string, found: RegExp, need: string): readonly string[] {
  return found.test(document) ? [] : [need];
}

/** Whether the code calls a function, by its name at the end of a word. */
export function calls(code: string): boolean {
  return /[\p{L}\p{N}_]\(/u.test(code.replace(/^\S.*\{\n/, ''));
}

/** Whether the braces of a code close at its end only, before another branch at most: it is one condition, not two. */
export function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '{') depth++;
    else if (text.charAt(at) === '}' && --depth === 0 && at < text.length - 1 && !text.startsWith(' else ', at + 1))
      return false;
  }
  return true;
}
