import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditLog, inOrder, moved, narrowed } from '../../src/results/edits';

/** `«…»` marks the range, `[…|new]` the edit; a test reads as what the user sees. */
function play(picture: string): string | null {
  const found = /^(.*?)\[(.*?)\|(.*?)\](.*)$/.exec(picture);
  if (found === null) throw new Error(picture);
  const [, head = '', old = '', fresh = '', tail = ''] = found;
  const before = head + old + tail;
  const plain = before.replace(/[«»]/g, '');
  const range = { start: before.indexOf('«'), end: before.indexOf('»') - 1 };
  const start = head.replace(/[«»]/g, '').length;
  const after = moved(range, { range: { start, end: start + old.replace(/[«»]/g, '').length }, length: fresh.length });
  if (after === null) return null;
  const text = plain.slice(0, start) + fresh + tail.replace(/[«»]/g, '');
  return `${text.slice(0, after.start)}«${text.slice(after.start, after.end)}»${text.slice(after.end)}`;
}

describe('a range while the text around it is edited', () => {
  it.each([
    ['ab[|12]cd«x*y»e', 'ab12cd«x*y»e'],
    ['a[bc|]d«x*y»e', 'ad«x*y»e'],
    ['«x*y»a[b|123]', '«x*y»a123'],
    ['a[|1]«x*y»', 'a1«x*y»'],
    ['a«x*y»[|1]', 'a«x*y»1'],
    ['«x[*|**]y»', '«x**y»'],
    ['«x[|+1]*y»', '«x+1*y»'],
    ['a[b«x|-]*y»', 'a-«*y»'],
    ['«x*[y»b|-]', '«x*»-'],
    ['a[b«x*y»c|]d', null],
    ['a«[x*y|z]»', null],
  ])('%s becomes %s', (picture, after) => {
    expect(play(picture)).toBe(after);
  });

  it('keeps hold of its text whatever happens around it', () => {
    const step = fc.record({ at: fc.nat(60), cut: fc.nat(8), text: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(
        fc.string({ minLength: 20, maxLength: 40 }),
        fc.nat(15),
        fc.array(step, { maxLength: 12 }),
        (before, start, steps) => {
          let text = before;
          const range = { start, end: start + 4 };
          const log = new EditLog();
          let current = range;
          for (const { at, cut, text: inserted } of steps) {
            const from = Math.min(at, text.length);
            const to = Math.min(from + cut, text.length);
            if (from < current.end && to > current.start) continue;
            const edit = { range: { start: from, end: to }, length: inserted.length };
            text = text.slice(0, from) + inserted + text.slice(to);
            current = moved(current, edit) ?? current;
            log.add(edit);
          }
          expect(text.slice(current.start, current.end)).toBe(before.slice(range.start, range.end));
        },
      ),
    );
  });

  it('takes edits of one event in any order', () => {
    const edits = [
      { range: { start: 0, end: 0 }, length: 3 },
      { range: { start: 15, end: 17 }, length: 0 },
    ];
    const carry = (order: typeof edits): unknown =>
      inOrder(order).reduce<{ start: number; end: number } | null>((range, edit) => range && moved(range, edit), {
        start: 5,
        end: 14,
      });
    expect(carry(edits)).toStrictEqual({ start: 8, end: 17 });
    expect(carry([...edits].reverse())).toStrictEqual({ start: 8, end: 17 });
  });

  it('sees through a replacement of the whole text by a nearly equal one', () => {
    const before = 'let y = x**2';
    const after = 'let y  = x**2';
    expect(narrowed({ range: { start: 0, end: before.length }, length: after.length }, before, after)).toStrictEqual({
      range: { start: 6, end: 6 },
      length: 1,
    });
  });
});

describe('the log of edits', () => {
  it('carries a range as its edits one by one do', () => {
    const log = new EditLog();
    for (let at = 3; at < 1000; at += 1) log.add({ range: { start: at, end: at }, length: 1 });
    log.add({ range: { start: 999, end: 1000 }, length: 0 });
    expect(log.carried({ start: 10, end: 12 })).toStrictEqual({ start: 1006, end: 1008 });
    expect(log.carried({ start: 0, end: 3 })).toStrictEqual({ start: 0, end: 3 });
  });
});
