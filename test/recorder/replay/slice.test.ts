import { describe, expect, it } from 'vitest';
import { isSlice, sliceOf, type Slice, type SliceOptions } from '../../../src/recorder/replay/slice';
import type { Tape } from '../../../src/trace/tape';
import { TapeBuilder, type Ref } from './tape-builder';

function slice(tape: Tape, output: Ref, options: SliceOptions = {}): Slice {
  const found = sliceOf(tape, { output: output.id, weights: null }, options);
  if (!isSlice(found)) throw new Error(found.text);
  return found;
}

function reason(tape: Tape, output: number): string {
  const found = sliceOf(tape, { output, weights: null });
  return isSlice(found) ? 'a slice' : found.text;
}

describe('the slice of an output', () => {
  it('has the steps that lead to it, the leaves and the constants, and nothing else', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const c = program.input(3);
    const other = program.leaf('other', 5);
    const y = program.call('mul', [x, c]);
    program.call('sin', [other]);
    const z = program.call('exp', [y]);
    const { steps, leaves, inputs } = slice(program.tape, z);
    expect({ steps, leaves, inputs }).toStrictEqual({ steps: [0, 2], leaves: [x.id], inputs: [c.id] });
  });

  it('ends at leaves, whatever made them', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const w = program.call('mul', [x, 3]);
    program.makeLeaf(w);
    const y = program.call('mul', [w, w]);
    expect(slice(program.tape, y).leaves).toStrictEqual([w.id]);
    expect(slice(program.tape, y, { throughLeaves: true }).leaves).toStrictEqual([x.id]);
  });

  it('of a leaf is the leaf', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    expect(slice(program.tape, x)).toMatchObject({ steps: [], leaves: [x.id] });
  });

  it('takes a value that a step hands back from where it came', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', [1, 2]);
    const y = program.call('mul', [x, 2], { shape: [2] });
    const tape = program.tape;
    const again = { ...tape.steps[0], operator: 'contiguous', args: [{ kind: 'value', value: y.id }], results: [y.id] };
    const steps = [again, ...tape.steps] as Tape['steps'];
    expect(slice({ ...tape, steps }, y).steps).toStrictEqual([1]);
  });

  it('goes through a million steps', () => {
    const program = new TapeBuilder();
    const first = program.call('neg', [program.leaf('x', 1)]);
    const { values, steps } = program.tape;
    const [leaf, result] = values;
    const [step] = steps;
    if (leaf === undefined || result === undefined || step?.kind !== 'call') throw new Error('no tape');
    const count = 1_000_000;
    const tape: Tape = {
      values: [leaf, ...new Array<typeof result>(count).fill(result)],
      steps: Array.from({ length: count }, (_, index) => ({
        ...step,
        args: [{ kind: 'value' as const, value: index }],
        results: [index + 1],
      })),
      reads: [],
    };
    const found = sliceOf(tape, { output: first.id + count - 1, weights: null });
    expect(isSlice(found) && found.steps.length).toBe(count);
  });

  it('is refused with the reason why a value that it needs is lost', () => {
    const program = new TapeBuilder();
    const y = program.call('mul', [program.leaf('x', 2), program.lost('it went too far back')]);
    expect(reason(program.tape, y.id)).toBe('it went too far back');
  });

  it('is refused for values that the tape does not have or cannot make', () => {
    const program = new TapeBuilder();
    const orphan = program.call('neg', [program.leaf('x', 1)]);
    expect(reason(program.tape, 77)).toBe('The run did not record this value.');
    expect(reason({ ...program.tape, steps: [] }, orphan.id)).toBe(
      'The run did not record how this value was computed.',
    );
  });
});

describe('the reads of a slice', () => {
  it('are those that depend on its leaves and came before the output', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const other = program.leaf('other', 2);
    const before = program.call('gt', [x, 0], { dtype: 'bool' });
    program.read(before, 'condition', true);
    const elsewhere = program.call('gt', [other, 0], { dtype: 'bool' });
    program.read(elsewhere, 'condition', true);
    const y = program.call('mul', [x, 2]);
    const after = program.call('gt', [y, 0], { dtype: 'bool' });
    program.read(after, 'condition', true);
    const { reads, steps } = slice(program.tape, y);
    expect(reads.map(({ value }) => value)).toStrictEqual([before.id]);
    expect(steps).toStrictEqual([0, 2]);
  });

  it('leave out what is lost, and keep nothing of what it would have needed', () => {
    const program = new TapeBuilder();
    const x = program.leaf('x', 2);
    const gone = program.call('add', [program.call('mul', [x, 2]), program.lost('gone')]);
    program.read(gone, 'condition', true);
    const y = program.call('exp', [x]);
    expect(slice(program.tape, y)).toMatchObject({ reads: [], steps: [2], inputs: [] });
  });

  it('take leaves that the output does not need as constants', () => {
    const program = new TapeBuilder();
    const [x, other] = [program.leaf('x', 2), program.leaf('other', 1)];
    program.read(program.call('gt', [x, other], { dtype: 'bool' }), 'condition', true);
    const y = program.call('exp', [x]);
    expect(slice(program.tape, y)).toMatchObject({ leaves: [x.id], inputs: [other.id] });
  });
});
