/** What recurrent networks compute: one step of each kind of cell, over a sequence, over layers and directions. It knows no module. */
import { runtimeError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';

const F = functions.nn.functional;

/** Of one layer in one direction; what it goes without is null. */
export interface Weights {
  /** [gates · hidden, input] */
  readonly w_ih: Tensor;
  /** [gates · hidden, hidden or projection] */
  readonly w_hh: Tensor;
  readonly b_ih: Tensor | null;
  readonly b_hh: Tensor | null;
  /** [projection, hidden]; of LSTMs with `proj_size`. */
  readonly w_hr: Tensor | null;
}

/** What a step hands to the next: what is seen of it, [batch, hidden], then what an LSTM remembers. */
export type State = readonly [hidden: Tensor, ...memory: Tensor[]];

/** `entering`: what the input gives to all gates, [batch, gates · hidden]. */
type Step = (entering: Tensor, state: State, weights: Weights) => State;

export type Kind = 'RNN_TANH' | 'RNN_RELU' | 'LSTM' | 'GRU';

export const STEPS: Readonly<Record<Kind, Step>> = {
  RNN_TANH: (entering, [hidden], { w_hh, b_hh }) => [F.linear(hidden, w_hh, b_hh).add(entering).tanh()],
  RNN_RELU: (entering, [hidden], { w_hh, b_hh }) => [F.linear(hidden, w_hh, b_hh).add(entering).relu()],
  LSTM: (entering, [hidden, memory = hidden], { w_hh, b_hh, w_hr }) => {
    const gates = F.linear(hidden, w_hh, b_hh).add(entering);
    const [letIn, keep, offered, letOut] = quartered(gates);
    const next = keep.sigmoid().mul(memory).add(letIn.sigmoid().mul(offered.tanh()));
    const seen = letOut.sigmoid().mul(next.tanh());
    return [w_hr === null ? seen : F.linear(seen, w_hr), next];
  },
  GRU: (entering, [hidden], { w_hh, b_hh }) => {
    const [resetIn = entering, updateIn = entering, offeredIn = entering] = entering.unsafe_chunk(3, 1);
    const gates = F.linear(hidden, w_hh, b_hh);
    const [resetOf = gates, updateOf = gates, offeredOf = gates] = gates.unsafe_chunk(3, 1);
    const reset = resetOf.add(resetIn).sigmoid();
    const update = updateOf.add(updateIn).sigmoid();
    const offered = offeredIn.add(offeredOf.mul(reset)).tanh();
    return [hidden.sub(offered).mul(update).add(offered)];
  },
};

function quartered(gates: Tensor): [Tensor, Tensor, Tensor, Tensor] {
  const [first = gates, second = gates, third = gates, fourth = gates] = gates.unsafe_chunk(4, 1);
  return [first, second, third, fourth];
}

export interface Network {
  readonly kind: Kind;
  /** Layer by layer, of each the directions. */
  readonly layers: readonly (readonly Weights[])[];
  /** Between layers, while training. */
  readonly dropout: number;
}

/**
 * `input`: [time, batch, features]; `states`: of each layer and direction. Gives what the last layer shows at each time, the
 * directions side by side, and the last states.
 */
export function runNetwork(
  network: Network,
  input: Tensor,
  states: readonly State[],
): { output: Tensor; last: State[] } {
  if (input.size(0) === 0) throw runtimeError('Expected sequence length to be larger than 0 in RNN');
  const last: State[] = [];
  let output = input;
  network.layers.forEach((directions, layer) => {
    const from = output;
    const shown = directions.map((weights, direction) => {
      const state = states[last.length];
      if (state === undefined) return from;
      const ran = runSequence(STEPS[network.kind], from, state, weights, direction === 1);
      last.push(ran.last);
      return ran.output;
    });
    output = shown.length === 1 ? (shown[0] ?? from) : functions.cat(shown, -1);
    const isLast = layer === network.layers.length - 1;
    if (network.dropout > 0 && !isLast) output = F.dropout(output, network.dropout, true);
  });
  return { output, last };
}

function runSequence(
  step: Step,
  input: Tensor,
  first: State,
  weights: Weights,
  backwards: boolean,
): { output: Tensor; last: State } {
  const times = F.linear(input, weights.w_ih, weights.b_ih).unbind(0);
  if (backwards) times.reverse();
  let state = first;
  const shown = times.map((entering) => {
    state = step(entering, state, weights);
    return state[0];
  });
  if (backwards) shown.reverse();
  return { output: functions.stack(shown), last: state };
}
