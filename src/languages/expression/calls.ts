/**
 * Calls of functions and uses of dotted names, the same for every notation: which function a written name means, what
 * it takes, and the tree it gives. Knows no syntax.
 */
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { composedCall, counted } from './composition';
import { constantValue } from './constant';
import type { Notation } from './expression';
import { callTree, numberTree } from './fold';
import type { FunctionDefinition } from './functions/definition';
import {
  bareConstant,
  bareFunctions,
  beginsModule,
  constantIn,
  fitting,
  functionsSpelled,
  moduleOf,
  similarFunction,
} from './functions/functions';
import { compositionIn } from './functions/compositions';
import { literalCall } from './literals';
import { fail } from './problems';
import type { CallTree, NumberTree, Tree } from './tree';
import type { WrittenCall, WrittenKeyword } from './written-call';

/** Keyword arguments that say how a value is stored or whether it is differentiated: nothing changes by them here. */
export const IGNORED_KEYWORDS = new Set([
  'dtype',
  'device',
  'requires_grad',
  'out',
  'layout',
  'copy',
  'inplace',
  'pin_memory',
  'name',
  'trainable',
]);

const SPELLED_KEYWORDS: Readonly<Record<string, string>> = {
  axis: 'dim',
  keepdims: 'keepdim',
  a_min: 'min',
  a_max: 'max',
};

/** The functions that a written name means; empty where it means none. */
function functionsWritten(notation: Notation, path: readonly string[], method: boolean): readonly FunctionDefinition[] {
  const name = path.at(-1) ?? '';
  if (method) return functionsSpelled('method', name);
  if (path.length === 1) return bareFunctions(notation, name);
  const place = moduleOf(path.slice(0, -1).join('.'));
  return place === undefined ? [] : functionsSpelled(place, name);
}

export interface KnownCall {
  /** Its name as it is written. */
  readonly shown: string;
  readonly operands: readonly Tree[];
  readonly keywords: readonly WrittenKeyword[];
  readonly range: SourceRange;
  readonly nameRange: SourceRange;
}

export function buildCall(written: WrittenCall): Tree {
  const { notation, path, object, range, nameRange } = written;
  const literal = literalCall(written);
  if (literal !== null) return literal;
  const operands = object === null ? written.operands : [object, ...written.operands];
  const shown = path.join('.');
  const place = object === null ? moduleOf(path.slice(0, -1).join('.')) : undefined;
  const composition = place === undefined ? null : compositionIn(place, path.at(-1) ?? '');
  if (composition !== null) {
    const [keyword] = written.keywords.filter(({ name }) => !IGNORED_KEYWORDS.has(name));
    if (keyword !== undefined) fail('keyword', keyword.range, { name: shown, keyword: keyword.name });
    return composedCall(composition, { operands, shown, range, nameRange });
  }
  const found = functionsWritten(notation, path, object !== null);
  const definition = fitting(found, operands.length);
  if (definition === undefined) {
    const suggestion = similarFunction(notation, shown);
    if (suggestion !== null && suggestion !== shown)
      fail('unknown-function-similar', nameRange, { name: shown, suggestion });
    return fail('unknown-function', nameRange, { name: shown });
  }
  return callOf(definition, { shown, operands, keywords: written.keywords, range, nameRange });
}

/** A call of a known function, under whatever name it was called. */
export function callOf(
  definition: FunctionDefinition,
  { shown, operands, keywords: given, range, nameRange }: KnownCall,
): Tree {
  const [least, most] = definition.operands;
  if (operands.length < least)
    fail('too-few-operands', range, { name: shown, count: counted(least), given: operands.length });
  const room = definition.chained ? Infinity : most + definition.keywords.length;
  if (operands.length > room)
    fail('too-many-operands', range, { name: shown, count: counted(room), given: operands.length });
  if (definition.chained) return chained(definition.name, operands, range, nameRange);
  const keywords = keywordValues(definition, shown, operands.slice(most), given);
  if (definition.name === 'clamp') return clamped(operands[0], keywords, range, nameRange);
  return callTree(definition.name, operands.slice(0, most), range, nameRange, plainKeywords(keywords));
}

