import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Changes } from '../../../src/results/programs/changes';
import type { TextEdit } from '../../../src/results/result';

/** Plays edits on a text; each replaces what stands at a place then. */
function played(before: string, steps: readonly (readonly [at: number, cut: number, text: string])[]): Changes {
  const changes = new Changes(before);
  let text = before;
  for (const [at, cut, inserted] of steps) {
    const start = Math.min(at, text.length);
    const end = Math.min(start + cut, text.length);
    const edit: TextEdit = { range: { start, end }, length: inserted.length };
    text = text.slice(0, start) + inserted + text.slice(end);
    changes.follow([edit], text);
  }
  return changes;
}

const textAt = (changes: Changes, start: number, end: number): string | null => {
  const now = changes.carried({ start, end });
  return now === null ? null : changes.after.slice(now.start, now.end);
};

describe('how a text changed', () => {
  it('carries what stands, and grows or shrinks what changed inside', () => {
    const changes = played('one two three', [
      [4, 0, 'and '],
      [8, 3, 'TWO!'],
    ]);
    expect(changes.after).toBe('one and TWO! three');
    expect(textAt(changes, 0, 3)).toBe('one');
    expect(textAt(changes, 8, 13)).toBe('three');
    expect(textAt(changes, 0, 13)).toBe(changes.after);
    expect(changes.stands({ start: 8, end: 13 })).toBe(true);
    expect(changes.stands({ start: 0, end: 13 })).toBe(false);
  });

  it('leaves nothing of what was undone', () => {
    const changes = played('one two three', [
      [4, 4, ''],
      [0, 0, 'x'],
      [5, 0, 'two '],
      [0, 1, ''],
    ]);
    expect([changes.after, changes.none]).toStrictEqual(['one two three', true]);
  });

  it('knows what is gone', () => {
    const changes = played('one two three', [[3, 6, '']]);
    expect(textAt(changes, 4, 7)).toBeNull();
    expect(changes.origin(2)).toBe(2);
    expect(changes.origin(4)).toBe(10);
  });

  it('sees a name that was lengthened', () => {
    expect(played('x + y', [[1, 0, 's']]).stands({ start: 0, end: 1 })).toBe(false);
    expect(played('x + y', [[1, 0, ' ']]).stands({ start: 0, end: 1 })).toBe(true);
    expect(played('x + y', [[4, 0, 'a']]).stands({ start: 4, end: 5 })).toBe(false);
  });

  it('compares the texts where it was not told of the edits', () => {
    const changes = new Changes('one two three');
    changes.follow(null, 'one 2 three');
    expect(textAt(changes, 8, 13)).toBe('three');
    changes.follow(null, 'one two three');
    expect(changes.none).toBe(true);
  });

  it('never carries a range that stands to another text, and finds the way back from it', () => {
    const step = fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 30 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 8 }),
        fc.array(step, { maxLength: 8 }),
        (before, start, length, steps) => {
          const range = { start, end: Math.min(start + length, before.length) };
          const changes = played(before, steps);
          if (!changes.stands(range) || range.end <= range.start) return;
          expect(textAt(changes, range.start, range.end)).toBe(before.slice(range.start, range.end));
          const now = changes.position(range.start, 'behind');
          for (let inside = 1; inside < range.end - range.start; inside += 1)
            expect(changes.origin(now + inside)).toBe(range.start + inside);
        },
      ),
    );
  });

  it('stays small however much is typed', () => {
    const steps = Array.from({ length: 500 }, (_, index) => [5 + index, 0, 'a'] as const);
    expect(textAt(played('0123456789', steps), 7, 10)).toBe('789');
  });
});
