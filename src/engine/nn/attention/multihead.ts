/** `torch.nn.MultiheadAttention`. */
import type { DType } from '../../dtype';
import { TorchError, valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { init } from '../init';
import { Linear } from '../layers/linear';
import { Signature } from '../layers/signature';
import { bias as biasOf, weight } from '../layers/weights';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { multiHeadAttention } from './forward';

const PARAMETERS = new Signature(
  'MultiheadAttention.__init__',
  'embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None',
);
const INPUTS = new Signature(
  'MultiheadAttention.forward',
  'query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False',
);

interface Arguments {
  embed_dim: number;
  num_heads: number;
  dropout: number;
  bias: boolean;
  add_bias_kv: boolean;
  add_zero_attn: boolean;
  kdim: number | null;
  vdim: number | null;
  batch_first: boolean;
  dtype: DType | null;
}

type Inputs = [
  query: Tensor,
  key: Tensor,
  value: Tensor,
  key_padding_mask: Tensor | null | undefined,
  need_weights: boolean | undefined,
  attn_mask: Tensor | null | undefined,
  average_attn_weights: boolean | undefined,
  is_causal: boolean | undefined,
];

/** The map behind attention, as PyTorch names its class. */
class NonDynamicallyQuantizableLinear extends Linear {
  static override readonly name: string = 'NonDynamicallyQuantizableLinear';
}

/**
 * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
 * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
 */
export class MultiheadAttention extends Module {
  static override readonly name: string = 'MultiheadAttention';
  declare embed_dim: number;
  declare kdim: number;
  declare vdim: number;
  declare num_heads: number;
  declare head_dim: number;
  declare dropout: number;
  declare batch_first: boolean;
  declare add_zero_attn: boolean;
  declare _qkv_same_embed_dim: boolean;
  /** [3 · embed_dim, embed_dim], where key and value have the size of the query. */
  declare in_proj_weight: Parameter | null;
  declare q_proj_weight: Parameter | null;
  declare k_proj_weight: Parameter | null;
  declare v_proj_weight: Parameter | null;
  declare in_proj_bias: Parameter | null;
  declare out_proj: Linear;
  declare bias_k: Parameter | null;
  declare bias_v: Parameter | null;

  constructor(...given: Given) {
    const bound = PARAMETERS.bind(given) as unknown as Arguments;
    const { embed_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, batch_first, dtype } = bound;
    if (embed_dim <= 0 || num_heads <= 0)
      throw valueError(
        `embed_dim and num_heads must be greater than 0, got embed_dim=${embed_dim} and num_heads=${num_heads} instead`,
      );
    if (embed_dim % num_heads !== 0) throw new TorchError('AssertionError', 'embed_dim must be divisible by num_heads');
    super();
    const [kdim, vdim] = [bound.kdim ?? embed_dim, bound.vdim ?? embed_dim];
    const together = kdim === embed_dim && vdim === embed_dim;
    const sizes = { embed_dim, kdim, vdim, num_heads, head_dim: embed_dim / num_heads };
    Object.assign(this, sizes, { dropout, batch_first, add_zero_attn, _qkv_same_embed_dim: together });
    const own = (size: number): Parameter | null => (together ? null : weight([embed_dim, size], dtype));
    if (together) this.in_proj_weight = weight([3 * embed_dim, embed_dim], dtype);
    this.register_parameter('q_proj_weight', own(embed_dim));
    this.register_parameter('k_proj_weight', own(kdim));
    this.register_parameter('v_proj_weight', own(vdim));
    if (!together) this.register_parameter('in_proj_weight', null);
    this.register_parameter('in_proj_bias', biasOf(bias, 3 * embed_dim, dtype));
    this.out_proj = new NonDynamicallyQuantizableLinear(embed_dim, embed_dim, { bias, dtype });
    this.bias_k = add_bias_kv ? weight([1, 1, embed_dim], dtype) : null;
    this.bias_v = add_bias_kv ? weight([1, 1, embed_dim], dtype) : null;
    this._reset_parameters();
  }

  _reset_parameters(): void {
    for (const each of [this.in_proj_weight, this.q_proj_weight, this.k_proj_weight, this.v_proj_weight])
      if (each !== null) init.xavier_uniform_(each);
    if (this.in_proj_bias !== null) init.zeros_(this.in_proj_bias);
    if (this.in_proj_bias !== null && this.out_proj.bias !== null) init.zeros_(this.out_proj.bias);
    for (const each of [this.bias_k, this.bias_v]) if (each !== null) init.xavier_normal_(each);
  }

  /**
   * Gives `[output, weights]`: output in the shape of the query, weights [batch, queries, keys], or by head with
   * `average_attn_weights` false, or null with `need_weights` false. Masks leave out keys where they are true, or are added.
   */
  override forward(...given: Given): [output: Tensor, weights: Tensor | null] {
    const taken = INPUTS.take(given) as unknown as Inputs;
    const [, , , padding, need_weights = true, mask, average_attn_weights = true, is_causal = false] = taken;
    const isTurned = this.batch_first && taken[0].ndim === 3;
    const turned = new Map<Tensor, Tensor>();
    const [query, key, value] = taken.slice(0, 3).map((each) => {
      const tensor = each as Tensor;
      if (!isTurned || tensor.ndim < 2) return tensor;
      const other = turned.get(tensor) ?? tensor.transpose(1, 0);
      turned.set(tensor, other);
      return other;
    }) as [Tensor, Tensor, Tensor];
    const [output, weights] = multiHeadAttention(query, key, value, {
      embed_dim: this.embed_dim,
      num_heads: this.num_heads,
      projections: this.projections,
      in_proj_bias: this.in_proj_bias,
      bias_k: this.bias_k,
      bias_v: this.bias_v,
      add_zero_attn: this.add_zero_attn,
      dropout: this.training ? this.dropout : 0,
      out_proj_weight: this.out_proj.weight,
      out_proj_bias: this.out_proj.bias,
      key_padding_mask: padding ?? null,
      attn_mask: mask ?? null,
      need_weights,
      average_attn_weights,
      is_causal,
    });
    return [isTurned ? output.transpose(1, 0) : output, weights];
  }

  private get projections(): Tensor | readonly [Tensor, Tensor, Tensor] {
    const { in_proj_weight, q_proj_weight, k_proj_weight, v_proj_weight } = this;
    if (in_proj_weight !== null) return in_proj_weight;
    if (q_proj_weight === null || k_proj_weight === null || v_proj_weight === null)
      throw new TorchError('AssertionError', 'use_separate_proj_weight is False but in_proj_weight is None');
    return [q_proj_weight, k_proj_weight, v_proj_weight];
  }
}
