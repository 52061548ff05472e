/** Attention, in one kernel where PyTorch has one for it, else composed of products and a softmax. */
import { bool, float32, type DType } from '../../dtype';
import { runtimeError } from '../../errors';
import { attend, attentionSlopes, type AttentionSizes, type Weighting } from '../../kernels/attention';
import { softmax } from '../../kernels/softmax';
import { numel, wrapDim, type Shape } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { allocate, type Numbers } from '../../storage/storage';
import { fromValues, ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, byParts, composite, gradient, internal, kernel, method, notDifferentiable, operator } from '../definition';

// It may draw (dropout), and which of its two ways it goes depends on whether a graph is recorded.
export const scaled_dot_product_attention = byParts(
  operator(
    'For each query the mean of the values, weighted by the softmax of its scaled products with the keys.',
    composite(
      'nn.functional.scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor',
      (
        query: Tensor,
        key: Tensor,
        value: Tensor,
        mask: Tensor | null,
        dropout: number,
        causal: boolean,
        scale: number | null,
        gqa: boolean,
      ) => {
        checkOperands(query, key, value, mask);
        if (query.ndim !== 3 || key.ndim !== 3 || value.ndim !== 3)
          return attention(query, key, value, mask, dropout, causal, scale, gqa);
        const one = (tensor: Tensor): Tensor => tensor.unsqueeze(0);
        const wide = mask === null ? null : widened(mask);
        return attention(one(query), one(key), one(value), wide, dropout, causal, scale, gqa).squeeze(0);
      },
    ),
  ),
);

interface Attention {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly attn_mask: Tensor | null;
  readonly dropout_p: number;
  readonly is_causal: boolean;
  readonly scale: number | null;
  readonly output: Tensor;
  readonly logsumexp: Tensor;
}

const USES = ['attn_mask', 'dropout_p', 'is_causal', 'key', 'logsumexp', 'output', 'query', 'scale', 'value'] as const;

/** One of the three gradients. */
function slope(g: Tensor, saved: Attention, which: number): Tensor {
  const { query, key, value, output, logsumexp, dropout_p, is_causal, attn_mask, scale } = saved;
  const options = { attn_mask, scale };
  const slopes = g._scaled_dot_product_flash_attention_for_cpu_backward(
    query,
    key,
    value,
    output,
    logsumexp,
    dropout_p,
    is_causal,
    options,
  );
  return slopes[which] ?? g;
}

export const _scaled_dot_product_flash_attention_for_cpu = internal(
  method(
    'Attention in one kernel.',
    kernel(
      '_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0, bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)',
      (
        query: Tensor,
        key: Tensor,
        value: Tensor,
        _dropout: number,
        causal: boolean,
        mask: Tensor | null,
        scale: number | null,
      ) => {
        const sizes = sizesOf(query, key);
        const rows = query.shape.slice(0, 3);
        // Half precision keeps its logarithms in single.
        const type = query.dtype.itemsize === 2 ? float32 : query.dtype;
        const [out, logs] = [allocate(query.dtype, query.numel()), allocate(type, numel(rows))];
        const weighting = weightingOf(sizes, query.dtype, causal, mask, scale);
        attend(denseValues(query), denseValues(key), denseValues(value), sizes, weighting, out, logs);
        return [fromValues(out, query.shape, query.dtype), fromValues(logs, rows, type)];
      },
      gradient('ScaledDotProductFlashAttentionForCpuBackward0', {
        query: by('c\\,P \\odot (g V^{\\mathsf T} - \\delta)\\,K', USES, (g, saved: Attention) => slope(g, saved, 0)),
        key: by('c\\,(P \\odot (g V^{\\mathsf T} - \\delta))^{\\mathsf T} Q', USES, (g, saved: Attention) =>
          slope(g, saved, 1),
        ),
        value: by('P^{\\mathsf T} g', USES, (g, saved: Attention) => slope(g, saved, 2)),
      }),
    ),
  ),
);

const BACKWARD = '_scaled_dot_product_flash_attention_for_cpu_backward';

