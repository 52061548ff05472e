import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runText } from './texts';

const folder = path.resolve('test/fixtures/programs');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));

// The expected texts are what the same programs print in Python, with PyTorch.
test.each(names)('%s prints what it prints in Python', async (name) => {
  const { printed, done } = await runText(readFileSync(path.join(folder, `${name}.ts`), 'utf8'));
  expect(done.ending).toEqual({ kind: 'finished' });
  expect(`${printed}\n`).toBe(readFileSync(path.join(folder, `${name}.out.txt`), 'utf8'));
});

test('a gradient that is not kept is None, with PyTorch’s warning at its place', async () => {
  const text = readFileSync(path.join(folder, 'leaf-and-result.ts'), 'utf8');
  const { events } = await runText(text);
  const warnings = events.filter(({ kind }) => kind === 'warning');
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.text).toMatch(
    /^UserWarning: The \.grad attribute of a Tensor that is not a leaf Tensor is being accessed\./,
  );
  const range = warnings[0]?.range ?? { start: 0, end: 0 };
  expect(text.slice(range.start, range.end + 5)).toBe('tensor.grad');
});