/** `max(a, b, c)` is `maximum(maximum(a, b), c)`. */
function chained(operator: string, operands: readonly Tree[], range: SourceRange, nameRange: SourceRange): Tree {
  return operands.reduce((left, right) => callTree(operator, [left, right], range, nameRange));
}

interface KeywordTree {
  readonly tree: Tree;
  /** As it is written: `axis` for `dim`. */
  readonly spelled: string;
  readonly range: SourceRange;
}

function keywordValues(
  definition: FunctionDefinition,
  shown: string,
  positional: readonly Tree[],
  given: readonly WrittenKeyword[],
): ReadonlyMap<string, KeywordTree> {
  const values = new Map<string, KeywordTree>();
  positional.forEach((tree, i) => {
    const name = definition.keywords[i];
    if (name !== undefined) values.set(name, { tree, spelled: name, range: tree.range });
  });
  for (const { name: spelled, value, range } of given) {
    const name = Object.hasOwn(SPELLED_KEYWORDS, spelled) ? (SPELLED_KEYWORDS[spelled] ?? spelled) : spelled;
    if (IGNORED_KEYWORDS.has(name)) continue;
    if (!definition.keywords.includes(name)) fail('keyword', range, { name: shown, keyword: spelled });
    if (values.has(name)) fail('keyword-twice', range, { keyword: spelled });
    if (value !== null) values.set(name, { tree: value, spelled, range });
  }
  return values;
}

function plainKeywords(values: ReadonlyMap<string, KeywordTree>): CallTree['keywords'] {
  const plain: Record<string, number | boolean | readonly number[]> = {};
  for (const [name, { tree, spelled, range }] of values) {
    const value = constantValue(tree);
    if (value === null) fail('keyword-value', range, { keyword: spelled });
    if (name === 'keepdim') plain[name] = value !== 0;
    else if (typeof value === 'number') plain[name] = value;
    else {
      const numbers = value.filter((item) => typeof item === 'number');
      if (numbers.length !== value.length) fail('keyword-value', range, { keyword: spelled });
      plain[name] = numbers;
    }
  }
  return plain;
}

/** Bounds that are plain numbers stay with `clamp`; others are compositions of `maximum` and `minimum`. */
function clamped(
  operand: Tree | undefined,
  bounds: ReadonlyMap<string, KeywordTree>,
  range: SourceRange,
  nameRange: SourceRange,
): Tree {
  if (operand === undefined || bounds.size === 0)
    return fail('too-few-operands', range, {
      name: 'clamp',
      count: message('expression.at-least-one-bound', 'at least one bound'),
      given: message('expression.none', 'none'),
    });
  const plain = [...bounds.values()].every(({ tree }) => typeof constantValue(tree) === 'number');
  if (plain) return callTree('clamp', [operand], range, nameRange, plainKeywords(bounds));
  const least = bounds.get('min');
  const most = bounds.get('max');
  const raised = least === undefined ? operand : callTree('maximum', [operand, least.tree], range, nameRange);
  return most === undefined ? raised : callTree('minimum', [raised, most.tree], range, nameRange);
}

/** What a dotted name without a call is: a module's constant, or null for a variable of that name. */
export function dottedConstant(path: readonly string[], range: SourceRange): NumberTree | null {
  const shown = path.join('.');
  const place = moduleOf(path.slice(0, -1).join('.'));
  const found = place === undefined ? undefined : constantIn(place, path.at(-1) ?? '');
  if (found !== undefined) return numberTree(found[0], range, found[1]);
  if (place !== undefined && functionsSpelled(place, path.at(-1) ?? '').length > 0)
    fail('function-as-value', range, { name: shown });
  if (beginsModule(path)) fail('unknown-constant', range, { name: shown });
  return null;
}

/** What a plain name is if nothing in the document says otherwise: a constant, or null for a variable. */
export function plainConstant(notation: Notation, name: string, range: SourceRange): NumberTree | null {
  const found = bareConstant(notation, name);
  return found === undefined ? null : numberTree(found[0], range, found[1]);
}