export const _scaled_dot_product_flash_attention_for_cpu_backward = internal(
  method(
    'The gradients of query, key and value.',
    kernel(
      `${BACKWARD}(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, float dropout_p, bool is_causal, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor, Tensor, Tensor)`,
      (
        grad_out: Tensor,
        query: Tensor,
        key: Tensor,
        value: Tensor,
        _out: Tensor,
        _logsumexp: Tensor,
        _dropout: number,
        causal: boolean,
        mask: Tensor | null,
        scale: number | null,
      ) => {
        const sizes = sizesOf(query, key);
        const made = [query, key, value].map((tensor) => new Float64Array(tensor.numel()));
        const [ofQuery = none(), ofKey = none(), ofValue = none()] = made;
        const weighting = weightingOf(sizes, query.dtype, causal, mask, scale);
        const operands = [denseValues(grad_out), denseValues(query), denseValues(key), denseValues(value)] as const;
        attentionSlopes(...operands, sizes, weighting, ofQuery, ofKey, ofValue);
        return [query, key, value].map((tensor, i) => ofNumbers(made[i] ?? none(), tensor.shape, tensor.dtype));
      },
      notDifferentiable(BACKWARD, 'grad_out', 'query', 'key', 'value'),
    ),
  ),
);

export const _safe_softmax = internal(
  method(
    'Exponentials divided by their sum along a dimension; 0 where all are exp(−∞).',
    kernel(
      '_safe_softmax(Tensor self, int dim) -> Tensor',
      (self: Tensor, dim: number) => {
        const d = wrapDim(dim, self.ndim);
        const length = self.shape[d] ?? 1;
        const inner = numel(self.shape.slice(d + 1));
        const values = denseValues(self);
        const out = allocate(self.dtype, values.length);
        softmax(values, { outer: numel(self.shape.slice(0, d)), length, inner }, false, out);
        // Without a finite number, ∞ − ∞ made NaN.
        for (let i = 0; i < out.length; i++) if (out[i] !== out[i] && unseen(values, i, length, inner)) out[i] = 0;
        return fromValues(out, self.shape, self.dtype);
      },
      gradient('SafeSoftmaxBackward0', {
        self: by(
          'r\\,(g - \\textstyle\\sum g r)',
          ['dim', 'result', '_self_dtype'],
          (g, { dim, result, _self_dtype }: { dim: number; result: Tensor; _self_dtype: DType }) =>
            g._softmax_backward_data(result, dim, _self_dtype),
        ),
      }),
    ),
  ),
);

function none(): Float64Array {
  return new Float64Array(0);
}

/** Whether all numbers of the line of place `at` are −∞. */
function unseen(values: Numbers, at: number, length: number, inner: number): boolean {
  const first = Math.floor(at / (length * inner)) * length * inner + (at % inner);
  for (let j = 0; j < length; j++) if (values[first + j * inner] !== -Infinity) return false;
  return true;
}

function sizesOf(query: Tensor, key: Tensor): AttentionSizes {
  const [batch = 1, heads = 1, queries = 0, width = 0] = query.shape;
  return { batch, heads, keyHeads: key.shape[1] ?? 1, queries, keys: key.shape[2] ?? 0, width };
}

function weightingOf(
  { batch, heads, queries, keys, width }: AttentionSizes,
  dtype: DType,
  causal: boolean,
  mask: Tensor | null,
  scale: number | null,
): Weighting {
  const chosen = scale ?? 1 / Math.sqrt(width);
  if (mask === null) return { scale: chosen, causal, mask: null };
  const shape = [batch, heads, queries, keys];
  const values = broadcastValues(mask, shape, mask.dtype);
  if (mask.dtype !== bool) return { scale: chosen, causal, mask: values };
  const added = allocate(dtype, numel(shape));
  for (let i = 0; i < added.length; i++) added[i] = values[i] === 0 ? -Infinity : 0;
  return { scale: chosen, causal, mask: added };
}

function attention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  mask: Tensor | null,
  dropout: number,
  causal: boolean,
  scale: number | null,
  gqa: boolean,
): Tensor {
  if (query.numel() === 0 || key.numel() === 0 || value.numel() === 0) {
    const shape = [...query.shape.slice(0, -1), value.shape.at(-1) ?? 0];
    return query.new_zeros(shape).add(query.sum().add(key.sum()).add(value.sum())._mul_scalar(0));
  }
  if (causal && mask !== null)
    throw runtimeError('_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True');
  if (dropout === 0 && fits(query, key, value, mask, gqa))
    return query._scaled_dot_product_flash_attention_for_cpu(key, value, dropout, causal, { attn_mask: mask, scale })
      .output;
  return composed(query, key, value, mask, dropout, causal, scale, gqa);
}

