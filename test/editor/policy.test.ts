/** The setting `autogradLens.hover`. */
import { expect, test } from 'vitest';
import { hoverMode, maySpeak } from '../../src/editor/hover/policy';

test.each([
  ['afterFirstUse', 'python', false, false],
  ['afterFirstUse', 'python', true, true],
  ['afterFirstUse', 'markdown', false, true],
  ['afterFirstUse', 'latex', false, true],
  ['always', 'python', false, true],
  ['off', 'markdown', true, false],
] as const)('%s in %s, used: %s', (mode, language, used, speaks) => {
  expect(maySpeak(mode, language, used)).toBe(speaks);
});

test('a setting that says nothing known is the default', () => {
  expect(hoverMode('sometimes')).toBe('afterFirstUse');
  expect(hoverMode(undefined)).toBe('afterFirstUse');
  expect(hoverMode('off')).toBe('off');
});
