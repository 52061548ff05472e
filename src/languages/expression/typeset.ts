/** From a tree to LaTeX, as the formula was understood: fractions, powers and roots, and only the brackets it needs. */
import { fold } from './fold';
import { CONSTANT_TEX, functionNamed } from './functions/functions';
import { nameTex } from './greek';
import type { Reading } from './reading';
import type { CallTree, Tree } from './tree';

/** How tightly a piece holds together; what stands in a tighter place is put into brackets. */
const CASES = 0;
const TRUTH = 1;
const SUM = 2;
const PRODUCT = 3;
const FRACTION = 4;
const POWER = 5;
const ATOM = 6;

interface Piece {
  readonly tex: string;
  readonly level: number;
  /** Begins with a minus sign, which cannot follow another operator bare. */
  readonly negative: boolean;
  /** The head of a function with its operand, so that a power can go between them: `\sin^{2}(x)`. */
  readonly application: { readonly head: string; readonly operand: string } | null;
}

const INFIX: Readonly<Record<string, readonly [symbol: string, level: number]>> = {
  remainder: ['\\bmod', PRODUCT],
  fmod: ['\\bmod', PRODUCT],
  matmul: ['\\,', PRODUCT],
  dot: ['\\cdot', PRODUCT],
  gt: ['>', TRUTH],
  lt: ['<', TRUTH],
  ge: ['\\ge', TRUTH],
  le: ['\\le', TRUTH],
  eq: ['=', TRUTH],
  ne: ['\\ne', TRUTH],
  logical_and: ['\\land', TRUTH],
  logical_or: ['\\lor', TRUTH],
};
const CASES_BEGIN = '\\begin{cases} ';
const CASES_END = ' \\end{cases}';
/** At most this many items of a list are written out. */
const MAX_ITEMS = 8;
/** How much of two factors decides what stands between them. */
const JUNCTION = 80;
/** A formula longer than this is of no use typeset. */
const MAX_TEX = 50_000;

/** Names that have a number in `values` are typeset as that. */
export function typeset(tree: Tree, values: ReadonlyMap<string, number> = new Map()): string {
  const { tex } = fold<Piece>(tree, (part, parts) => {
    // Before the text of parts that are shared again and again grows beyond what a text may be.
    if (parts.reduce((sum, { tex: { length } }) => sum + length, 0) > MAX_TEX || parts.includes(CUT)) return CUT;
    const value = part.kind === 'name' || part.kind === 'bound' ? values.get(part.name) : undefined;
    return value === undefined ? piece(part, parts) : numberPiece(value, null);
  });
  return tex.length > MAX_TEX ? CUT.tex : tex;
}

/** With the name in front: `y = …`, `f(u, v) = …`. */
export function expressionTex({ name, parameters, tree }: Pick<Reading, 'name' | 'parameters' | 'tree'>): string {
  const list =
    parameters === null || (name === null && parameters.length === 0) ? '' : `(${parameters.map(nameTex).join(', ')})`;
  if (name === null) return list === '' ? typeset(tree) : `${list} \\mapsto ${typeset(tree)}`;
  return `${nameTex(name)}${list} = ${typeset(tree)}`;
}

/** In place of what is too long. */
const CUT: Piece = made('\\ldots', ATOM);

function made(tex: string, level: number, negative = false, application: Piece['application'] = null): Piece {
  return { tex, level, negative, application };
}

function piece(tree: Tree, parts: readonly Piece[]): Piece {
  switch (tree.kind) {
    case 'number':
      return numberPiece(tree.value, tree.constant);
    case 'name':
      return made(nameTex(tree.name), ATOM);
    case 'bound':
      return made(nameTex(tree.name), ATOM);
    case 'condition':
      return cases(parts[0], parts[1], parts[2]);
    case 'list':
      return listPiece(tree.items, parts);
    case 'call':
      return callPiece(tree, parts);
  }
}

function numberPiece(value: number, constant: string | null): Piece {
  if (constant !== null && Object.hasOwn(CONSTANT_TEX, constant))
    return made(
      CONSTANT_TEX[constant] ?? '',
      constant === 'pi' || constant === 'e' || constant === 'inf' ? ATOM : PRODUCT,
    );
  if (!Number.isFinite(value))
    return made(
      Number.isNaN(value) ? '\\mathrm{NaN}' : value < 0 ? '-\\infty' : '\\infty',
      value < 0 ? SUM : ATOM,
      value < 0,
    );
  const [mantissa = '', exponent] = String(value).split('e');
  const negative = mantissa.startsWith('-');
  if (exponent === undefined) return made(mantissa, negative ? SUM : ATOM, negative);
  const power = `10^{${exponent.replace('+', '')}}`;
  return mantissa === '1'
    ? made(power, POWER)
    : made(`${mantissa} \\cdot ${power}`, negative ? SUM : PRODUCT, negative);
}

