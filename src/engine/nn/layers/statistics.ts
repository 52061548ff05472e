/** Layers that normalise each channel over a batch, or over each instance, and may keep running statistics of it. */
import { valueError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { int64 } from '../../dtype';
import { warn } from '../../warnings';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { hasBias } from './linear';
import { Signature, type Values } from './signature';
import { setIdentity, weight } from './weights';

const F = functions.nn.functional;

const ATTRIBUTES = ['num_features', 'eps', 'momentum', 'affine', 'track_running_stats'];

abstract class ChannelNorm extends Module {
  declare num_features: number;
  declare eps: number;
  /** How much of the running statistics is taken from each batch; null: all batches count alike. */
  declare momentum: number | null;
  declare affine: boolean;
  declare track_running_stats: boolean;
  declare weight: Parameter | null;
  declare bias: Parameter | null;
  declare running_mean: Tensor | null;
  declare running_var: Tensor | null;
  /** How many batches it was trained with. */
  declare num_batches_tracked: Tensor | null;

  protected take(bound: Values): void {
    const { bias, dtype } = bound;
    for (const name of ATTRIBUTES) Reflect.set(this, name, bound[name]);
    const size = [this.num_features];
    const type = dtype as Tensor['dtype'] | null;
    this.register_parameter('weight', this.affine ? weight(size, dtype) : null);
    this.register_parameter('bias', this.affine && bias === true ? weight(size, dtype) : null);
    const tracked = this.track_running_stats;
    this.register_buffer('running_mean', tracked ? functions.zeros(size, { dtype: type }) : null);
    this.register_buffer('running_var', tracked ? functions.ones(size, { dtype: type }) : null);
    this.register_buffer('num_batches_tracked', tracked ? functions.zeros([], { dtype: int64 }) : null);
    setIdentity(this.weight, this.bias);
  }

  /** As if no batch had been seen. */
  reset_running_stats(): void {
    this.running_mean?.zero_();
    this.running_var?.fill_(1);
    this.num_batches_tracked?.zero_();
  }

  reset_parameters(): void {
    this.reset_running_stats();
    setIdentity(this.weight, this.bias);
  }

  /** Old states did not count batches. */
  override _optional_state(): readonly string[] {
    return ['num_batches_tracked'];
  }

  override extra_repr(): string {
    const before = FORMAT.print('{num_features}, eps={eps}, momentum={momentum}, affine={affine}', this);
    return `${before}, bias=${hasBias(this)}, ${FORMAT.print('track_running_stats={track_running_stats}', this)}`;
  }
}

/** With how many dimensions the input may come, as messages say it. */
interface Allowed {
  readonly dimensions: readonly number[];
  readonly expected: string;
}

function check({ ndim }: Tensor, { dimensions, expected }: Allowed): void {
  if (!dimensions.includes(ndim)) throw valueError(`expected ${expected} input (got ${ndim}D input)`);
}

type NormClass = new (...given: Given) => ChannelNorm & { forward(...given: Given): Tensor };

const PARAMETERS = (affine: boolean): string => {
  const flag = affine ? 'True' : 'False';
  return `num_features, eps: float = 1e-05, momentum: float = 0.1, affine=${flag}, track_running_stats=${flag}, device=None, dtype=None, *, bias=True`;
};
const FORMAT = new Signature('', PARAMETERS(true));

/** Each channel over all of the batch; where it is not trained, by the running statistics. */
function batchNorm(name: string, allowed: Allowed): NormClass {
  const signature = new Signature('_BatchNorm.__init__', PARAMETERS(true));
  const inputs = new Signature('_BatchNorm.forward', 'input');
  return class extends ChannelNorm {
    static override readonly name: string = name;

    constructor(...given: Given) {
      const bound = signature.bind(given);
      super();
      this.take(bound);
    }

    override forward(...given: Given): Tensor {
      const [input] = inputs.take(given) as readonly [Tensor];
      check(input, allowed);
      const { training, track_running_stats, running_mean, running_var } = this;
      const factor = training && track_running_stats ? this.countBatch() : (this.momentum ?? 0);
      const byStatistics = !training || track_running_stats;
      return F.batch_norm(
        input,
        byStatistics ? running_mean : null,
        byStatistics ? running_var : null,
        this.weight,
        this.bias,
        training || (running_mean === null && running_var === null),
        factor,
        this.eps,
      );
    }

    /** Gives how much this batch counts. */
    private countBatch(): number {
      const count = this.num_batches_tracked;
      if (count === null) return this.momentum ?? 0;
      count.add_(1n);
      return this.momentum ?? 1 / Number(count.item());
    }
  };
}

/** Each channel of each instance. */
function instanceNorm(dimensions: number): NormClass {
  const name = `InstanceNorm${dimensions}d`;
  const signature = new Signature('_InstanceNorm.__init__', PARAMETERS(false));
  const inputs = new Signature('_InstanceNorm.forward', 'input');
  const single = dimensions + 1;
  const allowed = { dimensions: [single, single + 1], expected: `${single}D or ${single + 1}D` };
  return class extends ChannelNorm {
    static override readonly name: string = name;

    constructor(...given: Given) {
      const bound = signature.bind(given);
      super();
      this.take(bound);
    }

    override forward(...given: Given): Tensor {
      const [input] = inputs.take(given) as readonly [Tensor];
      check(input, allowed);
      const dim = input.ndim - single;
      const size = input.size(dim);
      if (size !== this.num_features) {
        if (this.affine)
          throw valueError(
            `expected input's size at dim=${dim} to match num_features (${this.num_features}), but got: ${size}.`,
          );
        warn(
          `input's size at dim=${dim} does not match num_features. You can silence this warning by not passing in num_features, which is not used because affine=False`,
        );
      }
      return input.ndim === single ? this.normalised(input.unsqueeze(0)).squeeze(0) : this.normalised(input);
    }

    private normalised(input: Tensor): Tensor {
      return F.instance_norm(
        input,
        this.running_mean,
        this.running_var,
        this.weight,
        this.bias,
        this.training || !this.track_running_stats,
        this.momentum ?? 0,
        this.eps,
      );
    }
  };
}

export const statistics = {
  BatchNorm1d: batchNorm('BatchNorm1d', { dimensions: [2, 3], expected: '2D or 3D' }),
  BatchNorm2d: batchNorm('BatchNorm2d', { dimensions: [4], expected: '4D' }),
  BatchNorm3d: batchNorm('BatchNorm3d', { dimensions: [5], expected: '5D' }),
  InstanceNorm1d: instanceNorm(1),
  InstanceNorm2d: instanceNorm(2),
  InstanceNorm3d: instanceNorm(3),
};
