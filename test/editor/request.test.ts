/** The arguments of our commands, which come from other extensions, from links and from menus. */
import { describe, expect, test } from 'vitest';
import { readCheck, readInsertion, readRequest } from '../../src/editor/commands/request';

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

/** What the editor's menu hands to a command: the document's URI. */
const URI = { $mid: 1, path: '/a.ts', scheme: 'file' };

describe('what is to be inserted', () => {
  test('may be said whole or in part', () => {
    const request = { by: [['x'], ['x', 'y']], form: 'function', simplified: false };
    expect(readInsertion(request)).toEqual(request);
    expect(readInsertion({ form: 'value' })).toEqual({ form: 'value' });
  });

  test.each([[undefined], [URI], ['x'], [[['x']]], [{}]])('is not said by %j', (argument) => {
    expect(readInsertion(argument)).toBeNull();
  });

  test.each([
    [{ by: 'x' }, /by must hold/],
    [{ by: [] }, /by must hold/],
    [{ by: [[]] }, /by must hold/],
    [{ by: [[1]] }, /by must hold/],
    [{ by: [Array(7).fill('x')] }, /1 to 6 variables/],
    [{ form: 'text' }, /form must be/],
    [{ form: 'value', simplified: 1 }, /simplified must be/],
  ])('is wrong in %j', (argument, said) => {
    expect(() => readInsertion(argument)).toThrow(said);
  });
});

describe('what is to be checked', () => {
  test('may be said with its variable or without', () => {
    expect(readCheck({ derivative: '2*x', by: 'x' })).toEqual({ derivative: '2*x', by: 'x' });
    expect(readCheck({ derivative: '2*x' })).toEqual({ derivative: '2*x', by: null });
    expect(readCheck(URI)).toBeNull();
  });

  test.each([
    [{ derivative: 2 }, /derivative must be a string, not number/],
    [{ derivative: '2*x', by: 1 }, /by must be a variable’s name, not number/],
    [{ by: 'x' }, /derivative must be a string, not undefined/],
  ])('is wrong in %j', (argument, said) => {
    expect(() => readCheck(argument)).toThrow(said);
  });
});