/** Whether PyTorch's one kernel takes it. */
function fits(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null, gqa: boolean): boolean {
  if (query.ndim !== 4 || key.ndim !== 4 || value.ndim !== 4) return false;
  const [batch, heads = 1, , width] = query.shape;
  const own = key.shape[1] ?? 1;
  if (gqa && heads % own !== 0)
    throw runtimeError('Number of heads in key and value must divide the number of heads in ');
  const shared = own === heads || own === 1 || gqa;
  if (key.shape[0] !== batch || value.shape[0] !== batch || value.shape[1] !== own || !shared) return false;
  if (key.shape[3] !== width || value.shape[3] !== width || key.shape[2] !== value.shape[2]) return false;
  if ([query, key, value].some((tensor) => tensor.strides[3] !== 1 || !tensor.dtype.is_floating_point)) return false;
  return mask === null || (!mask.requires_grad && fitsMask(mask, query.shape, key.shape[2] ?? 0));
}

function fitsMask(mask: Tensor, [batch, heads, queries]: Shape, keys: number): boolean {
  const size = (dim: number): number => mask.shape[wrapDim(dim, mask.ndim)] ?? 1;
  const fit = (extent: number | undefined, wanted: number | undefined): boolean => extent === 1 || extent === wanted;
  if (!fit(size(-2), queries) || !fit(size(-1), keys)) return false;
  return mask.ndim === 2 || (mask.ndim === 4 && fit(mask.shape[0], batch) && fit(mask.shape[1], heads));
}

/** Of products and a softmax: the scale is divided between query and key, so that no product overflows. */
function composed(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  mask: Tensor | null,
  dropout: number,
  causal: boolean,
  scale: number | null,
  gqa: boolean,
): Tensor {
  if (!query.dtype.is_floating_point)
    throw runtimeError(`expected scalar type Float but found ${query.dtype.scalarType}`);
  const [q, k, v] = [query, key, value].map((tensor) => (half(tensor) ? tensor.to(float32) : tensor)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const chosen = scale ?? 1 / Math.sqrt(query.shape.at(-1) ?? 1);
  const factor = Math.sqrt(Math.abs(chosen));
  const scaled = q._mul_scalar(chosen < 0 ? -factor : factor);
  const [keys, values] = gqa ? [repeatedHeads(k, q), repeatedHeads(v, q)] : [k, v];
  const products = scaled.matmul(keys.transpose(-2, -1)._mul_scalar(factor));
  const added = causal ? causalMask(query, key) : mask;
  const seen = added === null ? products : products.add_(additive(added, products.dtype));
  const weights = seen._safe_softmax(-1);
  return (dropout > 0 ? kept(weights, dropout) : weights).matmul(values).to(query.dtype);
}

function half(tensor: Tensor): boolean {
  return tensor.dtype.itemsize === 2;
}

function repeatedHeads(tensor: Tensor, query: Tensor): Tensor {
  const heads = query.shape[wrapDim(-3, query.ndim)] ?? 1;
  return tensor.repeat_interleave(heads / (tensor.shape[wrapDim(-3, tensor.ndim)] ?? 1), -3);
}

function causalMask(query: Tensor, key: Tensor): Tensor {
  return query.new_ones([query.shape.at(-2) ?? 0, key.shape.at(-2) ?? 0], { dtype: bool }).tril();
}

function additive(mask: Tensor, dtype: DType): Tensor {
  return mask.dtype === bool ? mask.new_zeros(mask.shape, { dtype }).masked_fill(mask.logical_not(), -Infinity) : mask;
}

function kept(weights: Tensor, dropout: number): Tensor {
  if (!(dropout >= 0 && dropout <= 1))
    throw runtimeError(`dropout probability has to be between 0 and 1, but got ${dropout}`);
  if (dropout === 1) return weights.mul(weights.new_zeros(weights.shape));
  return weights.mul(weights._bernoulli_like(1 - dropout).div_(1 - dropout));
}

function widened(mask: Tensor): Tensor {
  return mask.ndim >= 4 ? mask : widened(mask.unsqueeze(0));
}

function checkOperands(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null): void {
  if (query.dtype !== key.dtype || query.dtype !== value.dtype)
    throw runtimeError(
      `Expected query, key, and value to have the same dtype, but got query.dtype: ${query.dtype.cType} key.dtype: ${key.dtype.cType} and value.dtype: ${value.dtype.cType} instead.`,
    );
  if (query.ndim < 2 || key.ndim < 2 || value.ndim < 2)
    throw runtimeError(
      `Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ${query.ndim} key.dim: ${key.ndim} and value.dim: ${value.ndim} instead.`,
    );
  if (mask !== null && mask.dtype !== bool && mask.dtype !== float32 && mask.dtype !== query.dtype)
    throw runtimeError(
      `Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: ${mask.dtype.cType} and  query.dtype: ${query.dtype.cType} instead.`,
    );
}
