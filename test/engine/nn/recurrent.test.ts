/** Recurrent networks and cells: first weights, text, values and gradients as PyTorch's; and what it says of wrong calls. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { casesOf, difference, outcome } from './sequences';
import { thrown } from '../ported/thrown';

const { nn } = torch;

describe('computes what PyTorch computes:', () => {
  const cases = casesOf(/^(?:RNN|LSTM|GRU)/);

  it('all three networks and cells are there', () => {
    expect(new Set(cases.map(([, { module }]) => module)).size).toBe(6);
  });

  it.each(cases)('%s', (_title, one) => {
    const { text, parameters, outputs, gradients, parameterGradients } = outcome(one);
    expect(text).toBe(one.text);
    expect(difference(parameters, one.parameters)).toBeLessThan(1e-13);
    expect(difference(outputs, one.outputs)).toBeLessThan(1e-13);
    expect(difference(gradients, one.gradients)).toBeLessThan(1e-12);
    expect(difference(parameterGradients, one.parameterGradients)).toBeLessThan(1e-12);
  });
});

const ones = (...shape: number[]): Tensor => torch.ones(shape);

describe('refuses as PyTorch does:', () => {
  it.each([
    [() => nn.LSTM(3, 4)(ones(5, 4)), 'RuntimeError: input.size(-1) must be equal to input_size. Expected 3, got 4'],
    [() => nn.LSTM(3, 4)(ones(4)), 'ValueError: LSTM: Expected input to be 2D or 3D, got 1D instead'],
    [() => nn.GRU(3, 4)(ones(4)), 'ValueError: GRU: Expected input to be 2D or 3D, got 1D instead'],
    [() => nn.RNN(3, 4)(ones(4)), 'ValueError: RNN: Expected input to be 2D or 3D, got 1D tensor instead'],
    [
      () => nn.LSTM(3, 4)(ones(2, 2, 3), [ones(2, 2, 4), ones(1, 2, 4)]),
      'RuntimeError: Expected hidden[0] size (1, 2, 4), got [2, 2, 4]',
    ],
    [
      () => nn.GRU(3, 4)(ones(2, 2, 3), ones(1, 4)),
      'RuntimeError: For batched 3-D input, hx should also be 3-D but got 2-D tensor',
    ],
    [
      () => nn.GRU(3, 4)(ones(2, 3), ones(1, 2, 4)),
      'RuntimeError: For unbatched 2-D input, hx should also be 2-D but got 3-D tensor',
    ],
    [() => nn.RNN(3, 4, 1, 'x'), "ValueError: Unknown nonlinearity 'x'. Select from 'tanh' or 'relu'."],
    [() => nn.RNN(3, 0), 'ValueError: hidden_size must be greater than zero'],
    [() => nn.RNN(3, 4, 0), 'ValueError: num_layers must be greater than zero'],
    [() => nn.RNN(3, 4.5), 'TypeError: hidden_size should be of type int, got: float'],
    [
      () => nn.RNN(3, 4, { dropout: 2 }),
      'ValueError: dropout should be a number in range [0, 1] representing the probability of an element being zeroed',
    ],
    [() => nn.GRU(3, 4, { proj_size: 2 }), 'ValueError: proj_size argument is only supported for LSTM, not RNN or GRU'],
    [() => nn.RNN(3), "TypeError: RNNBase.__init__() missing 1 required positional argument: 'hidden_size'"],
    [() => nn.RNN(3, 4, { foo: 1 }), "TypeError: RNNBase.__init__() got an unexpected keyword argument 'foo'"],
    [() => nn.LSTM(3, 4, { proj_size: 4 }), 'ValueError: proj_size has to be smaller than hidden_size'],
    [
      () => nn.LSTM(3, 4, { proj_size: -1 }),
      'ValueError: proj_size should be a positive integer or zero to disable projections',
    ],
    [
      () => nn.RNN(3, 4)(torch.ones(2, 3, { dtype: torch.float64 })),
      'ValueError: RNN input dtype (torch.float64) does not match weight dtype (torch.float32). Convert input: input.to(torch.float32), or convert model: model.to(torch.float64)',
    ],
    [() => nn.RNN(3, 4)(ones(0, 1, 3)), 'RuntimeError: Expected sequence length to be larger than 0 in RNN'],
    [() => nn.RNNCell(3, 4)(ones(2, 2, 2)), 'ValueError: RNNCell: Expected input to be 1D or 2D, got 3D instead'],
    [() => nn.RNNCell(3, 4)(ones(2, 4)), 'RuntimeError: input has inconsistent input_size: got 4 expected 3'],
    [
      () => nn.RNNCell(3, 4)(ones(2, 3), ones(3, 4)),
      "RuntimeError: Input batch size 2 doesn't match hidden0 batch size 3",
    ],
  ] as const)('%s', (body, expected) => {
    expect(thrown(body)).toBe(expected);
  });

  it('dropout of a single layer is warned of', () => {
    const { warnings } = collectingWarnings(() => nn.RNN(3, 4, { dropout: 0.5 }));
    expect(warnings.map(({ text }) => text)).toEqual([
      'dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=0.5 and num_layers=1',
    ]);
  });
});

describe('state', () => {
  it('has the names that PyTorch has', () => {
    const { proj_size, ...names } = { proj_size: 2, layers: ['l0', 'l0_reverse', 'l1', 'l1_reverse'] };
    const expected = names.layers.flatMap((place) =>
      ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh', 'weight_hr'].map((name) => `${name}_${place}`),
    );
    const lstm = nn.LSTM(3, 4, 2, { bidirectional: true, proj_size });
    expect(Object.keys(lstm.state_dict())).toEqual(expected);
    expect(lstm.all_weights.map((weights) => weights.length)).toEqual([5, 5, 5, 5]);
  });

  it('is taken over by another network, which then computes the same', () => {
    const [from, to] = [nn.GRU(3, 2, 2), nn.GRU(3, 2, 2)];
    to.load_state_dict(from.state_dict());
    const input = torch.arange(12).reshape([2, 2, 3]).sin();
    expect(to(input)[0].tolist()).toEqual(from(input)[0].tolist());
  });

  it('LSTM takes a tensor apart that stands in place of the pair', () => {
    const lstm = nn.LSTM(3, 2);
    const input = torch.ones(4, 1, 3);
    const state = torch.arange(4).reshape([2, 1, 1, 2]);
    const call = lstm as unknown as (input: Tensor, hx: unknown) => [Tensor, unknown];
    expect(call(input, state)[0].tolist()).toEqual(call(input, [state.select(0, 0), state.select(0, 1)])[0].tolist());
    expect(() => call(input, torch.zeros(1, 1, 2))).toThrow('index 1 is out of bounds for dimension 0 with size 1');
  });
});
