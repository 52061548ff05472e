/** No compiled kernel goes without a test: each is an operator's word, named in a test, or called by a module that has a test of its name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { simdModule } from '../../../../src/engine/kernels/simd/module';

const SOURCES = join(import.meta.dirname, '../../../../src/engine/kernels/simd');
const WORDS = readFileSync(join(SOURCES, 'words.ts'), 'utf8');
const TESTS = readdirSync(import.meta.dirname).map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
const CALLERS = ['products', 'sums', 'rows'].map((name) => ({
  text: readFileSync(join(SOURCES, `${name}.ts`), 'utf8'),
  test: join(import.meta.dirname, `${name}.test.ts`),
}));

const kernels = Object.entries(simdModule()?.kernels ?? {}).filter(([, value]) => typeof value === 'function');

it.each(kernels.map(([name]) => name))('%s is tested', (name) => {
  const callers = CALLERS.filter(({ text }) => text.includes(`kernels.${name}(`));
  const isNamed = [WORDS, ...TESTS].some((text) => text.includes(`'${name}'`));
  expect(isNamed || callers.length > 0, name).toBe(true);
  for (const { test } of callers) expect(existsSync(test)).toBe(true);
});

it('there are kernels', () => {
  expect(kernels.length).toBeGreaterThan(10);
});
