import { describe, expect, test } from 'vitest';
import { body, run } from './context';

async function ran(code: string): Promise<readonly [string, string]> {
  const { printed, done } = await run({ code: body(code) });
  const { ending } = done;
  return [
    printed.replaceAll('\n', ' '),
    ending.kind === 'failed' ? `${ending.error.name}: ${ending.error.text}` : ending.kind,
  ];
}

describe('a program ends when nothing can happen any more', () => {
  test.each([
    [
      'timers in their order',
      `setTimeout(() => print('c'), 20); setTimeout((a) => print(a), 1, 'b'); print('a');`,
      'a b c',
      'finished',
    ],
    [
      'an interval until it is cleared',
      `let n = 0; const id = setInterval(() => { print(n += 1); if (n === 3) clearInterval(id); }, 1);`,
      '1 2 3',
      'finished',
    ],
    [
      'a cleared timer',
      `const id = setTimeout(() => print('no'), 1); clearTimeout(id); clearTimeout('x');`,
      '',
      'finished',
    ],
    ['await', `await new Promise((resolve) => setTimeout(resolve, 5)); print('later');`, 'later', 'finished'],
    [
      'promises that nobody waits for',
      `(async () => { for (let i = 0; i < 20; i += 1) await null; print('late'); })(); print('main');`,
      'main late',
      'finished',
    ],
    ['microtasks', `queueMicrotask(() => print('b')); print('a');`, 'a b', 'finished'],
    [
      'an error in a callback',
      `setTimeout(() => { throw new RangeError('r'); }, 1); setTimeout(() => print('no'), 50);`,
      '',
      'RangeError: r',
    ],
    ['an error in a microtask', `queueMicrotask(() => { throw new RangeError('r'); });`, '', 'RangeError: r'],
    [
      'a rejection that nobody takes',
      `Promise.reject(new RangeError('r')); setTimeout(() => print('no'), 50);`,
      '',
      'RangeError: r',
    ],
    [
      'a rejection that somebody takes',
      `Promise.reject(new RangeError('r')).catch(() => print('taken'));`,
      'taken',
      'finished',
    ],
    [
      'a promise that nothing settles',
      `await new Promise(() => {});`,
      '',
      'Error: The program waits for a promise that nothing settles any more.',
    ],
    ['no function', `setTimeout('print(1)', 1);`, '', 'TypeError: setTimeout takes a function.'],
    [
      'a clock',
      `const a = performance.now(); print(a >= 0 && a < 20_000, typeof performance.timeOrigin);`,
      'True number',
      'finished',
    ],
  ])('%s', async (_, code, printed, ending) => {
    expect(await ran(code)).toEqual([printed, ending]);
  });
});
