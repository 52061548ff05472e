/** `torch.nn.RNN`, `LSTM` and `GRU`: recurrent networks over whole sequences. */
import { isPlainObject } from '../../plain-object';
import type { DType } from '../../dtype';
import { pythonTypeName, runtimeError, typeError, valueError } from '../../errors';
import { functions } from '../../functions';
import { formatList } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { init } from '../init';
import { Signature } from '../layers/signature';
import { weight } from '../layers/weights';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';
import { runNetwork, type Kind, type State, type Weights } from './steps';

const BASE = new Signature(
  'RNNBase.__init__',
  'mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout: float = 0.0, bidirectional=False, proj_size=0, device=None, dtype=None',
);

interface BaseArguments {
  mode: Kind;
  input_size: number;
  hidden_size: number;
  num_layers: number;
  bias: boolean;
  batch_first: boolean;
  dropout: number;
  bidirectional: boolean;
  proj_size: number;
  dtype: DType | null;
}

const GATES = { RNN_TANH: 1, RNN_RELU: 1, LSTM: 4, GRU: 3 } as const satisfies Record<Kind, number>;

/** What the three networks have in common. */
export abstract class RNNBase extends Module {
  static override readonly name: string = 'RNNBase';
  declare mode: Kind;
  declare input_size: number;
  declare hidden_size: number;
  declare num_layers: number;
  declare bias: boolean;
  declare batch_first: boolean;
  declare dropout: number;
  declare bidirectional: boolean;
  declare proj_size: number;
  declare _all_weights: string[][];

  constructor(...given: Given) {
    const bound = BASE.bind(given) as unknown as BaseArguments;
    check(bound);
    super();
    const { mode, input_size, hidden_size, num_layers, proj_size, bidirectional, dtype } = bound;
    const { bias, batch_first, dropout } = bound;
    const attributes = {
      mode,
      input_size,
      hidden_size,
      num_layers,
      bias,
      batch_first,
      dropout,
      bidirectional,
      proj_size,
    };
    Object.assign(this, attributes);
    const directions = bidirectional ? ['', '_reverse'] : [''];
    const gates = GATES[mode] * hidden_size;
    const shown = proj_size > 0 ? proj_size : hidden_size;
    const names: string[][] = [];
    for (let layer = 0; layer < num_layers; layer++)
      for (const direction of directions) {
        const shapes: Record<string, readonly number[]> = {
          weight_ih: [gates, layer === 0 ? input_size : shown * directions.length],
          weight_hh: [gates, shown],
          ...(bias ? { bias_ih: [gates], bias_hh: [gates] } : {}),
          ...(proj_size > 0 ? { weight_hr: [proj_size, hidden_size] } : {}),
        };
        const entries = Object.entries(shapes).map(
          ([name, shape]) => [`${name}_l${layer}${direction}`, shape] as const,
        );
        for (const [name, shape] of entries) this.register_parameter(name, weight(shape, dtype));
        names.push(entries.map(([name]) => name));
      }
    this._all_weights = names;
    this.reset_parameters();
  }

  /** Draws all weights anew, uniform between ±1/√hidden_size. */
  reset_parameters(): void {
    const bound = 1 / Math.sqrt(this.hidden_size);
    for (const each of this.parameters()) init.uniform_(each, -bound, bound);
  }

  /** The weights of each layer and direction. */
  get all_weights(): Parameter[][] {
    return this._all_weights.map((names) => names.map((name) => this.get_parameter(name)));
  }

  /** All weights in a row. */
  get _flat_weights(): Parameter[] {
    return this.all_weights.flat();
  }

  /** Changes nothing: PyTorch lays the weights out for other devices. */
  flatten_parameters(): void {
    return undefined;
  }

  protected get directions(): number {
    return this.bidirectional ? 2 : 1;
  }

  /** Zeros for each layer and direction. */
  protected zeros(input: Tensor, size: number): Tensor {
    const shape = [this.num_layers * this.directions, this.batchOf(input), size];
    return functions.zeros(shape, { dtype: input.dtype });
  }

  private batchOf(input: Tensor): number {
    return input.size(this.batch_first ? 0 : 1);
  }

  protected check_input(input: Tensor): void {
    const [first] = this._flat_weights;
    if (first !== undefined && input.dtype !== first.dtype)
      throw valueError(
        `RNN input dtype (${String(input.dtype)}) does not match weight dtype (${String(first.dtype)}). Convert input: input.to(${String(first.dtype)}), or convert model: model.to(${String(input.dtype)})`,
      );
    if (input.size(-1) !== this.input_size)
      throw runtimeError(
        `input.size(-1) must be equal to input_size. Expected ${this.input_size}, got ${input.size(-1)}`,
      );
  }

