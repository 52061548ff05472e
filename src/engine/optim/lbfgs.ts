/** `torch.optim.LBFGS`: a quasi-Newton method that remembers the last steps, and computes the loss several times in one. */
import { is_reporting, unreported, withGradMode, withReporting } from '../autograd/modes/modes';
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { runtimeError, typeError, valueError } from '../errors';
import { isPlainObject } from '../plain-object';
import { functions } from '../functions';
import { aside } from '../observer';
import { Tensor } from '../tensor/tensor';
import type { Arguments, Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { Optimizer, type Closure } from './optimizer';
import { least, minus, numberOf, over, times, type Scalar } from './scalars';
import { checkLearningRate, type Setting } from './values';
import { strongWolfe, type Found } from './wolfe';

export interface LBFGSOptions {
  /** Factor of the steps; 1. */
  lr?: Setting;
  /** How many iterations a step makes at most; 20. */
  max_iter?: number | bigint;
  /** How often the loss is computed at most; one and a quarter of `max_iter`. */
  max_eval?: number | bigint | null;
  /** Ends where no part of the gradient is larger; 1e-7. */
  tolerance_grad?: number;
  /** Ends where the parameters or the loss change by less; 1e-9. */
  tolerance_change?: number;
  /** How many steps are remembered; 100. */
  history_size?: number | bigint;
  /** 'strong_wolfe', or null: every step has the length `lr`. */
  line_search_fn?: 'strong_wolfe' | null;
  /** Whether to make the loss larger instead. */
  maximize?: boolean;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 1 as Setting,
  max_iter: 20 as number | bigint,
  max_eval: null as number | bigint | null,
  tolerance_grad: 1e-7,
  tolerance_change: 1e-9,
  history_size: 100 as number | bigint,
  line_search_fn: null as string | null,
  maximize: false,
};

type Group = Complete<LBFGSOptions>;

/** What is remembered between steps; of the first parameter. */
interface State {
  func_evals: number;
  n_iter: number;
  d?: Tensor;
  t?: Scalar;
  old_dirs?: Tensor[];
  old_stps?: Tensor[];
  ro?: Tensor[];
  H_diag?: Scalar;
  prev_flat_grad?: Tensor;
  prev_loss?: number;
}

export class LBFGS extends Optimizer<Group, State> {
  static override readonly name: string = 'LBFGS';

  constructor(params: GivenParameters, ...options: Arguments<LBFGSOptions>) {
    const { params: given, ...chosen } = called('LBFGS.__init__', DEFAULTS, [params, ...options], {
      positional: 8,
      own: 1,
    });
    checkLearningRate(chosen.lr);
    const max_eval = chosen.max_eval ?? Math.floor((Number(chosen.max_iter) * 5) / 4);
    super(given, { ...chosen, max_eval });
    if (this.param_groups.length !== 1)
      throw valueError("LBFGS doesn't support per-parameter options (parameter groups)");
  }

  /** One step; `closure` forgets the gradients, computes the loss and its gradients, and gives the loss. It is called often. */
  override step(closure?: Closure | { closure?: Closure } | null): unknown {
    const compute = isPlainObject(closure) ? closure.closure : closure;
    if (typeof compute !== 'function')
      throw typeError(
        "LBFGS.step() missing 1 required positional argument: 'closure'\nWrite optimizer.step(() => { optimizer.zero_grad(); const loss = …; loss.backward(); return loss; }).",
      );
    const [group] = this.param_groups;
    if (group === undefined) return null;
    const reporting = is_reporting();
    const audible = (): unknown => withReporting(reporting, () => withGradMode(true, compute));
    const [param] = group.params;
    if (param === undefined) return audible();
    return withGradMode(false, () => unreported(() => this.iterate(group, param, audible)));
  }

  private iterate(group: Group & { params: Tensor[] }, first: Tensor, closure: Closure): unknown {
    const state = this.state.get(first) ?? { func_evals: 0, n_iter: 0 };
    this.state.set(first, state);
    const sign = group.maximize ? -1 : 1;
    const evaluate = (): number => sign * lossOf(aside(closure));
    const [maxIterations, maxEvaluations] = [Number(group.max_iter), Number(group.max_eval)];

    const original = aside(closure);
    let loss = sign * lossOf(original);
    let evaluations = 1;
    state.func_evals++;
    let gradient = gathered(group);
    const isFlat = (): boolean => largest(gradient) <= group.tolerance_grad;
    if (isFlat()) return original;

    for (let iteration = 1; iteration <= maxIterations; iteration++) {
      state.n_iter++;
      const direction = directed(state, gradient, Number(group.history_size));
      state.d = direction;
      if (state.prev_flat_grad === undefined) state.prev_flat_grad = gradient.clone();
      else state.prev_flat_grad.copy_(gradient);
      const before = loss;
      state.prev_loss = loss;
      state.t = firstLength(state, gradient, group.lr);
      const slope = gradient.dot(direction);
      if (numberOf(slope) > -group.tolerance_change) break;

      let used = 0;
      if (group.line_search_fn !== null) {
        const found = this.searched(
          group,
          { direction, gradient, slope, loss, length: state.t },
          evaluate,
          evaluations,
        );
        [loss, gradient, state.t, used] = [found.value, found.gradient, found.t, found.evaluations];
        moved(group, state.t, direction);
      } else {
        moved(group, state.t, direction);
        if (iteration !== maxIterations) {
          loss = evaluate();
          gradient = gathered(group);
          used = 1;
        }
      }
      evaluations += used;
      state.func_evals += used;
      if (iteration === maxIterations || evaluations >= maxEvaluations || isFlat()) break;
      if (largest(direction.mul(state.t)) <= group.tolerance_change) break;
      if (Math.abs(loss - before) < group.tolerance_change) break;
    }
    return original;
  }

  private searched(
    group: Group & { params: Tensor[] },
    from: { direction: Tensor; gradient: Tensor; slope: Tensor; loss: number; length: Scalar },
    evaluate: () => number,
    evaluations: number,
  ): Found {
    if (group.line_search_fn !== 'strong_wolfe') throw runtimeError("only 'strong_wolfe' is supported");
    const { direction, gradient, slope, loss, length } = from;
    const start = group.params.map((param) => param.clone());
    return strongWolfe(
      (t) => {
        moved(group, t, direction);
        const value = evaluate();
        const flat = gathered(group);
        group.params.forEach((param, i) => param.copy_(start[i] ?? param));
        return [value, flat];
      },
      {
        t: length,
        direction,
        value: loss,
        gradient,
        slope,
        tolerance: 1e-9,
        most: Number(group.max_eval) - evaluations,
      },
    );
  }
}

function lossOf(loss: unknown): number {
  if (loss instanceof Tensor) return Number(loss.detach().item());
  return Number(loss);
}

function largest(vector: Tensor): number {
  return numberOf(vector.abs().max());
}

/** The gradients of all parameters in one row; to be made smaller. */
function gathered({ params, maximize }: { params: readonly Tensor[]; maximize: boolean }): Tensor {
  const parts = params.map((param) => {
    const { grad } = param;
    return grad === null ? param.new_zeros([param.numel()]) : grad.detach().reshape([-1]);
  });
  const row = functions.cat(parts, 0);
  return maximize ? row.neg_() : row;
}

/** Adds `t` times the row to the parameters. */
function moved({ params }: { params: readonly Tensor[] }, t: Scalar, row: Tensor): void {
  let from = 0;
  for (const param of params) {
    const length = param.numel();
    param.add_(row.narrow(0, from, length).view(param.shape), { alpha: numberOf(t) });
    from += length;
  }
}

/** The first step of all is short, as nothing is known of the curvature. */
function firstLength({ n_iter }: State, gradient: Tensor, lr: Setting): Scalar {
  const rate = lr instanceof Tensor ? lr.reshape([]) : Number(lr);
  return n_iter === 1 ? times(least(1, over(1, gradient.abs().sum())), rate) : rate;
}

/** Against the gradient, through the inverse of the curvature that the last steps show. */
function directed(state: State, gradient: Tensor, history: number): Tensor {
  const { d, t, prev_flat_grad } = state;
  if (state.n_iter === 1 || d === undefined || t === undefined || prev_flat_grad === undefined) {
    Object.assign(state, { old_dirs: [], old_stps: [], ro: [], H_diag: 1 });
    return gradient.neg();
  }
  const [changes, steps, inverses] = [(state.old_dirs ??= []), (state.old_stps ??= []), (state.ro ??= [])];
  const change = gradient.sub(prev_flat_grad);
  const step = d.mul(t);
  const curvature = change.dot(step);
  if (numberOf(curvature) > 1e-10) {
    if (changes.length === history) for (const list of [changes, steps, inverses]) list.shift();
    changes.push(change);
    steps.push(step);
    inverses.push(curvature.reciprocal());
    state.H_diag = curvature.div(change.dot(change));
  }
  const shares = new Array<Scalar>(changes.length).fill(0);
  const row = gradient.neg();
  for (let i = changes.length - 1; i >= 0; i--) {
    const [own, way, inverse] = [changes[i], steps[i], inverses[i]];
    if (own === undefined || way === undefined || inverse === undefined) continue;
    const share = way.dot(row).mul(inverse);
    shares[i] = share;
    row.add_(own, { alpha: -numberOf(share) });
  }
  const result = row.mul(state.H_diag ?? 1);
  for (const [i, own] of changes.entries()) {
    const [way, inverse] = [steps[i], inverses[i]];
    if (way === undefined || inverse === undefined) continue;
    result.add_(way, { alpha: numberOf(minus(shares[i] ?? 0, own.dot(result).mul(inverse))) });
  }
  return result;
}
