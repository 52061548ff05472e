import { describe, expect, it } from 'vitest';
import { float32, float64 } from '../../../src/engine/dtype';
import { ofNumbers } from '../../../src/engine/tensor/create';
import type { Tensor } from '../../../src/engine/torch';
import { Replay, ReplayError, type ReplayListener } from '../../../src/recorder/replay/replay';
import { isSlice, sliceOf } from '../../../src/recorder/replay/slice';
import type { Tape, ValueId } from '../../../src/trace/tape';
import { TapeBuilder, type Ref } from './tape-builder';

function replayOf(tape: Tape, output: Ref, precise = false): Replay {
  const slice = sliceOf(tape, { output: output.id, weights: null });
  if (!isSlice(slice)) throw new Error(slice.text);
  return new Replay(slice, { precise });
}

function run(
  tape: Tape,
  output: Ref,
  leaves: ReadonlyMap<ValueId, Tensor> = new Map(),
  { precise = false, ...listener }: ReplayListener & { precise?: boolean } = {},
): Tensor {
  return replayOf(tape, output, precise).run(leaves, listener)(output.id);
}

const number = (value: number, dtype = float32): Tensor => ofNumbers([value], [], dtype).requires_grad_();

describe('a replay', () => {
  it('gives what the program got, and at other values of a leaf what it would have got', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const y = program.call('add', [program.call('pow', [x, 3]), program.input(1)]);
    expect(run(program.tape, y).toString()).toBe('tensor(9., grad_fn=<AddBackward0>)');
    expect(run(program.tape, y, new Map([[x.id, number(3)]])).toString()).toBe('tensor(28., grad_fn=<AddBackward0>)');
  });

  it('records a graph where the program did, only there', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const apart = program.call('mul', [x, 3], { grad_mode: false });
    const y = program.call('mul', [apart, x]);
    const leaf = number(2);
    run(program.tape, y, new Map([[x.id, leaf]])).backward();
    expect(leaf.grad?.toString()).toBe('tensor(6.)');
  });

  it('leaves the state before a change in place as it was', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const y = program.call('mul', [x, 3]);
    const changed = program.call('add', [y, x], { inplace: true });
    const z = program.call('mul', [changed, changed]);
    const replay = replayOf(program.tape, z);
    const leaf = number(2);
    const valueOf = replay.run(new Map([[x.id, leaf]]));
    expect([valueOf(y.id), valueOf(changed.id), valueOf(z.id)].map((tensor) => tensor.toArray())).toStrictEqual([
      [6],
      [8],
      [64],
    ]);
    valueOf(z.id).backward();
    expect(leaf.grad?.toArray()).toStrictEqual([64]);
  });

  it('does not change its constants, so that it runs the same again', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const total = program.call('add', [program.input(1), x], { inplace: true });
    const replay = replayOf(program.tape, total);
    const twice = [1, 2].map(() => replay.run(new Map())(total.id).toArray());
    expect(twice).toStrictEqual([[3], [3]]);
  });

  it('differentiates where the program did', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 3);
    const y = program.call('pow', [x, 3]);
    const slope = program.grad(y, x, true);
    const z = program.call('mul', [slope, 2]);
    const leaf = number(5);
    const result = run(program.tape, z, new Map([[x.id, leaf]]));
    expect(result.toArray()).toStrictEqual([150]);
    result.backward();
    expect(leaf.grad?.toArray()).toStrictEqual([60]);
  });

  it('says at which step the engine refuses', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', [1, 2]);
    const y = program.call('add', [x, program.input([1, 2, 3])], { range: { start: 4, end: 9 } });
    let error: unknown;
    try {
      run(program.tape, y);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ReplayError);
    expect(error).toMatchObject({
      range: { start: 4, end: 9 },
      message: 'The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0',
    });
  });

  it('tells what each read has now, when its value is computed', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    program.read(x, 'number', 2);
    program.read(program.call('gt', [x, 1], { dtype: 'bool' }), 'condition', true);
    const y = program.call('exp', [x]);
    const told: unknown[] = [];
    run(program.tape, y, new Map([[x.id, number(0)]]), {
      read: (index, value) => told.push([index, value.toArray()]),
    });
    expect(told).toStrictEqual([
      [0, [0]],
      [1, [0]],
    ]);
  });
});

describe('a replay in float64', () => {
  it('rounds nothing to float32: neither leaves nor constants nor what was converted', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 1);
    const tenth = program.call('div', [x, 10]);
    const converted = program.call('float', [tenth]);
    const named = program.call('to', [converted, { dtype: 'float32' }]);
    const y = program.call('mul', [named, program.call('ones', [[2]], { shape: [2] })], { shape: [2] });
    const result = run(program.tape, y, new Map([[x.id, number(1, float64)]]), { precise: true });
    expect([result.dtype.name, result.toArray()]).toStrictEqual(['float64', [0.1, 0.1]]);
  });

  it('keeps constructors from rounding', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 1);
    const thirds = program.call('linspace', [0, 1, 4], { shape: [4] });
    const y = program.call('mul', [thirds, x], { shape: [4] });
    const result = run(program.tape, y, new Map([[x.id, number(1, float64)]]), { precise: true });
    expect(result.toArray()).toStrictEqual([0, 1 / 3, 1 - 1 / 3, 1]);
  });

  it('does not mix up a copy with what it copies where the conversion has nothing to do', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const wide = program.call('double', [x], { dtype: 'float64' });
    const changed = program.call('mul', [wide, 10], { inplace: true, dtype: 'float64' });
    const y = program.call('add', [changed, x], { dtype: 'float64' });
    expect(run(program.tape, y, new Map([[x.id, number(2, float64)]]), { precise: true }).toArray()).toStrictEqual([
      22,
    ]);
  });

  it('leaves truth values alone', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', [-1, 2]);
    const positive = program.call('gt', [x, 0], { shape: [2], dtype: 'bool' });
    const y = program.call('where', [positive, x, program.call('zeros_like', [x], { shape: [2] })], { shape: [2] });
    expect(run(program.tape, y, new Map(), { precise: true }).toArray()).toStrictEqual([0, 2]);
  });
});
