/**
 * `torch.nn.functional.multi_head_attention_forward`: attention by several heads, with the projections before and behind.
 * It knows no module.
 */
import { runtimeError, TorchError } from '../../errors';
import { functions } from '../../functions';
import { formatList } from '../../shape';
import { bool, type DType } from '../../dtype';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';

const F = functions.nn.functional;

/** What a call of attention takes beside query, key and value: weights, masks, and what is wanted. */
export interface AttentionCall {
  readonly embed_dim: number;
  readonly num_heads: number;
  /** Of query, key and value in one, [3 · embed_dim, embed_dim], or one for each. */
  readonly projections: Tensor | readonly [query: Tensor, key: Tensor, value: Tensor];
  /** [3 · embed_dim] */
  readonly in_proj_bias: Tensor | null;
  /** [1, 1, embed_dim], one more key. */
  readonly bias_k: Tensor | null;
  readonly bias_v: Tensor | null;
  readonly add_zero_attn: boolean;
  /** 0 where the module is not being trained. */
  readonly dropout: number;
  readonly out_proj_weight: Tensor;
  readonly out_proj_bias: Tensor | null;
  /** [batch, keys]: true, or −∞, leaves a key out. */
  readonly key_padding_mask: Tensor | null;
  /** [queries, keys] or [batch · heads, queries, keys] */
  readonly attn_mask: Tensor | null;
  readonly need_weights: boolean;
  readonly average_attn_weights: boolean;
  readonly is_causal: boolean;
}

type Attended = [output: Tensor, weights: Tensor | null];

/** `query`: [queries, batch, embed_dim], `key` and `value`: [keys, batch, …]; all may go without the batch. */
export function multiHeadAttention(query: Tensor, key: Tensor, value: Tensor, call: AttentionCall): Attended {
  const isBatched = checkDimensions(query, key, value, call);
  if (isBatched) return attend(query, key, value, call);
  const rows = key === query ? query.unsqueeze(1) : key.unsqueeze(1);
  const mask = call.key_padding_mask;
  const [output, weights] = attend(
    key === query ? rows : query.unsqueeze(1),
    rows,
    value === key ? rows : value.unsqueeze(1),
    { ...call, key_padding_mask: mask === null ? null : mask.unsqueeze(0) },
  );
  return [output.squeeze(1), weights === null ? null : weights.squeeze(0)];
}

function attend(query: Tensor, key: Tensor, value: Tensor, call: AttentionCall): Attended {
  const { num_heads, embed_dim, add_zero_attn } = call;
  const [queries = 0, batch = 0] = query.shape;
  const { isCausal, keyMask, mask } = masksOf(query, call);
  checkSizes(query, key, value, call);
  let [q, k, v] = projected(query, key, value, call);
  let attentionMask = shaped(mask, batch * num_heads, queries, key.size(0));
  let padding = keyMask;
  const widen = (): void => {
    attentionMask = attentionMask === null ? null : F.pad(attentionMask, [0, 1]);
    padding = padding === null ? null : F.pad(padding, [0, 1]);
  };
  if (call.bias_k !== null && call.bias_v !== null) {
    k = functions.cat([k, call.bias_k.repeat([1, batch, 1])]);
    v = functions.cat([v, call.bias_v.repeat([1, batch, 1])]);
    widen();
  }
  const head = Math.floor(embed_dim / num_heads);
  const byHead = (x: Tensor): Tensor => x.reshape([x.size(0), batch * num_heads, head]).transpose(0, 1);
  [q, k, v] = [byHead(q), byHead(k), byHead(v)];
  if (add_zero_attn) {
    const zeros = functions.zeros([batch * num_heads, 1, head], { dtype: k.dtype });
    [k, v] = [functions.cat([k, zeros], 1), functions.cat([v, zeros], 1)];
    widen();
  }
  const keys = k.size(1);
  const whole = withPadding(attentionMask, padding, { batch, num_heads, keys });
  const weighed = call.need_weights ? explicit(q, k, v, whole, call) : fused(q, k, v, whole, isCausal, call, batch);
  const [attended, weights] = weighed;
  const output = F.linear(attended, call.out_proj_weight, call.out_proj_bias).view([queries, batch, -1]);
  if (weights === null) return [output, null];
  const heads = weights.view([batch, num_heads, queries, keys]);
  return [output, call.average_attn_weights ? heads.mean(1) : heads];
}

