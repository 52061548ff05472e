/** From a lowered tree to a language's text, with only the brackets that it needs. Knows no statements. */
import { fold, some } from '../fold';
import type { CallTree, ConditionTree, NumberTree, Tree } from '../tree';
import { refuse } from './problems';
import { ATOM, type CodeStyle, CONDITIONAL, type Manner, type SpelledFunction, type Vocabulary } from './style';

interface Piece {
  readonly text: string;
  readonly level: number;
  /** Whether its type is known from a name or a call, and not only from the numbers in it. */
  readonly typed: boolean;
  /** Of an element, what it is of and where: `A(3,2)` is written in one pair of brackets. */
  readonly element?: { readonly of: string; readonly indices: readonly number[] };
}

const LOGIC = new Set(['logical_and', 'logical_or']);
/** Functions of two tensors, which take no plain numbers. */
const TENSORS_ONLY = new Set(['maximum', 'minimum', 'fmax', 'fmin', 'atan2', 'hypot', 'logaddexp']);
/** A whole exponent up to which a power may be a product. */
const MAX_PRODUCT = 3;

export class Printer {
  private readonly style: CodeStyle;
  private readonly vocabulary: Vocabulary;
  private readonly manner: Manner;
  private readonly nameOf: (name: string) => string;
  private readonly operators: CodeStyle['infix'];

  /** `nameOf` says how a variable is written: `p->x` for `p.x`, `x(1)` for `x[0]`. */
  constructor(style: CodeStyle, vocabulary: Vocabulary, manner: Manner, nameOf: (name: string) => string) {
    this.style = style;
    this.vocabulary = vocabulary;
    this.manner = manner;
    this.nameOf = nameOf;
    this.operators = manner.elementwise ? (style.elementwise ?? style.infix) : style.infix;
  }

  print(tree: Tree): string {
    return fold<Piece>(tree, (part, pieces) => this.piece(part, pieces)).text;
  }

  private piece(tree: Tree, parts: readonly Piece[]): Piece {
    switch (tree.kind) {
      case 'number':
        return this.number(tree);
      case 'name':
      case 'bound':
        return { text: this.nameOf(tree.name), level: ATOM, typed: true };
      case 'call':
        return this.call(tree, parts);
      case 'condition':
        return this.condition(tree, parts);
      case 'list':
        return refuse('list', tree.range, { language: this.style.name });
    }
  }

  private number({ value, constant, range }: NumberTree): Piece {
    const named = constant === null ? undefined : this.vocabulary.constants.get(constant);
    if (named !== undefined) return { text: named, level: ATOM, typed: true };
    if (Number.isFinite(value)) {
      const text = this.style.number(value, this.manner);
      return { text, level: text.startsWith('-') ? this.style.negation.level : ATOM, typed: false };
    }
    const special = this.vocabulary.constants.get(Number.isNaN(value) ? 'nan' : 'inf');
    if (special === undefined) return refuse('number', range, { language: this.style.name, value: String(value) });
    return value < 0
      ? { text: `-${special}`, level: this.style.negation.level, typed: true }
      : { text: special, level: ATOM, typed: true };
  }

  private call(tree: CallTree, parts: readonly Piece[]): Piece {
    const { operator } = tree;
    const [first, second] = parts;
    if (first === undefined) return refuse('function', tree.range, { language: this.style.name, name: operator });
    if (operator === 'neg') return this.negated(tree, first);
    if (operator === 'logical_not' && !(this.manner.arrays && this.vocabulary.functions.has(operator))) {
      const { sign, operand, level } = this.style.not;
      return { text: sign + atLeast(first, operand), level, typed: true };
    }
    if (operator === 'select') return this.element(tree, first);
    if (operator === 'pow' && second !== undefined) {
      const product = this.product(tree, first);
      if (product !== null) return product;
    }
    const isFunction = this.manner.arrays && LOGIC.has(operator) && this.vocabulary.functions.has(operator);
    if (Object.hasOwn(this.operators, operator) && second !== undefined && !isFunction)
      return this.infix(tree, first, second);
    const spelled = this.spelled(tree);
    if (spelled === undefined) return refuse('function', tree.range, { language: this.style.name, name: operator });
    return this.applied(spelled, tree, parts);
  }

  /** Where functions take tensors only, those of plain numbers are others. */
  private spelled(tree: CallTree): SpelledFunction | undefined {
    const plain = this.vocabulary.plain?.get(tree.operator);
    if (plain !== undefined && isConstant(tree)) return plain;
    return this.vocabulary.functions.get(tree.operator);
  }

  private negated(tree: CallTree, operand: Piece): Piece {
    const { sign, level } = this.style.negation;
    const [inside] = tree.operands;
    const isPower = inside?.kind === 'call' && inside.operator === 'pow' && operand.level < ATOM;
    const least = this.style.bracketsNegatedPower && isPower ? ATOM : this.style.negation.operand;
    const text = atLeast(operand, least);
    // `--x` is an operator of its own, or reads like one.
    return { text: sign + (text.startsWith('-') ? `(${text})` : text), level, typed: operand.typed };
  }

  private element(tree: CallTree, object: Piece): Piece {
    const index = tree.keywords['index'];
    const { of, indices } = object.element ?? { of: atLeast(object, ATOM), indices: [] };
    const element = { of, indices: [...indices, typeof index === 'number' ? index : 0] };
    return { text: this.style.element(of, element.indices), level: ATOM, typed: true, element };
  }

