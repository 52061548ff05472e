/** `torch.nn.TransformerEncoder`, `TransformerDecoder` and `Transformer`: stacks of attention blocks. */
import { get_default_dtype, type DType } from '../../dtype';
import { notImplementedError, runtimeError } from '../../errors';
import { functions } from '../../functions';
import { get_rng_state, set_rng_state } from '../../random';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { ModuleList } from '../containers/lists';
import { init } from '../init';
import { LayerNorm } from '../layers/normalisation';
import { Signature } from '../layers/signature';
import { Module, type Given } from '../module/module';
import { Block, TransformerDecoderLayer, TransformerEncoderLayer } from './blocks';
import { additive } from './forward';

type Mask = Tensor | null;
type Called = Module & ((...given: Given) => Tensor);

/** `count` blocks with the weights of `block`, drawing nothing. */
function copies(block: Module, count: number): ModuleList {
  if (!(block instanceof Block))
    throw notImplementedError(
      `A stack is made of TransformerEncoderLayer or TransformerDecoderLayer here, not of ${block._get_name()}. Put your own blocks into a torch.nn.ModuleList.`,
    );
  const before = get_rng_state();
  const all = Array.from({ length: count }, () => {
    const copy = block.another();
    copy.load_state_dict(block.state_dict());
    return copy.train(block.training);
  });
  set_rng_state(before);
  return new ModuleList(all);
}

/** −∞ above the diagonal, else 0. */
function triangle(size: number, dtype: DType | null = null): Tensor {
  return functions.full([size, size], -Infinity, { dtype: dtype ?? get_default_dtype() }).triu(1);
}

/** Whether a mask that nothing is said of is the triangle. */
function isCausal(mask: Mask, said: boolean | null, { shape, ndim }: Tensor, batchFirst: boolean): boolean {
  if (said !== null || mask === null) return said === true;
  const expected = triangle(shape[ndim === 2 || !batchFirst ? 0 : 1] ?? 0, mask.dtype);
  return sameShape(mask.shape, expected.shape) && mask.eq(expected).all().toArray()[0] === 1;
}

const ENCODER = new Signature(
  'TransformerEncoder.__init__',
  'encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True',
);
const ENCODER_INPUTS = new Signature(
  'TransformerEncoder.forward',
  'src, mask=None, src_key_padding_mask=None, is_causal=None',
);

interface StackArguments {
  encoder_layer: TransformerEncoderLayer;
  decoder_layer: TransformerDecoderLayer;
  num_layers: number;
  norm: Module | null;
  enable_nested_tensor: boolean;
}

/** One encoder layer behind the other, then `norm`, where there is one. */
export class TransformerEncoder extends Module {
  static override readonly name: string = 'TransformerEncoder';
  declare layers: ModuleList;
  declare num_layers: number;
  declare norm: Module | null;

  constructor(...given: Given) {
    const { encoder_layer, num_layers, norm, enable_nested_tensor } = ENCODER.bind(given) as unknown as StackArguments;
    super();
    this.layers = copies(encoder_layer, num_layers);
    this.num_layers = num_layers;
    this.norm = norm;
    const reason = slowly(encoder_layer);
    if (enable_nested_tensor && reason !== null)
      warn(`enable_nested_tensor is True, but self.use_nested_tensor is False because encoder_layer${reason}`);
  }

  /** Shapes and masks as of the layers. */
  override forward(...given: Given): Tensor {
    const [src, whole, keys, said] = ENCODER_INPUTS.take(given) as unknown as [Tensor, Mask?, Mask?, (boolean | null)?];
    const padding = additive(keys ?? null, 'src_key_padding_mask', src.dtype, whole?.dtype ?? null, 'mask');
    const mask = additive(whole ?? null, 'mask', src.dtype);
    const causal = isCausal(mask, said ?? null, src, isBatchFirst(this.layers));
    const options = { src_mask: mask, is_causal: causal, src_key_padding_mask: padding };
    const output = blocksOf(this.layers).reduce((x, layer) => layer(x, options), src);
    return this.norm === null ? output : (this.norm as Called)(output);
  }
}

/** Why PyTorch cannot take its fast path of encoders. */
function slowly({ norm_first, self_attn, takesFastActivation }: TransformerEncoderLayer): string | null {
  if (norm_first) return '.norm_first was True';
  if (!self_attn.batch_first)
    return '.self_attn.batch_first was not True(use batch_first for better inference performance)';
  if (self_attn.in_proj_bias === null) return '.self_attn was passed bias=False';
  if (!takesFastActivation) return '.activation_relu_or_gelu was not True';
  return self_attn.num_heads % 2 === 1 ? '.self_attn.num_heads is odd' : null;
}

function blocksOf(layers: ModuleList): Called[] {
  return layers.children() as Called[];
}

function isBatchFirst(layers: ModuleList): boolean {
  const [first] = layers.children();
  return first instanceof Block && first.self_attn.batch_first;
}