/** With the weights: [queries · batch, embed_dim] and [batch · heads, queries, keys]. */
function explicit(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | null, call: AttentionCall): [Tensor, Tensor] {
  const scaled = q.mul(Math.sqrt(1 / q.size(2)));
  const turned = k.transpose(-2, -1);
  const scores = mask === null ? scaled.bmm(turned) : mask.baddbmm(scaled, turned);
  const softened = F.softmax(scores, -1);
  const weights = call.dropout > 0 ? F.dropout(softened, call.dropout, true) : softened;
  return [weights.bmm(v).transpose(0, 1).reshape([-1, call.embed_dim]), weights];
}

function fused(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  mask: Tensor | null,
  isCausal: boolean,
  { num_heads, embed_dim, dropout }: AttentionCall,
  batch: number,
): [Tensor, null] {
  const split = (x: Tensor): Tensor => x.reshape([batch, num_heads, x.size(1), x.size(2)]);
  const own =
    mask === null ? null : mask.size(0) === 1 ? mask.unsqueeze(0) : mask.view([batch, num_heads, -1, mask.size(2)]);
  const attended = F.scaled_dot_product_attention(split(q), split(k), split(v), own, dropout, isCausal);
  return [attended.permute([2, 0, 1, 3]).reshape([-1, embed_dim]), null];
}

function projected(query: Tensor, key: Tensor, value: Tensor, call: AttentionCall): [Tensor, Tensor, Tensor] {
  const { projections, in_proj_bias } = call;
  const [forQuery, forKey, forValue] = Array.isArray(projections)
    ? (projections as readonly Tensor[])
    : (projections as Tensor).chunk(3);
  const [ofQuery = null, ofKey = null, ofValue = null] = in_proj_bias === null ? [] : in_proj_bias.chunk(3);
  return [
    F.linear(query, forQuery ?? query, ofQuery),
    F.linear(key, forKey ?? key, ofKey),
    F.linear(value, forValue ?? value, ofValue),
  ];
}

/** Numbers that are added to scores, of the dtype of the query, in the place of masks of truth values. */
function masksOf(
  query: Tensor,
  { key_padding_mask, attn_mask, is_causal, need_weights }: AttentionCall,
): { isCausal: boolean; keyMask: Tensor | null; mask: Tensor | null } {
  const keyMask = additive(key_padding_mask, 'key_padding_mask', query.dtype, attn_mask?.dtype ?? null);
  if (is_causal && attn_mask === null)
    throw runtimeError(
      'Need attn_mask if specifying the is_causal hint. You may use the Transformer module method `generate_square_subsequent_mask` to create this mask.',
    );
  if (is_causal && keyMask === null && !need_weights) return { isCausal: true, keyMask, mask: null };
  return {
    isCausal: false,
    keyMask,
    mask: additive(attn_mask, 'attn_mask', query.dtype),
  };
}

/** Numbers to add, of `dtype`. `other`: the dtype of the attention's mask, which a mask of keys should have, too. */
export function additive(
  mask: Tensor | null,
  name: string,
  dtype: DType,
  other: DType | null = null,
  otherName = 'attn_mask',
): Tensor | null {
  if (mask === null) return null;
  if (mask.dtype !== bool && !mask.is_floating_point())
    throw failed(`only bool and floating types of ${name} are supported`);
  if (other !== null && mask.dtype !== other)
    warn(`Support for mismatched ${name} and ${otherName} is deprecated. Use same type for both instead.`);
  if (mask.is_floating_point()) return mask;
  return functions.zeros_like(mask, { dtype }).masked_fill_(mask, -Infinity);
}

