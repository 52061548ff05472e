/** `torch.nn.TransformerEncoderLayer` and `TransformerDecoderLayer`: attention and a small network, with shortcuts around both. */
import type { DType } from '../../dtype';
import { runtimeError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { Linear } from '../layers/linear';
import { LayerNorm } from '../layers/normalisation';
import { Signature } from '../layers/signature';
import { shapes } from '../layers/shapes';
import { Module, type Given } from '../module/module';
import { additive } from './forward';
import { MultiheadAttention } from './multihead';

const F = functions.nn.functional;

const PARAMETERS =
  "d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None";

type Activation = (x: Tensor) => Tensor;

interface BlockArguments {
  d_model: number;
  nhead: number;
  dim_feedforward: number;
  dropout: number;
  activation: string | Activation;
  layer_norm_eps: number;
  batch_first: boolean;
  norm_first: boolean;
  bias: boolean;
  dtype: DType | null;
}

type Mask = Tensor | null;

function activationOf(activation: string | Activation): Activation {
  if (typeof activation !== 'string') return activation;
  if (activation === 'relu') return (x) => F.relu(x);
  if (activation === 'gelu') return (x) => F.gelu(x);
  throw runtimeError(`activation should be relu/gelu, not ${activation}`);
}

/** What both blocks have in common: attention to the own sequence, the small network, and how they are put together. */
export abstract class Block extends Module {
  declare self_attn: MultiheadAttention;
  declare linear1: Linear;
  declare dropout: Module;
  declare linear2: Linear;
  declare norm_first: boolean;
  declare activation: Activation;
  /** Whether PyTorch has the activation in its fast path. */
  declare takesFastActivation: boolean;
  declare _given: Given;

  constructor(given: Given, bound: BlockArguments, decodes: boolean) {
    const { d_model, nhead, dim_feedforward, dropout, batch_first, bias, dtype } = bound;
    super();
    const attention = { dropout, bias, batch_first, dtype };
    this.self_attn = new MultiheadAttention(d_model, nhead, attention);
    if (decodes) this.add_module('multihead_attn', new MultiheadAttention(d_model, nhead, attention));
    this.linear1 = new Linear(d_model, dim_feedforward, { bias, dtype });
    this.dropout = new shapes.Dropout(dropout);
    this.linear2 = new Linear(dim_feedforward, d_model, { bias, dtype });
    this.norm_first = bound.norm_first;
    const steps = decodes ? [1, 2, 3] : [1, 2];
    for (const step of steps)
      this.add_module(`norm${step}`, new LayerNorm(d_model, { eps: bound.layer_norm_eps, bias, dtype }));
    for (const step of steps) this.add_module(`dropout${step}`, new shapes.Dropout(dropout));
    this.activation = activationOf(bound.activation);
    this.takesFastActivation = typeof bound.activation === 'string';
    this._given = given;
  }

  /** One more, made with the same arguments. */
  abstract another(): Module;

  /** One step: what it computes is added to what came in, normalised before or behind. */
  protected around(x: Tensor, step: number, compute: (x: Tensor) => Tensor): Tensor {
    const norm = this.get_submodule(`norm${step}`) as Module & Activation;
    const dropout = this.get_submodule(`dropout${step}`) as Module & Activation;
    if (this.norm_first) return x.add(dropout(compute(norm(x))));
    return norm(x.add(dropout(compute(x))));
  }

  protected attend(
    to: MultiheadAttention,
    x: Tensor,
    memory: Tensor,
    masks: { mask: Mask; padding: Mask; causal: boolean },
  ): Tensor {
    const { mask, padding, causal } = masks;
    const named = { attn_mask: mask, key_padding_mask: padding, need_weights: false, is_causal: causal };
    return to(x, memory, memory, named)[0];
  }

  protected feedForward(x: Tensor): Tensor {
    const dropout = this.dropout as Module & Activation;
    return this.linear2(dropout(this.activation(this.linear1(x))));
  }
}

const ENCODER = new Signature('TransformerEncoderLayer.__init__', PARAMETERS);
const ENCODER_INPUTS = new Signature(
  'TransformerEncoderLayer.forward',
  'src, src_mask=None, src_key_padding_mask=None, is_causal=False',
);

/** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
export class TransformerEncoderLayer extends Block {
  static override readonly name: string = 'TransformerEncoderLayer';

  constructor(...given: Given) {
    super(given, ENCODER.bind(given) as unknown as BlockArguments, false);
  }

  override another(): TransformerEncoderLayer {
    return new TransformerEncoderLayer(...this._given);
  }

  /** Gives the shape of `src`. Masks as those of attention. */
  override forward(...given: Given): Tensor {
    const [src, own, keys, is_causal] = ENCODER_INPUTS.take(given) as unknown as [Tensor, Mask?, Mask?, boolean?];
    const padding = additive(keys ?? null, 'src_key_padding_mask', src.dtype, own?.dtype ?? null, 'src_mask');
    const mask = additive(own ?? null, 'src_mask', src.dtype);
    const causal = is_causal ?? false;
    const attended = this.around(src, 1, (x) => this.attend(this.self_attn, x, x, { mask, padding, causal }));
    return this.around(attended, 2, (x) => this.feedForward(x));
  }
}

const DECODER = new Signature('TransformerDecoderLayer.__init__', PARAMETERS);
const DECODER_INPUTS = new Signature(
  'TransformerDecoderLayer.forward',
  'tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False',
);

type DecoderInputs = [
  tgt: Tensor,
  memory: Tensor,
  tgt_mask?: Mask,
  memory_mask?: Mask,
  tgt_key_padding_mask?: Mask,
  memory_key_padding_mask?: Mask,
  tgt_is_causal?: boolean,
  memory_is_causal?: boolean,
];

/** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
export class TransformerDecoderLayer extends Block {
  static override readonly name: string = 'TransformerDecoderLayer';
  declare multihead_attn: MultiheadAttention;

  constructor(...given: Given) {
    super(given, DECODER.bind(given) as unknown as BlockArguments, true);
  }

  override another(): TransformerDecoderLayer {
    return new TransformerDecoderLayer(...this._given);
  }

  /** Gives the shape of `tgt`; `memory` is what it attends to. Masks as those of attention. */
  override forward(...given: Given): Tensor {
    const [tgt, memory, ...masks] = DECODER_INPUTS.take(given) as unknown as DecoderInputs;
    const [ownMask = null, memoryMask = null, ownPadding = null, memoryPadding = null, ...causal] = masks;
    const [ownCausal = false, memoryCausal = false] = causal;
    const own = { mask: ownMask, padding: ownPadding, causal: ownCausal };
    const other = { mask: memoryMask, padding: memoryPadding, causal: memoryCausal };
    const first = this.around(tgt, 1, (x) => this.attend(this.self_attn, x, x, own));
    const second = this.around(first, 2, (x) => this.attend(this.multihead_attn, x, memory, other));
    return this.around(second, 3, (x) => this.feedForward(x));
  }
}