const DECODER = new Signature('TransformerDecoder.__init__', 'decoder_layer, num_layers, norm=None');
const DECODER_INPUTS = new Signature(
  'TransformerDecoder.forward',
  'tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False',
);

/** One decoder layer behind the other, then `norm`, where there is one. */
export class TransformerDecoder extends Module {
  static override readonly name: string = 'TransformerDecoder';
  declare layers: ModuleList;
  declare num_layers: number;
  declare norm: Module | null;

  constructor(...given: Given) {
    const { decoder_layer, num_layers, norm } = DECODER.bind(given) as unknown as StackArguments;
    super();
    this.layers = copies(decoder_layer, num_layers);
    this.num_layers = num_layers;
    this.norm = norm;
  }

  /** Shapes and masks as of the layers. */
  override forward(...given: Given): Tensor {
    const [tgt, memory, ...rest] = DECODER_INPUTS.take(given) as unknown as [Tensor, Tensor, ...unknown[]];
    const [tgt_mask = null, memory_mask = null, tgt_key_padding_mask = null, memory_key_padding_mask = null] = rest;
    const [, , , , said = null, memory_is_causal = false] = rest;
    const tgt_is_causal = isCausal(tgt_mask as Mask, said as boolean | null, tgt, isBatchFirst(this.layers));
    const masks = { tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask };
    const options = { ...masks, tgt_is_causal, memory_is_causal };
    const output = blocksOf(this.layers).reduce((x, layer) => layer(x, memory, options), tgt);
    return this.norm === null ? output : (this.norm as Called)(output);
  }
}

const TRANSFORMER = new Signature(
  'Transformer.__init__',
  "d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1, activation='relu', custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None",
);
const TRANSFORMER_INPUTS = new Signature(
  'Transformer.forward',
  'src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None, tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None, memory_is_causal=False',
);

interface TransformerArguments {
  d_model: number;
  nhead: number;
  num_encoder_layers: number;
  num_decoder_layers: number;
  custom_encoder: Module | null;
  custom_decoder: Module | null;
  layer_norm_eps: number;
  batch_first: boolean;
  bias: boolean;
  dtype: DType | null;
}

/** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
export class Transformer extends Module {
  static override readonly name: string = 'Transformer';
  declare encoder: Module;
  declare decoder: Module;
  declare d_model: number;
  declare nhead: number;
  declare batch_first: boolean;

  constructor(...given: Given) {
    const whole = TRANSFORMER.bind(given);
    const bound = whole as unknown as TransformerArguments;
    const { d_model, nhead, batch_first, bias, dtype, layer_norm_eps: eps } = bound;
    super();
    const names = ['d_model', 'nhead', 'dim_feedforward', 'dropout', 'activation', 'layer_norm_eps'];
    const options = [...names, 'batch_first', 'norm_first', 'bias', 'dtype'].map(
      (name) => [name, whole[name]] as const,
    );
    const shared = Object.fromEntries(options);
    const norm = (): LayerNorm => new LayerNorm(d_model, { eps, bias, dtype });
    this.encoder =
      bound.custom_encoder ??
      new TransformerEncoder(new TransformerEncoderLayer(shared), bound.num_encoder_layers, norm());
    this.decoder =
      bound.custom_decoder ??
      new TransformerDecoder(new TransformerDecoderLayer(shared), bound.num_decoder_layers, norm());
    this._reset_parameters();
    Object.assign(this, { d_model, nhead, batch_first });
  }

  _reset_parameters(): void {
    for (const each of this.parameters()) if (each.ndim > 1) init.xavier_uniform_(each);
  }

  /** `src`: what is read, `tgt`: what is written so far; gives the shape of `tgt`. */
  override forward(...given: Given): Tensor {
    const [src, tgt, ...masks] = TRANSFORMER_INPUTS.take(given) as unknown as [Tensor, Tensor, ...unknown[]];
    const [src_mask, tgt_mask, memory_mask, src_key_padding_mask, tgt_key_padding_mask, memory_key_padding_mask] =
      masks;
    const [src_is_causal, tgt_is_causal, memory_is_causal] = masks.slice(6);
    const batch = this.batch_first ? 0 : 1;
    if (src.ndim === 3 && src.size(batch) !== tgt.size(batch))
      throw runtimeError('the batch number of src and tgt must be equal');
    if (src.size(-1) !== this.d_model || tgt.size(-1) !== this.d_model)
      throw runtimeError('the feature number of src and tgt must be equal to d_model');
    const memory = (this.encoder as Called)(src, { mask: src_mask, src_key_padding_mask, is_causal: src_is_causal });
    const own = { tgt_mask, tgt_key_padding_mask, tgt_is_causal };
    const other = { memory_mask, memory_key_padding_mask, memory_is_causal };
    return (this.decoder as Called)(tgt, memory, { ...own, ...other });
  }

  /** A mask that keeps each place from what comes behind it: −∞ above the diagonal, else 0. */
  static generate_square_subsequent_mask(sz: number | bigint, options: { dtype?: DType | null } = {}): Tensor {
    return triangle(Number(sz), options.dtype ?? null);
  }
}
