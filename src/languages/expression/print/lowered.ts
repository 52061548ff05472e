/** A tree in what a language has: functions that it lacks are written out, truth values and numbers kept apart. */
import { callTree, foldAll, numberTree, some, withParts } from '../fold';
import { functionNamed } from '../functions/functions';
import type { CallTree, Tree } from '../tree';
import { applied, type Apply, writtenOut } from './definitions';
import { refuse } from './problems';
import type { CodeStyle, Manner, Vocabulary } from './style';

const LOGIC = new Set(['logical_and', 'logical_or', 'logical_not']);

/** Throws `PrintError` for a function that the language has not and that cannot be written out. */
export function lowered(
  trees: readonly Tree[],
  style: CodeStyle,
  vocabulary: Vocabulary,
  manner: Manner,
): readonly Tree[] {
  return new Lowering(style, vocabulary, manner).all(trees);
}

class Lowering {
  private readonly style: CodeStyle;
  private readonly vocabulary: Vocabulary;
  private readonly manner: Manner;

  constructor(style: CodeStyle, vocabulary: Vocabulary, manner: Manner) {
    this.style = style;
    this.vocabulary = vocabulary;
    this.manner = manner;
  }

  all(trees: readonly Tree[]): readonly Tree[] {
    return foldAll<Tree>(trees, (tree, parts) => this.part(tree, parts)).map((tree) => this.asNumber(tree));
  }

  private part(tree: Tree, parts: readonly Tree[]): Tree {
    if (tree.kind === 'condition') {
      const [condition = tree, then = tree, otherwise = tree] = parts;
      return this.choice(this.asCondition(condition), this.asNumber(then), this.asNumber(otherwise), tree);
    }
    if (tree.kind === 'call') return this.call(tree, parts);
    return withParts(
      tree,
      parts.map((part) => (tree.kind === 'bound' ? part : this.asNumber(part))),
    );
  }

  private call(tree: CallTree, parts: readonly Tree[]): Tree {
    const { operator } = tree;
    if (operator === 'where') return this.where(tree, parts);
    const pairs = inPairs(tree, parts);
    if (pairs !== null) return this.reduced(pairs);
    // `x and y` is one of its operands where truth values are numbers: they must be 1 or 0.
    const operands = LOGIC.has(operator)
      ? parts.map((part) => (this.style.truthIsNumber ? this.asTruth(part) : this.asCondition(part)))
      : parts.map((part) => this.asNumber(part));
    if (this.has(operator) || operator === 'select' || operator === 'neg' || operator === 'logical_not')
      return this.withoutKeywords(withParts(tree, operands));
    const apply: Apply = (name, ...given) => this.reduced(applied(name, given, tree.range));
    const written = writtenOut(operator, operands, tree.keywords, apply);
    if (written !== null) return written;
    return this.missing(tree);
  }

  /** What a definition is written with may be lacking, too. */
  private reduced(tree: Tree): Tree {
    return tree.kind === 'call' ? this.call(tree, tree.operands) : tree;
  }

  private missing({ operator, range }: CallTree): never {
    const args = { language: this.style.name, name: operator };
    return refuse(functionNamed(operator)?.shape === 'elementwise' ? 'function' : 'arrays', range, args);
  }

  private has(operator: string): boolean {
    if (operator === 'pow' && Object.hasOwn(this.style.infix, 'pow')) return true;
    return Object.hasOwn(this.style.infix, operator) || this.vocabulary.functions.has(operator);
  }

  private withoutKeywords(tree: Tree): Tree {
    if (tree.kind !== 'call' || Object.keys(tree.keywords).length === 0 || tree.operator === 'select') return tree;
    const oneBound = tree.operator === 'clamp' && Object.keys(tree.keywords).length === 1;
    if (this.manner.module === 'torch' || (this.manner.module === 'np' && !oneBound)) return tree;
    const apply: Apply = (name, ...given) => this.reduced(applied(name, given, tree.range));
    return (
      writtenOut(tree.operator, tree.operands, tree.keywords, apply) ??
      refuse('keyword', tree.range, { language: this.style.name, name: tree.operator })
    );
  }

