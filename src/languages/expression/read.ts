/**
 * Reads an expression from a document's text: by its notation's reader, then what holds for every notation, that it is
 * a formula in something, of a bounded size. Never throws on any text.
 */
import type { SourceRange } from '../../trace/range';
import type { Refusal } from '../../trace/refusal';
import { definitionsIn, unbound } from './body/definitions';
import { assignedNames } from './document/assignments';
import { substituted, type Kept } from './document/substitution';
import type { Expression, ExpressionBinding, ExpressionVariable } from './expression';
import { fold } from './fold';
import { functionNamed } from './functions/functions';
import { lostGradients } from './lost-gradients';
import { nameTex } from './greek';
import { languageAt, notationOfFormula } from './notation';
import { excerpt, fail, problem, ReadError } from './problems';
import { readerOf } from './readers';
import { MAX_LENGTH, MAX_NESTING, MAX_OPERATORS, MAX_WRITTEN_OUT, type ReadContext, type Reading } from './reading';
import { trimmed } from './document/trim';
import type { Tree } from './tree';
import { expressionTex } from './typeset';

export interface ReadOptions {
  /** VS Code's language id. */
  readonly language: string;
  /** Reads `^` as a power where the language has an exclusive or. */
  readonly caretAsPower?: boolean;
  /** Names that have values from elsewhere, as if the document assigned them: `--at speed=3` makes `speed` one name. */
  readonly names?: readonly string[];
  /** Names that stay variables although what the document assigns to them is a formula. */
  readonly variables?: readonly string[];
  /** Whether formulas above are put in the place of the names that stand for them; they are where nothing is said. */
  readonly definitions?: boolean;
}

/** Reads the expression in `range` of a document; `text` is the whole of it. */
export function readExpression(text: string, range: SourceRange, options: ReadOptions): Expression | Refusal {
  try {
    return read(text, range, options);
  } catch (error) {
    if (error instanceof ReadError) return error.refusal;
    // A formula that overflows the stack in spite of the bounds is too deep, whoever's stack it was.
    if (error instanceof RangeError) return problem('too-deep', range, { limit: MAX_NESTING });
    throw error;
  }
}

function read(text: string, given: SourceRange, options: ReadOptions): Expression {
  const { language, caretAsPower = false, names = [], variables: wished = [], definitions = true } = options;
  const range = trimmed(text, given, language);
  if (range.start >= range.end) fail('empty', { start: given.start, end: given.end });
  const length = range.end - range.start;
  if (length > MAX_LENGTH) fail('too-long', range, { length, limit: MAX_LENGTH });
  const written = languageAt(text, range.start, language);
  const notation = notationOfFormula(written, text.slice(range.start, range.end));
  const context: ReadContext = {
    text,
    language: written,
    notation,
    caretAsPower,
    isAssigned: (name) => names.includes(name) || assignedNames(text, language).has(name),
    isVariable: (name) => wished.includes(name),
  };
  const reading = readerOf(notation)(context, range);
  check(reading, text);
  const local = (reading.kept ?? []).map(({ name }) => name);
  const fixed = new Set([...names, ...(reading.parameters ?? []), ...local]);
  const above = definitions ? substituted(reading.tree, { context, language, before: range.start, fixed }) : null;
  // Formulas above that are too much together are left out.
  const found = above !== null && isBounded(above.tree) ? above : null;
  const tree = found?.tree ?? reading.tree;
  const kept = [...(reading.kept ?? []), ...(found?.kept ?? [])];
  return {
    notation,
    language,
    name: reading.name,
    tree,
    variables: variablesOf({ ...reading, tree }, text, found?.seenFrom ?? new Map()),
    range,
    formulaRange: reading.formulaRange,
    tex: expressionTex(reading),
    notes: [...reading.notes, ...lostGradients(reading, context), ...(found?.notes ?? [])],
    parameters: reading.parameters,
    ...bindingsOf(tree, kept),
    ...(kept.length === 0 ? {} : keptOf(kept, found?.seenFrom ?? new Map())),
  };
}

/** Names that stand for formulas, in the order of the text; nothing where there are none. */
function bindingsOf(tree: Tree, kept: readonly Kept[]): Pick<Expression, 'bindings'> {
  const substituted = definitionsIn(tree).map(({ name, definition, assignment }) => ({
    ...binding(name, definition, assignment),
    substituted: true,
  }));
  const left = kept.map((one) => ({ ...binding(one.name, one.tree, one.assignment), substituted: false }));
  const bindings = [...substituted, ...left].sort((one, other) => one.definition.start - other.definition.start);
  return bindings.length === 0 ? {} : { bindings };
}

