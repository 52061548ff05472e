/**
 * Makes an entry of the history small enough to be kept: first what a program gave without end is thinned, then large
 * tensors lose their later values, then the graph goes, then the gradients. What was left out is said.
 */
import { lastNumber, plottedHistories } from '../../trace/histories';
import { stringify } from '../../trace/json';
import type { Figure, OutputEvent, ProgramTrace, TraceRecord } from '../../trace/program';
import type { TensorId, Trace, TraceTensor } from '../../trace/trace';
import type { HistoryEntry, KeptProgram, LeftOut } from './entry';

/** An entry takes at most this many characters in its file. */
export const MAX_ENTRY_LENGTH = 64_000;

const FEW_VALUES = 24;
const MAX_PRINTED = 400;
const MAX_TEXT = 20_000;
/** A graph with more of either is not worth writing down only to see that it is too long. */
const MAX_NODES = 1000;
const MAX_TENSORS = 4000;
const MAX_OUTPUT = 12_000;
const MAX_EVENTS = 300;
const MAX_POINTS = 200;
const MAX_COURSES = 20;
const MAX_LISTED = 100;
/** With which a second try is made. */
const LITTLE_OUTPUT = 2000;

export function trimmed(entry: HistoryEntry): HistoryEntry {
  const first = withProgram(withoutLongText(entry), MAX_OUTPUT, true);
  const large = entry.trace !== null && isLarge(entry.trace);
  for (const shorter of [
    (): HistoryEntry => first,
    () => withFewValues(first),
    () => withoutGraph(withFewValues(first)),
    () => withoutTrace(first),
    () => withoutTrace(withProgram(first, LITTLE_OUTPUT, false)),
  ].slice(large ? 2 : 0)) {
    const tried = shorter();
    if (stringify(tried).length <= MAX_ENTRY_LENGTH) return tried;
  }
  return bare(first);
}

function isLarge({ nodes, tensors }: Trace): boolean {
  return nodes.length > MAX_NODES || tensors.length > MAX_TENSORS;
}

function leaving(entry: HistoryEntry, ...parts: readonly LeftOut[]): HistoryEntry {
  return { ...entry, left: [...new Set([...entry.left, ...parts])] };
}

/** Nothing but where it was and what it gave. */
function bare(entry: HistoryEntry): HistoryEntry {
  const parts: readonly LeftOut[] = entry.program === null ? ['gradients', 'graph'] : ['gradients', 'graph', 'output'];
  return leaving(
    { ...withoutTrace(withProgram(entry, 0, false)), alone: null, values: {}, value: entry.value.slice(0, 60) },
    ...parts,
  );
}

function withoutLongText(entry: HistoryEntry): HistoryEntry {
  const alone = entry.alone !== null && entry.alone.length <= MAX_TEXT ? entry.alone : null;
  if (entry.text.length <= MAX_TEXT) return { ...entry, alone };
  return leaving({ ...entry, text: entry.text.slice(0, MAX_TEXT), alone: null }, 'text');
}

// What can be differentiated

function withFewValues(entry: HistoryEntry): HistoryEntry {
  const { trace } = entry;
  if (trace === null || trace.tensors.every(({ values }) => values.length <= FEW_VALUES)) return entry;
  const tensors = trace.tensors.map((tensor) => ({
    ...tensor,
    values: tensor.values.slice(0, FEW_VALUES),
    text: tensor.text.length > MAX_PRINTED ? `${tensor.text.slice(0, MAX_PRINTED)}…` : tensor.text,
  }));
  const checks = trace.checks.map((check) => ({
    ...check,
    differences: check.differences?.slice(0, FEW_VALUES) ?? null,
    ...(check.byRule && { byRule: { ...check.byRule, values: check.byRule.values?.slice(0, FEW_VALUES) ?? null } }),
  }));
  return leaving({ ...entry, trace: { ...trace, tensors, checks } }, 'values');
}

