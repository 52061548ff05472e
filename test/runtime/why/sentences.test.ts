/** Every sentence about a gradient reads well, whatever of it has a name in the text and whatever has none. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository } from '../../../scripts/setup/repository';
import { bundleFile, type Bundle } from '../../../scripts/strings/bundle';
import {
  AN_OPERATION,
  ANOTHER_OPERAND,
  THE_RESULT,
  THIS_CONSTANT,
  THIS_OPERAND,
  THIS_TENSOR,
  THIS_VALUE,
} from '../../../src/runtime/why/text';
import { inWords, message, type Message } from '../../../src/trace/message';

const read = (language: string | null): Bundle =>
  JSON.parse(readFileSync(inRepository(bundleFile(language)), 'utf8')) as Bundle;

const OF = message('why.result-of', 'the result of {operator}', { operator: 'addmm' });
const UNNAMED: Readonly<Record<string, readonly Message[]>> = {
  name: [THIS_TENSOR, THIS_CONSTANT],
  operand: [THIS_OPERAND, THIS_VALUE, OF],
  other: [ANOTHER_OPERAND, OF],
  root: [THE_RESULT],
};
/** Their operator may have no name; elsewhere it always has. */
const OF_AN_OPERATION = 'why.not-a-leaf';
/** What these change or read is code, so they are made for what has a name alone. */
const NAMED_ALONE = /^why\.fix\.(?:cleared|zeroed|random-start|in-place-method|unused)$/;

const english = read(null);
const sentences = Object.entries(english).filter(([id, text]) => id.startsWith('why.') && /[.:]$/.test(text));

/** With every choice of what has no name. */
function unnamedIn(id: string, template: string): readonly Message[] {
  const choices = [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, hole = '']) => hole))].map((hole) => {
    const parts = NAMED_ALONE.test(id) ? [] : (UNNAMED[hole] ?? []);
    const operation = hole === 'operator' && id.startsWith(OF_AN_OPERATION) ? [AN_OPERATION] : [];
    return ['W', ...parts, ...operation].map((part) => [hole, part] as const);
  });
  return choices
    .reduce<readonly (readonly (readonly [string, string | Message])[])[]>(
      (all, parts) => all.flatMap((one) => parts.map((part) => [...one, part])),
      [[]],
    )
    .map((args) => message(id, template, Object.fromEntries(args)));
}

describe('whatever has no name', () => {
  it('is known of many sentences', () => {
    expect(sentences.length).toBeGreaterThan(60);
  });

  it.each(sentences)('%s', (id, template) => {
    for (const one of unnamedIn(id, template)) {
      for (const text of [one.text, inWords(one, read('de'))])
        expect(text.replace(/^(?:backward|torch|detach|softmax)\b/, 'W')).not.toMatch(/^\p{Ll}/u);
      expect(one.text).not.toMatch(/[\p{L},:=] (?:It|Its|This|The|An?|Another)\b/u);
      expect(one.text).not.toMatch(/(?:it|this|tensor|result)\.grad\b/i);
    }
  });
});
