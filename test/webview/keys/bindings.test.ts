import { describe, expect, it } from 'vitest';
import { actionOf, BINDINGS, keyCaption, keyName, type Pressed } from '../../../webview/keys/bindings';

function pressed(key: string, more: Partial<Pressed> = {}): Pressed {
  return { key, code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more };
}

describe('the table of keys', () => {
  it('gives a key one meaning in each part', () => {
    const all = BINDINGS.flatMap(({ scope, keys }) => keys.map((key) => `${scope} ${key}`));
    expect(new Set(all).size).toBe(all.length);
  });

  it('takes nothing from a part that holds in all of the page', () => {
    const page = new Set<string>(BINDINGS.filter(({ scope }) => scope === 'page').flatMap(({ keys }) => [...keys]));
    const taken = BINDINGS.filter(({ scope }) => scope !== 'page').flatMap(({ scope, action, keys }) =>
      keys.filter((key) => page.has(key)).map(() => `${scope} ${action}`),
    );
    // Where somebody types, Escape belongs to the field.
    expect(taken).toEqual(['value undo']);
  });

  it('describes each, differently within a part', () => {
    for (const { says } of BINDINGS) expect(says()).toMatch(/^\p{Lu}/u);
    const said = BINDINGS.map(({ scope, says }) => `${scope} ${says()}`);
    expect(new Set(said).size).toBe(said.length);
  });

  it('leaves Ctrl, Alt and Cmd to VS Code', () => {
    expect(actionOf('page', pressed('c'))).toBe('copy');
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(actionOf('page', pressed('c', { [modifier]: true }))).toBeNull();
    expect(BINDINGS.flatMap(({ keys }) => [...keys]).filter((key) => /Ctrl|Alt|Meta|^F\d/.test(key))).toEqual([]);
  });

  it('finds letters with and without Shift, and under Caps Lock', () => {
    expect(actionOf('page', pressed('n'))).toBe('next-gradient');
    expect(actionOf('page', pressed('N', { shiftKey: true }))).toBe('previous-gradient');
    expect(actionOf('page', pressed('N'))).toBe('next-gradient');
  });

  it('finds signs wherever the keyboard has them', () => {
    expect(actionOf('page', pressed('?', { shiftKey: true }))).toBe('keys');
    expect(actionOf('page', pressed('?'))).toBe('keys');
    expect(actionOf('graph', pressed('+', { shiftKey: true }))).toBe('zoom-in');
  });

  it('finds letters on keyboards of other scripts by their place', () => {
    expect(actionOf('page', pressed('с', { code: 'KeyC' }))).toBe('copy');
    expect(keyName(pressed('к', { code: 'KeyR', shiftKey: true }))).toBe('Shift+r');
  });

  it('is written for people', () => {
    expect(['Shift+n', ' ', 'ArrowUp', 'Shift+ArrowLeft', '?', 'Escape'].map(keyCaption)).toEqual([
      'Shift+N',
      'Space',
      '↑',
      'Shift+←',
      '?',
      'Escape',
    ]);
  });
});
