/**
 * Longer programs of `torch.nn` and `torch.optim` as tutorials and questions have them, through the real child: printed to
 * the letter, each backward pass kept, the last one's loss differentiated again by parameters that have their names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstFocus } from '../../../src/trace/focus';
import { isRefusal } from '../../../src/trace/refusal';
import { childBundles, TestPrograms } from './children';

const FOLDER = path.resolve('test/fixtures/programs/training');

interface Recorded {
  /** How many backward passes it makes. */
  readonly passes: number;
  /** Some of the leaves of the last one, by the names that the panel shows. */
  readonly names: readonly string[];
}

const RECORDED: Readonly<Record<string, Recorded>> = {
  'closures-of-optimizers': { passes: 113, names: ['y'] },
  'convolutional-network': { passes: 3, names: ['conv1.weight', 'conv2.bias', 'fc1.weight', 'fc2.bias'] },
  'generator-and-critic': { passes: 61, names: ['critic.weight'] },
  'residual-network': {
    passes: 1,
    names: ['layer1.0.conv1.weight', 'layer2.1.bn1.bias', 'layer2.0.shortcut.0.weight'],
  },
  'small-transformer': { passes: 12, names: ['tok.weight', 'blocks.0.sa.heads.0.key.weight', 'lm_head.bias'] },
  'truncated-backpropagation': { passes: 14, names: ['weight_ih_l0', 'weight_hh_l0'] },
};

let programs: TestPrograms;
beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
});
afterAll(() => {
  programs.close();
});

it('every program is there', () => {
  const files = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
  expect(files.sort()).toEqual(Object.keys(RECORDED).sort());
});

describe.each(Object.entries(RECORDED))('%s', (name, { passes, names }) => {
  it('prints what PyTorch prints, and its passes are kept under the names of its parameters', async () => {
    const recording = await programs.run(readFileSync(path.join(FOLDER, `${name}.ts`), 'utf8'), { time: 60_000 });
    const { trace } = recording;
    expect(trace.ending).toStrictEqual({ kind: 'finished' });
    const printed = trace.output.flatMap(({ kind, text }) => (kind === 'print' ? [text] : []));
    expect(`${printed.join('\n')}\n`).toBe(readFileSync(path.join(FOLDER, `${name}.out.txt`), 'utf8'));
    expect(trace.passCount).toBe(passes);
    const focus = firstFocus(trace);
    if (focus === null) throw new Error('There is nothing to differentiate.');
    const shown = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
    if (isRefusal(shown)) throw new Error(shown.message.text);
    expect(shown.variables.map((variable) => variable.name)).toEqual(expect.arrayContaining([...names]));
    expect(shown.checks.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  }, 60_000);
});
