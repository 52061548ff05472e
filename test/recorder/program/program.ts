/** Programs driven by hand: what the rewritten code of a snippet would tell a recording, call by call. */
import { rerun } from '../../../src/engine/dispatch/rerun';
import { bool, float32, float64, type DType } from '../../../src/engine/dtype';
import { torch, type Tensor } from '../../../src/engine/torch';
import type { ProgramRecording, RecordedSite, RecordingLimits } from '../../../src/recorder/program/contract';
import { newProgramRecording } from '../../../src/recorder/program/recorder';
import type { ProgramTensor, RecordedState, TraceRecord } from '../../../src/trace/program';
import type { Tape, TapeArgument, TapeStep, TapeValue } from '../../../src/trace/tape';

/** Evaluates a place of the text: `x =` writes a name, `x` reads it, `(…)` is an expression without one. */
export type Place = <T>(place: string, evaluate: () => T) => T;

export interface Run {
  readonly state: RecordedState;
  readonly tape: Tape;
  readonly recording: ProgramRecording;
  readonly record: (place: string) => TraceRecord;
  /** The tensor that a place gave last. */
  readonly tensor: (place: string) => ProgramTensor;
  /** Its place on the tape. */
  readonly value: (place: string) => TapeValue;
}

export const LIMITS: RecordingLimits = { records: 1000, graph: 100_000 };

/** Runs a program whose text is these places, one behind the other. */
export function run(places: readonly string[], program: (at: Place) => void, limits = LIMITS): Run {
  const sites = places.map(siteOf);
  const recording = newProgramRecording(sites, limits);
  const at: Place = (place, evaluate) => {
    const site = places.indexOf(place);
    if (site < 0) throw new Error(`There is no place ${place}.`);
    recording.current = site;
    const value = evaluate();
    recording.record(site, value);
    return value;
  };
  recording.start();
  try {
    program(at);
  } finally {
    recording.stop();
  }
  return view(places, recording, ...finished(recording));
}

function finished(recording: ProgramRecording): [RecordedState, Tape] {
  const { state, tape } = recording.finish([]);
  return [state, tape];
}

export function siteOf(place: string, index: number): RecordedSite {
  const range = { start: 10 * index, end: 10 * index + 5 };
  const name = /^[\w.]+/.exec(place)?.[0] ?? null;
  if (name === null) return { range, name, kind: 'expression' };
  return { range, name, kind: place.includes('=') ? 'write' : 'read' };
}

export function view(places: readonly string[], recording: ProgramRecording, state: RecordedState, tape: Tape): Run {
  const record = (place: string): TraceRecord => {
    const start = 10 * places.indexOf(place);
    const found = state.records.find(({ range }) => range.start === start);
    if (found === undefined) throw new Error(`${place} was not evaluated.`);
    return found;
  };
  const tensor = (place: string): ProgramTensor => {
    const { value } = record(place);
    const found = value.kind === 'tensor' ? state.tensors[value.tensor] : undefined;
    if (found === undefined) throw new Error(`${place} gave no tensor.`);
    return found;
  };
  const value = (place: string): TapeValue => {
    const found = tape.values[tensor(place).value ?? -1];
    if (found === undefined) throw new Error(`${place} is not on the tape.`);
    return found;
  };
  return { state, tape, recording, record, tensor, value };
}

const DTYPES: Readonly<Record<string, DType>> = { bool, float32, float64 };

/**
 * Runs a tape again: an interpreter of its own, as simple as can be. Changes in place work on copies. null: lost, or
 * made from something lost.
 */
export function replay(tape: Tape): (Tensor | null)[] {
  const tensors = tape.values.map((value) => (value.lost === null ? input(value) : null));
  const at = (id: number): Tensor | null => {
    const tensor = tensors[id];
    if (tensor === undefined) throw new Error(`Value ${String(id)} is used before it is there.`);
    return tensor;
  };
  for (const step of tape.steps) {
    if (step.kind === 'function') throw new Error('Custom Functions are replayed by others.');
    const results = step.kind === 'grad' ? gradients(step, at) : called(step, at);
    step.results.forEach((id, i) => {
      if (id !== null) tensors[id] = results?.[i] ?? null;
    });
  }
  return tensors.map((tensor, id) => (tensor === undefined ? at(id) : tensor));
}

/** undefined: a step makes it. */
function input({ data, shape, dtype, leaf }: TapeValue): Tensor | undefined {
  if (data === null) return undefined;
  const tensor = torch
    .tensor(data, { dtype: DTYPES[dtype] ?? float32 })
    .reshape([...shape])
    .clone();
  return leaf ? tensor.requires_grad_() : tensor;
}

type Kind<K> = Extract<TapeStep, { kind: K }>;
type At = (id: number) => Tensor | null;

function called(step: Kind<'call'>, at: At): readonly Tensor[] | null {
  const args = step.args.map((given: TapeArgument): unknown => {
    if (given.kind === 'value') return at(given.value);
    if (given.kind === 'values') return given.values.map(at);
    if (given.kind === 'dtype') return DTYPES[given.dtype];
    if (given.kind !== 'plain') throw new Error(`an argument of the kind ${given.kind}`);
    return given.plain;
  });
  if (step.args.some(({ kind }, i) => kind === 'value' && args[i] === null)) return null;
  if (step.args.some(({ kind }, i) => kind === 'values' && (args[i] as unknown[]).includes(null))) return null;
  // The copy is on the graph, whatever the mode was.
  if (step.inplace) args[0] = (args[0] as Tensor).clone();
  const again = (): Tensor | readonly Tensor[] =>
    rerun({ operator: step.operator, overload: step.overload, inplace: step.inplace, args });
  const result = step.grad_mode ? again() : torch.no_grad(again);
  return Array.isArray(result) ? (result as readonly Tensor[]) : [result as Tensor];
}

function gradients(step: Kind<'grad'>, at: At): readonly (Tensor | null)[] | null {
  const [outputs, inputs] = [step.outputs.map(at), step.inputs.map(at)];
  const weights = step.grad_outputs.map((id) => (id === null ? null : at(id)));
  if (outputs.includes(null) || inputs.includes(null)) return null;
  const { create_graph } = step;
  const options = { create_graph, retain_graph: true, allow_unused: true };
  return torch.autograd.grad(outputs as Tensor[], inputs as Tensor[], weights, options);
}
