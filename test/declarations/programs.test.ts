/** The declarations against programs that run: both compilers find nothing in them but what is listed here, with the reason. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reference } from '../../src/editor/snippets/start';
import { BESIDE, check, COMPILERS, type Complaint } from './compilers';

const root = path.resolve(import.meta.dirname, '../..');

/** What TypeScript cannot be told, by the program: of which line it is said, by its text. */
const LISTED: Readonly<Record<string, readonly (readonly [code: string, line: RegExp, reason: string])[]>> = {
  'differences-of-booleans.ts': [
    ['TS2362', />|<|==|torch\.tensor/, 'a comparison is a boolean for TypeScript, which has no arithmetic'],
    ['TS2363', />|<|==|torch\.tensor/, 'a comparison is a boolean for TypeScript, which has no arithmetic'],
  ],
  'errors-in-catch.ts': [['TS2322', /torch\.tensor/, 'what is wrong in it is what it catches']],
  'module-hooks.ts': [['TS2488', /Object\.entries/, 'Object.entries of {} gives unknown values']],
  'per-sample-gradients.ts': [['TS2339', /Object\.entries/, 'Object.entries of any gives unknown values']],
  'small-transformer.ts': [
    ['TS2345', /this\(/, 'inside its class a module’s arguments depend on the class derived from it'],
  ],
};

function programsIn(...folder: readonly string[]): (readonly [string, string])[] {
  const at = path.join(root, ...folder);
  const names = readdirSync(at).filter((name) => /\.[jt]s$/.test(name));
  return names.map((name) => [name, readFileSync(path.join(at, name), 'utf8')]);
}

const programs = [
  ...programsIn('media', 'examples'),
  ...programsIn('test', 'fixtures', 'programs'),
  ...programsIn('test', 'fixtures', 'programs', 'training'),
];

describe.each(COMPILERS)('%s', (compiler) => {
  test('finds nothing in programs that run, but what is listed', { timeout: 180_000 }, async () => {
    const texts = programs.map(([name, text]): [string, string] => [
      name,
      `${reference('./autograd-lens.d.ts')}\n${text}`,
    ]);
    const files = Object.fromEntries(texts);
    expect(Object.keys(files)).toHaveLength(programs.length);
    const found = await check(compiler, { ...files, ...BESIDE });
    const lineOf = ({ file, line }: Complaint): string => files[file]?.split('\n')[line - 1] ?? '';
    const isListed = (one: Complaint): boolean =>
      (LISTED[one.file] ?? []).some(([code, line]) => one.code === code && line.test(lineOf(one)));
    expect(found.filter((one) => !isListed(one))).toEqual([]);
    // What is listed is still so.
    for (const [file, reasons] of Object.entries(LISTED))
      for (const [code, line] of reasons)
        expect(
          found.some((one) => one.file === file && one.code === code && line.test(lineOf(one))),
          file,
        ).toBe(true);
  });

  test('finds nothing in the declarations themselves, under strict rules', { timeout: 180_000 }, async () => {
    const options = ['--strict', '--skipLibCheck', 'false'];
    expect(await check(compiler, { 'empty.ts': 'export {};', ...BESIDE }, { options })).toEqual([]);
    // Beside the page's own types, as in a project that has them.
    const dom = [...options, '--lib', 'ES2023,DOM'];
    expect(await check(compiler, { 'empty.ts': 'export {};', ...BESIDE }, { options: dom })).toEqual([]);
  });
});