  protected checkHidden(hx: Tensor, input: Tensor, size: number, what: string): void {
    const expected = [this.num_layers * this.directions, this.batchOf(input), size];
    if (hx.ndim !== 3 || expected.some((extent, d) => extent !== hx.shape[d]))
      throw runtimeError(`Expected ${what} size (${expected.join(', ')}), got ${formatList(hx.shape)}`);
  }

  /** Runs over `input`, [time, batch, features] or, with `batch_first`, [batch, time, features]. */
  protected run(input: Tensor, hx: readonly Tensor[]): { output: Tensor; last: readonly Tensor[] } {
    const parts = hx.map((each) => each.unbind(0));
    const states = (parts[0] ?? []).map((_, i) => parts.map((part) => part[i]) as unknown as State);
    const weights = this._all_weights.map((names) => this.weightsOf(names));
    const layers = Array.from({ length: this.num_layers }, (_, layer) =>
      weights.slice(layer * this.directions, (layer + 1) * this.directions),
    );
    const network = { kind: this.mode, layers, dropout: this.training ? this.dropout : 0 };
    const { output, last } = runNetwork(network, this.batch_first ? input.transpose(0, 1) : input, states);
    const collected = hx.map((whole, part) => functions.stack(last.map((state) => state[part] ?? whole)));
    return { output: this.batch_first ? output.transpose(0, 1) : output, last: collected };
  }

  private weightsOf(names: readonly string[]): Weights {
    const named = new Map(names.map((name) => [name.replace(/_l\d+(?:_reverse)?$/u, ''), this.get_parameter(name)]));
    const of = (name: string): Parameter | null => named.get(name) ?? null;
    const [w_ih, w_hh] = [of('weight_ih'), of('weight_hh')];
    if (w_ih === null || w_hh === null) throw runtimeError(`${this._get_name()} has no weights`);
    return { w_ih, w_hh, b_ih: of('bias_ih'), b_hh: of('bias_hh'), w_hr: of('weight_hr') };
  }

  override extra_repr(): string {
    const changed = [
      ['proj_size', this.proj_size !== 0],
      ['num_layers', this.num_layers !== 1],
      ['bias', !this.bias],
      ['batch_first', this.batch_first],
      ['dropout', this.dropout !== 0],
      ['bidirectional', this.bidirectional],
    ] as const;
    const shown = changed.filter(([, isShown]) => isShown).map(([name]) => `, ${name}={${name}}`);
    return BASE.print(`{input_size}, {hidden_size}${shown.join('')}`, this);
  }
}

function check({ input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size }: BaseArguments): void {
  if (typeof dropout !== 'number' || !(dropout >= 0 && dropout <= 1))
    throw valueError(
      'dropout should be a number in range [0, 1] representing the probability of an element being zeroed',
    );
  if (dropout > 0 && num_layers === 1)
    warn(
      `dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=${dropout} and num_layers=${num_layers}`,
    );
  for (const [name, value] of Object.entries({ bias, batch_first }))
    if (typeof value !== 'boolean') throw typeError(`${name} should be of type bool, got: ${pythonTypeName(value)}`);
  for (const [name, value] of Object.entries({ input_size, hidden_size })) {
    if (!Number.isInteger(value)) throw typeError(`${name} should be of type int, got: ${pythonTypeName(value)}`);
    if (value <= 0) throw valueError(`${name} must be greater than zero`);
  }
  if (num_layers <= 0) throw valueError('num_layers must be greater than zero');
  if (proj_size < 0) throw valueError('proj_size should be a positive integer or zero to disable projections');
  if (proj_size >= hidden_size) throw valueError('proj_size has to be smaller than hidden_size');
}

const INPUTS = new Signature('forward', 'input, hx=None');

/** A network whose state is one tensor. */
abstract class WithHidden extends RNNBase {
  /** How a message begins and ends that refuses an input. */
  protected abstract refused(dimensions: number): string;

  /**
   * `input`: [time, batch, features], or without the batch; `hx`: [layers · directions, batch, hidden]; zeros where it is
   * left out. Gives `[output, h_n]`.
   */
  override forward(...given: Given): [output: Tensor, h_n: Tensor] {
    const [sequence, hx] = INPUTS.take(given) as unknown as [Tensor, Tensor | null | undefined];
    if (sequence.ndim !== 2 && sequence.ndim !== 3) throw valueError(this.refused(sequence.ndim));
    const isBatched = sequence.ndim === 3;
    const input = isBatched ? sequence : sequence.unsqueeze(this.batch_first ? 0 : 1);
    if (hx !== null && hx !== undefined && hx.ndim !== sequence.ndim)
      throw runtimeError(
        `For ${isBatched ? 'batched 3-D' : 'unbatched 2-D'} input, hx should also be ${sequence.ndim}-D but got ${hx.ndim}-D tensor`,
      );
    const hidden = hx ?? null;
    const batch = isBatched || hidden === null ? hidden : hidden.unsqueeze(1);
    const first = batch ?? this.zeros(input, this.hidden_size);
    this.check_input(input);
    this.checkHidden(first, input, this.hidden_size, 'hidden');
    const { output, last } = this.run(input, [first]);
    const [end = first] = last;
    return isBatched ? [output, end] : [output.squeeze(this.batch_first ? 0 : 1), end.squeeze(1)];
  }
}