function binding(name: string, tree: Tree, definition: SourceRange): Omit<ExpressionBinding, 'substituted'> {
  return { name, tex: expressionTex({ name, parameters: null, tree }), definition };
}

function keptOf(
  kept: readonly Kept[],
  seenFrom: ReadonlyMap<string, number>,
): Pick<Expression, 'kept' | 'keptVariables'> {
  return { kept: new Map(kept.map(({ name, tree }) => [name, tree])), keptVariables: seenFrom };
}

/** What is computed once counts once; written out, as rules of derivatives do, there is another bound. */
function isBounded(tree: Tree): boolean {
  return operatorsIn(tree) <= MAX_OPERATORS && writtenOut(tree) <= MAX_WRITTEN_OUT;
}

function operatorsIn(tree: Tree): number {
  const counted = new Set<Tree>();
  return fold<number>(tree, (part, counts) => {
    if (part.kind === 'bound') {
      if (counted.has(part.definition)) return 0;
      counted.add(part.definition);
    }
    return counts.reduce((sum, count) => sum + count, part.kind === 'call' ? 1 : 0);
  });
}

function writtenOut(tree: Tree): number {
  return fold<number>(tree, (part, counts) => counts.reduce((sum, count) => sum + count, part.kind === 'call' ? 1 : 0));
}

/** What a formula must be, however it was written. */
function check({ tree, formulaRange }: Reading, text: string): void {
  const operators = operatorsIn(tree);
  if (operators > MAX_OPERATORS) fail('too-many-operators', formulaRange, { limit: MAX_OPERATORS });
  if (writtenOut(tree) > MAX_WRITTEN_OUT) fail('too-many-operators', formulaRange, { limit: MAX_WRITTEN_OUT });
  const formula = unbound(tree);
  if (formula.kind === 'list') fail('list', formulaRange);
  if (formula.kind !== 'call' || functionNamed(formula.operator)?.truth !== true) return;
  if (!formula.operator.startsWith('logical')) fail('comparison', formulaRange);
  const { start, end } = formula.operatorRange;
  fail('truth-value', formulaRange, { operator: excerpt(text.slice(start, end)) });
}

/** Whether `a.x`, `a[i]` names a part of this, or one by this index. */
function mentionsPart(part: string, name: string): boolean {
  if (part.startsWith(`${name}.`) || part.startsWith(`${name}[`)) return true;
  return [...part.matchAll(/\[([^\]]*)\]/g)].some(([, index = '']) => index.split(/[-+*()]/).includes(name));
}

/** In the order of the parameters, else of first appearance in the text. */
function variablesOf(
  { tree, parameters, name, formulaRange }: Reading,
  text: string,
  seenFrom: ReadonlyMap<string, number>,
): readonly ExpressionVariable[] {
  const mentions = new Map<string, SourceRange[]>((parameters ?? []).map((parameter) => [parameter, []]));
  const found: Extract<Tree, { kind: 'name' }>[] = [];
  fold<null>(tree, (part) => {
    if (part.kind === 'name') found.push(part);
    return null;
  });
  found.sort((a, b) => a.range.start - b.range.start);
  for (const mention of found) {
    const ranges = mentions.get(mention.name);
    // What an `if` leaves as it was is mentioned nowhere.
    const range = mention.range.end > mention.range.start ? [mention.range] : [];
    if (ranges === undefined) mentions.set(mention.name, range);
    else if (range.length > 0 && !ranges.some(({ start }) => start === mention.range.start)) ranges.push(mention.range);
  }
  // Of an object only its numbers vary, of an array its elements: `a.x` and `a[i]`, not the parameter `a` itself. An index
  // says which, and does not vary.
  const parts = found.filter(({ name: part }) => /[.[]/.test(part)).map(({ name: part }) => part);
  for (const [parameter, ranges] of mentions)
    if (ranges.length === 0 && parts.some((part) => mentionsPart(part, parameter))) mentions.delete(parameter);
  if (mentions.size === 0)
    fail('no-variable', formulaRange, {
      text: excerpt(text.slice(formulaRange.start, formulaRange.end)),
      name: name ?? '',
    });
  return [...mentions].map(([variable, ranges]) => {
    const from = seenFrom.get(variable);
    return {
      name: variable,
      tex: nameTex(variable),
      mentions: ranges,
      ...(from === undefined ? {} : { seenFrom: from }),
    };
  });
}
