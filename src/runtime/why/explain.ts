/**
 * Answers why a gradient is None, zero, NaN or infinite, of an expression's trace and of a program that ran: from plain
 * data alone, so that it can be asked wherever that data is.
 */
import { whyMissing, type MissingReason } from '../../engine/why/missing';
import type { ProgramTensor, ProgramTrace } from '../../trace/program';
import { backwardWasRefused } from '../../trace/puzzles';
import { tensorOf } from '../../trace/queries';
import type { SourceRange } from '../../trace/range';
import type { Tape, ValueId } from '../../trace/tape';
import type { TensorId, Trace, TraceTensor, TraceVariable } from '../../trace/trace';
import { gradientState, type Explanation, type Reason, type WhyQuestion } from '../../trace/why';
import { definitionsIn, NO_DEFINITIONS } from './definitions';
import { elementAlone, elementZeroReasons } from './element';
import { missingWords, type Program } from './missing';
import { nonFiniteReasons, zeroReasons, type Shown } from './numbers';
import { connectionsOf } from './tape-history';
import { AN_OPERATION, fix, reason, SourceText, THE_RESULT, THIS_TENSOR } from './text';

/** A program that ran, and what of it is shown. */
export interface RanProgram {
  readonly trace: ProgramTrace;
  readonly tape: Tape;
  /** An output of it, differentiated; `varied`: at other values than the program's. */
  readonly shown: Trace | null;
  readonly varied: boolean;
}

/** Of an expression, or of a program's output that is shown: any tensor of the trace. */
export function explainShown(
  trace: Trace,
  { tensor, of, element }: Extract<WhyQuestion, { kind: 'shown' }>,
  ran: RanProgram | null = null,
): Explanation {
  const known = tensorOf(trace, tensor);
  const alone = element === undefined || of === 'attribute' ? null : elementAlone(trace, tensor, element);
  if (alone !== null) return explainElement(trace, alone, known, ran);
  const { name } = known;
  const arrived = arrivedAt(trace, known);
  const state = gradientState(arrived);
  const source = new SourceText(trace.text, trace.range, trace.language);
  const shown: Shown = { trace, source, definitions: ran === null ? NO_DEFINITIONS : definitionsIn(ran.trace) };
  if (of === 'attribute' && !known.is_leaf)
    return { name, state: 'none', reasons: [notALeaf(trace, known), ...byState(shown, state, tensor)] };
  if (state !== 'none') return { name, state, reasons: isFolded(trace) ? [] : byState(shown, state, tensor) };
  const value = ran === null ? null : leafOf(ran.tape, known);
  const reasons =
    ran === null || value === null
      ? [independent(trace, known)]
      : explainValue(programOf(ran), {
          value,
          name,
          dtype: known.dtype,
          requires_grad: true,
          is_leaf: true,
          retains_grad: false,
          range: known.range,
          root: outputOf(ran.tape, trace),
        });
  return { name, state, reasons };
}

/** As if the tensor had no other element. */
function explainElement(whole: Trace, trace: Trace, { id, name }: TraceTensor, ran: RanProgram | null): Explanation {
  const state = gradientState(arrivedAt(trace, tensorOf(trace, id)));
  const source = new SourceText(trace.text, trace.range, trace.language);
  const shown: Shown = { trace, source, definitions: ran === null ? NO_DEFINITIONS : definitionsIn(ran.trace) };
  if (state !== 'zero') return { name, state, reasons: byState(shown, state, id) };
  return { name, state, reasons: elementZeroReasons(shown, whole, id) };
}

/** Of a program: a tensor that a record shows, with the gradient that it had when the run ended. */
export function explainRecorded(ran: RanProgram, id: TensorId): Explanation {
  const tensor = ran.trace.tensors[id];
  if (tensor === undefined) throw new RangeError(`the program has no tensor ${String(id)}`);
  const place = placeOf(ran.trace, id);
  const { name } = place;
  const state = gradientState(tensor.grad === null ? null : ran.trace.tensors[tensor.grad]);
  if (state === 'ordinary') return { name, state, reasons: [] };
  if (state === 'none') return { name, state, reasons: whyNone(ran, tensor, place) };
  const reasons = numbersOf(ran, tensor, state);
  if (reasons !== null) return { name, state, reasons };
  return {
    name,
    state,
    reasons: [state === 'zero' && wasOrdinary(ran, tensor) ? zeroed(place) : elsewhere(place.range)],
  };
}

/** Why a program could not call `backward()`: what its root was cut from; nothing where that is not why it ended. */
export function explainFailure(ran: RanProgram): Explanation | null {
  const id = refusedRoot(ran.trace);
  const tensor = id === null ? undefined : ran.trace.tensors[id];
  if (id === null || tensor === undefined) return null;
  const place = placeOf(ran.trace, id);
  return { name: place.name, state: 'none', reasons: whyNone(ran, tensor, place) };
}