  /** `x * x` where the original has no other way to write a power, and its base is a name. */
  private product({ operands: [base, exponent] }: CallTree, written: Piece): Piece | null {
    const mul = this.operators['mul'];
    if (
      !this.manner.products ||
      mul === undefined ||
      Object.hasOwn(this.operators, 'pow') ||
      exponent?.kind !== 'number'
    )
      return null;
    const { value } = exponent;
    if (base?.kind !== 'name' && base?.kind !== 'bound') return null;
    if (!Number.isInteger(value) || value < 2 || value > MAX_PRODUCT) return null;
    const text = Array<string>(value).fill(written.text).join(` ${mul.sign} `);
    return { text, level: mul.level, typed: true };
  }

  private infix({ operator, operands }: CallTree, first: Piece, second: Piece): Piece {
    const entry = this.operators[operator];
    if (entry === undefined) return first;
    const isPower = operator === 'pow';
    const left = atLeast(first, entry.left);
    const exponent = isPower && this.style.wholeExponents ? wholeNumber(operands[1]) : null;
    const plain = exponent === null ? atLeast(second, entry.right) : exponent < 0 ? `(${exponent})` : String(exponent);
    // `a + -b` is no mistake, but reads like one.
    const right = /^(?:add|sub)$/.test(operator) && plain.startsWith('-') ? `(${plain})` : plain;
    const gap = isPower && !this.style.spacedPower ? '' : ' ';
    return { text: `${left}${gap}${entry.sign}${gap}${right}`, level: entry.level, typed: first.typed || second.typed };
  }

  private applied(spelled: SpelledFunction, tree: CallTree, parts: readonly Piece[]): Piece {
    const [first = { text: '', level: ATOM, typed: false }, ...rest] = parts;
    const keywords = this.keywords(tree);
    if (spelled.form === 'function') {
      const texts = parts.map((part, i) => this.operand(tree, part, i));
      return { text: `${spelled.name}(${[...texts, ...keywords].join(', ')})`, level: ATOM, typed: true };
    }
    const { name, others } = this.method(spelled.name, tree, rest);
    const list = others.join(', ');
    if (!first.typed && this.style.methodPath !== null)
      return {
        text: `${this.style.methodPath(this.manner)}::${name}(${[first.text, ...others].join(', ')})`,
        level: ATOM,
        typed: true,
      };
    const object = atLeast(first, ATOM);
    return { text: `${object}.${name}${spelled.form === 'property' ? '' : `(${list})`}`, level: ATOM, typed: true };
  }

  /** `dim=0`, `axis=0`; both bounds of `clip(x, 0, 1)` without their names. */
  private keywords({ operator, keywords }: CallTree): readonly string[] {
    const { min, max } = keywords;
    if (operator === 'clamp' && min !== undefined && max !== undefined) return [keywordText(min), keywordText(max)];
    const spelled: Readonly<Record<string, string>> =
      this.manner.module === 'np' ? { dim: 'axis', keepdim: 'keepdims' } : {};
    return Object.entries(keywords).map(([name, value]) => `${spelled[name] ?? name}=${keywordText(value)}`);
  }

  /** `x.powi(3)` for a whole exponent, `x.powf(0.5)` for others. */
  private method(
    name: string,
    tree: CallTree,
    rest: readonly Piece[],
  ): { readonly name: string; readonly others: readonly string[] } {
    const whole = name === 'powf' ? wholeNumber(tree.operands[1]) : null;
    return whole === null ? { name, others: rest.map(({ text }) => text) } : { name: 'powi', others: [String(whole)] };
  }

  /** A number where a tensor is needed becomes one. */
  private operand(tree: CallTree, { text }: Piece, at: number): string {
    const wraps = this.style.wrapsNumbers;
    const operand = tree.operands[at];
    if (wraps === null || operand === undefined || tree.operator === 'where') return text;
    return isConstant(operand) && !isConstant(tree) && (tree.operands.length === 1 || TENSORS_ONLY.has(tree.operator))
      ? wraps(text, this.manner)
      : text;
  }

  private condition(tree: ConditionTree, parts: readonly Piece[]): Piece {
    const { condition: write, conditionLevels } = this.style;
    const [condition, then, otherwise] = parts;
    if (condition === undefined || then === undefined || otherwise === undefined || write === null)
      return refuse('condition', tree.range, { language: this.style.name });
    const [a, b, c] = conditionLevels;
    const text = write(atLeast(condition, a), atLeast(then, b), atLeast(otherwise, c));
    const isCall = /^\w+\(/.test(text) || text.endsWith(')()');
    return {
      text,
      level: isCall && conditionLevels[2] === 0 ? ATOM : CONDITIONAL,
      typed: then.typed || otherwise.typed,
    };
  }
}

/** Whether a part is made of numbers alone. */
function isConstant(tree: Tree): boolean {
  return !some(tree, (part) => part.kind === 'name' || part.kind === 'bound');
}

function atLeast({ text, level }: Piece, least: number): string {
  return level >= least ? text : `(${text})`;
}

/** A whole exponent, with its sign. */
function wholeNumber(tree: Tree | undefined): number | null {
  if (tree?.kind === 'call' && tree.operator === 'neg') {
    const value = wholeNumber(tree.operands[0]);
    return value === null ? null : -value;
  }
  if (tree?.kind !== 'number' || !Number.isInteger(tree.value) || tree.constant !== null) return null;
  return Math.abs(tree.value) > 1_000_000 ? null : tree.value;
}

function keywordText(value: number | boolean | readonly number[]): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : `(${value.join(', ')})`;
}
