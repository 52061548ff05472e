/** How to keep an operator away from the values at which it, or its derivative, is no number: the code that does it. */
import type { Trace, TraceNode } from '../../trace/trace';
import type { WhyFix } from '../../trace/why';
import { grouped, piecesOf, replaced } from './pieces';
import { brief, fix, type SourceText } from './text';

/** Small enough to change no result that matters, large enough that its square in a denominator is finite. */
const TINY = '1e-12';
const SMALL = '1e-6';

/** Operators whose derivative is infinite at 0: which operand is kept from it, and by how much. */
const AT_ZERO: Readonly<Record<string, { readonly operand: number; readonly by: string }>> = {
  sqrt: { operand: 0, by: TINY },
  rsqrt: { operand: 0, by: TINY },
  log: { operand: 0, by: TINY },
  log2: { operand: 0, by: TINY },
  log10: { operand: 0, by: TINY },
  reciprocal: { operand: 0, by: TINY },
  div: { operand: 1, by: TINY },
  true_divide: { operand: 1, by: TINY },
  pow: { operand: 0, by: SMALL },
  xlogy: { operand: 1, by: TINY },
  atan2: { operand: 1, by: TINY },
};

/** Operators that are no number outside of an interval, and have an infinite slope at its ends. */
const WITHIN: Readonly<Record<string, { readonly min?: string; readonly max?: string }>> = {
  sqrt: { min: TINY },
  rsqrt: { min: TINY },
  log: { min: TINY },
  log2: { min: TINY },
  log10: { min: TINY },
  log1p: { min: `-1 + ${SMALL}` },
  pow: { min: SMALL },
  acos: { min: `-1 + ${SMALL}`, max: `1 - ${SMALL}` },
  asin: { min: `-1 + ${SMALL}`, max: `1 - ${SMALL}` },
  atanh: { min: `-1 + ${SMALL}`, max: `1 - ${SMALL}` },
  acosh: { min: `1 + ${SMALL}` },
  logit: { min: SMALL, max: `1 - ${SMALL}` },
  exp: { max: '80' },
  exp2: { max: '120' },
  expm1: { max: '80' },
  sinh: { min: '-80', max: '80' },
  cosh: { min: '-80', max: '80' },
};

/** A fix for a call whose operand stands at a bad value; null where there is none to be had. */
export function safeOperand(
  source: SourceText,
  node: TraceNode,
  at: number | null,
  value: { readonly gave?: number } = {},
): WhyFix | null {
  const operator = node.operator ?? '';
  const text = source.at(node.range);
  const pieces = text === null ? null : piecesOf(text, operator);
  const zero = AT_ZERO[operator];
  const bounds = WITHIN[operator];
  const overflows = value.gave !== undefined && Math.abs(value.gave) === Infinity && at !== 0;
  const isDivision = operator === 'div' || operator === 'true_divide';
  if (zero !== undefined && (at === 0 || isDivision) && !(overflows && !isDivision)) {
    const piece = pieces?.[zero.operand];
    const code =
      text === null || piece === undefined ? null : replaced(text, piece, `(${sumOperand(piece.text)} + ${zero.by})`);
    return fix('away-from-zero', 'Keep it away from 0:', {}, withoutDoubleBrackets(code), node.range);
  }
  if (bounds === undefined) return null;
  const piece = pieces?.[0];
  const clamped = piece === undefined ? null : clamp(source, piece.text, bounds);
  const code = text === null || piece === undefined || clamped === null ? null : replaced(text, piece, clamped);
  const { min = null, max = null } = bounds;
  const args = { operator, min: min ?? '?', max: max ?? '?' };
  if (min === null)
    return fix('at-most', 'Keep the operand where {operator} is a number (at most {max}):', args, code, node.range);
  return max === null
    ? fix('at-least', 'Keep the operand where {operator} is a number (at least {min}):', args, code, node.range)
    : fix('within', 'Keep the operand where {operator} is a number (from {min} to {max}):', args, code, node.range);
}

/** A sum needs no brackets of its own before another summand. */
function sumOperand(text: string): string {
  return /[?:&|<>=,]/.test(text) ? grouped(text) : text;
}

/** `f((x + 1))` as `f(x + 1)`. */
function withoutDoubleBrackets(code: string | null): string | null {
  return code === null ? null : code.replace(/([\w.]\()\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)\)$/, '$1$2)');
}

function clamp(
  source: SourceText,
  text: string,
  bounds: { readonly min?: string; readonly max?: string },
): string | null {
  const { min, max } = bounds;
  const mark = source.isPython ? '=' : ': ';
  const list = [...(min === undefined ? [] : [`min${mark}${min}`]), ...(max === undefined ? [] : [`max${mark}${max}`])];
  if (!source.speaksTorch) return null;
  if (source.isPython) return `torch.clamp(${text}, ${list.join(', ')})`;
  return `torch.clamp(${text}, { ${list.join(', ')} })`;
}

/** The operand made safe by the same condition that chooses afterwards: `torch.where(m, x, 1).log()`. */
export function maskedOperand(source: SourceText, trace: Trace, node: TraceNode, mask: number): WhyFix | null {
  const choosing = trace.nodes[mask];
  const whole = source.at(choosing?.range ?? null);
  const pieces = whole === null ? null : piecesOf(whole, choosing?.operator ?? '');
  const own = source.at(node.range);
  const operands = own === null ? null : piecesOf(own, node.operator ?? '');
  const operand = operands?.[AT_ZERO[node.operator ?? '']?.operand ?? 0];
  const condition = pieces?.[0]?.text;
  const words = 'Make the operand safe before, where the condition does not take it:';
  if (
    choosing?.operator !== 'where' ||
    whole === null ||
    own === null ||
    operand === undefined ||
    condition === undefined
  )
    return fix('safe-operand', words);
  const callee = /^[\w.]*where/.exec(whole)?.[0] ?? 'torch.where';
  // The branch that is not taken is the one that must be made safe: which one tells the condition's side.
  const second = pieces?.[1];
  const inSecond = second !== undefined && isInside(own, second.text, source, node, choosing.range, second);
  const safe = inSecond ? `${callee}(${condition}, ${operand.text}, 1)` : `${callee}(${condition}, 1, ${operand.text})`;
  const receiver = operand.start === 0;
  const code = replaced(own, operand, receiver || operands?.length === 1 ? safe : grouped(safe));
  return fix('safe-operand', words, { operand: brief(operand.text) }, code, node.range);
}

/** Whether the call stands in the branch that is taken where the condition holds. */
function isInside(
  own: string,
  branch: string,
  source: SourceText,
  node: TraceNode,
  outer: TraceNode['range'],
  piece: { readonly start: number; readonly end: number },
): boolean {
  const { range } = node;
  if (range !== null && outer !== null && range.start >= outer.start && range.end <= outer.end)
    return range.start - outer.start >= piece.start && range.end - outer.start <= piece.end;
  // A name for the branch: its assignment ends with the call.
  const before = source.before(range);
  const name =
    before === null ? undefined : /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?::[^=]+)?=\s*$/u.exec(before)?.[1];
  return branch.includes(own) || (name !== undefined && branch.trim() === name);
}