function cases(condition: Piece | undefined, then: Piece | undefined, otherwise: Piece | undefined): Piece {
  const row = `${then?.tex ?? ''} & \\text{if } ${condition?.tex ?? ''}`;
  // Cases of the other case are further rows.
  const rest =
    otherwise?.level === CASES
      ? otherwise.tex.slice(CASES_BEGIN.length, -CASES_END.length)
      : `${otherwise?.tex ?? ''} & \\text{otherwise}`;
  return made(`${CASES_BEGIN}${row} \\\\ ${rest}${CASES_END}`, CASES);
}

function listPiece(items: readonly Tree[], parts: readonly Piece[]): Piece {
  const shown =
    parts.length > MAX_ITEMS ? [...parts.slice(0, MAX_ITEMS - 2), made('\\cdots', ATOM), ...parts.slice(-1)] : parts;
  const rows = items.every((item) => item.kind === 'list');
  const body = shown.map(({ tex }) => tex.replace(/^\\begin\{bmatrix\} (.*) \\end\{bmatrix\}$/s, rows ? '$1' : '$&'));
  return made(`\\begin{bmatrix} ${body.join(rows && items.length > 0 ? ' \\\\ ' : ' & ')} \\end{bmatrix}`, ATOM);
}

/** Brackets around what does not hold together tightly enough, tall ones where the content is tall. */
function atLeast(part: Piece | undefined, level: number, sign: 'bare' | 'bracketed' = 'bare'): string {
  if (part === undefined) return '';
  return part.level >= level && !(sign === 'bracketed' && part.negative) ? part.tex : bracketed(part.tex);
}

function bracketed(tex: string): string {
  return /\\(?:frac|sqrt|begin|left|tfrac|operatorname\{sum\})/.test(tex) ? `\\left(${tex}\\right)` : `(${tex})`;
}

function callPiece(tree: CallTree, parts: readonly Piece[]): Piece {
  const [first, second] = parts;
  switch (tree.operator) {
    case 'add':
      return made(`${atLeast(first, SUM)} + ${atLeast(second, PRODUCT, 'bracketed')}`, SUM, first?.negative ?? false);
    case 'sub':
      return made(`${atLeast(first, SUM)} - ${atLeast(second, PRODUCT, 'bracketed')}`, SUM, first?.negative ?? false);
    case 'neg':
      return made(`-${atLeast(first, PRODUCT, 'bracketed')}`, SUM, true);
    case 'mul':
      return product(tree, first, second);
    case 'div':
      return made(`\\frac{${first?.tex ?? ''}}{${second?.tex ?? ''}}`, FRACTION);
    case 'reciprocal':
      return made(`\\frac{1}{${first?.tex ?? ''}}`, FRACTION);
    case 'floor_divide':
      return made(`\\left\\lfloor \\frac{${first?.tex ?? ''}}{${second?.tex ?? ''}} \\right\\rfloor`, ATOM);
    case 'pow':
      return power(first, second?.tex ?? '', tree.operands[1]);
    case 'square':
      return power(first, '2', undefined);
    case 'exp':
      return made(`e^{${first?.tex ?? ''}}`, POWER);
    case 'exp2':
      return made(`2^{${first?.tex ?? ''}}`, POWER);
    case 'log_base':
      return application(`\\log_{${second?.tex ?? ''}}`, first?.tex ?? '');
    case 'where':
      return cases(first, second, parts[2]);
    case 'logical_not':
      return made(`\\lnot ${atLeast(first, ATOM)}`, TRUTH);
    case 'select':
      return element(atLeast(first, ATOM), String(tree.keywords['index']));
    case 't':
      return made(`${atLeast(first, ATOM)}^{\\top}`, POWER);
    default:
      return functionPiece(tree, parts);
  }
}

/** `x_{0}`; of an element's element `A_{1,2}`. */
function element(array: string, index: string): Piece {
  const [, base = array, own] = /^(\\?\w+|\\mathrm\{[^{}]*\})_\{([^{}]*)\}$/.exec(array) ?? [];
  return made(`${base}_{${own === undefined ? index : `${own},${index}`}}`, ATOM);
}

