/** Rewritten programs do what they do without rewriting: printed output, order of evaluation, errors. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runPlain, runRewritten } from './plain';

const folder = new URL('./corpus/', import.meta.url);

for (const file of readdirSync(folder)) {
  describe(file.replace('.txt', ''), () => {
    const [, ...parts] = readFileSync(new URL(file, folder), 'utf8').split(/^\/\/\/\/ (.*)\n/m);
    for (let index = 0; index < parts.length; index += 2) {
      const program = parts[index + 1] ?? '';
      test(parts[index] ?? '', async () => {
        const printed = await runPlain(program);
        expect(printed.length).toBeGreaterThan(0);
        expect(await runRewritten(program)).toEqual(printed);
      });
    }
  });
}
