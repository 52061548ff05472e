/** Linear and bilinear maps, and the activation with a slope that is learnt. */
import type { DType } from '../../dtype';
import { valueError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { init } from '../init';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { Signature } from './signature';
import { bias, drawLinear, weight } from './weights';

const F = functions.nn.functional;

interface LinearArguments {
  in_features: number;
  out_features: number;
  bias: boolean;
  dtype: DType | null;
}

const LINEAR = new Signature('Linear.__init__', 'in_features, out_features, bias=True, device=None, dtype=None');
const LINEAR_INPUT = new Signature('Linear.forward', 'input');

/** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
export class Linear extends Module {
  static override readonly name: string = 'Linear';
  declare in_features: number;
  declare out_features: number;
  /** [out_features, in_features] */
  declare weight: Parameter;
  /** [out_features], or null */
  declare bias: Parameter | null;

  constructor(...given: Given) {
    const bound = LINEAR.bind(given) as unknown as LinearArguments;
    super();
    this.in_features = bound.in_features;
    this.out_features = bound.out_features;
    this.weight = weight([bound.out_features, bound.in_features], bound.dtype);
    this.register_parameter('bias', bias(bound.bias, bound.out_features, bound.dtype));
    this.reset_parameters();
  }

  reset_parameters(): void {
    drawLinear(this.weight, this.bias);
  }

  override forward(...given: Given): Tensor {
    const [input] = LINEAR_INPUT.take(given);
    return F.linear(input as Tensor, this.weight, this.bias);
  }

  override extra_repr(): string {
    return LINEAR.print('in_features={in_features}, out_features={out_features}, bias=', this) + hasBias(this);
  }
}

interface BilinearArguments {
  in1_features: number;
  in2_features: number;
  out_features: number;
  bias: boolean;
  dtype: DType | null;
}

const BILINEAR = new Signature(
  'Bilinear.__init__',
  'in1_features, in2_features, out_features, bias=True, device=None, dtype=None',
);
const BILINEAR_INPUTS = new Signature('Bilinear.forward', 'input1, input2');

/** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
export class Bilinear extends Module {
  static override readonly name: string = 'Bilinear';
  declare in1_features: number;
  declare in2_features: number;
  declare out_features: number;
  /** [out_features, in1_features, in2_features] */
  declare weight: Parameter;
  declare bias: Parameter | null;

  constructor(...given: Given) {
    const bound = BILINEAR.bind(given) as unknown as BilinearArguments;
    super();
    this.in1_features = bound.in1_features;
    this.in2_features = bound.in2_features;
    this.out_features = bound.out_features;
    this.weight = weight([bound.out_features, bound.in1_features, bound.in2_features], bound.dtype);
    this.register_parameter('bias', bias(bound.bias, bound.out_features, bound.dtype));
    this.reset_parameters();
  }

  reset_parameters(): void {
    if (this.in1_features <= 0)
      throw valueError(`in1_features must be > 0, but got (in1_features=${this.in1_features})`);
    const bound = 1 / Math.sqrt(this.weight.size(1));
    init.uniform_(this.weight, -bound, bound);
    if (this.bias !== null) init.uniform_(this.bias, -bound, bound);
  }

  override forward(...given: Given): Tensor {
    const [input1, input2] = BILINEAR_INPUTS.take(given);
    return F.bilinear(input1 as Tensor, input2 as Tensor, this.weight, this.bias);
  }

  override extra_repr(): string {
    const sizes = 'in1_features={in1_features}, in2_features={in2_features}, out_features={out_features}, bias=';
    return BILINEAR.print(sizes, this) + hasBias(this);
  }
}

const PRELU = new Signature('PReLU.__init__', 'num_parameters=1, init: float = 0.25, device=None, dtype=None');
const PRELU_INPUT = new Signature('PReLU.forward', 'input');

/** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
export class PReLU extends Module {
  static override readonly name: string = 'PReLU';
  declare num_parameters: number;
  declare init: number;
  declare weight: Parameter;

  constructor(...given: Given) {
    const bound = PRELU.bind(given);
    super();
    this.num_parameters = bound['num_parameters'] as number;
    this.init = bound['init'] as number;
    this.weight = weight([this.num_parameters], bound['dtype']);
    this.reset_parameters();
  }

  reset_parameters(): void {
    init.constant_(this.weight, this.init);
  }

  override forward(...given: Given): Tensor {
    const [input] = PRELU_INPUT.take(given);
    return F.prelu(input as Tensor, this.weight);
  }

  override extra_repr(): string {
    return PRELU.print('num_parameters={num_parameters}', this);
  }
}

/** Whether a layer has a bias, as it prints. */
export function hasBias({ bias: held }: { readonly bias: Parameter | null }): string {
  return held === null ? 'False' : 'True';
}
