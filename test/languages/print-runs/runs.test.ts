/**
 * Written code runs in its language and gives the derivative's values: every formula, bare and as a function, in one
 * program for each language that this machine has. The others are read back only (test/languages/expression/print).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { deriveBy } from '../../../src/calculus/derive';
import { plainFunction } from '../../../src/calculus/plain';
import { callTree } from '../../../src/languages/expression/fold';
import { codeOf } from '../../../src/languages/expression/print/code';
import { mannerOf } from '../../../src/languages/expression/print/manner';
import { styleOf } from '../../../src/languages/expression/print/styles';
import type { CodeStyle } from '../../../src/languages/expression/print/style';
import type { Tree } from '../../../src/languages/expression/tree';
import type { By, CodeRequest, WrittenCode } from '../../../src/trace/formula';
import { isRefusal } from '../../../src/trace/refusal';
import { FORMULAS, POINTS, treeOf } from '../expression/print/formulas';
import { type Called, PROGRAM_LANGUAGES, type ProgramLanguage } from './programs';

const BY: readonly By[] = [['x'], ['y']];
/** Written out, so that nothing of the accuracy is lost on the way; libraries differ in the last digits. */
const TOLERANCE = 1e-9;

interface Case extends Called {
  readonly code: WrittenCode;
  readonly formula: string;
  readonly expected: readonly (readonly number[])[];
}

function version([command = '', ...args]: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 15_000 });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

function derivative(tree: Tree, by: By): Tree {
  const found = deriveBy(tree, by);
  return isRefusal(found) ? expect.fail(found.message.text) : (found.at(-1)?.result ?? tree);
}

/** What the language has to say: null where it refuses, as MATLAB does conditions. */
function written(
  language: ProgramLanguage,
  trees: readonly Tree[],
  name: string,
  form: CodeRequest['form'],
): WrittenCode | null {
  const style = styleOf(language.language);
  if (style === null) return expect.fail(language.language);
  const code = codeOf(trees, {
    style,
    manner: mannerOf('', language.language, [language.original]),
    form,
    by: trees.length === 1 ? [['x']] : BY,
    of: name,
    parameters: ['x', 'y'],
    written: new Map(),
    range: { start: 0, end: 0 },
  });
  return isRefusal(code) ? null : code;
}

/** A bare expression in a function, to call it. */
function wrapped(style: CodeStyle, { code, needs }: WrittenCode, name: string, language: ProgramLanguage): WrittenCode {
  const parameters = ['x', 'y'].map((parameter) => ({ name: parameter, dimensions: 0 }));
  const manner = mannerOf('', language.language, [language.original]);
  const text = style.function({ name, parameters, locals: [], results: { kind: 'one', code } }, manner);
  return { code: text, needs };
}

function casesOf(language: ProgramLanguage): readonly Case[] {
  const style = styleOf(language.language);
  if (style === null) return expect.fail(language.language);
  return FORMULAS.flatMap((formula, i) => {
    const tree = treeOf(formula);
    const gradient = BY.map((by) => derivative(tree, by));
    const values = (trees: readonly Tree[]): readonly (readonly number[])[] => {
      const functions = trees.map(plainFunction);
      return POINTS.map(([x, y]) =>
        functions.map((f) =>
          f(
            new Map([
              ['x', x],
              ['y', y],
            ]),
          ),
        ),
      );
    };
    const cases: Case[] = [];
    const bare = written(language, [tree], `f${i}`, 'expression');
    if (bare !== null)
      cases.push({
        name: `value_${i}`,
        results: 1,
        formula,
        code: wrapped(style, bare, `value_${i}`, language),
        expected: values([tree]),
      });
    const partial = written(language, gradient.slice(0, 1), `f${i}`, 'function');
    if (partial !== null)
      cases.push({ name: `df${i}_dx`, results: 1, formula, code: partial, expected: values(gradient.slice(0, 1)) });
    const both = written(language, gradient, `f${i}`, 'function');
    if (both !== null) cases.push({ name: `grad_f${i}`, results: 2, formula, code: both, expected: values(gradient) });
    return cases;
  });
}

