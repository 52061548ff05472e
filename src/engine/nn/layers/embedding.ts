/** Tables of vectors: Embedding gives a vector for each index, EmbeddingBag one for each bag of indices. */
import { no_grad } from '../../autograd/modes/modes';
import { TorchError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { init } from '../init';
import { Module, type Given } from '../module/module';
import { Parameter } from '../module/parameter';
import { pythonText, Signature, type Values } from './signature';
import { weight } from './weights';

const F = functions.nn.functional;

function assertion(message: string): TorchError {
  return new TorchError('AssertionError', message);
}

/** Counted from the beginning. */
function paddingIndex(index: unknown, count: number, named: string): number | null {
  if (typeof index !== 'number') return null;
  if (index >= count || index < -count) throw assertion(`${named} must be within num_embeddings`);
  return index < 0 ? count + index : index;
}

/** Arguments that become attributes as they are. */
const ATTRIBUTES =
  'num_embeddings embedding_dim max_norm norm_type scale_grad_by_freq mode sparse include_last_offset'.split(' ');

abstract class Table extends Module {
  declare num_embeddings: number;
  declare embedding_dim: number;
  declare padding_idx: number | null;
  declare max_norm: number | null;
  declare norm_type: number;
  declare scale_grad_by_freq: boolean;
  declare sparse: boolean;
  /** [num_embeddings, embedding_dim] */
  declare weight: Parameter;

  /** The attributes, then the table: the one that is given, or one that is drawn. */
  protected take(bound: Values, paddingName: string, frozen: boolean): void {
    const { dtype, _weight, padding_idx } = bound;
    for (const name of ATTRIBUTES) if (name in bound) Reflect.set(this, name, bound[name]);
    this.padding_idx = paddingIndex(padding_idx, this.num_embeddings, paddingName);
    const size = [this.num_embeddings, this.embedding_dim];
    if (_weight === null) {
      this.weight = weight(size, dtype);
      if (frozen) this.weight.requires_grad_(false);
      this.reset_parameters();
      return;
    }
    const { shape } = _weight as Tensor;
    if (shape.length !== 2 || shape.some((extent, d) => extent !== size[d]))
      throw assertion('Shape of weight does not match num_embeddings and embedding_dim');
    this.weight = new Parameter(_weight, { requires_grad: !frozen });
  }

  /** Normal numbers; the vector of the padding is 0. */
  reset_parameters(): void {
    init.normal_(this.weight);
    const { padding_idx } = this;
    if (padding_idx !== null) no_grad(() => this.weight.select(0, padding_idx).fill_(0));
  }
}

const EMBEDDING = new Signature(
  'Embedding.__init__',
  'num_embeddings, embedding_dim, padding_idx=None, max_norm: float = None, norm_type: float = 2.0, scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None',
);
const EMBEDDING_INPUT = new Signature('Embedding.forward', 'input');
const EMBEDDING_PRETRAINED = new Signature(
  'Embedding.from_pretrained',
  'embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False',
);

/** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
export class Embedding extends Table {
  static override readonly name: string = 'Embedding';

  constructor(...given: Given) {
    const bound = EMBEDDING.bind(given);
    super();
    this.take(bound, 'Padding_idx', bound['_freeze'] === true);
  }

  /** Over a table that there is; with `freeze`, it does not learn. */
  static from_pretrained(...given: Given): Embedding {
    const { embeddings, freeze, ...options } = EMBEDDING_PRETRAINED.bind(given);
    const [rows, columns] = tableSize(embeddings as Tensor);
    return new this(rows, columns, { ...options, _weight: embeddings, _freeze: freeze });
  }

  override forward(...given: Given): Tensor {
    const [input] = EMBEDDING_INPUT.take(given);
    const { padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse } = this;
    return F.embedding(input as Tensor, this.weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
  }

  override extra_repr(): string {
    return EMBEDDING.print(
      [
        '{num_embeddings}, {embedding_dim}',
        ...(this.padding_idx === null ? [] : ['padding_idx={padding_idx}']),
        ...(this.max_norm === null ? [] : ['max_norm={max_norm}']),
        ...(this.norm_type === 2 ? [] : ['norm_type={norm_type}']),
        ...(this.scale_grad_by_freq ? ['scale_grad_by_freq={scale_grad_by_freq}'] : []),
        ...(this.sparse ? ['sparse=True'] : []),
      ].join(', '),
      this,
    );
  }
}

const BAG = new Signature(
  'EmbeddingBag.__init__',
  "num_embeddings, embedding_dim, max_norm: float = None, norm_type: float = 2.0, scale_grad_by_freq=False, mode='mean', sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None",
);
const BAG_INPUTS = new Signature('EmbeddingBag.forward', 'input, offsets=None, per_sample_weights=None');
const BAG_PRETRAINED = new Signature(
  'EmbeddingBag.from_pretrained',
  "embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, include_last_offset=False, padding_idx=None",
);

/** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
export class EmbeddingBag extends Table {
  static override readonly name: string = 'EmbeddingBag';
  declare mode: string;
  declare include_last_offset: boolean;

  constructor(...given: Given) {
    const bound = BAG.bind(given);
    super();
    this.take(bound, 'padding_idx', false);
  }

  /** Over a table that there is; with `freeze`, it does not learn. */
  static from_pretrained(...given: Given): EmbeddingBag {
    const { embeddings, freeze, ...options } = BAG_PRETRAINED.bind(given);
    const [rows, columns] = tableSize(embeddings as Tensor);
    const bag = new this(rows, columns, { ...options, _weight: embeddings });
    bag.weight.requires_grad = freeze !== true;
    return bag;
  }

  override forward(...given: Given): Tensor {
    const [input, offsets = null, weights = null] = BAG_INPUTS.take(given) as readonly [Tensor, ...(Tensor | null)[]];
    const { max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_idx } = this;
    return F.embedding_bag(
      input,
      this.weight,
      offsets,
      max_norm,
      norm_type,
      scale_grad_by_freq,
      mode,
      sparse,
      weights,
      include_last_offset,
      padding_idx,
    );
  }

  override extra_repr(): string {
    return BAG.print(
      [
        '{num_embeddings}, {embedding_dim}',
        ...(this.max_norm === null ? [] : ['max_norm={max_norm}']),
        ...(this.norm_type === 2 ? [] : ['norm_type={norm_type}']),
        ...(this.scale_grad_by_freq ? ['scale_grad_by_freq={scale_grad_by_freq}'] : []),
        `mode=${pythonText(this.mode, false, true)}`,
        ...(this.padding_idx === null ? [] : ['padding_idx={padding_idx}']),
      ].join(', '),
      this,
    );
  }
}

function tableSize(embeddings: Tensor): [rows: number, columns: number] {
  if (embeddings.ndim !== 2) throw assertion('Embeddings parameter is expected to be 2-dimensional');
  return [embeddings.size(0), embeddings.size(1)];
}