/** What `backward()` was called on although it requires no gradient; null where it was not refused so. */
function refusedRoot(trace: ProgramTrace): TensorId | null {
  const { ending, records, tensors } = trace;
  if (ending?.kind !== 'failed' || !backwardWasRefused(trace)) return null;
  const start = ending.error.range?.start;
  const record = records.find(({ range, value }) => range.start === start && value.kind === 'tensor');
  const id = record?.value.kind === 'tensor' ? record.value.tensor : -1;
  return tensors[id]?.requires_grad === false ? id : null;
}

/** Whether a trace lacks most nodes of its graph: then nothing can be found out from it about numbers. */
export function isFolded({ folded }: Trace): boolean {
  return folded !== undefined;
}

function byState(shown: Shown, state: Explanation['state'], tensor: TensorId): readonly Reason[] {
  if (state === 'zero') return zeroReasons(shown, tensor);
  return state === 'nan' || state === 'infinite' ? nonFiniteReasons(shown, tensor) : [];
}

function arrivedAt(trace: Trace, { grad, grad_fn, output_nr }: TraceTensor): TraceTensor | null {
  const arrived = grad_fn === null ? null : (trace.nodes[grad_fn]?.grad_outputs?.[output_nr] ?? null);
  const id = grad ?? arrived;
  return id === null ? null : tensorOf(trace, id);
}

function notALeaf(trace: Trace, { grad_fn, name, range }: TraceTensor): Reason {
  const operator = (grad_fn === null ? null : trace.nodes[grad_fn]?.operator) ?? AN_OPERATION;
  const code = name === null ? null : trace.language === 'python' ? `${name}.retain_grad()` : `${name}.retain_grad();`;
  return reason(
    'not-a-leaf',
    '{name} is not a leaf (it is the result of {operator}), and only leaves keep their gradient.',
    { name: name ?? THIS_TENSOR, operator },
    range,
    code === null
      ? fix('name-and-retain-grad', 'Give it a name, and call its retain_grad() before backward().')
      : fix('retain-grad', 'Before backward():', {}, code),
  );
}

function independent(trace: Trace, { name, dtype, range, requires_grad, is_leaf }: TraceTensor): Reason {
  const called = name ?? THIS_TENSOR;
  if (!/^(?:b?float)/.test(dtype))
    return reason(
      'integer',
      '{name} holds {dtype}: only floating-point tensors have gradients.',
      { name: called, dtype },
      range,
      fix('floating', 'Make it of floating-point numbers:'),
    );
  if (!requires_grad && is_leaf)
    return reason(
      'requires-no-grad.constant',
      '{name} is a constant: no variable leads to it.',
      { name: called },
      range,
      fix('variable', 'Compute it from a variable.'),
    );
  return reason(
    'unused',
    '{root} does not depend on {name}.',
    { root: trace.output.name ?? THE_RESULT, name: called },
    range,
    trace.output.name === null
      ? fix('unused-by-result', 'Use it in what leads to the result, or leave it out.')
      : fix('unused', 'Use it in what leads to {root}, or leave it out.', { root: trace.output.name }),
  );
}

// Programs

interface Place {
  readonly name: string | null;
  readonly range: SourceRange | null;
}

/** The name that a tensor was given, else by which it was read, else where it came about. */
function placeOf(trace: ProgramTrace, id: TensorId): Place {
  const records = trace.records.filter(({ value }) => value.kind === 'tensor' && value.tensor === id);
  const [record] = [
    ...records.filter(({ kind, name }) => kind === 'write' && name !== null),
    ...records.filter(({ name }) => name !== null),
    ...records,
  ];
  return { name: record?.name ?? null, range: record?.range ?? null };
}

function programOf({ trace, tape }: RanProgram): Program {
  return {
    trace,
    tape,
    connections: connectionsOf(trace, tape),
    source: new SourceText(trace.text, trace.range, trace.language),
    definitions: definitionsIn(trace),
  };
}

interface AskedValue extends Place {
  readonly value: ValueId;
  readonly dtype: string;
  readonly requires_grad: boolean;
  readonly is_leaf: boolean;
  readonly retains_grad: boolean;
  /** null: what backward ran from. */
  readonly root: ValueId | null;
}

