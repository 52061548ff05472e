/** Asks a recorded program, for tests: a refusal is an error, time stands still. */
import { analyse } from '../../../src/runtime/analysis/analyse';
import type { Values } from '../../../src/runtime/run';
import type { PlotData, PlotRequest } from '../../../src/trace/plot';
import { gradientOf } from '../../../src/trace/queries';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import type { Focus, Tape, ValueId } from '../../../src/trace/tape';
import type { Trace } from '../../../src/trace/trace';

export const CONTEXT = { language: 'typescript', range: { start: 0, end: 1000 }, text: 'the program' };

export interface Program {
  readonly tape: Tape;
  readonly focus: Focus;
}

export function tryDifferentiate(
  { tape, focus }: Program,
  values: Values = {},
  now = (): number => 0,
): Trace | Refusal {
  return analyse(tape, CONTEXT, { kind: 'differentiate', focus, values }, now) as Trace | Refusal;
}

export function differentiated(program: Program, values: Values = {}): Trace {
  const trace = tryDifferentiate(program, values);
  if (isRefusal(trace)) throw new Error(trace.message.text);
  return trace;
}

/** The gradients by the names of the leaves. */
export function gradients(trace: Trace): Record<string, readonly number[] | null> {
  return Object.fromEntries(
    trace.variables.map(({ name, tensor }) => [name, gradientOf(trace, tensor)?.values ?? null]),
  );
}

export function verdicts(trace: Trace): Record<string, string> {
  return Object.fromEntries(trace.checks.map(({ variable, verdict }) => [variable, verdict]));
}

export function tryPlot(
  { tape, focus }: Program,
  plot: Partial<PlotRequest>,
  values: Values = {},
  now = (): number => 0,
): PlotData | Refusal {
  const request = { variable: 'x', element: 0, from: null, to: null, count: 401, ...plot };
  return analyse(tape, CONTEXT, { kind: 'ask', focus, values, enquiry: { kind: 'plot', ask: request } }, now) as
    PlotData | Refusal;
}

export function plotted(program: Program, plot: Partial<PlotRequest>, values: Values = {}): PlotData {
  const data = tryPlot(program, plot, values);
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

export function elements(tape: Tape, value: ValueId, from = 0, count = 1000): readonly number[] | Refusal {
  return analyse(tape, CONTEXT, { kind: 'read', value, from, count }, () => 0) as readonly number[] | Refusal;
}
