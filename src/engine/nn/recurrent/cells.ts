/** `torch.nn.RNNCell`, `LSTMCell` and `GRUCell`: one step of a recurrent network. */
import type { DType } from '../../dtype';
import { runtimeError, valueError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { init } from '../init';
import { Signature } from '../layers/signature';
import { bias as biasOf, weight } from '../layers/weights';
import { Module, type Given } from '../module/module';
import type { Parameter } from '../module/parameter';

interface CellArguments {
  input_size: number;
  hidden_size: number;
  bias: boolean;
  nonlinearity?: string;
  dtype: DType | null;
}

/** What the three cells have in common. */
abstract class RNNCellBase extends Module {
  declare input_size: number;
  declare hidden_size: number;
  declare bias: boolean;
  /** [gates · hidden_size, input_size] */
  declare weight_ih: Parameter;
  /** [gates · hidden_size, hidden_size] */
  declare weight_hh: Parameter;
  declare bias_ih: Parameter | null;
  declare bias_hh: Parameter | null;

  constructor({ input_size, hidden_size, bias, dtype }: CellArguments, gates: number) {
    super();
    Object.assign(this, { input_size, hidden_size, bias });
    const rows = gates * hidden_size;
    this.weight_ih = weight([rows, input_size], dtype);
    this.weight_hh = weight([rows, hidden_size], dtype);
    this.register_parameter('bias_ih', biasOf(bias, rows, dtype));
    this.register_parameter('bias_hh', biasOf(bias, rows, dtype));
    this.reset_parameters();
  }

  /** Draws all weights anew, uniform between ±1/√hidden_size. */
  reset_parameters(): void {
    const bound = this.hidden_size > 0 ? 1 / Math.sqrt(this.hidden_size) : 0;
    for (const each of this.parameters()) init.uniform_(each, -bound, bound);
  }

  /** [hidden_size] for a row of the input. */
  protected zeros(input: Tensor): Tensor {
    return functions.zeros([input.size(0), this.hidden_size], { dtype: input.dtype });
  }

  protected check(what: string, { ndim }: Tensor): void {
    if (ndim !== 1 && ndim !== 2)
      throw valueError(`${this._get_name()}: Expected ${what} to be 1D or 2D, got ${ndim}D instead`);
  }

  protected get weights(): [Tensor, Tensor, Tensor | null, Tensor | null] {
    return [this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh];
  }

  override extra_repr(): string {
    return `${this.input_size}, ${this.hidden_size}${this.bias ? '' : ', bias=False'}`;
  }
}

const PARAMETERS = 'input_size, hidden_size, bias=True, device=None, dtype=None';
const GRU_CELL = new Signature('GRUCell.__init__', PARAMETERS);
const LSTM_CELL = new Signature('LSTMCell.__init__', PARAMETERS);
const RNN_CELL = new Signature(
  'RNNCell.__init__',
  "input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None",
);
const INPUTS = new Signature('forward', 'input, hx=None');

/** A cell whose state is one tensor: `input` [batch, input_size] and `hx` [batch, hidden_size], or both without the batch. */
abstract class WithHidden extends RNNCellBase {
  override forward(...given: Given): Tensor {
    const [input, hx] = INPUTS.take(given) as unknown as [Tensor, Tensor | null | undefined];
    this.check('input', input);
    const hidden = hx ?? null;
    if (hidden !== null) this.check('hidden', hidden);
    if (input.ndim === 2) return this.compute(input, hidden ?? this.zeros(input));
    const row = input.unsqueeze(0);
    return this.compute(row, hidden === null ? this.zeros(row) : hidden.unsqueeze(0)).squeeze(0);
  }

  protected abstract compute(input: Tensor, hidden: Tensor): Tensor;
}

/** One step of an RNN. */
export class RNNCell extends WithHidden {
  static override readonly name: string = 'RNNCell';
  declare nonlinearity: string;

  constructor(...given: Given) {
    const bound = RNN_CELL.bind(given) as unknown as CellArguments;
    super(bound, 1);
    this.nonlinearity = bound.nonlinearity ?? 'tanh';
  }

  override extra_repr(): string {
    return super.extra_repr() + (this.nonlinearity === 'tanh' ? '' : `, nonlinearity=${this.nonlinearity}`);
  }

  protected override compute(input: Tensor, hidden: Tensor): Tensor {
    if (this.nonlinearity === 'tanh') return functions.rnn_tanh_cell(input, hidden, ...this.weights);
    if (this.nonlinearity === 'relu') return functions.rnn_relu_cell(input, hidden, ...this.weights);
    throw runtimeError(`Unknown nonlinearity: ${this.nonlinearity}`);
  }
}

/** One step of a GRU. */
export class GRUCell extends WithHidden {
  static override readonly name: string = 'GRUCell';

  constructor(...given: Given) {
    super(GRU_CELL.bind(given) as unknown as CellArguments, 3);
  }

  protected override compute(input: Tensor, hidden: Tensor): Tensor {
    return functions.gru_cell(input, hidden, ...this.weights);
  }
}

/** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
export class LSTMCell extends RNNCellBase {
  static override readonly name: string = 'LSTMCell';

  constructor(...given: Given) {
    super(LSTM_CELL.bind(given) as unknown as CellArguments, 4);
  }

  override forward(...given: Given): [hidden: Tensor, memory: Tensor] {
    const [input, hx] = INPUTS.take(given) as unknown as [Tensor, readonly Tensor[] | null | undefined];
    this.check('input', input);
    const states = hx ?? null;
    states?.forEach((state, i) => {
      this.check(`hx[${i}]`, state);
    });
    const isBatched = input.ndim === 2;
    const row = isBatched ? input : input.unsqueeze(0);
    const first = states ?? [this.zeros(row), this.zeros(row)];
    const inRows = isBatched || states === null ? first : first.map((state) => state.unsqueeze(0));
    const [hidden, memory] = functions.lstm_cell(row, inRows, ...this.weights);
    return isBatched ? [hidden, memory] : [hidden.squeeze(0), memory.squeeze(0)];
  }
}
