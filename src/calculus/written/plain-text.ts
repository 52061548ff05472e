/**
 * Formulas as plain text, for screens and the clipboard: `20x³ + 9x²`, `√(x² + y²)`, `e^(−x²/2)`, and only the brackets
 * that are needed. What is written here the mathematics reader reads again as the same formula.
 */
import { fold } from '../../languages/expression/fold';
import type { CallTree, Tree } from '../../languages/expression/tree';
import { typeset } from '../../languages/expression/typeset';
import type { WrittenFormula } from '../../trace/formula';
import {
  AND,
  ATOM,
  atLeast,
  bracketed,
  CASES,
  COMPARISON,
  factor,
  MINUS,
  namePiece,
  NOT,
  numberPiece,
  OR,
  type Piece,
  piece,
  POWER,
  PRODUCT,
  productPiece,
  QUOTIENT,
  raised,
  SIGNED,
  SUM,
} from './pieces';
import { regrouped } from './regroup';
import { functionText, isRaisedByName, keywordTexts } from './spelling';

/** A longer text is of no use on a screen. */
const MAX_TEXT = 50_000;
/** In place of what is longer. */
const CUT = piece('…', ATOM);

/** As LaTeX and as plain text; sums and products from left to right. */
export function writtenFormula(tree: Tree): WrittenFormula {
  const whole = regrouped(tree);
  return { tex: typeset(whole), text: textOf(whole) };
}

export function plainText(tree: Tree): string {
  return textOf(regrouped(tree));
}

/** The tree as it is; names that have a number in `values` are written as that. */
export function textOf(tree: Tree, values: ReadonlyMap<string, number> = new Map()): string {
  const names = new Set<string>();
  fold<null>(tree, (part) => {
    if (part.kind === 'name' || part.kind === 'bound') names.add(part.name);
    return null;
  });
  const writer = new Writer(names, values);
  const { text } = fold<Piece>(tree, (part, parts) => {
    const length = parts.reduce((sum, { text: { length } }) => sum + length, 0);
    return length > MAX_TEXT || parts.includes(CUT) ? CUT : writer.piece(part, parts);
  });
  return text.length > MAX_TEXT ? CUT.text : text;
}

const COMPARISONS: Readonly<Record<string, string>> = { gt: '>', lt: '<', ge: '≥', le: '≤', eq: '==', ne: '≠' };

const CONSTANTS: Readonly<Record<string, () => Piece>> = {
  pi: () => piece('π', ATOM, { head: 'letter', tail: 'letter' }),
  tau: () => piece('2π', PRODUCT, { head: 'number', tail: 'letter' }),
  e: () => piece('e', ATOM, { head: 'function' }),
  inf: () => piece('∞', ATOM),
  gamma: () => piece('np.euler_gamma', ATOM),
  ln2: () => piece('ln(2)', ATOM, { head: 'function' }),
  ln10: () => piece('ln(10)', ATOM, { head: 'function' }),
  log2e: () => piece('log2(e)', ATOM, { head: 'function' }),
  log10e: () => piece('log10(e)', ATOM, { head: 'function' }),
  sqrt2: () => piece('√2', POWER, { head: 'function' }),
  sqrt1_2: () => piece('√(1/2)', POWER, { head: 'function' }),
};

class Writer {
  private readonly names: ReadonlySet<string>;
  private readonly values: ReadonlyMap<string, number>;

  constructor(names: ReadonlySet<string>, values: ReadonlyMap<string, number>) {
    this.names = names;
    this.values = values;
  }

  piece(tree: Tree, parts: readonly Piece[]): Piece {
    switch (tree.kind) {
      case 'number':
        return this.number(tree.value, tree.constant);
      case 'name':
      case 'bound': {
        const value = this.values.get(tree.name);
        return value === undefined ? namePiece(tree.name) : { ...numberPiece(value), putIn: true };
      }
      case 'condition':
        return choice(parts[0], parts[1], parts[2]);
      case 'list': {
        const [only] = parts;
        const needsComma = parts.length === 1 && only !== undefined && this.names.size > 0;
        return piece(`[${parts.map(({ text }) => text).join(', ')}${needsComma ? ',' : ''}]`, ATOM);
      }
      case 'call':
        return this.call(tree, parts);
    }
  }

