/** The arguments of `autogradLens.differentiate`, which come from other extensions. */
import { describe, expect, test } from 'vitest';
import { readRequest } from '../../src/editor/commands/request';

test('defaults are filled in', () => {
  expect(readRequest({ expression: 'x^2' })).toEqual({ expression: 'x^2', at: {}, language: 'plaintext', order: 1 });
});

test('everything may be given', () => {
  const request = {
    expression: 'x**2',
    at: {
      x: [
        [1, 2],
        [3, NaN],
      ],
      y: 0,
    },
    language: 'python',
    order: 2,
  };
  expect(readRequest(request)).toEqual(request);
});

describe('what is wrong is said', () => {
  test.each([
    [undefined, /expected \{ expression/],
    ['x^2', /got string/],
    [{}, /expression must be a string, not undefined/],
    [{ expression: 'x', order: 3 }, /order must be 1 or 2/],
    [{ expression: 'x', language: 7 }, /language must be a language id, not number/],
    [{ expression: 'x', at: [1] }, /at must be an object of values by name, not an array/],
    [{ expression: 'x', at: { x: '1' } }, /at\.x must be a number or nested arrays of numbers, not string/],
    [{ expression: 'x', at: { x: [[1], 2] } }, /at\.x: the rows differ in length/],
    [{ expression: 'x', a: { x: 1 } }, /unknown property "a"/],
  ])('%j', (argument, said) => {
    expect(() => readRequest(argument)).toThrow(said);
  });
});
