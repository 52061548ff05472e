/** Layers that normalise over the last dimensions, over groups of channels, or over neighbouring channels. */
import { valueError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { layer } from './layer';
import { hasBias } from './linear';
import { Signature } from './signature';
import { setIdentity, weight } from './weights';

const F = functions.nn.functional;

/** The sizes of the last dimensions: `5` is `[5]`. */
function lastSizes(shape: unknown): number[] {
  return Array.isArray(shape) ? Array.from(shape as number[]) : [Number(shape)];
}

const LAYER = new Signature(
  'LayerNorm.__init__',
  'normalized_shape, eps: float = 1e-05, elementwise_affine=True, bias=True, device=None, dtype=None',
);
const LAYER_INPUT = new Signature('LayerNorm.forward', 'input');

/** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
export class LayerNorm extends Module {
  static override readonly name: string = 'LayerNorm';
  declare normalized_shape: number[];
  declare eps: number;
  declare elementwise_affine: boolean;
  declare weight: Parameter | null;
  declare bias: Parameter | null;

  constructor(...given: Given) {
    const { normalized_shape, eps, elementwise_affine, bias, dtype } = LAYER.bind(given);
    super();
    this.normalized_shape = lastSizes(normalized_shape);
    this.eps = eps as number;
    this.elementwise_affine = elementwise_affine === true;
    const made = (wanted: boolean): Parameter | null => (wanted ? weight(this.normalized_shape, dtype) : null);
    this.register_parameter('weight', made(this.elementwise_affine));
    this.register_parameter('bias', made(this.elementwise_affine && bias === true));
    this.reset_parameters();
  }

  reset_parameters(): void {
    setIdentity(this.weight, this.bias);
  }

  override forward(...given: Given): Tensor {
    const [input] = LAYER_INPUT.take(given);
    return F.layer_norm(input as Tensor, this.normalized_shape, this.weight, this.bias, this.eps);
  }

  override extra_repr(): string {
    const text = '{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}, bias=';
    return LAYER.print(text, this) + hasBias(this);
  }
}

const RMS = new Signature(
  'RMSNorm.__init__',
  'normalized_shape, eps: float = None, elementwise_affine=True, device=None, dtype=None',
);
const RMS_INPUT = new Signature('RMSNorm.forward', 'x');

/** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
export class RMSNorm extends Module {
  static override readonly name: string = 'RMSNorm';
  declare normalized_shape: number[];
  declare eps: number | null;
  declare elementwise_affine: boolean;
  declare weight: Parameter | null;

  constructor(...given: Given) {
    const { normalized_shape, eps, elementwise_affine, dtype } = RMS.bind(given);
    super();
    this.normalized_shape = lastSizes(normalized_shape);
    this.eps = eps as number | null;
    this.elementwise_affine = elementwise_affine === true;
    this.register_parameter('weight', this.elementwise_affine ? weight(this.normalized_shape, dtype) : null);
    this.reset_parameters();
  }

  reset_parameters(): void {
    setIdentity(this.weight, null);
  }

  override forward(...given: Given): Tensor {
    const [x] = RMS_INPUT.take(given);
    return F.rms_norm(x as Tensor, this.normalized_shape, this.weight, this.eps);
  }

  override extra_repr(): string {
    return RMS.print('{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}', this);
  }
}

const GROUP = new Signature(
  'GroupNorm.__init__',
  'num_groups, num_channels, eps: float = 1e-05, affine=True, device=None, dtype=None, *, bias=True',
);
const GROUP_INPUT = new Signature('GroupNorm.forward', 'input');

/** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
export class GroupNorm extends Module {
  static override readonly name: string = 'GroupNorm';
  declare num_groups: number;
  declare num_channels: number;
  declare eps: number;
  declare affine: boolean;
  declare weight: Parameter | null;
  declare bias: Parameter | null;

  constructor(...given: Given) {
    const { num_groups, num_channels, eps, affine, bias, dtype } = GROUP.bind(given);
    super();
    const [groups, channels] = [Number(num_groups), Number(num_channels)];
    if (channels % groups !== 0)
      throw valueError(`num_channels (${channels}) must be divisible by num_groups (${groups})`);
    this.num_groups = groups;
    this.num_channels = channels;
    this.eps = eps as number;
    this.affine = affine === true;
    this.register_parameter('weight', this.affine ? weight([channels], dtype) : null);
    this.register_parameter('bias', this.affine && bias === true ? weight([channels], dtype) : null);
    this.reset_parameters();
  }

  reset_parameters(): void {
    setIdentity(this.weight, this.bias);
  }

  override forward(...given: Given): Tensor {
    const [input] = GROUP_INPUT.take(given);
    return F.group_norm(input as Tensor, this.num_groups, this.weight, this.bias, this.eps);
  }

  override extra_repr(): string {
    return GROUP.print('{num_groups}, {num_channels}, eps={eps}, affine={affine}, bias=', this) + hasBias(this);
  }
}

export const LocalResponseNorm = layer('LocalResponseNorm', {
  takes: 'size, alpha: float = 0.0001, beta: float = 0.75, k: float = 1.0',
  computes: 'local_response_norm(input, size, alpha, beta, k)',
  prints: '{size}, alpha={alpha}, beta={beta}, k={k}',
});