  private number(value: number, constant: string | null): Piece {
    if (constant === null || !Object.hasOwn(CONSTANTS, constant)) return numberPiece(value);
    // A variable may have the constant's name.
    if (constant.endsWith('e') && this.names.has('e') && constant !== 'true')
      return piece(constant === 'e' ? 'exp(1)' : `${constant.slice(0, -1)}(exp(1))`, ATOM, { head: 'function' });
    return CONSTANTS[constant]?.() ?? numberPiece(value);
  }

  private call(tree: CallTree, parts: readonly Piece[]): Piece {
    const [first, second, third] = parts;
    switch (tree.operator) {
      case 'add':
        return sum(first, '+', second);
      case 'sub':
        return sum(first, MINUS, second);
      case 'neg':
        return negated(first);
      case 'mul':
        return productPiece(first, second, this.names);
      case 'div':
        return quotient(first, second);
      case 'reciprocal':
        return quotient(numberPiece(1), first);
      case 'rsqrt':
        return quotient(numberPiece(1), root('√', first));
      case 'floor_divide':
        return applied('floor', [quotient(first, second).text]);
      case 'pow':
        return power(first, second, tree.operands[1]);
      case 'square':
        return raisedPiece(first, 2);
      case 'sqrt':
        return root('√', first);
      case 'cbrt':
        return root('∛', first);
      case 'exp':
        return this.names.has('e') ? applied('exp', [first?.text ?? '']) : exponential('e', first, tree.operands[0]);
      case 'exp2':
        return exponential('2', first, tree.operands[0]);
      case 'log_base':
        return applied(`log_${baseText(second)}`, [first?.text ?? '']);
      case 'abs':
        return first?.text.includes('|') === true
          ? applied('abs', [first.text])
          : piece(`|${first?.text ?? ''}|`, ATOM);
      case 'where':
        return choice(first, second, third);
      case 'select':
        return selected(tree, first);
      default:
        return otherCall(tree, parts);
    }
  }
}

function sum(first: Piece | undefined, sign: string, second: Piece | undefined): Piece {
  const left = atLeast(first, SUM);
  const right = atLeast(second, PRODUCT, 'bracketed');
  const { head, negative } = left;
  return piece(`${left.text} ${sign} ${right.text}`, SUM, { head, negative });
}

function negated(operand: Piece | undefined): Piece {
  const inner = atLeast(operand, PRODUCT, 'bracketed');
  return piece(`${MINUS}${inner.text}`, SIGNED, { tail: inner.tail, negative: true });
}

function quotient(first: Piece | undefined, second: Piece | undefined): Piece {
  const above = factor(first);
  const below = atLeast(second, POWER, 'bracketed');
  const { head, negative } = above;
  return piece(`${above.text}/${below.text}`, negative ? SIGNED : QUOTIENT, { head, tail: 'stroke', negative });
}

function power(base: Piece | undefined, exponent: Piece | undefined, tree: Tree | undefined): Piece {
  const whole = integerOf(tree);
  // A number that was put in stays one: 2³.
  if (whole !== null) return raisedPiece(base, whole);
  const below = atLeast(base, ATOM);
  return piece(`${below.text}^${exponentText(exponent)}`, POWER, { head: below.head });
}

/** x^(sin(x)): a function ends where the eye does not see it. */
function exponentText(exponent: Piece | undefined): string {
  const above = atLeast(exponent, ATOM, 'bracketed');
  return above.text.endsWith(')') && above.head === 'function' ? bracketed(above).text : above.text;
}

/** The whole number that an exponent is as it was written; null for all else. */
function integerOf(tree: Tree | undefined): number | null {
  const sign = tree?.kind === 'call' && tree.operator === 'neg' ? -1 : 1;
  const inner = tree?.kind === 'call' && tree.operator === 'neg' ? tree.operands[0] : tree;
  if (inner?.kind !== 'number' || inner.constant !== null) return null;
  return Number.isInteger(inner.value) && Math.abs(inner.value) < 1e15 ? sign * inner.value : null;
}

function raisedPiece(base: Piece | undefined, exponent: number): Piece {
  if (base !== undefined && base.application !== null && exponent > 0) {
    const { name, operands } = base.application;
    return piece(`${name}${raised(exponent)}${operands}`, POWER, { head: 'function' });
  }
  const below = atLeast(base, ATOM);
  const touches = below.tail === 'letter' || below.tail === 'brackets';
  return piece(`${below.text}${raised(exponent)}`, POWER, { head: below.head, tail: touches ? below.tail : 'other' });
}

