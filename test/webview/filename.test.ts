// Names of files to save: whatever the user calls things, the host takes the name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from '../../src/inspector/incoming';
import { stringify } from '../../src/trace/json';
import { fileName } from '../../webview/filename';

test('keeps the words and leaves out what is no letter, digit or underscore', () => {
  expect(fileName('graph', 'y', 'svg')).toBe('graph-y.svg');
  expect(fileName('graph', 'L_1 / (2 "n")', 'dot')).toBe('graph-L_1-2-n.dot');
  expect(fileName('plot', 'θ′', 'png')).toBe('plot-θ.png');
  expect(fileName('graph', '../..', 'svg')).toBe('graph.svg');
  expect(fileName('graph', 'a'.repeat(500), 'svg')).toHaveLength(64);
});

test('the host takes each of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (of) => {
      const name = fileName('graph', of, 'svg');
      expect(readMessage(stringify({ type: 'save', name, text: 'x' }))).toEqual({ type: 'save', name, text: 'x' });
    }),
    { numRuns: 30 },
  );
});
