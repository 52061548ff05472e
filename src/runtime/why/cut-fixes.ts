/** What to write so that the graph goes on where it was cut. */
import type { MissingReason } from '../../engine/why/missing';
import type { ProgramTrace } from '../../trace/program';
import type { Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { Tape } from '../../trace/tape';
import type { WhyFix } from '../../trace/why';
import { grouped, piecesOf } from './pieces';
import { fix, type SourceText } from './text';

type Cut = Extract<MissingReason, { kind: 'cut' }>;

interface Context {
  readonly trace: ProgramTrace;
  readonly tape: Tape;
  readonly source: SourceText;
}

/** `range`: the cut's place; `operand`: what is called so there. */
export function cutFix(context: Context, found: Cut, range: SourceRange | null, operand: string | Message): WhyFix {
  const { tape, source } = context;
  const text = source.at(range);
  const step = found.call === null ? undefined : tape.steps[found.call];
  const operator = step?.kind === 'call' ? step.operator : '';
  const receiver = text === null ? null : withoutCall(text);
  switch (found.how) {
    case 'detached':
      return fix('no-detach', 'Leave out detach():', {}, receiver, range);
    case 'data':
      return fix('no-data', 'Use the tensor itself:', {}, text?.replace(/\s*\.data$/, '') ?? null, range);
    case 'to-integers':
      return fix('stay-floating', 'Leave out the conversion:', {}, receiver, range);
    case 'read-as-number':
      return fix('stay-tensor', 'Go on with the tensor instead of the number:', {}, receiver, range);
    case 'no-grad':
      return noGrad(context, text, range);
    case 'comparison': {
      const pieces = text === null ? null : piecesOf(text, operator);
      const [left, right] = pieces ?? [];
      const less = /^(?:lt|le|less)/.test(operator);
      const code =
        left === undefined || right === undefined || !source.isTypeScript
          ? null
          : `torch.sigmoid(10 * (${grouped((less ? right : left).text)} - ${grouped((less ? left : right).text)}))`;
      return fix('soft-comparison', 'Use a smooth step instead:', {}, code, range);
    }
    case 'no-derivative':
      return operator === 'argmax' || operator === 'argmin'
        ? soft(source, text, operator, range)
        : fix('other-function', 'Use a function that has a derivative instead.');
    case 'only-decides':
      return fix('where', 'Let {operand} take part in the result, or choose with torch.where.', { operand });
  }
}

/** `x.detach()` and `torch.detach(x)` as `x`. */
function withoutCall(text: string): string | null {
  const method = /^(.*?)\s*\??\.\s*\w+\([^()]*\)$/s.exec(text)?.[1];
  if (method !== undefined && !/^(?:torch|Number|Math)(?:\.\w+)*$/.test(method)) return method;
  return /^(?:[\w.]+)\((.*)\)$/s.exec(text)?.[1] ?? (/^[-+]/.test(text) ? text.slice(1).trim() : null);
}

function noGrad({ trace, source }: Context, text: string | null, range: SourceRange | null): WhyFix {
  const own = text === null ? null : /^([\w.$]+)\s*([-+*/])=\s*(.+)$/s.exec(text);
  if (own !== null) {
    const [, name = '', sign = '', by = ''] = own;
    const method = { '+': 'add_', '-': 'sub_', '*': 'mul_', '/': 'div_' }[sign] ?? 'add_';
    return fix(
      'in-place-method',
      '{sign}= makes a new tensor here; to change {name} itself, write:',
      { sign, name },
      `${name}.${method}(${by})`,
      range,
    );
  }
  const whole = wholeOf(trace, source, range);
  const all = source.at(whole);
  const code = all === null || !source.isTypeScript ? null : `torch.enable_grad(() => ${all})`;
  return fix('with-grad', 'Compute it outside of no_grad, or record it all the same:', {}, code, whole);
}

/** The widest expression around a place that is still under the same no_grad: what it goes into must be recorded too. */
function wholeOf({ records }: ProgramTrace, source: SourceText, range: SourceRange | null): SourceRange | null {
  if (range === null) return null;
  const around = records.filter(
    (record) =>
      record.kind === 'expression' &&
      record.value.kind === 'tensor' &&
      record.range.start <= range.start &&
      range.end <= record.range.end &&
      !/=>|\bfunction\b|no_grad|[^=!<>]=[^=]/.test(source.at(record.range) ?? '=>'),
  );
  const [widest] = [...around].sort(
    (one, other) => other.range.end - other.range.start - (one.range.end - one.range.start),
  );
  return widest?.range ?? range;
}

/** The place of the largest element as a mean of all places, weighted by softmax. */
function soft(source: SourceText, text: string | null, operator: string, range: SourceRange | null): WhyFix {
  const [operand, ...others] = (text === null ? null : piecesOf(text, operator)) ?? [];
  const sign = operator === 'argmin' ? '-' : '';
  const inner = operand === undefined ? '' : grouped(operand.text);
  const code =
    operand === undefined || others.length > 0 || !source.isTypeScript
      ? null
      : `torch.dot(torch.softmax(${sign}${inner}.flatten(), 0), torch.arange(${inner}.numel()).float())`;
  return fix('soft-argmax', 'Use softmax, in which every element has a share:', {}, code, range);
}