  /** A function where the language has one, else a condition. */
  private where(tree: CallTree, parts: readonly Tree[]): Tree {
    const [condition = tree, then = tree, otherwise = tree] = parts;
    const operands = [this.asCondition(condition), this.asNumber(then), this.asNumber(otherwise)] as const;
    if (this.manner.arrays && this.vocabulary.functions.has('where')) return withParts(tree, operands);
    // One or zero is what the comparison itself gives in many languages.
    if (this.style.truthIsNumber && isNumber(operands[1], 1) && isNumber(operands[2], 0) && isTruth(operands[0]))
      return operands[0];
    return this.choice(...operands, tree);
  }

  private choice(condition: Tree, then: Tree, otherwise: Tree, { range }: Tree): Tree {
    if (this.manner.arrays && this.vocabulary.functions.has('where'))
      return applied('where', [condition, then, otherwise], range);
    if (this.style.condition !== null) return { kind: 'condition', condition, then, otherwise, range };
    // Without a conditional expression both branches count, one of them by zero: none may be without a value.
    if (!isTotal(then) || !isTotal(otherwise)) return refuse('condition', range, { language: this.style.name });
    const apply: Apply = (name, ...given) => applied(name, given, range);
    const weighted = (truth: Tree, branch: Tree): Tree => (isNumber(branch, 1) ? truth : apply('mul', truth, branch));
    const [first, second] = [weighted(condition, then), weighted(apply('logical_not', condition), otherwise)];
    if (isNumber(otherwise, 0)) return first;
    return isNumber(then, 0) ? second : apply('add', first, second);
  }

  private asNumber(tree: Tree): Tree {
    if (!isTruth(tree) || this.style.truthIsNumber) return tree;
    const { range } = tree;
    const [yes, no] = [numberTree(1, range), numberTree(0, range)];
    return this.where(callTree('where', [tree, yes, no], range, range), [tree, yes, no]);
  }

  private asTruth(tree: Tree): Tree {
    return isTruth(tree) ? tree : applied('ne', [tree, 0], tree.range);
  }

  /** Where numbers are conditions themselves, they stand as they are: of NaN a comparison with 0 may say otherwise. */
  private asCondition(tree: Tree): Tree {
    const bare = this.style.numberIsTruth && !(this.manner.arrays && this.vocabulary.functions.has('where'));
    return bare ? tree : this.asTruth(tree);
  }
}

const PAIRS: Readonly<Record<string, string>> = { amax: 'maximum', max: 'maximum', amin: 'minimum', min: 'minimum' };

/** The largest of listed numbers by functions of two; null for all else. */
function inPairs({ operator, range }: CallTree, [list]: readonly Tree[]): Tree | null {
  const pair = Object.hasOwn(PAIRS, operator) ? PAIRS[operator] : undefined;
  if (list?.kind !== 'list' || pair === undefined || list.items.length < 2) return null;
  return list.items.reduce((one, other) => applied(pair, [one, other], range));
}

/** What has a finite value wherever its operands have one, large ones aside. */
const TOTAL = new Set(
  'add sub mul neg square abs sign sin cos tanh atan maximum minimum floor ceil gt lt ge le eq ne logical_and logical_or logical_not'.split(
    ' ',
  ),
);

function isTotal(tree: Tree): boolean {
  return !some(tree, (part) => {
    if (part.kind !== 'call' || TOTAL.has(part.operator)) return part.kind === 'condition' || part.kind === 'list';
    const [, second] = part.operands;
    if (second?.kind !== 'number') return true;
    if (part.operator === 'div') return second.value === 0;
    return part.operator !== 'pow' || !Number.isInteger(second.value) || second.value < 0;
  });
}

export function isTruth(tree: Tree): boolean {
  return tree.kind === 'call' && functionNamed(tree.operator)?.truth === true;
}

function isNumber(tree: Tree, value: number): boolean {
  return tree.kind === 'number' && tree.value === value;
}
