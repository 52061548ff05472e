import { describe, expect, test } from 'vitest';
import { body, run } from './context';
import { runText } from './texts';

describe('a limit stops the program, which cannot catch it', () => {
  test.each([
    ['an endless loop', 'for (;;) {}'],
    ['one that catches', 'for (;;) { try { for (;;) {} } catch {} }'],
    ['one that catches and names', 'for (;;) { try { for (;;) {} } catch (error) { continue; } }'],
    ['a finally that goes on', 'function f() { try { for (;;) {} } finally { f(); } } f();'],
    ['a promise that takes it', 'const spin = async () => { for (;;) {} }; await spin().catch(() => 1); for (;;) {}'],
    ['a function that calls itself', 'const f = (n) => n <= 0 ? 0 : f(n - 1) + f(n - 1); f(60);'],
    ['a slow loop', 'const big = torch.ones(300, 300); for (;;) { big.matmul(big); }'],
    ['a timer', 'setTimeout(() => { for (;;) {} }, 1);'],
  ])('time: %s', async (_, text) => {
    const { done } = await runText(text, { time: 100 });
    expect(done.ending).toMatchObject({ kind: 'stopped', limit: 'time' });
  });

  test('output: what fits is sent', async () => {
    const { done, printed } = await runText('let n = 0; for (;;) { try { print(n += 1); } catch {} }', { output: 20 });
    expect(done.ending).toMatchObject({ kind: 'stopped', limit: 'output' });
    expect(printed).toBe('1\n2\n3\n4\n5\n6\n7\n8\n9\n10');
  });

  test('memory: one huge tensor', async () => {
    const { done } = await runText('let x = 1; try { x = torch.zeros(100000, 100000); } catch (e) { print(e); }', {});
    expect(done.ending).toMatchObject({ kind: 'stopped', limit: 'memory' });
  });

  test('records: too many places', async () => {
    const { done } = await runText('const a = 1 + 2; const b = a * 3; const c = b - 1; print("not reached");', {
      records: 4,
    });
    expect(done.ending).toMatchObject({ kind: 'stopped', limit: 'records' });
    expect(done.state.records).toHaveLength(4);
  });

  test('the place where it stopped is told', async () => {
    const { done } = await runText('const x = torch.ones(2);\nfor (;;) { x.add(1); }', { time: 300 });
    expect(done.ending).toMatchObject({ kind: 'stopped', site: expect.any(Number) as number });
  });
});

test('a stopped run keeps what it recorded and printed', async () => {
  const { done, printed } = await runText('const x = torch.tensor(2);\nprint("a", { end: "" });\nfor (;;) {}', {
    time: 300,
  });
  expect(printed).toBe('a');
  expect(done.state.records.some(({ name }) => name === 'x')).toBe(true);
  expect(done.tape).not.toBeNull();
});

test('states come while it runs, but take little of the time', async () => {
  const { messages } = await runText('let n = 0; for (;;) { n += 1; }', { time: 700 });
  const states = messages.filter(({ type }) => type === 'state').length;
  expect(states).toBeGreaterThan(2);
  expect(states).toBeLessThan(14);
});

test('after each statement at the beginning there is a state', async () => {
  const { messages } = await runText('const a = 1;\nconst b = a + 1;\nconst c = b + 1;');
  const counts = messages.flatMap((message) => (message.type === 'state' ? [message.state.records.length] : []));
  expect(counts).toEqual([...counts].sort((one, other) => one - other));
  expect(new Set(counts).size).toBeGreaterThan(2);
});

test('output leaves in bunches, in order, before the end', async () => {
  const { messages } = await run({ code: body('for (let i = 0; i < 120; i += 1) print(i);') });
  const bunches = messages.flatMap((message) => (message.type === 'output' ? [message.events] : []));
  expect(bunches.every((events) => events.length <= 50)).toBe(true);
  expect(bunches.flat().map(({ text }) => Number(text))).toEqual(Array.from({ length: 120 }, (_, index) => index));
  expect(messages.at(-1)?.type).toBe('done');
});

test('after the end nothing comes', async () => {
  const { messages } = await runText(`
    (async () => { for (;;) { await null; print('still here'); } })().catch(() => {});
    throw new Error('over');`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(messages.at(-1)?.type).toBe('done');
  expect(messages.filter(({ type }) => type === 'done')).toHaveLength(1);
});
