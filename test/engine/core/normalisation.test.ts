/** What normalisations change beside their result, and what they and attention refuse. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';

const { nn } = torch;
const { float64, int64 } = torch;

function ramp(...shape: number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return torch.arange(count, { dtype: float64 }).pow(2).reshape(shape);
}

describe('running statistics', () => {
  it('follow those of the batch', () => {
    const [mean, variance] = [torch.zeros(2, { dtype: float64 }), torch.ones(2, { dtype: float64 })];
    nn.functional.batch_norm(ramp(3, 2), mean, variance, { training: true, momentum: 0.25 });
    // Of 0, 4, 16 and of 1, 9, 25: means 20/3 and 35/3, variances with n - 1 69⅓ and 149⅓.
    expect(mean.toArray()[0]).toBeCloseTo(20 / 12, 12);
    expect(mean.toArray()[1]).toBeCloseTo(35 / 12, 12);
    expect(variance.toArray()[0]).toBeCloseTo(0.75 + 208 / 12, 12);
    expect(variance.toArray()[1]).toBeCloseTo(0.75 + 448 / 12, 12);
  });

  it('change uncounted: two batches, then both backward', () => {
    const [mean, variance] = [torch.zeros(2), torch.ones(2)];
    const x = torch.randn([4, 2], { requires_grad: true });
    const once = (): Tensor => nn.functional.batch_norm(x, mean, variance, { training: true });
    const [first, second] = [once(), once()];
    first.mul(second).sum().backward();
    expect([mean._version, x.grad?.shape]).toEqual([0, [4, 2]]);
  });

  it('of instances follow the mean over the batch', () => {
    const [mean, variance] = [torch.zeros(1, { dtype: float64 }), torch.ones(1, { dtype: float64 })];
    nn.functional.instance_norm(ramp(2, 1, 2), mean, variance, { momentum: 0.5 });
    expect([mean.item(), variance.item()]).toEqual([1.75, 0.5 + 0.5 * ((0.5 + 12.5) / 2)]);
  });

  it('may not need gradients', () => {
    expect(() =>
      nn.functional.batch_norm(ramp(3, 2), torch.zeros(2, { dtype: float64, requires_grad: true }), null, {
        training: true,
      }),
    ).toThrow("The function 'native_batch_norm' is not differentiable with respect to argument 'running_mean'.");
  });
});

describe('refuses', () => {
  const x = ramp(2, 4, 3).to(torch.float32);
  const { functional } = nn;
  const channel = (size: number): Tensor => torch.ones(size);

  it.each<[string, () => unknown, string, string]>([
    [
      'one value per channel',
      () => functional.batch_norm(torch.ones([1, 3]), null, null, { training: true }),
      'ValueError',
      'Expected more than 1 value per channel when training, got input size torch.Size([1, 3])',
    ],
    [
      'one value per group',
      () => functional.group_norm(torch.ones([1, 4]), 4),
      'ValueError',
      'Expected more than 1 value per channel when training, got input size [1, 4]',
    ],
    [
      'one value per instance',
      () => functional.instance_norm(torch.ones([2, 4, 1])),
      'ValueError',
      'Expected more than 1 spatial element when training, got input size torch.Size([2, 4, 1])',
    ],
    [
      'no statistics',
      () => functional.batch_norm(x, null, null),
      'RuntimeError',
      'running_mean must be defined in evaluation mode',
    ],
    [
      'no variance',
      () => functional.batch_norm(x, channel(4), null),
      'RuntimeError',
      'running_var must be defined in evaluation mode',
    ],
    [
      'other sizes of statistics',
      () => functional.batch_norm(x, channel(2), channel(4)),
      'RuntimeError',
      'running_mean should contain 4 elements not 2',
    ],
    [
      'other sizes of weights',
      () => functional.batch_norm(x, channel(4), channel(4), channel(2)),
      'RuntimeError',
      'weight should contain 4 elements not 2',
    ],
    [
      'integers',
      () => functional.batch_norm(torch.ones([2, 3], { dtype: int64 }), null, null, { training: true }),
      'NotImplementedError',
      '"batch_norm" not implemented for \'Long\'',
    ],
    [
      'integers in layers',
      () => functional.layer_norm(torch.ones([2, 3], { dtype: int64 }), [3]),
      'NotImplementedError',
      '"LayerNormKernelImpl" not implemented for \'Long\'',
    ],
    [
      'another shape',
      () => functional.layer_norm(torch.ones([2, 3]), [4]),
      'RuntimeError',
      'Given normalized_shape=[4], expected input with shape [*, 4], but got input of size[2, 3]',
    ],
    [
      'no shape',
      () => functional.layer_norm(torch.ones([2, 3]), []),
      'RuntimeError',
      'Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []',
    ],
    [
      'a weight of another shape',
      () => functional.layer_norm(torch.ones([2, 3]), [3], channel(2)),
      'RuntimeError',
      'Expected weight to be of same shape as normalized_shape, but got weight of shape [2] and normalized_shape = [3]',
    ],
    [
      'a weight of another dtype',
      () => functional.layer_norm(torch.ones([2, 3]), [3], torch.ones(3, { dtype: float64 })),
      'RuntimeError',
      'mixed dtype (CPU): expect parameter to have scalar type of Float',
    ],
    [
      'an input of double precision beside it',
      () => functional.layer_norm(ramp(2, 3), [3], channel(3)),
      'RuntimeError',
      'mixed dtype (CPU): all inputs must share same datatype.',
    ],
    [
      'another shape for the root of squares',
      () => functional.rms_norm(torch.ones([4, 3, 5]), [4]),
      'RuntimeError',
      'Given normalized_shape=[4], expected input with shape [*4], but got input of size[4, 3, 5]',
    ],
    [
      'groups that do not divide',
      () => functional.group_norm(x, 3),
      'RuntimeError',
      'Expected number of channels in input to be divisible by num_groups, but got input of shape [2, 4, 3] and num_groups=3',
    ],
    [
      'weights of other channels',
      () => functional.group_norm(x, 2, channel(3)),
      'RuntimeError',
      'Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape [3] and input of shape [2, 4, 3]',
    ],
    [
      'too few dimensions',
      () => functional.group_norm(channel(4), 2),
      'RuntimeError',
      'Expected at least 2 dimensions for input tensor but received 1',
    ],
    [
      'a mask beside a causal one',
      () => functional.scaled_dot_product_attention(x, x, x, torch.ones([4, 4]), { is_causal: true }),
      'RuntimeError',
      '_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True',
    ],
    [
      'a mask of integers',
      () => functional.scaled_dot_product_attention(x, x, x, torch.ones([4, 4], { dtype: int64 })),
      'RuntimeError',
      'Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: long int and  query.dtype: float instead.',
    ],
    [
      'operands of several dtypes',
      () => functional.scaled_dot_product_attention(x, x, x.to(int64)),
      'RuntimeError',
      'Expected query, key, and value to have the same dtype, but got query.dtype: float key.dtype: float and value.dtype: long int instead.',
    ],
    [
      'too few dimensions of operands',
      () => functional.scaled_dot_product_attention(channel(2), x, x),
      'RuntimeError',
      'Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: 1 key.dim: 3 and value.dim: 3 instead.',
    ],
    [
      'a probability above 1',
      () => functional.scaled_dot_product_attention(x, x, x, { dropout_p: 1.5 }),
      'RuntimeError',
      'dropout probability has to be between 0 and 1, but got 1.5',
    ],
    [
      'one hidden state of two',
      () => torch.lstm_cell(torch.ones([1, 3]), [torch.ones([1, 2])], torch.ones([8, 3]), torch.ones([8, 2])),
      'RuntimeError',
      'lstm_cell expects two hidden states',
    ],
    [
      'weights of other gates',
      () => torch.gru_cell(torch.ones([1, 3]), torch.ones([1, 2]), torch.ones([5, 3]), torch.ones([6, 2])),
      'RuntimeError',
      'weight_ih first dim must be 3 * hidden_size = 6, but got 5',
    ],
    [
      'an input of another size',
      () => torch.rnn_tanh_cell(torch.ones([1, 4]), torch.ones([1, 2]), torch.ones([2, 3]), torch.ones([2, 2])),
      'RuntimeError',
      'input has inconsistent input_size: got 4 expected 3',
    ],
    [
      'a state of another batch',
      () => torch.rnn_tanh_cell(torch.ones([1, 3]), torch.ones([2, 2]), torch.ones([2, 3]), torch.ones([2, 2])),
      'RuntimeError',
      "Input batch size 1 doesn't match hidden0 batch size 2",
    ],
    [
      'directions of integers',
      () => torch._weight_norm(torch.ones([2, 3], { dtype: int64 }), torch.ones([2, 1])),
      'NotImplementedError',
      '"weight_norm_kernel" not implemented for \'Long\'',
    ],
  ])('%s', (_name, body, name, message) => {
    expect(body).toThrow(expect.objectContaining({ name, message }));
  });
});

it('attention that sees nothing gives 0, and no gradient', () => {
  const x = torch.randn([1, 1, 2, 3], { requires_grad: true });
  const hidden = torch.zeros([2, 2], { dtype: torch.bool });
  const seen = nn.functional.scaled_dot_product_attention(x, x, x, hidden);
  seen.sum().backward();
  expect([seen.toArray(), x.grad?.toArray()]).toEqual([new Array(6).fill(0), new Array(6).fill(0)]);
});

it('the derivative of attention’s derivative is refused', () => {
  const x = torch.randn([1, 1, 2, 3], { requires_grad: true });
  const [first] = torch.autograd.grad(nn.functional.scaled_dot_product_attention(x, x, x).sum(), [x], null, {
    create_graph: true,
  });
  expect(() => first?.sum().backward()).toThrow(
    'derivative for aten::_scaled_dot_product_flash_attention_for_cpu_backward is not implemented',
  );
});