function exponential(base: string, exponent: Piece | undefined, tree: Tree | undefined): Piece {
  const edges = { head: base === 'e' ? ('function' as const) : ('number' as const) };
  const whole = integerOf(tree);
  if (whole !== null) return piece(`${base}${raised(whole)}`, POWER, edges);
  return piece(`${base}^${exponentText(exponent)}`, POWER, edges);
}

function root(sign: string, operand: Piece | undefined): Piece {
  return piece(`${sign}${atLeast(operand, ATOM, 'bracketed').text}`, POWER, { head: 'function' });
}

/** `log_3(x)`, `log_(b + 1)(x)`. */
function baseText(base: Piece | undefined): string {
  const inner = base ?? piece('?', ATOM);
  return /^(?:\d+|(?!e)\p{L})$/u.test(inner.text) ? inner.text : bracketed(inner).text;
}

function choice(condition: Piece | undefined, then: Piece | undefined, otherwise: Piece | undefined): Piece {
  const [first, test] = [atLeast(then, OR), atLeast(condition, OR)];
  return piece(`${first.text} if ${test.text} else ${otherwise?.text ?? '?'}`, CASES);
}

function selected(tree: CallTree, object: Piece | undefined): Piece {
  const index = tree.keywords['index'];
  const text = typeof index === 'number' ? numberPiece(index).text : '?';
  return piece(`${atLeast(object, ATOM).text}[${text}]`, ATOM, { head: object?.head ?? 'other' });
}

function otherCall(tree: CallTree, parts: readonly Piece[]): Piece {
  const { operator } = tree;
  const [first, second] = parts;
  const comparison = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  if (comparison !== undefined) return infix(first, comparison, second, COMPARISON, SUM);
  switch (operator) {
    case 'logical_and':
      return infix(first, 'and', second, AND, COMPARISON);
    case 'logical_or':
      return infix(first, 'or', second, OR, AND);
    case 'logical_not':
      return piece(`not ${atLeast(first, ATOM).text}`, NOT);
    case 'remainder':
      return infix(first, 'mod', second, PRODUCT, POWER);
    case 'matmul':
      return infix(first, '@', second, PRODUCT, POWER);
    case 'clamp':
      return clamped(tree, first);
    case 'maximum':
    case 'minimum':
    case 'hypot':
      return chained(tree, parts);
    default:
      return applied(functionText(operator), [...parts.map(({ text }) => text), ...keywords(tree)], operator);
  }
}

/** `left` is what the first operand must hold together, at least; the second one more tightly. */
function infix(
  first: Piece | undefined,
  sign: string,
  second: Piece | undefined,
  level: number,
  operands: number,
): Piece {
  return piece(`${atLeast(first, operands).text} ${sign} ${atLeast(second, operands, 'bracketed').text}`, level);
}

/** With one bound only it is a maximum or a minimum. */
function clamped(tree: CallTree, operand: Piece | undefined): Piece {
  const { min, max } = tree.keywords;
  const texts = [
    operand?.text ?? '',
    ...[min, max].flatMap((bound) => (typeof bound === 'number' ? [bound] : [])).map(numberText),
  ];
  const name = max === undefined ? 'max' : min === undefined ? 'min' : 'clamp';
  return applied(name, texts);
}

/** `max(a, b, c)` was read as pairs. */
function chained(tree: CallTree, [first, second]: readonly Piece[]): Piece {
  const [operand] = tree.operands;
  const name = functionText(tree.operator);
  const pairs = operand?.kind === 'call' && operand.operator === tree.operator;
  const before = pairs ? first?.text.slice(name.length + 1, -1) : first?.text;
  return applied(name, [before ?? '', second?.text ?? '']);
}

function keywords(tree: CallTree): readonly string[] {
  return keywordTexts(tree, numberText);
}

function numberText(value: number): string {
  return numberPiece(value).text;
}

function applied(name: string, operands: readonly string[], operator: string | null = null): Piece {
  const list = `(${operands.join(', ')})`;
  const application = operator !== null && isRaisedByName(operator) ? { name, operands: list } : null;
  return piece(`${name}${list}`, ATOM, { head: 'function', application });
}
