/** A tape as the history that explanations walk. Knows operators by their definitions, and no text. */
import { operators } from '../../engine/generated/operators';
import { Connections, type History, type HistoryCall } from '../../engine/why/history';
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import { valuesOf, type Tape, type TapeArgument, type TapeStep, type ValueId } from '../../trace/tape';

const FLOATING = /^(?:float|bfloat|double|half|complex)/;

/** Walked once for each run. */
const KNOWN = new WeakMap<ProgramTrace, { readonly tape: Tape; readonly connections: Connections }>();

export function connectionsOf(trace: ProgramTrace, tape: Tape): Connections {
  const known = KNOWN.get(trace);
  if (known?.tape === tape) return known.connections;
  const connections = new Connections(historyOf(trace, tape));
  KNOWN.set(trace, { tape, connections });
  return connections;
}

function historyOf(trace: ProgramTrace, tape: Tape): History {
  // What the run itself said of the tensors that it showed.
  const onGraph = new Map<ValueId, boolean>();
  for (const { value, requires_grad, is_leaf } of trace.tensors)
    if (value !== null) onGraph.set(value, requires_grad && !is_leaf);
  const reads = tape.reads.map(({ value, kind, outcome }) => ({
    value,
    kind: kind === 'number' && typeof outcome === 'number' ? kind : ('condition' as const),
  }));
  return {
    values: tape.values.map(({ dtype, leaf }, id) => ({
      floating: FLOATING.test(dtype),
      leaf,
      on_graph: onGraph.get(id) ?? null,
    })),
    calls: callsOf(tape),
    reads,
  };
}

function callsOf(tape: Tape): readonly HistoryCall[] {
  const reads = readsByPlace(tape);
  const calls = tape.steps.map((step) => callOf(step, reads));
  // What `forward` of a custom Function does is its own affair: gradients run past it, by its `backward`.
  tape.steps.forEach((step, index) => {
    if (step.kind !== 'function') return;
    for (let inner = step.first; inner < index; inner += 1) {
      const call = calls[inner];
      if (call !== undefined) calls[inner] = { ...call, operands: [], reads: [] };
    }
  });
  return calls;
}

function callOf(step: TapeStep, readsAt: ReadonlyMap<string, readonly number[]>): HistoryCall {
  const operands: ValueId[] = [];
  if (step.kind === 'function') {
    const { name, inputs, results } = step;
    return {
      operator: name,
      inplace: false,
      grad_mode: true,
      differentiable: true,
      operands: inputs,
      results,
      reads: [],
    };
  }
  if (step.kind === 'grad') {
    operands.push(...step.outputs, ...step.inputs, ...step.grad_outputs.filter((value) => value !== null));
    return {
      operator: 'autograd.grad',
      inplace: false,
      grad_mode: step.create_graph,
      differentiable: true,
      operands,
      results: step.results,
      reads: [],
    };
  }
  for (const argument of step.args) valuesOf(argument, (value) => operands.push(value));
  const { operator, inplace, grad_mode, results, range } = step;
  const reads = takesNumber(step.args) && range !== null ? (readsAt.get(keyOf(range)) ?? []) : [];
  return { operator, inplace, grad_mode, differentiable: isDifferentiable(step), operands, results, reads };
}

function takesNumber(args: readonly TapeArgument[]): boolean {
  return args.some(({ kind, ...rest }) => kind === 'plain' && 'plain' in rest && typeof rest.plain === 'number');
}

function keyOf({ start, end }: SourceRange): string {
  return `${start}-${end}`;
}

/** Numbers that were read, by the innermost call that they stand in and that takes numbers. */
function readsByPlace({ steps, reads }: Tape): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, SourceRange>();
  if (reads.length > 0)
    for (const step of steps)
      if (step.kind === 'call' && step.range !== null && takesNumber(step.args))
        places.set(keyOf(step.range), step.range);
  const found = new Map<string, number[]>();
  reads.forEach(({ kind, range }, read) => {
    if (kind !== 'number' || range === null) return;
    let [innermost, length]: [string | null, number] = [null, Infinity];
    for (const [key, { start, end }] of places) {
      if (start > range.start || end < range.end || end - start >= length) continue;
      innermost = key;
      length = end - start;
    }
    if (innermost !== null) found.set(innermost, [...(found.get(innermost) ?? []), read]);
  });
  return found;
}

const DIFFERENTIABLE = new Map<string, boolean>();

function isDifferentiable({ operator, overload }: { readonly operator: string; readonly overload: number }): boolean {
  const key = `${operator} ${overload}`;
  const known = DIFFERENTIABLE.get(key);
  if (known !== undefined) return known;
  const one = operators.find(({ definition }) => definition.name === operator)?.definition.overloads[overload];
  // Of what is no operator of ours nothing is claimed: the results tell.
  const differentiable = one?.gradient !== null || one.forward.kind === 'composite';
  DIFFERENTIABLE.set(key, differentiable);
  return differentiable;
}
