/** New snippets: their names, what they begin with, when the declarations beside them are renewed. */
import { describe, expect, test } from 'vitest';
import { CONFIGURATION_TEXT, isNewer, versioned } from '../../src/editor/snippets/beside';
import { freeName, problemOf, withEnding } from '../../src/editor/snippets/names';
import { beginning } from '../../src/editor/snippets/start';
import { runText } from '../languages/typescript/realm/texts';

describe('names', () => {
  test('the first that is free is proposed, whatever case the others have', () => {
    expect(freeName('snippet.ts', [])).toBe('snippet.ts');
    expect(freeName('snippet.ts', ['Snippet.ts', 'snippet-2.ts', 'tsconfig.json'])).toBe('snippet-3.ts');
    expect(freeName('notes', ['notes'])).toBe('notes-2');
  });

  test('get their ending where none was typed', () => {
    expect(withEnding(' waves ')).toBe('waves.ts');
    expect(withEnding('waves.ts')).toBe('waves.ts');
  });

  test.each(['waves', 'waves.ts', 'Wellen über Wasser.ts', '曲线', 'a-1_b.test.ts'])('%s can be one', (name) => {
    expect(problemOf(name, ['snippet.ts'])).toBeNull();
  });

  test.each([
    ['', 'Type a name for the file.'],
    ['  ', 'Type a name for the file.'],
    ['a/b', 'A file name cannot have / in it.'],
    ['..\\b.ts', 'A file name cannot have \\ in it.'],
    ['a\u0007', 'A file name cannot have a control character in it.'],
    ['.ts', 'Files cannot be called .ts: choose another name.'],
    ['nul', 'Files cannot be called nul.ts: choose another name.'],
    ['waves.py', 'A snippet is TypeScript: let its name end in .ts.'],
    ['waves.d.ts', 'A snippet is TypeScript: let its name end in .ts.'],
    ['SNIPPET', 'SNIPPET.ts is there already: choose another name.'],
    ['x'.repeat(200), 'The name is too long: 120 characters are the most.'],
  ])('“%s” cannot: %s', (name, problem) => {
    expect(problemOf(name, ['snippet.ts'])).toBe(problem);
  });
});

describe('the declarations beside them', () => {
  test('are renewed but where those of a newer version stand', () => {
    expect(isNewer(versioned('', '1.2.3'), '1.2.3')).toBe(false);
    expect(isNewer(versioned('', '1.2.3'), '1.10.0')).toBe(false);
    expect(isNewer(versioned('', '1.10.0'), '1.2.3')).toBe(true);
    expect(isNewer(versioned('', '2.0.0'), '1.9.9')).toBe(true);
    expect(isNewer('declare const torch: unknown;', '0.0.1')).toBe(false);
  });

  test('are read with options of their own', () => {
    expect(JSON.parse(CONFIGURATION_TEXT)).toHaveProperty('compilerOptions.moduleDetection', 'force');
  });
});

describe('a snippet', () => {
  test('begins with a program that runs, its formula selected', async () => {
    const { text, from, to } = beginning('./autograd-lens.d.ts');
    expect(text.split('\n')[0]).toBe('/// <reference path="./autograd-lens.d.ts" />');
    expect(text.slice(from, to)).toBe('x ** 3 - 2 * x');
    const { done, printed } = await runText(text);
    expect(done.ending).toEqual({ kind: 'finished' });
    expect(printed).toBe('y = tensor(4., grad_fn=<SubBackward0>)  dy/dx = tensor(10.)');
  });

  test('has no line for declarations that no path leads to', () => {
    expect(beginning(null).text).not.toContain('reference');
  });
});
