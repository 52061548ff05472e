/**
 * A program's output run again in the program's dtypes and recorded, with its backward pass: its graph as a trace, node by
 * node or folded. Knows neither checks nor notes.
 */
import type { Tensor } from '../../engine/tensor/tensor';
import { nameTex } from '../../languages/expression/greek';
import { foldedRecordingOf, type FoldedRecording } from '../../recorder/folded';
import { idIn, recordingOf, type Recording } from '../../recorder/recording';
import { foldedItems } from '../../trace/folding';
import { isRefusal, type Refusal } from '../../trace/refusal';
import { ScopeSelection, type ScopeTable } from '../../trace/scope';
import { TRACE_VERSION, type Trace, type TraceNode, type TraceVariable } from '../../trace/trace';
import type { Formula, Leaves, Watcher } from '../formula';
import { runPass, type Pass } from '../pass';
import type { Stopwatch } from '../stopwatch';
import { leafTensors, weightsTensor, type Subject } from './subject';
import { tapeFormula } from './tape-formula';

/** Of a folded graph: how many groups there are, and how many a part that is opened may become. */
const MOST_GROUPS = 300;
const MOST_OPEN = 1000;

/** Recorded nodes, in the order of recording. */
export interface Open {
  readonly first: number;
  readonly count: number;
}

export interface TracedOptions {
  readonly stopwatch: Stopwatch;
  /** Conditions that these values would decide the other way, to be taken note of. */
  readonly flipped: Set<number>;
  /** How the graph is folded; null: it is not. */
  readonly fold: { readonly open: Open | null } | null;
}

export interface Traced {
  readonly leaves: Leaves;
  readonly output: Tensor;
  readonly root: Tensor;
  readonly recording: Recording;
  readonly folded: Trace['folded'] | null;
}

export function tracedWhole(subject: Subject, stopwatch: Stopwatch): Traced | Refusal {
  return tracedBy(subject, { stopwatch, flipped: new Set(), fold: null });
}

export function tracedBy(subject: Subject, { stopwatch, flipped, fold }: TracedOptions): Traced | Refusal {
  const formula = formulaOf(subject, stopwatch);
  const definitions = new Map(
    subject.leaves.flatMap(({ name, value }) => (value.range === null ? [] : [[name, value.range] as const])),
  );
  const pass = runPass(formula, leafTensors(subject, false), {
    definitions,
    stopwatch,
    rootOf: (output) => rootOf(subject, output),
    condition: watchOf(formula, flipped),
  });
  if (isRefusal(pass)) return pass;
  const { recorder, root, output } = pass;
  if (fold === null) return { ...pass, recording: recordingOf(recorder, root, null, output), folded: null };
  const recording = foldedPass(subject, pass, fold.open);
  return { ...pass, recording, folded: { recorded: recording.recorded, open: fold.open } };
}

function foldedPass({ tape }: Subject, { recorder, root, output }: Pass, open: Open | null): FoldedRecording {
  return foldedRecordingOf(recorder, root, output, (scopes) =>
    foldedItems(scopes, {
      scopes: tape.scopes,
      most: MOST_GROUPS,
      open: open && { first: open.first, end: open.first + open.count, most: MOST_OPEN },
    }),
  );
}

export function traceOf(subject: Subject, traced: Traced): Trace {
  const { context, output } = subject;
  const { recording, folded } = traced;
  const ids = { tensor: idIn(recording, traced.output), root: idIn(recording, traced.root) };
  return {
    version: TRACE_VERSION,
    kind: 'program',
    language: context.language,
    range: context.range,
    text: context.text,
    tex: null,
    variables: variablesOf(subject, traced),
    output: { name: output.name, ...ids, summed: ids.root !== ids.tensor },
    checks: [],
    notes: [],
    tensors: recording.tensors,
    ...scoped(recording.nodes, subject.tape.scopes),
    ...(folded === null || folded === undefined ? {} : { folded }),
    elementwise: false,
  };
}

/** Nodes with the part of the tape's scopes that they ran in. */
function scoped(nodes: readonly TraceNode[], table: ScopeTable | undefined): Pick<Trace, 'nodes' | 'scopes'> {
  if (table === undefined) return { nodes };
  const selection = new ScopeSelection(table);
  const own = nodes.map((node) => (node.scope === undefined ? node : { ...node, scope: selection.take(node.scope) }));
  const scopes = selection.taken;
  return scopes === undefined ? { nodes } : { nodes: own, scopes };
}

/** In the program's dtypes. */
function formulaOf({ context, slice, leaves }: Subject, stopwatch: Stopwatch): Formula {
  const options = { range: context.range, leaves, precise: false, elementwise: false, factor: null, stopwatch };
  return tapeFormula(slice, options);
}

/** Takes note of conditions that these values would decide the other way. */
function watchOf({ conditions }: Formula, flipped: Set<number>): NonNullable<Watcher['condition']> {
  return (index, value) => {
    const holds = value.toArray().some((one) => one !== 0);
    if (holds !== conditions[index]?.outcome) flipped.add(index);
  };
}

/** The number that is differentiated: the sum of the output, or of its products with what `backward` was given. */
function rootOf(subject: Subject, output: Tensor): Tensor {
  const weights = weightsTensor(subject, false);
  const weighted = weights === null ? output : output.mul(weights);
  return weighted.numel() === 1 ? weighted : weighted.sum();
}

function variablesOf({ leaves, given }: Subject, { leaves: tensors, recording }: Traced): readonly TraceVariable[] {
  return leaves.flatMap(({ name, value, mentions }) => {
    const leaf = tensors.get(name);
    if (leaf === undefined) return [];
    const entered = given.has(name);
    return [
      {
        name,
        tex: nameTex(name),
        mentions,
        tensor: idIn(recording, leaf),
        origin: entered ? ('entered' as const) : ('assignment' as const),
        definition: entered ? null : value.range,
      },
    ];
  });
}
