/** Why a program's tensor has no gradient, in words: what the engine's walk over the tape found, with places and fixes. */
import type { Connections } from '../../engine/why/history';
import type { MissingReason } from '../../engine/why/missing';
import type { Message } from '../../trace/message';
import type { ProgramTrace } from '../../trace/program';
import { backwardWasRefused } from '../../trace/puzzles';
import type { SourceRange } from '../../trace/range';
import type { Tape, TapeStep, ValueId } from '../../trace/tape';
import type { Reason, WhyFix } from '../../trace/why';
import { cutFix } from './cut-fixes';
import { AN_OPERATION, brief, fix, reason, THE_RESULT, THIS_TENSOR, THIS_VALUE, type SourceText } from './text';
import type { Definitions } from './zero-fixes';

export interface Program {
  readonly trace: ProgramTrace;
  readonly tape: Tape;
  readonly connections: Connections;
  readonly source: SourceText;
  readonly definitions: Definitions;
}

/** What is asked about. */
export interface Asked {
  readonly name: string | null;
  readonly dtype: string;
  /** Where it got its value. */
  readonly range: SourceRange | null;
}

type Cut = Extract<MissingReason, { kind: 'cut' }>;

const CUT_WORDS: Readonly<Record<Cut['how'], string>> = {
  detached: '{operand} was detached here: no gradient goes back past this place.',
  data: '.data is {operand} without its graph: no gradient goes back past this place.',
  'no-grad': 'This was computed under torch.no_grad(), which records nothing for the way back.',
  'to-integers': 'Here {operand} becomes whole numbers, and those have no derivative.',
  comparison: 'A comparison gives true or false, and those have no derivative.',
  'no-derivative': '{operator} has no derivative.',
  'read-as-number': '{operand} leaves the graph here as a plain number.',
  'only-decides': '{operand} only decides a condition here, and a condition hands on no gradient.',
};

export function missingWords(program: Program, asked: Asked, found: MissingReason): Reason {
  const { trace } = program;
  const name = asked.name ?? THIS_TENSOR;
  switch (found.kind) {
    case 'integer':
      return reason(
        'integer',
        '{name} holds {dtype}: only floating-point tensors have gradients.',
        { name, dtype: asked.dtype },
        asked.range,
        made(program, asked, '.float().requires_grad_()', (code, at) =>
          fix('floating', 'Make it of floating-point numbers:', {}, code, at),
        ),
      );
    case 'requires-no-grad':
      return requiresNoGrad(program, asked);
    case 'cut':
      return cut(program, found);
    case 'not-a-leaf':
      return notALeaf(program, asked, found);
    case 'no-backward':
      return noBackward(program, name);
    case 'unused': {
      const named = nameOf(program.tape, trace.passes.at(-1)?.root);
      const root = named ?? THE_RESULT;
      const use = found.use === null ? null : (program.tape.steps[found.use]?.range ?? null);
      const mend =
        named === null
          ? fix('unused-by-result', 'Use it in what leads to the result, or leave it out.')
          : fix('unused', 'Use it in what leads to {root}, or leave it out.', { root });
      return use === null
        ? reason(
            'unused.nowhere',
            '{root} does not depend on {name}: nothing was computed from it that leads there.',
            { root, name },
            asked.range,
            mend,
          )
        : reason(
            'unused.elsewhere',
            '{root} does not depend on {name}: what is computed from it here does not lead there.',
            { root, name },
            use,
            mend,
          );
    }
    case 'cleared':
      return reason(
        'cleared',
        'A gradient had come to {name}, and was taken away again (zero_grad(), or grad = null).',
        { name },
        asked.range,
        asked.name === null
          ? fix('cleared-unnamed', 'Read its gradient before that is cleared.')
          : fix('cleared', 'Read {name}.grad before it is cleared.', { name }),
      );
  }
}

