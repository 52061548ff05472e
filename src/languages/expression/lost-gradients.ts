/**
 * Places where PyTorch loses the gradient although the formula goes on: `.item()`, `.detach()`, `math.sin` of a tensor.
 * They are read through, and told of here. Knows no syntax beyond a call's name and what stands before a method.
 */
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { Note } from '../../trace/trace';
import { nearestAssignment } from './document/assignments';
import { mask } from './document/mask';
import { fold, some } from './fold';
import { functionsSpelled } from './functions/functions';
import { excerpt } from './problems';
import type { ReadContext, Reading } from './reading';
import type { CallTree, Tree } from './tree';

/** By method; `{text}` is what stands before it. */
const METHODS = {
  item: '“.item()” makes a plain number of {text}: PyTorch loses the gradient here, and its grad stays None. The derivative shown is that of the mathematics.',
  tolist:
    '“.tolist()” makes plain numbers of {text}: PyTorch loses the gradient here, and its grad stays None. The derivative shown is that of the mathematics.',
  detach:
    '“.detach()” cuts {text} off the graph: PyTorch takes it as a constant here. The derivative shown is that of the mathematics.',
  data: '“.data” is {text} without its graph: PyTorch takes it as a constant here. The derivative shown is that of the mathematics.',
  numpy:
    '“.numpy()” is an error in PyTorch where {text} requires a gradient, and passes none on otherwise. The derivative shown is that of the mathematics.',
} as const;

const LOSING_METHOD = /\.\s*(?:(item|tolist|detach|numpy)\s*\(\s*\)|(data)(?![\p{L}\p{N}_]|\s*[.(=]))/gu;
/** What makes a tensor, on the right side of an assignment. */
const MAKES_TENSOR = /^(?:torch|nn|F)\.(?!no_grad|manual_seed)|^(?:Variable|Parameter)\(|\brequires_grad\b/;

/** Warnings for what a formula loses, in the order of the text; none where it is no formula of tensors. */
export function lostGradients(
  { tree, formulaRange }: Pick<Reading, 'tree' | 'formulaRange'>,
  context: ReadContext,
): Note[] {
  if (context.notation !== 'python' && context.notation !== 'javascript') return [];
  const { text, language } = context;
  const source = mask(text, language).slice(formulaRange.start, formulaRange.end);
  const methods = [...source.matchAll(LOSING_METHOD)].flatMap((found) =>
    methodNote(found, source, formulaRange.start, context),
  );
  const functions = context.notation === 'python' && source.includes('math.') ? functionNotes(tree, context) : [];
  return [...methods, ...functions].sort((one, other) => (one.range?.start ?? 0) - (other.range?.start ?? 0));
}

function methodNote(found: RegExpExecArray, source: string, offset: number, context: ReadContext): Note[] {
  const method = (found[1] ?? found[2] ?? 'item') as keyof typeof METHODS;
  const before = /[\p{L}_][\p{L}\p{N}_.]*(?:\[[^\]]*\])*\s*$/u.exec(source.slice(0, found.index))?.[0].trim();
  // `data` is a usual name for anything; on a tensor it is this.
  if (method === 'data' && (before === undefined || !isTensor(before, offset, context))) return [];
  const range = { start: offset + found.index, end: offset + found.index + found[0].length };
  return [
    warning(
      message(`expression.note.gradient-${method}`, METHODS[method], {
        text: before === undefined ? WHAT_STANDS_BEFORE : excerpt(before),
      }),
      range,
    ),
  ];
}

const WHAT_STANDS_BEFORE = message('expression.note.what-stands-before', 'what stands before it');

function warning(what: Message, range: SourceRange): Note {
  return { severity: 'warning', message: what, range };
}

function functionNotes(tree: Tree, context: ReadContext): Note[] {
  const calls = callsIn(tree, context);
  const plain = calls.filter(({ written }) => written.startsWith('math.'));
  if (plain.length === 0) return [];
  const used = calls.filter(({ written }) => /^(?:torch|F|nn\.functional)\./.test(written));
  const tensors = new Set(used.flatMap(({ call }) => namesIn(call)));
  const known = new Map<string, boolean>();
  const isKnown = (name: string, before: number): boolean => {
    const found = known.get(name) ?? (tensors.has(name) || isTensor(name, before, context));
    known.set(name, found);
    return found;
  };
  return plain.flatMap(({ call, written }) => {
    const tensor = namesIn(call).find((name) => isKnown(name, call.range.start));
    if (tensor === undefined) return [];
    return [
      warning(
        message(
          'expression.note.gradient-function',
          '“{function}” makes a plain number of the tensor {text}: PyTorch loses the gradient here, and its grad stays None. {instead} The derivative shown is that of the mathematics.',
          { function: written, instead: instead(call.operator), text: tensor },
        ),
        call.operatorRange,
      ),
    ];
  });
}

/** What PyTorch has for it. */
function instead(operator: string): Message {
  return functionsSpelled('torch', operator).length > 0
    ? message('expression.note.write-torch', 'Write {function}.', { function: `torch.${operator}` })
    : message('expression.note.write-functions', 'Write it with functions of torch.');
}

interface WrittenName {
  readonly call: CallTree;
  readonly written: string;
}

/** The calls, each with its name as it is written. */
function callsIn(tree: Tree, { text }: ReadContext): readonly WrittenName[] {
  const calls: WrittenName[] = [];
  fold<null>(tree, (part) => {
    if (part.kind === 'call')
      calls.push({ call: part, written: text.slice(part.operatorRange.start, part.operatorRange.end) });
    return null;
  });
  return calls;
}

function namesIn(tree: Tree): readonly string[] {
  const names = new Set<string>();
  some(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return false;
  });
  return [...names];
}

function isTensor(name: string, before: number, { text, language }: ReadContext): boolean {
  const value = nearestAssignment(text, language, name, before)?.value;
  return value !== undefined && value !== null && MAKES_TENSOR.test(text.slice(value.start, value.end));
}