const PROJECTION = 'proj_size argument is only supported for LSTM, not RNN or GRU';

function refuseProjection(given: Given): void {
  const last = given.at(-1);
  if (isPlainObject(last) && 'proj_size' in last) throw valueError(PROJECTION);
}

/** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
export class RNN extends WithHidden {
  static override readonly name: string = 'RNN';
  declare nonlinearity: string;

  constructor(...given: Given) {
    refuseProjection(given);
    const { args, nonlinearity } = withoutNonlinearity(given);
    if (nonlinearity !== 'tanh' && nonlinearity !== 'relu')
      throw valueError(`Unknown nonlinearity '${String(nonlinearity)}'. Select from 'tanh' or 'relu'.`);
    super(nonlinearity === 'tanh' ? 'RNN_TANH' : 'RNN_RELU', ...args);
    this.nonlinearity = nonlinearity;
  }

  protected override refused(dimensions: number): string {
    return `RNN: Expected input to be 2D or 3D, got ${dimensions}D tensor instead`;
  }
}

/** It is the fourth argument, or given by name. */
function withoutNonlinearity(given: Given): { args: Given; nonlinearity: unknown } {
  const last = given.at(-1);
  const isNamed = isPlainObject(last);
  const positional = isNamed ? given.slice(0, -1) : given;
  if (positional.length > 3) return { args: [...given.slice(0, 3), ...given.slice(4)], nonlinearity: given[3] };
  if (!isNamed) return { args: given, nonlinearity: 'tanh' };
  const { nonlinearity = 'tanh', ...others } = last;
  return { args: [...positional, others], nonlinearity };
}

/** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
export class GRU extends WithHidden {
  static override readonly name: string = 'GRU';

  constructor(...given: Given) {
    refuseProjection(given);
    super('GRU', ...given);
  }

  protected override refused(dimensions: number): string {
    return `GRU: Expected input to be 2D or 3D, got ${dimensions}D instead`;
  }
}

/** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
export class LSTM extends RNNBase {
  static override readonly name: string = 'LSTM';

  constructor(...given: Given) {
    super('LSTM', ...given);
  }

  /**
   * `input`: [time, batch, features], or without the batch; `hx`: `[h_0, c_0]`, zeros where it is left out. Gives
   * `[output, [h_n, c_n]]`.
   */
  override forward(...given: Given): [output: Tensor, state: [h_n: Tensor, c_n: Tensor]] {
    const [sequence, hx] = INPUTS.take(given) as unknown as [Tensor, [Tensor, Tensor] | null | undefined];
    if (sequence.ndim !== 2 && sequence.ndim !== 3)
      throw valueError(`LSTM: Expected input to be 2D or 3D, got ${sequence.ndim}D instead`);
    const isBatched = sequence.ndim === 3;
    const input = isBatched ? sequence : sequence.unsqueeze(this.batch_first ? 0 : 1);
    const shown = this.proj_size > 0 ? this.proj_size : this.hidden_size;
    const [hidden, memory] =
      hx === null || hx === undefined
        ? [this.zeros(input, shown), this.zeros(input, this.hidden_size)]
        : batched(hx, sequence.ndim);
    this.check_input(input);
    this.checkHidden(hidden, input, shown, 'hidden[0]');
    this.checkHidden(memory, input, this.hidden_size, 'hidden[1]');
    const { output, last } = this.run(input, [hidden, memory]);
    const [h_n = hidden, c_n = memory] = last;
    if (isBatched) return [output, [h_n, c_n]];
    return [output.squeeze(this.batch_first ? 0 : 1), [h_n.squeeze(1), c_n.squeeze(1)]];
  }
}

function batched(hx: readonly [Tensor, Tensor] | Tensor, dimensions: number): [Tensor, Tensor] {
  // A tensor in place of the pair is taken apart, as in Python.
  const [hidden, memory] = hx instanceof Tensor ? [hx.__getitem__(0), hx.__getitem__(1)] : hx;
  if (hidden.ndim !== dimensions || memory.ndim !== dimensions)
    throw runtimeError(
      `For ${dimensions === 3 ? 'batched 3-D' : 'unbatched 2-D'} input, hx and cx should also be ${dimensions}-D but got (${hidden.ndim}-D, ${memory.ndim}-D) tensors`,
    );
  return dimensions === 3 ? [hidden, memory] : [hidden.unsqueeze(1), memory.unsqueeze(1)];
}
