/** What of the picture a step marks: where it is, what is done, which lines carry a gradient now. By keys; knows no scene. */
import { NOTHING } from '../../../src/trace/format';
import type { NodeId, Trace } from '../../../src/trace/trace';
import { shortNumber } from '../../numbers';
import { counted, t } from '../../words';
import { leafKey, nodeKey } from '../model';
import type { Order } from './order';
import type { SoFar } from './steps';
import type { Shown } from './values';

export interface StepMarks {
  readonly stepped: { readonly boxes: ReadonlySet<string>; readonly lines: ReadonlySet<string> };
  readonly done: { readonly boxes: ReadonlySet<string>; readonly lines: ReadonlySet<string> };
}

/** The key of a node's own box: a leaf's stands for its AccumulateGrad. */
export function boxKey(trace: Trace, id: NodeId): string {
  const variable = trace.nodes[id]?.variable ?? null;
  return variable === null ? nodeKey(id) : leafKey(variable);
}

export function lineBetween(from: string, to: string): string {
  return `${from} ${to}`;
}

/** `box`: the key of what is shown for a node, its group's while that is folded. */
export function marksOf(trace: Trace, order: Order, index: number, box: (node: NodeId) => string): StepMarks {
  const now = order.nodes[index] ?? -1;
  const own = box(now);
  const left = new Set(order.nodes.slice(index + 1).map(box));
  const done = new Set(order.nodes.slice(0, index).map(box));
  done.add('output');
  const lines = new Set([lineBetween(box(order.root.node), 'output')]);
  for (const id of order.nodes.slice(0, index)) addLines(lines, trace, id, box);
  const carrying = new Set<string>();
  if (trace.nodes[now]?.variable === null) addLines(carrying, trace, now, box);
  else
    for (const id of order.nodes)
      if (trace.nodes[id]?.next_functions.some((next) => next?.node === now) === true)
        carrying.add(lineBetween(own, box(id)));
  if (index === 0) carrying.add(lineBetween(own, 'output'));
  for (const line of carrying) lines.delete(line);
  return {
    stepped: { boxes: new Set([own]), lines: carrying },
    done: { boxes: new Set([...done].filter((key) => key !== own && !left.has(key))), lines },
  };
}

/** The lines by which a node's gradients leave it. */
function addLines(lines: Set<string>, trace: Trace, id: NodeId, box: (node: NodeId) => string): void {
  const node = trace.nodes[id];
  node?.next_functions.forEach((next, input) => {
    if (next !== null && (node.grad_inputs?.[input] ?? null) !== null) lines.add(lineBetween(box(next.node), box(id)));
  });
}

/** What has come together, in few characters: `108 (1 of 2)`. */
export function badgeOf(arrived: SoFar | null): string {
  if (arrived === null) return NOTHING;
  const value = shortOf(arrived.sum);
  return arrived.parts.length === arrived.of
    ? value
    : t('{0} ({1} of {2})', value, counted(arrived.parts.length), counted(arrived.of));
}

function shortOf(tensor: Shown | null): string {
  if (tensor === null) return NOTHING;
  if (tensor.shape.length === 0) return shortNumber(tensor.values[0]);
  const first = tensor.values.slice(0, 2).map((value) => shortNumber(Number(value.toPrecision(3))));
  return `[${first.join(', ')}${tensor.numel > 2 ? ', …' : ''}]`;
}