/** What a program makes tensors of numbers with; of the result of anything else, asking for a gradient mends nothing. */
const MAKES =
  /^torch\.(?:tensor|as_tensor|asarray|zeros|ones|full|empty|eye|arange|linspace|logspace|rand|randn|randint)(?:_like)?\(/;

function requiresNoGrad(program: Program, asked: Asked): Reason {
  const { definitions, source } = program;
  const name = asked.name ?? THIS_TENSOR;
  if (MAKES.test(source.at(definitions.expressionOf(asked.range)) ?? ''))
    return reason(
      'requires-no-grad',
      'Autograd does not follow {name}: it was made without requires_grad.',
      { name },
      asked.range,
      askedFor(program, asked),
    );
  const leaf = program.definitions
    .madeFor(asked.range)
    .find(({ expression }) => MAKES.test(source.at(expression) ?? ''));
  if (leaf !== undefined && backwardWasRefused(program.trace))
    return reason(
      'made-without',
      'Nothing that leads to {name} requires a gradient: {leaf} was made without requires_grad.',
      { name, leaf: leaf.name },
      leaf.range,
      askedFor(program, leaf),
    );
  return reason(
    'requires-no-grad.unled',
    'No tensor that requires a gradient leads to {name}.',
    { name },
    asked.range,
    fix('leaf', 'Make those that you want gradients of with { requires_grad: true }.'),
  );
}

function made(
  { definitions, source }: Program,
  { range }: Pick<Asked, 'range'>,
  behind: string,
  mend: (code: string | null, at: SourceRange | null) => WhyFix,
): WhyFix {
  const at = definitions.expressionOf(range);
  const text = source.at(at);
  const code = text === null || !source.isTypeScript ? null : `${closed(text)}${behind}`;
  return mend(code, at);
}

function askedFor(program: Program, place: Pick<Asked, 'range'>): WhyFix {
  return made(program, place, '.requires_grad_()', (code, at) =>
    fix('requires-grad', 'Ask for its gradient where it is made:', {}, code, at),
  );
}

/** A text that a method can be called on. */
function closed(text: string): string {
  return /^[\w.$]+(?:\((?:[^()]|\([^()]*\))*\))?$/.test(text) ? text : `(${text})`;
}

function cut(program: Program, found: Cut): Reason {
  const { tape, source } = program;
  const step = found.call === null ? undefined : tape.steps[found.call];
  const read = found.read === null ? undefined : tape.reads[found.read];
  const range = read?.range ?? step?.range ?? null;
  const operator = step?.kind === 'call' ? step.operator.replace(/^nn\.functional\./, '') : '';
  const operand = operandName(program, found.value);
  const whole = found.how === 'data' ? withData(source, range) : range;
  return reason(found.how, CUT_WORDS[found.how], { operand, operator }, whole, cutFix(program, found, whole, operand));
}

/** `.data` is recorded at what stands before it. */
function withData(source: SourceText, range: SourceRange | null): SourceRange | null {
  if (range === null || source.at(range) === null) return range;
  const [tail = ''] = /^\s*\.data\b/.exec(source.after(range, 20)) ?? [];
  return { start: range.start, end: range.end + tail.length };
}

function operandName({ tape, source }: Program, value: ValueId): string | Message {
  const known = tape.values[value];
  const text = known?.name ?? source.at(known?.range ?? null);
  return text === null ? THIS_VALUE : brief(text);
}

function notALeaf(program: Program, asked: Asked, found: Extract<MissingReason, { kind: 'not-a-leaf' }>): Reason {
  const { trace, tape, source, definitions } = program;
  const name = asked.name ?? THIS_TENSOR;
  const step = found.call === null ? undefined : tape.steps[found.call];
  const leaf = found.leaf === null ? undefined : tape.values[found.leaf];
  const at = definitions.expressionOf(asked.range);
  const text = source.at(at);
  const operator = operatorOf(step);
  const made = leaf?.range ?? null;
  if (leaf?.name === null && made !== null && at !== null && isWithin(made, at))
    return reason(
      'not-a-leaf.of-leaf',
      '{name} is what {operator} made of the tensor with requires_grad, not that tensor itself: it is not a leaf.',
      { name, operator },
      at,
      fix(
        'leaf-last',
        'Ask for the gradient last:',
        {},
        text === null ? null : `${closed(text)}.detach().requires_grad_()`,
        at,
      ),
    );
  if (leaf !== undefined && asked.name !== null && leaf.name === asked.name)
    return reason(
      'replaced',
      '{name} is no longer the leaf: this made a new tensor, whose gradient is not kept.',
      { name },
      at ?? step?.range ?? null,
      replacedFix(source, asked.name, at),
    );
  const pass = trace.passes.at(-1)?.range ?? null;
  const code = asked.name === null ? null : `${asked.name}.retain_grad();`;
  return reason(
    'not-a-leaf',
    '{name} is not a leaf (it is the result of {operator}), and only leaves keep their gradient.',
    { name, operator },
    step?.range ?? asked.range,
    fix('retain-grad', 'Before backward():', {}, code, pass === null ? null : { start: pass.start, end: pass.start }),
  );
}

/** `w = w - 0.1 * w.grad` as a change in place that nothing records. */
function replacedFix(source: SourceText, name: string, at: SourceRange | null): WhyFix {
  const text = source.at(at);
  const mend = (code: string | null): WhyFix => fix('in-place', 'Change it in place, without recording:', {}, code, at);
  const own = text === null ? null : /^([\w.$]+)\s*([-+*/])=\s*(.+)$/s.exec(text);
  return mend(own !== null ? inPlace(own) : text === null ? null : `torch.no_grad(() => ${name}.copy_(${text}))`);
}

const IN_PLACE: Readonly<Record<string, string>> = { '+': 'add_', '-': 'sub_', '*': 'mul_', '/': 'div_' };

/** `w -= g` as `torch.no_grad(() => w.sub_(g))`. */
function inPlace([, name = '', sign = '', by = '']: RegExpExecArray): string {
  return `torch.no_grad(() => ${name}.${IN_PLACE[sign] ?? 'add_'}(${by}))`;
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function operatorOf(step: TapeStep | undefined): string | Message {
  if (step === undefined) return AN_OPERATION;
  if (step.kind === 'function') return step.name;
  return step.kind === 'grad' ? 'autograd.grad' : step.operator.replace(/^nn\.functional\./, '');
}

function noBackward({ trace, tape, source }: Program, name: string | Message): Reason {
  const { ending, outputs } = trace;
  if (ending !== null && ending.kind !== 'finished')
    return reason(
      'ended-before',
      'The program ended before {name} had a gradient.',
      { name },
      ending.kind === 'failed' ? ending.error.range : null,
      fix('ended-before', 'Mend what ended it first.'),
    );
  const output = outputs.findLast(
    (one) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(one.name) && one.name !== name,
  );
  const scalar = output?.shape.every((size) => size === 1) === true;
  const code = output === undefined ? null : `${output.name}${scalar ? '' : '.sum()'}.backward();`;
  const at = { start: source.end, end: source.end };
  if (tape.steps.some(({ kind }) => kind === 'grad'))
    return reason(
      'only-autograd-grad',
      'torch.autograd.grad gives gradients back and leaves .grad as it is; backward() was not called.',
      {},
      tape.steps.find(({ kind }) => kind === 'grad')?.range ?? null,
      fix('autograd-grad', 'Take what it gives back, or call:', {}, code, at),
    );
  return reason(
    'no-backward',
    'backward() was not called, so no gradient was computed.',
    {},
    output?.range ?? null,
    fix('backward', 'Call it on the result:', {}, code, at),
  );
}

function nameOf(tape: Tape, value: ValueId | undefined): string | null {
  return value === undefined ? null : (tape.values[value]?.name ?? null);
}