function whyNone(ran: RanProgram, tensor: ProgramTensor, place: Place): readonly Reason[] {
  const { value, dtype, requires_grad, is_leaf, retains_grad } = tensor;
  if (value !== null)
    return explainValue(programOf(ran), { ...place, value, dtype, requires_grad, is_leaf, retains_grad, root: null });
  // The tape has no room for it, or nothing that varies led to it.
  const program = programOf(ran);
  const asked = { ...place, dtype };
  if (!/^b?float/.test(dtype)) return [missingWords(program, asked, { kind: 'integer' })];
  if (!requires_grad) return [missingWords(program, asked, { kind: 'requires-no-grad' })];
  if (!is_leaf && !retains_grad) return [missingWords(program, asked, { kind: 'not-a-leaf', call: null, leaf: null })];
  return [
    missingWords(program, asked, ran.trace.passCount === 0 ? { kind: 'no-backward' } : { kind: 'unused', use: null }),
  ];
}

function explainValue(program: Program, asked: AskedValue): readonly Reason[] {
  const { trace, tape, connections } = program;
  const { value, name } = asked;
  const roots = asked.root === null ? lastRoots(trace) : [asked.root];
  const states =
    name === null ? [] : tape.values.flatMap((one, id) => (one.leaf && one.name === name && id !== value ? [id] : []));
  const found: readonly MissingReason[] = whyMissing(connections, {
    ...asked,
    roots,
    states: asked.is_leaf ? states : [],
  });
  const reasons = found.map((one) => missingWords(program, asked, one));
  // That nothing comes of the newest of its tensors is said by that.
  return reasons[0]?.kind === 'replaced' ? reasons.slice(0, 1) : reasons;
}

/** Of every pass that is known: a gradient of any of them would have stayed. Else what was to be one. */
function lastRoots(trace: ProgramTrace): readonly ValueId[] {
  if (trace.passes.length > 0) return [...new Set(trace.passes.map(({ root }) => root))];
  const refused = refusedRoot(trace);
  const value = refused === null ? null : (trace.tensors[refused]?.value ?? null);
  return value === null ? [] : [value];
}

/** The leaf of the tape that a variable of the shown trace is. */
function leafOf({ values }: Tape, { name, range }: TraceTensor): ValueId | null {
  const found = values.findIndex(
    (value) =>
      value.leaf &&
      value.range?.start === range?.start &&
      value.range?.end === range?.end &&
      isCalled(value.name, name),
  );
  return found < 0 ? null : found;
}

/** A second leaf of a name has a number behind it in the trace. */
function isCalled(own: string | null, shown: string | null): boolean {
  return own === shown || shown?.replace(/ \d+$/, '') === (own ?? 'leaf');
}

function outputOf({ values }: Tape, trace: Trace): ValueId | null {
  const { name } = trace.output;
  const range = trace.tensors[trace.output.tensor]?.range;
  const found = values.findLastIndex(
    (value) => value.name === name && (range === null || value.range?.start === range?.start || value.name !== null),
  );
  return found < 0 ? null : found;
}

/** From the pass that is shown, where the tensor is a leaf of it and the pass is the run's own. */
function numbersOf(ran: RanProgram, { value }: ProgramTensor, state: Explanation['state']): readonly Reason[] | null {
  const { shown, varied } = ran;
  const variable = variableOf(ran, value);
  if (shown === null || varied || variable === null || isFolded(shown)) return null;
  const { reasons, state: own } = explainShown(shown, { kind: 'shown', tensor: variable.tensor, of: 'arrived' }, ran);
  return own === state && reasons.length > 0 ? reasons : null;
}

/** Whether the last pass, which is the one that is shown, gave it a gradient that was not zero. */
function wasOrdinary(ran: RanProgram, { value }: ProgramTensor): boolean {
  const { shown, varied, trace } = ran;
  const variable = variableOf(ran, value);
  if (shown === null || varied || variable === null || isFolded(shown)) return false;
  const last = trace.passes.at(-1);
  if (last?.name !== shown.output.name) return false;
  return gradientState(arrivedAt(shown, tensorOf(shown, variable.tensor))) === 'ordinary';
}

function zeroed({ name, range }: Place): Reason {
  return reason(
    'zeroed',
    'A gradient had come to {name}, and was set to 0 again after backward().',
    { name: name ?? THIS_TENSOR },
    range,
    name === null
      ? fix('zeroed-unnamed', 'Read its gradient before that is cleared, and clear it only before the next backward().')
      : fix('zeroed', 'Read {name}.grad before it is cleared, and clear it only before the next backward().', { name }),
  );
}

/** The variable of the shown output that a value of the tape is. */
export function variableOf({ shown, tape }: RanProgram, value: ValueId | null): TraceVariable | null {
  if (shown === null || value === null) return null;
  return shown.variables.find(({ tensor }) => leafOf(tape, tensorOf(shown, tensor)) === value) ?? null;
}

function elsewhere(range: SourceRange | null): Reason {
  return reason(
    'elsewhere',
    'The gradient came with another backward pass, or in another state, than the one that is shown.',
    {},
    range,
    fix('choose-pass', 'Choose that pass in the inspector, and ask there.'),
  );
}
