/** What cannot be read or cannot run is refused at its place, in words that say what to do. */
import { expect, test } from 'vitest';
import { isRefusal } from '../../../../src/trace/refusal';
import { rewritten, runRewritten } from './plain';

/** `what it says @ the text it points at`. */
function refusalOf(text: string, language = 'typescript'): string {
  const program = rewritten(text, language);
  if (!isRefusal(program)) return 'runs';
  const { message, range } = program;
  expect(range.start).toBeGreaterThanOrEqual(0);
  expect(range.end).toBeLessThanOrEqual(text.length);
  return `${message.id}: ${message.text} @ ${text.slice(range.start, range.end)}`;
}

test('syntax errors', () => {
  const texts = [
    'const x = ;',
    'const x = 1 +',
    'f(1, 2',
    'let a = 1; let a = 2;',
    'x = "abc',
    'return 1',
    'const a;',
    'class { }',
    'with (a) {}',
    'for (const x of y z) {}',
    'let x: = 3',
    '1 = 2',
    'await = 1',
    'a\n  ?? b || c',
    '@@',
    'let 1a',
    'if (x { }',
    '`${',
    'import x from',
    'function f( {',
  ];
  expect(texts.map((text) => refusalOf(text)).join('\n')).toMatchInlineSnapshot(`
    "typescript.syntax-unexpected: “;” is not expected here. @ ;
    typescript.syntax-ends: The text ends too early: something is not closed. @ 
    typescript.syntax-ends: The text ends too early: something is not closed. @ 
    typescript.syntax: Identifier 'a' has already been declared. @ a
    typescript.syntax: Unterminated string constant. @ "
    typescript.syntax: 'return' outside of function. @ return
    typescript.syntax: Missing initializer in const declaration. @ ;
    typescript.syntax: A class name is required. @ {
    typescript.syntax: 'with' in strict mode. @ with
    typescript.syntax-expected: “z” stands where “)” is expected. @ z
    typescript.syntax-unexpected: “=” is not expected here. @ =
    typescript.syntax: Invalid left-hand side in assignment expression. @ 1
    typescript.syntax-unexpected: “=” is not expected here. @ =
    typescript.syntax: Nullish coalescing operator(??) requires parens when mixing with logical operators. @ |
    typescript.syntax-ends: The text ends too early: something is not closed. @ 
    typescript.syntax: Unexpected reserved word 'let'. @ let
    typescript.syntax-expected: “{” stands where “)” is expected. @ {
    typescript.syntax-ends: The text ends too early: something is not closed. @ 
    typescript.syntax-ends: The text ends too early: something is not closed. @ 
    typescript.syntax-ends: The text ends too early: something is not closed. @ "
  `);
});

test('what is part of the language, but not of this one', () => {
  const texts: [string, string?][] = [
    ['@d class A {}'],
    ['class A { @d m() {} }'],
    ['class A { m(@d x) {} }'],
    ['const a = <div>{x}</div>;', 'typescriptreact'],
    ['const a = <></>;', 'javascript'],
    ['import x = require("y");'],
    ['const p = import("x");'],
    ['import.meta.url'],
    ['{ using x = f(); }'],
    ['print(arguments)'],
    ['const f = () => arguments;'],
  ];
  expect(texts.map(([text, language]) => refusalOf(text, language)).join('\n')).toMatchInlineSnapshot(`
    "typescript.decorator: Decorators are not available. @ @d
    typescript.decorator: Decorators are not available. @ @d
    typescript.decorator: Decorators are not available. @ @d
    typescript.jsx: JSX is not available. @ <div>{x}</div>
    typescript.jsx: JSX is not available. @ <></>
    typescript.import-require: import … = require(…) is not available. @ import x = require("y");
    typescript.dynamic-import: import() is not available. @ import("x")
    typescript.import-meta: import.meta is not available. @ import.meta
    typescript.using: “using” is not available. @ using x = f();
    typescript.outside-function: “arguments” means nothing outside of a function. @ arguments
    typescript.outside-function: “arguments” means nothing outside of a function. @ arguments"
  `);
});

test('types in JavaScript are no JavaScript', () => {
  expect(refusalOf('let x: number = 1', 'javascript')).toContain('typescript.syntax');
  expect(refusalOf('let x = 1', 'javascript')).toBe('runs');
});

test('a comparison in JavaScript is no generic call', async () => {
  const text = 'const a = 1, b = 2, c = 3; print(a < b > (c));';
  expect(await runRewritten(text, 'javascript')).toEqual(['false']);
});

test('long chains run, what nests too deeply is refused', async () => {
  expect(await runRewritten(`print(1${' + 1'.repeat(1500)})`)).toEqual(['1501']);
  expect(await runRewritten(`print(1${' + 2 * 1'.repeat(1000)} > 3 | 4${' | 0'.repeat(1000)})`)).toEqual(['5']);
  expect(await runRewritten(`const x = { y() { return this; } }; print(x${'.y()'.repeat(5000)} === x)`)).toEqual([
    'true',
  ]);
  expect(refusalOf(`const x = ${'['.repeat(5000)}${']'.repeat(5000)}`)).toContain('nested too deeply');
  expect(refusalOf(`const x = ${'- '.repeat(400)}1`)).toContain('nested too deeply');
});

test('signs that were comments in old scripts are operators', async () => {
  expect(await runRewritten('let m = 2, q = 1; print(m<!--q); print(m --> 0);')).toEqual(['false', 'true']);
});
