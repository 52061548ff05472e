import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, answerText } from '../../src/runtime/answer';
import { differentiateText, type Outcome } from '../../src/runtime/headless';
import { isRefusal } from '../../src/trace/refusal';

const told = (outcome: Outcome, expression: string): string => {
  switch (outcome.kind) {
    case 'ran': {
      const given = answer(outcome.run);
      return isRefusal(given) ? given.message.text : answerText(given);
    }
    case 'refused':
      return `“${expression.slice(outcome.refusal.range.start, outcome.refusal.range.end)}”: ${outcome.refusal.message.text}`;
    default:
      return `${outcome.kind}: ${outcome.names.join()}`;
  }
};

describe('a text that stands alone', () => {
  it.each<[string, Record<string, number>, string]>([
    ['width * 2', { width: 3 }, '{"value":6,"gradients":{"width":2}}'],
    ['e * x', { e: 3, x: 1 }, '{"value":3,"gradients":{"e":1,"x":3}}'],
    ['x * y', { x: 3 }, 'missing: y'],
    ['x', { x: 3, z: 1, w: 2 }, 'unknown: z,w'],
    ['x + foo(x)', { x: 3 }, '“foo”: “foo” is no function that is known here.'],
  ])('%s at %j', (expression, at, answered) => {
    expect(told(differentiateText({ expression, at, language: 'plaintext' }), expression)).toBe(answered);
  });

  it('never throws, whatever it is, and points into it', () => {
    const piece = fc.constantFrom(
      'x',
      'y',
      '2',
      '.5',
      '+',
      '-',
      '*',
      '**',
      '/',
      '^',
      '(',
      ')',
      '[',
      ']',
      ',',
      ' ',
      '|',
      '?',
      ':',
      '>',
      '=',
      'sin',
      'sum',
      'max',
      'e',
      '$',
      '\n',
      '@',
      "'",
      '%',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
    );
    const language = fc.constantFrom('plaintext', 'python', 'typescript', 'markdown', 'nobody-knows');
    const value = fc.oneof(fc.double(), fc.array(fc.double(), { maxLength: 3 }));
    fc.assert(
      fc.property(text, language, value, value, (expression, language, x, y) => {
        const outcome = differentiateText({ expression, at: { x, y }, language });
        if (outcome.kind === 'refused') {
          const { start, end } = outcome.refusal.range;
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(expression.length);
        } else if (outcome.kind === 'ran') {
          const given = answer(outcome.run, { order: 2 });
          expect(isRefusal(given) ? {} : JSON.parse(answerText(given))).toBeTypeOf('object');
        }
      }),
      { numRuns: 1500 },
    );
  });
});