function functionPiece(tree: CallTree, parts: readonly Piece[]): Piece {
  const [first, second] = parts;
  const infix = Object.hasOwn(INFIX, tree.operator) ? INFIX[tree.operator] : undefined;
  if (infix !== undefined) {
    const [symbol, level] = infix;
    return made(
      `${atLeast(first, level)} ${symbol} ${atLeast(second, level + 1, level === TRUTH ? 'bare' : 'bracketed')}`,
      level,
    );
  }
  const head = functionNamed(tree.operator)?.tex ?? `\\operatorname{${tree.operator}}`;
  if (head.includes('#1'))
    return made(
      head.replace('#1', () => first?.tex ?? ''),
      ATOM,
    );
  // `max(a, b, c)` was read as pairs.
  const [operand] = tree.operands;
  const pairs =
    functionNamed(tree.operator)?.chained === true && operand?.kind === 'call' && operand.operator === tree.operator;
  const before = pairs ? first?.application : null;
  if (before)
    return application(head, `${before.operand.replace(/^(?:\\left)?\(|(?:\\right)?\)$/g, '')}, ${second?.tex ?? ''}`);
  const keywords = Object.entries(tree.keywords).map(([name, value]) => `\\mathrm{${name}}=${String(value)}`);
  return application(head, [...parts.map(({ tex }) => tex), ...keywords].join(', '));
}

function application(head: string, operand: string): Piece {
  return made(`${head}${bracketed(operand)}`, POWER, false, { head, operand: bracketed(operand) });
}

function power(base: Piece | undefined, exponent: string, exponentTree: Tree | undefined): Piece {
  if (base !== undefined && base.application !== null) {
    const whole =
      exponentTree === undefined ||
      (exponentTree.kind === 'number' && Number.isInteger(exponentTree.value) && exponentTree.value > 0);
    const { head, operand } = base.application;
    // σ² is a square of a variable, mostly.
    if (whole && !head.includes('_') && head !== '\\sigma') return made(`${head}^{${exponent}}${operand}`, POWER);
  }
  return made(`${atLeast(base, ATOM)}^{${exponent}}`, POWER);
}

/** Side by side; with a dot only where that would read as something else. */
function product(tree: CallTree, first: Piece | undefined, second: Piece | undefined): Piece {
  const left =
    first?.level === SUM && first.negative && isSigned(tree.operands[0]) ? first.tex : atLeast(first, PRODUCT);
  const right = atLeast(second, FRACTION, 'bracketed');
  const negative = left.startsWith('-');
  return made(
    `${left}${isTwice(tree) ? DOT : between(left.slice(-JUNCTION), right.slice(0, JUNCTION))}${right}`,
    negative ? SUM : PRODUCT,
    negative,
  );
}

/** A negative factor in front needs no brackets: −x·y. */
function isSigned(tree: Tree | undefined): boolean {
  return tree?.kind === 'number' || (tree?.kind === 'call' && !/^(?:add|sub)$/.test(tree.operator));
}

/** A name times itself would read as one name of two letters. */
function isTwice({ operands: [first, second] }: CallTree): boolean {
  const last = first?.kind === 'call' && first.operator === 'mul' ? first.operands[1] : first;
  return (last?.kind === 'name' || last?.kind === 'bound') && second?.kind === last.kind && last.name === second.name;
}

const DOT = ' \\cdot ';

function between(left: string, right: string): string {
  if (/^\d/.test(right)) return DOT;
  if (/\d$/.test(left) && right.startsWith('\\frac')) return DOT;
  if (/[\d)]$/.test(left) && /^\(-[\d.]+\)/.test(right)) return DOT;
  const name = /(?:[\p{L}}]|\\[A-Za-z]+)$/u.test(left) && !/(?:\^|\\frac.*)\{[^{}]*\}$/.test(left);
  if (name && /^(?:\(|\\left\()/.test(right)) return DOT;
  if (/\\mathrm\{[^{}]*\}(?:_\{.*\})?$/.test(left) && /^[\p{L}\\]/u.test(right)) return DOT;
  if (/[\p{L}}]$/u.test(left) && right.startsWith('\\mathrm')) return DOT;
  if (/\\[A-Za-z]+$/.test(left)) return /^[\p{L}]/u.test(right) ? ' ' : '';
  // Letters that run into a subscript would read as one name.
  return /\p{L}$/u.test(left) && /^\p{L}_/u.test(right) ? '\\,' : '';
}
