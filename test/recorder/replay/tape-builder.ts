/** Writes tapes by hand, value by value, for tests. */
import { signatureOf } from '../../../src/engine/dispatch/signature';
import { operators } from '../../../src/engine/generated/operators';
import type { Message } from '../../../src/trace/message';
import type { SourceRange } from '../../../src/trace/range';
import type { Tape, TapeArgument, TapeRead, TapeStep, TapeValue, ValueId } from '../../../src/trace/tape';

export interface ValueOptions {
  readonly name?: string;
  readonly range?: SourceRange;
  readonly shape?: readonly number[];
  readonly dtype?: string;
  readonly lost?: Message;
}

export interface CallOptions extends ValueOptions {
  readonly inplace?: boolean;
  readonly grad_mode?: boolean;
}

/** A value's id; anything else is a plain argument. */
export class Ref {
  readonly id: ValueId;

  constructor(id: ValueId) {
    this.id = id;
  }
}

type Argument =
  Ref | readonly Ref[] | { readonly dtype: string } | number | boolean | string | null | readonly number[];

export class TapeBuilder {
  private readonly values: TapeValue[] = [];
  private readonly steps: TapeStep[] = [];
  private readonly reads: TapeRead[] = [];

  leaf(name: string | null, data: number | readonly number[], options: ValueOptions = {}): Ref {
    return this.value({ ...options, ...(name === null ? {} : { name }) }, true, data);
  }

  input(data: number | readonly number[], options: ValueOptions = {}): Ref {
    return this.value(options, false, data);
  }

  lost(why: string, options: ValueOptions = {}): Ref {
    return this.value({ ...options, lost: { id: 'test.lost', args: {}, text: why } }, false, null);
  }

  call(operator: string, args: readonly Argument[], options: CallOptions = {}): Ref {
    const result = this.value(options, false, null);
    const { inplace = false, grad_mode = true, range = null } = options;
    const { overload, filled } = bound(operator, args);
    this.steps.push({
      kind: 'call',
      operator,
      overload,
      inplace,
      args: filled.map(argumentOf),
      results: [result.id],
      grad_mode,
      range,
    });
    return result;
  }

  grad(output: Ref, input: Ref, create_graph: boolean, options: ValueOptions = {}): Ref {
    const result = this.value(options, false, null);
    this.steps.push({
      kind: 'grad',
      outputs: [output.id],
      inputs: [input.id],
      grad_outputs: [null],
      create_graph,
      results: [result.id],
      range: options.range ?? null,
    });
    return result;
  }

  /** A leaf that a step made, whose data is not on the tape. */
  makeLeaf(value: Ref): void {
    const made = this.values[value.id];
    if (made !== undefined) this.values[value.id] = { ...made, leaf: true };
  }

  read(value: Ref, kind: TapeRead['kind'], outcome: boolean | number, range: SourceRange | null = null): void {
    this.reads.push({ value: value.id, kind, outcome, range });
  }

  get tape(): Tape {
    return { values: this.values, steps: this.steps, reads: this.reads };
  }

  private value(
    { name, range, shape, dtype, lost }: ValueOptions,
    leaf: boolean,
    data: number | readonly number[] | null,
  ): Ref {
    const elements = typeof data === 'number' ? [data] : data;
    this.values.push({
      name: name ?? null,
      range: range ?? null,
      mentions: [],
      shape: shape ?? (data === null || typeof data === 'number' ? [] : [data.length]),
      dtype: dtype ?? 'float32',
      leaf,
      data: elements,
      lost: lost ?? null,
    });
    return new Ref(this.values.length - 1);
  }
}

/** The first overload that takes these arguments, its defaults filled in. */
function bound(operator: string, args: readonly Argument[]): { overload: number; filled: readonly Argument[] } {
  const overloads = operators.find(({ definition }) => definition.name === operator)?.definition.overloads ?? [];
  const signatures = overloads.map(({ signature }) => signatureOf(signature));
  const fits = (numbersForTensors: boolean): number =>
    signatures.findIndex(
      ({ parameters }) =>
        parameters.length >= args.length &&
        parameters.every(({ type, required }, i) => {
          const given = args[i];
          if (given === undefined) return !required;
          if (type !== 'Tensor') return !(given instanceof Ref);
          return given instanceof Ref || (numbersForTensors && i > 0 && typeof given === 'number');
        }),
    );
  const overload = fits(false) >= 0 ? fits(false) : fits(true);
  const parameters = signatures[overload]?.parameters;
  if (parameters === undefined) throw new Error(`no overload of ${operator} fits`);
  return { overload, filled: parameters.map(({ fallback }, i) => args[i] ?? (fallback as Argument)) };
}

function argumentOf(argument: Argument): TapeArgument {
  if (argument instanceof Ref) return { kind: 'value', value: argument.id };
  if (Array.isArray(argument) && argument.length > 0 && argument.every((item) => item instanceof Ref))
    return { kind: 'values', values: argument.map(({ id }) => id) };
  if (typeof argument === 'object' && argument !== null && 'dtype' in argument)
    return { kind: 'dtype', dtype: argument.dtype };
  return { kind: 'plain', plain: argument as number };
}
