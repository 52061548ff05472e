/** The eleven programs of the tutorials that the product began with: values, gradients, attributes and printed texts. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { setWarningSink } from '../../../src/engine/warnings';
import { compiled } from './program';

interface Seed {
  readonly row: number;
  readonly title: string;
  readonly program: readonly string[];
  /** Expression to PyTorch's printed text. */
  readonly prints: Readonly<Record<string, string>>;
  readonly equals: Readonly<Record<string, unknown>>;
  /** The beginning of the one warning that reading the expressions gives. */
  readonly warns?: string;
}

const seeds = JSON.parse(
  readFileSync(new URL('../../fixtures/seeds.json', import.meta.url), 'utf8'),
) as readonly Seed[];

/** What each expression is after the program ran. */
function evaluated(seed: Seed, expressions: readonly string[]): unknown[] {
  return compiled(`${seed.program.join('\n')}\nreturn [${expressions.join(', ')}];`, [])() as unknown[];
}

it('has all eleven rows', () => {
  expect(seeds.map((seed) => seed.row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

describe.each(seeds)('row $row: $title', (seed) => {
  it.each(Object.entries(seed.prints))('%s prints %j', (expression, text) => {
    // The address in a node's text is any.
    const printed = String(evaluated(seed, [expression])[0]).replace(/ object at 0x[0-9a-f]+>$/, '>');
    expect(printed).toBe(text);
  });

  it.each(Object.entries(seed.equals))('%s is %j', (expression, value) => {
    expect(evaluated(seed, [expression])[0]).toEqual(value);
  });

  it(seed.warns === undefined ? 'gives no warning' : 'warns of what its readers run into', () => {
    const warnings: string[] = [];
    const before = setWarningSink((warning) => warnings.push(warning.text));
    try {
      evaluated(seed, [...Object.keys(seed.prints), ...Object.keys(seed.equals)]);
    } finally {
      setWarningSink(before);
    }
    expect(warnings).toHaveLength(seed.warns === undefined ? 0 : 1);
    expect(warnings[0] ?? '').toContain(seed.warns ?? '');
  });
});
