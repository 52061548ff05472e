/** One step of recurrent networks. */
import { runtimeError } from '../../errors';
import { wrapDim } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { composite, torchFunction } from '../definition';

const WEIGHTS = 'Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None';

export const rnn_tanh_cell = torchFunction(
  'One step of a simple recurrent cell: the hyperbolic tangent of what input and state give.',
  composite(
    `rnn_tanh_cell(Tensor input, Tensor hx, ${WEIGHTS}) -> Tensor`,
    (input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, b_hh: Tensor | null) =>
      gates(input, [hx], w_ih, w_hh, b_ih, b_hh, 1).tanh(),
  ),
);

export const rnn_relu_cell = torchFunction(
  'One step of a simple recurrent cell: the positive part of what input and state give.',
  composite(
    `rnn_relu_cell(Tensor input, Tensor hx, ${WEIGHTS}) -> Tensor`,
    (input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, b_hh: Tensor | null) =>
      gates(input, [hx], w_ih, w_hh, b_ih, b_hh, 1).relu(),
  ),
);

export const lstm_cell = torchFunction(
  'One step of a cell of long short-term memory: its new state and its new memory.',
  composite(
    `lstm_cell(Tensor input, Tensor[] hx, ${WEIGHTS}) -> (Tensor, Tensor)`,
    (input: Tensor, state: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, b_hh: Tensor | null) => {
      if (state.length !== 2) throw runtimeError('lstm_cell expects two hidden states');
      const parts = gates(input, state, w_ih, w_hh, b_ih, b_hh, 4).unsafe_chunk(4, 1);
      const [entering = input, forgetting = input, offered = input, leaving = input] = parts;
      const [, memory = input] = state;
      const kept = forgetting.sigmoid().mul(memory);
      const next = kept.add(entering.sigmoid().mul(offered.tanh()));
      return [leaving.sigmoid().mul(next.tanh()), next];
    },
  ),
);

export const gru_cell = torchFunction(
  'One step of a gated recurrent unit.',
  composite(
    `gru_cell(Tensor input, Tensor hx, ${WEIGHTS}) -> Tensor`,
    (input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, b_hh: Tensor | null) => {
      checkCell(input, [hx], w_ih, w_hh, 3);
      const [resetIn = input, updateIn = input, newIn = input] = affine(input, w_ih, b_ih).unsafe_chunk(3, 1);
      const [resetOf = input, updateOf = input, newOf = input] = affine(hx, w_hh, b_hh).unsafe_chunk(3, 1);
      const reset = resetOf.add(resetIn).sigmoid();
      const update = updateOf.add(updateIn).sigmoid();
      const offered = newIn.add(newOf.mul(reset)).tanh();
      return hx.sub(offered).mul(update).add(offered);
    },
  ),
);

/** What state and input give together. */
function gates(
  input: Tensor,
  state: readonly Tensor[],
  w_ih: Tensor,
  w_hh: Tensor,
  b_ih: Tensor | null,
  b_hh: Tensor | null,
  count: number,
): Tensor {
  checkCell(input, state, w_ih, w_hh, count);
  const [hx = input] = state;
  const entering = affine(input, w_ih, b_ih);
  return affine(hx, w_hh, b_hh).add(entering);
}

function affine(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  return bias === null ? x.matmul(weight.t()) : bias.addmm(x, weight.t());
}

function checkCell(input: Tensor, state: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, count: number): void {
  const size = (tensor: Tensor, dim: number): number => tensor.shape[wrapDim(dim, tensor.ndim)] ?? 0;
  const hidden = size(w_hh, 1);
  for (const [name, weight] of Object.entries({ weight_ih: w_ih, weight_hh: w_hh }))
    if (size(weight, 0) !== count * hidden)
      throw runtimeError(
        `${name} first dim must be ${count} * hidden_size = ${count * hidden}, but got ${size(weight, 0)}`,
      );
  if (size(input, 1) !== size(w_ih, 1))
    throw runtimeError(`input has inconsistent input_size: got ${size(input, 1)} expected ${size(w_ih, 1)}`);
  state.forEach((tensor, i) => {
    if (size(tensor, 0) !== size(input, 0))
      throw runtimeError(`Input batch size ${size(input, 0)} doesn't match hidden${i} batch size ${size(tensor, 0)}`);
    if (size(tensor, 1) !== hidden)
      throw runtimeError(`hidden${i} has inconsistent hidden_size: got ${size(tensor, 1)}, expected ${hidden}`);
  });
}
