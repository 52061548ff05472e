/** Settings that hold what they cannot mean. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { complaint, schemasIn, SettingsWatch } from '../../src/editor/settings';

const manifest: unknown = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'));
const schemas = schemasIn(manifest);

test('the schemas are those of the manifest', () => {
  expect(Object.keys(schemas)).toContain('autogradLens.limits.time');
  expect(schemasIn(undefined)).toEqual({});
  expect(schemasIn({ contributes: {} })).toEqual({});
});

test.each(Object.entries(schemas))('%s: its default is right, other types are not', (id, schema) => {
  expect(complaint(id, schema, schema.default)).toBeNull();
  for (const value of ['nonsense', { of: 'nothing' }, ['list'], null, NaN])
    if (typeof value !== schema.type || schema.enum !== undefined)
      expect(complaint(id, schema, value)).toContain(`${JSON.stringify(schema.default)} is used.`);
});

test('each value is told of once, in a line', () => {
  const lines: string[] = [];
  const watch = new SettingsWatch(
    {
      delay: { type: 'number', default: 500, minimum: 100, maximum: 60_000 },
      mode: { type: 'string', default: 'off', enum: ['off', 'on'] },
    },
    (line) => lines.push(line),
  );
  const values: Record<string, unknown> = { delay: 'fast', mode: 'on' };
  const read = (id: string): unknown => values[id];
  watch.look(read);
  watch.look(read);
  values['delay'] = -1;
  values['mode'] = `x${'y'.repeat(1000)}`;
  watch.look(read);
  watch.look(() => undefined);
  expect(lines).toEqual([
    'The setting delay is "fast", which is no number: 500 is used.',
    'The setting delay is -1, which is not between 100 and 60000: 100 is used.',
    expect.stringMatching(/^The setting mode is "xy{78}…, which is none of off, on: "off" is used\.$/) as string,
  ]);
});
