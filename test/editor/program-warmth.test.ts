/** When the process for programs is started before anybody runs one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgramWarmth } from '../../src/editor/programs/warmth';

const PROGRAM = 'const w = torch.tensor(3, { requires_grad: true });';

/** An editor in which one text is looked at after the other. */
class Desk {
  text: { languageId: string; getText: () => string } | undefined;
  started = 0;
  listeners: (() => void)[] = [];

  onChange(changed: () => void): { dispose: () => void }[] {
    this.listeners.push(changed);
    return [{ dispose: () => (this.listeners = this.listeners.filter((one) => one !== changed)) }];
  }

  turnTo(text: string, languageId = 'typescript'): void {
    this.text = { languageId, getText: () => text };
    for (const changed of this.listeners) changed();
  }

  begin(): ProgramWarmth {
    return new ProgramWarmth({
      inSight: this,
      warm: () => {
        this.started += 1;
        return Promise.resolve();
      },
      failed: () => undefined,
    });
  }
}

let desk = new Desk();

beforeEach(() => {
  vi.useFakeTimers();
  desk = new Desk();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a program that is looked at has it started, once, after a while', () => {
  desk.begin();
  desk.turnTo(PROGRAM);
  expect(desk.started).toBe(0);
  vi.advanceTimersByTime(5000);
  expect(desk.started).toBe(1);
  desk.turnTo(PROGRAM);
  vi.advanceTimersByTime(5000);
  expect(desk.started).toBe(1);
  expect(desk.listeners).toEqual([]);
});

test('one that was open already, too', () => {
  desk.turnTo(PROGRAM);
  desk.begin();
  vi.advanceTimersByTime(5000);
  expect(desk.started).toBe(1);
});

test('one that is passed by has not, nor what is no program for the lens', () => {
  desk.begin();
  desk.turnTo(PROGRAM);
  vi.advanceTimersByTime(100);
  for (const [text, language] of [
    ['const x = 3;', 'typescript'],
    [PROGRAM, 'python'],
    [`import * as torch from 'elsewhere';\n${PROGRAM}`, 'typescript'],
  ] as const) {
    desk.turnTo(text, language);
    vi.advanceTimersByTime(5000);
  }
  expect(desk.started).toBe(0);
});

test('nothing is looked at once it is disposed of', () => {
  const warmth = desk.begin();
  desk.turnTo(PROGRAM);
  warmth.dispose();
  vi.advanceTimersByTime(5000);
  expect(desk.started).toBe(0);
});