/** What must only be accepted by the language: a Hessian, elements of lists, names that stand for formulas. */
function uncalled(language: ProgramLanguage): readonly WrittenCode[] {
  const style = styleOf(language.language);
  if (style === null) return expect.fail(language.language);
  const manner = mannerOf('', language.language, [language.original]);
  const here = { style, manner, written: new Map(), range: { start: 0, end: 0 } };
  const tree = treeOf('math.sin(x*y)*math.exp(-x)');
  const second: readonly By[] = [
    ['x', 'x'],
    ['x', 'y'],
    ['y', 'x'],
    ['y', 'y'],
  ];
  const hessian = second.map((by) => derivative(tree, by));
  const name = (text: string): Tree => ({ kind: 'name', name: text, range: here.range });
  const product = callTree('mul', [name('v[0]'), name('W[1][2]')], here.range, here.range);
  const bound: Tree = { kind: 'bound', name: 'a', definition: product, assignment: here.range, range: here.range };
  const sum = callTree('add', [callTree('sin', [bound], here.range, here.range), bound], here.range, here.range);
  const codes = [
    codeOf(hessian, { ...here, form: 'function', by: second, of: 'h', parameters: ['x', 'y'] }),
    codeOf([sum], { ...here, form: 'function', by: [['v[0]']], of: 'lists', parameters: ['v', 'W'] }),
  ];
  return codes.map((code) => (isRefusal(code) ? expect.fail(code.message.text) : code));
}

function outputOf(language: ProgramLanguage, program: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'print-runs-'));
  try {
    writeFileSync(join(folder, language.file), program);
    let output = '';
    for (const [command = '', ...args] of language.commands)
      output = execFileSync(command, args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 90_000,
      });
    return output.trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function numberOf(text: string | undefined): number {
  const word = (text ?? '').trim().toLowerCase();
  if (/^[-+]?inf(?:inity)?$/.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  return /^-?nan|\(|j/.test(word) || word === '' ? NaN : Number(word);
}

/** The same, relative to its size; without a value in both, or an infinity where the other overflows to nothing. */
function agree(one: number, other: number): boolean {
  if (!Number.isFinite(one)) return !Number.isFinite(other);
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
}

for (const language of PROGRAM_LANGUAGES) {
  const found = version(language.probe);
  const title = `${language.language}, as in ${language.original}`;
  const reason = found === null ? ` (skipped: this machine has no “${language.probe[0] ?? ''}”)` : ` (${found})`;
  describe.skipIf(found === null)(`${title}${reason}`, () => {
    test('every formula has the values of its derivative', { timeout: 120_000 }, () => {
      const cases = casesOf(language);
      expect(cases.length).toBeGreaterThan(FORMULAS.length * 2);
      const others = uncalled(language);
      const needs = [...new Set([...cases.map(({ code }) => code), ...others].flatMap((code) => code.needs))];
      const functions = [...cases.map(({ code }) => code), ...others].map(({ code }) => code).join('\n\n');
      const lines = outputOf(language, language.program(needs, functions, cases, POINTS));
      expect(lines).toHaveLength(cases.reduce((sum, { results }) => sum + results * POINTS.length, 0));
      let at = 0;
      for (const { name, formula, expected, code } of cases)
        for (const [i, values] of expected.entries()) {
          // Python raises where others give no number.
          const raised = lines[at] === 'raised';
          const given = values.map((_, k) => numberOf(lines[at + k]));
          at += values.length;
          const where = `${name} of ${formula} at ${POINTS[i]?.join(', ') ?? ''}: ${given.join(', ')} for ${values.join(', ')}\n${code.code}`;
          expect(
            raised
              ? values.some((value) => !Number.isFinite(value))
              : values.every((value, k) => agree(value, given[k] ?? NaN)),
            where,
          ).toBe(true);
        }
    });
  });
}
