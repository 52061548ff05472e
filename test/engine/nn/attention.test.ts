/** Attention by several heads: first weights, text, values and gradients as PyTorch's; and what it says of wrong calls. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { casesOf, difference, outcome } from './sequences';
import { thrown } from '../ported/thrown';

const { nn } = torch;

describe('computes what PyTorch computes:', () => {
  const cases = casesOf(/^(?:Multihead|Transformer)/);

  it.each(cases)('%s', (_title, one) => {
    const { text, parameters, outputs, gradients, parameterGradients } = outcome(one);
    expect(text).toBe(one.text);
    expect(difference(parameters, one.parameters)).toBeLessThan(1e-12);
    expect(difference(outputs, one.outputs)).toBeLessThan(1e-12);
    expect(difference(gradients, one.gradients)).toBeLessThan(1e-12);
    expect(difference(parameterGradients, one.parameterGradients)).toBeLessThan(1e-12);
  });
});

const ones = (...shape: number[]): Tensor => torch.ones(shape);
const x = ones(3, 2, 4);

describe('refuses as PyTorch does:', () => {
  const attention = nn.MultiheadAttention(4, 2);
  const transformer = (): InstanceType<typeof nn.Transformer> => nn.Transformer(4, 2, 1, 1, 5);

  it.each([
    [() => nn.MultiheadAttention(5, 2), 'AssertionError: embed_dim must be divisible by num_heads'],
    [
      () => nn.MultiheadAttention(0, 2),
      'ValueError: embed_dim and num_heads must be greater than 0, got embed_dim=0 and num_heads=2 instead',
    ],
    [
      () => attention(ones(4), ones(4), ones(4)),
      'AssertionError: query should be unbatched 2D or batched 3D tensor but received 1-D query tensor',
    ],
    [
      () => attention(x, ones(3, 4), ones(3, 4)),
      'AssertionError: For batched (3-D) `query`, expected `key` and `value` to be 3-D but found 2-D and 2-D tensors respectively',
    ],
    [
      () => attention(ones(3, 2, 5), ones(3, 2, 5), ones(3, 2, 5)),
      'AssertionError: was expecting embedding dimension of 4, but got 5',
    ],
    [
      () => attention(x, x, ones(4, 2, 4)),
      'AssertionError: key shape torch.Size([3, 2, 4]) does not match value shape torch.Size([4, 2, 4])',
    ],
    [
      () => attention(x, x, x, { attn_mask: ones(2, 3) }),
      'RuntimeError: The shape of the 2D attn_mask is torch.Size([2, 3]), but should be (3, 3).',
    ],
    [
      () => attention(x, x, x, { attn_mask: ones(2, 3, 3) }),
      'RuntimeError: The shape of the 3D attn_mask is torch.Size([2, 3, 3]), but should be (4, 3, 3).',
    ],
    [
      () => attention(x, x, x, { key_padding_mask: ones(3, 2) }),
      'AssertionError: Expected key_padded_mask.shape[0] to be 2, but got 3',
    ],
    [
      () => attention(x, x, x, { attn_mask: torch.ones([3, 3], { dtype: torch.int64 }) }),
      'AssertionError: only bool and floating types of attn_mask are supported',
    ],
    [
      () => attention(x, x, x, { is_causal: true }),
      'RuntimeError: Need attn_mask if specifying the is_causal hint. You may use the Transformer module method `generate_square_subsequent_mask` to create this mask.',
    ],
    [
      () => attention(ones(3, 4), ones(3, 4), ones(3, 4), { key_padding_mask: ones(3, 2) }),
      'AssertionError: For unbatched (2-D) `query`, expected `key_padding_mask` to be `None` or 1-D but found 2-D tensor instead',
    ],
    [
      () => attention(x),
      "TypeError: MultiheadAttention.forward() missing 2 required positional arguments: 'key' and 'value'",
    ],
    [
      () => nn.TransformerEncoderLayer(4, 2, { activation: 'x' }),
      'RuntimeError: activation should be relu/gelu, not x',
    ],
    [() => transformer()(x, ones(3, 1, 4)), 'RuntimeError: the batch number of src and tgt must be equal'],
    [
      () => transformer()(ones(3, 2, 5), ones(3, 2, 5)),
      'RuntimeError: the feature number of src and tgt must be equal to d_model',
    ],
  ] as const)('%s', (body, expected) => {
    expect(thrown(body)).toBe(expected);
  });
});

it('a stack has copies of its layer, and draws nothing', () => {
  const layer = nn.TransformerEncoderLayer(4, 2, 3);
  torch.manual_seed(1);
  const { warnings, result } = collectingWarnings(() => nn.TransformerEncoder(layer, 2));
  const drawn = torch.rand(1).item();
  torch.manual_seed(1);
  expect(drawn).toBe(torch.rand(1).item());
  expect(warnings.map(({ text }) => text)).toEqual([
    'enable_nested_tensor is True, but self.use_nested_tensor is False because encoder_layer.self_attn.batch_first was not True(use batch_first for better inference performance)',
  ]);
  const [first, second] = result.layers.children();
  expect(String(first?.state_dict())).toBe(String(layer.state_dict()));
  expect(String(second?.state_dict())).toBe(String(layer.state_dict()));
  expect(first?.parameters()[0] === second?.parameters()[0]).toBe(false);
});