/** [1 or batch · heads, queries, keys] */
function shaped(mask: Tensor | null, all: number, queries: number, keys: number): Tensor | null {
  if (mask === null) return null;
  const expected = mask.ndim === 2 ? [queries, keys] : [all, queries, keys];
  if (mask.ndim !== 2 && mask.ndim !== 3) throw runtimeError(`attn_mask's dimension ${mask.ndim} is not supported`);
  if (expected.some((extent, d) => extent !== mask.shape[d]))
    throw runtimeError(
      `The shape of the ${mask.ndim}D attn_mask is torch.Size(${formatList(mask.shape)}), but should be (${expected.join(', ')}).`,
    );
  return mask.ndim === 2 ? mask.unsqueeze(0) : mask;
}

function withPadding(
  mask: Tensor | null,
  padding: Tensor | null,
  { batch, num_heads, keys }: { batch: number; num_heads: number; keys: number },
): Tensor | null {
  if (padding === null) return mask;
  const [first = 0, second = 0] = padding.shape;
  if (first !== batch) throw failed(`Expected key_padded_mask.shape[0] to be ${batch}, but got ${first}`);
  if (second !== keys) throw failed(`Expected key_padded_mask.shape[1] to be ${keys}, but got ${second}`);
  const each = padding
    .reshape([batch, 1, 1, keys])
    .expand([-1, num_heads, -1, -1])
    .reshape([batch * num_heads, 1, keys]);
  return mask === null ? each : mask.add(each);
}

function checkDimensions(query: Tensor, key: Tensor, value: Tensor, call: AttentionCall): boolean {
  const { key_padding_mask: padding, attn_mask: mask, num_heads } = call;
  const dimensions = query.ndim;
  if (dimensions !== 2 && dimensions !== 3)
    throw failed(`query should be unbatched 2D or batched 3D tensor but received ${dimensions}-D query tensor`);
  const isBatched = dimensions === 3;
  const of = `For ${isBatched ? 'batched (3-D)' : 'unbatched (2-D)'} \`query\`, expected`;
  if (key.ndim !== dimensions || value.ndim !== dimensions)
    throw failed(
      `${of} \`key\` and \`value\` to be ${dimensions}-D but found ${key.ndim}-D and ${value.ndim}-D tensors respectively`,
    );
  if (padding !== null && padding.ndim !== dimensions - 1)
    throw failed(
      `${of} \`key_padding_mask\` to be \`None\` or ${dimensions - 1}-D but found ${padding.ndim}-D tensor instead`,
    );
  if (mask === null) return isBatched;
  if (mask.ndim !== 2 && mask.ndim !== 3)
    throw failed(`${of} \`attn_mask\` to be \`None\`, 2-D or 3-D but found ${mask.ndim}-D tensor instead`);
  const expected = [num_heads, query.size(0), key.size(0)];
  if (!isBatched && mask.ndim === 3 && expected.some((extent, d) => extent !== mask.shape[d]))
    throw failed(
      `Expected \`attn_mask\` shape to be (${expected.join(', ')}) but got torch.Size(${formatList(mask.shape)})`,
    );
  return isBatched;
}

function checkSizes(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  { embed_dim, num_heads, projections }: AttentionCall,
): void {
  const size = (tensor: Tensor, dims = tensor.ndim): string => `torch.Size(${formatList(tensor.shape.slice(0, dims))})`;
  if (query.size(2) !== embed_dim)
    throw failed(`was expecting embedding dimension of ${embed_dim}, but got ${query.size(2)}`);
  if (embed_dim % num_heads !== 0) throw failed(`embed_dim ${embed_dim} not divisible by num_heads ${num_heads}`);
  if (Array.isArray(projections)) {
    if (size(key, 2) !== size(value, 2))
      throw failed(`key's sequence and batch dims ${size(key, 2)} do not match value's ${size(value, 2)}`);
  } else if (size(key) !== size(value))
    throw failed(`key shape ${size(key)} does not match value shape ${size(value)}`);
}

function failed(message: string): TorchError {
  return new TorchError('AssertionError', message);
}
