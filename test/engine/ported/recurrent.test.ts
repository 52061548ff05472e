/** What PyTorch's own tests of autograd ask of recurrent networks. */
import { describe, expect, it } from 'vitest';

import { torch } from '../../../src/engine/torch';

describe('ported', () => {
  it('rnn_backward_to_input_but_not_parameters: a network whose weights need no gradient hands one on to its input', () => {
    const lstm = new torch.nn.LSTM(2, 3, { num_layers: 2 });
    for (const parameter of lstm.parameters()) parameter.requires_grad = false;
    const input = torch.ones(4, 1, 2, { requires_grad: true });
    const [output] = lstm(input);
    output.sum().backward();
    expect(input.grad?.shape).toEqual([4, 1, 2]);
    expect(input.grad?.toArray().every((value) => value !== 0 && Number.isFinite(value))).toBe(true);
    for (const parameter of lstm.parameters()) expect(parameter.grad).toBeNull();
  });
});