/** The variables and the output remain, with their gradients. */
function withoutGraph(entry: HistoryEntry): HistoryEntry {
  const { trace } = entry;
  if (trace === null) return entry;
  const shown = [...trace.variables.map(({ tensor }) => tensor), trace.output.tensor, trace.output.root];
  const kept = [...new Set(shown.flatMap((id) => [id, trace.tensors[id]?.grad ?? id]))].sort(
    (one, other) => one - other,
  );
  const places = new Map(kept.map((id, index) => [id, index]));
  const place = (id: TensorId): TensorId => places.get(id) ?? 0;
  const tensors = kept.flatMap((id): TraceTensor[] => {
    const tensor = trace.tensors[id];
    if (tensor === undefined) return [];
    const grad = tensor.grad === null ? null : (places.get(tensor.grad) ?? null);
    const { base, ...own } = tensor;
    const shown = base === undefined ? undefined : places.get(base);
    return [{ ...own, id: place(id), grad_fn: null, grad, ...(shown === undefined ? {} : { base: shown }) }];
  });
  const variables = trace.variables.map((variable) => ({ ...variable, tensor: place(variable.tensor) }));
  const output = { ...trace.output, tensor: place(trace.output.tensor), root: place(trace.output.root) };
  const { version, kind, language, range, text, tex, checks, bindings, notes, elementwise } = trace;
  const rest = { version, kind, language, range, text, tex, checks, notes, elementwise, ...(bindings && { bindings }) };
  return leaving({ ...entry, trace: { ...rest, tensors, variables, output, nodes: [] } }, 'graph');
}

function withoutTrace(entry: HistoryEntry): HistoryEntry {
  return entry.trace === null ? entry : leaving({ ...entry, trace: null }, 'graph', 'gradients');
}

// What a program gave

function withProgram(entry: HistoryEntry, maxOutput: number, figures: boolean): HistoryEntry {
  if (entry.program === null) return entry;
  const { trace } = entry.program;
  const output = lastOf(trace.output, maxOutput);
  const drawn = figures ? trace.figures.map(thinned) : [];
  const program: KeptProgram = { ...entry.program, trace: slim(entry, trace, output, drawn) };
  const parts: LeftOut[] = [];
  if (output.length < trace.output.length) parts.push('output');
  if (pointsOf(drawn) < pointsOf(trace.figures)) parts.push('figures');
  return leaving({ ...entry, program }, ...parts);
}

/** Hovers are not drawn from it any more: tensors and the places that gave them go. */
function slim(
  { text }: HistoryEntry,
  trace: ProgramTrace,
  output: readonly OutputEvent[],
  figures: readonly Figure[],
): ProgramTrace {
  return {
    ...trace,
    text,
    output,
    figures,
    records: [...plottedHistories(trace.records).values()]
      .slice(0, MAX_COURSES)
      .map((record) => courseOf(trace, record)),
    tensors: [],
    ran: trace.ran.slice(0, MAX_LISTED),
    passes: trace.passes.slice(-MAX_LISTED),
    outputs: trace.outputs.slice(0, MAX_LISTED),
    notes: trace.notes.slice(0, MAX_LISTED),
  };
}

/** Every `stride`-th of the values that it has, and the last as a number. */
function courseOf(trace: ProgramTrace, record: TraceRecord): TraceRecord {
  const { history } = record;
  const value = { kind: 'number', value: lastNumber(trace, record) ?? NaN } as const;
  if (history === null || history.values.length <= MAX_POINTS) return { ...record, value };
  const every = Math.ceil(history.values.length / MAX_POINTS);
  const values = history.values.filter((_, index) => index % every === 0);
  return { ...record, value, history: { stride: history.stride * every, values } };
}

/** The end of it, which is where a program says what came of it. */
function lastOf(events: readonly OutputEvent[], most: number): readonly OutputEvent[] {
  let length = 0;
  let first = events.length;
  while (first > 0 && events.length - first < MAX_EVENTS) {
    length += events[first - 1]?.text.length ?? 0;
    if (length > most) break;
    first -= 1;
  }
  return events.slice(first);
}

function thinned(figure: Figure): Figure {
  const series = figure.series.slice(0, MAX_COURSES).map((one) => {
    const every = Math.ceil(Math.max(one.x.length, one.y.length) / MAX_POINTS);
    const some = <Value>(values: readonly Value[]): readonly Value[] =>
      every <= 1 ? values : values.filter((_, index) => index % every === 0);
    const { x, y, widths, bottoms, names } = one;
    return {
      ...one,
      x: some(x),
      y: some(y),
      ...(widths && { widths: some(widths) }),
      ...(bottoms && { bottoms: some(bottoms) }),
      ...(names && { names: some(names) }),
    };
  });
  return { ...figure, series };
}

function pointsOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, { series }) => series.reduce((inner, { y }) => inner + y.length, sum), 0);
}
