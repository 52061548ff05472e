import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundles } from '../../scripts/bundles.mjs';
import { formatValue } from '../../src/trace/value';
import { SEEDS } from '../runtime/seeds';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-cli-'));
const bundle = path.join(folder, 'cli.js');

beforeAll(async () => {
  // The command line finds the child process's bundles beside its own.
  const all = bundles({ outdir: folder }) as readonly BuildOptions[];
  const wanted = ['cli', 'supervisor', 'program', 'analysis', 'realm'];
  await Promise.all(
    all
      .filter(({ entryPoints }) =>
        Object.keys(entryPoints as Record<string, string>).some((name) => wanted.includes(name)),
      )
      .map((options) => build(options)),
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly output: string;
  readonly problem: string;
  readonly status: number | null;
}

function lens(...args: readonly string[]): Ended {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8' });
  return { output: stdout, problem: stderr, status };
}

/** The whole of what a user sees, as a transcript. */
function transcript(...args: readonly string[]): string {
  const { output, problem, status } = lens(...args);
  const command = [
    'autograd-lens',
    ...args.map((argument) => (/^[\w=-]+$/.test(argument) ? argument : `"${argument}"`)),
  ].join(' ');
  const error = problem === '' ? '' : `--- standard error\n${problem}`;
  return `$ ${command}\n${output}${error}--- exit ${String(status)}\n`;
}

function json(...args: readonly string[]): unknown {
  const { output, problem, status } = lens('differentiate', ...args, '--json');
  expect([problem, status]).toStrictEqual(['', 0]);
  expect(output.trimEnd()).not.toContain('\n');
  return JSON.parse(output);
}

describe('the command line', () => {
  it.each<[string, string[]]>([
    ['help', ['--help']],
    ['polynomial', ['differentiate', '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', '--at', 'x=2']],
    ['two-variables', ['differentiate', 'f(u, v) = u^3 + v^2 + 4uv', '--at', 'v=4', '--at', 'u=3', '--order', '2']],
    ['vector', ['differentiate', 'torch.sigmoid(w * x)', '--language', 'python', '--at', 'w=1,2,3', '--at', 'x=0.5']],
    ['kink', ['differentiate', '|x| + sqrt(y)', '--at', 'x=0', '--at', 'y=0']],
    ['rule', ['differentiate', '--rule', '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', '--at', 'x=2', '--steps']],
    ['rule-by', ['differentiate', 'f(x, y) = x^2 sin(y)', '--rule', '--by', 'x,y', '--by', 'y']],
    ['rule-elements', ['differentiate', 'sum(w x)', '--rule', '--at', 'w=1,2', '--at', 'x=3,4']],
    ['rule-unknown', ['differentiate', 'x^2', '--rule', '--by', 'z']],
    ['by-without-rule', ['differentiate', 'x^2', '--by', 'x']],
    ['unused', ['differentiate', 'f(x, y) = x^2', '--at', 'x=1', '--at', 'y=2']],
    ['branch', ['differentiate', 'x > 0 ? x ** 2 : -x', '--language', 'javascript', '--at', 'x=-3']],
    ['unreadable', ['differentiate', 'x**2 + foo(x)', '--at', 'x=2']],
    ['unreadable-line', ['differentiate', 'x**2 +\n\t(x * 2', '--at', 'x=2', '--language', 'python']],
    ['exclusive-or', ['differentiate', 'x ^ 2', '--at', 'x=2', '--language', 'python']],
    ['negated-power', ['differentiate', '-x**2', '--at', 'x=2', '--language', 'javascript']],
    ['shapes', ['differentiate', '2 * (u + v)', '--at', 'u=1,2', '--at', 'v=1,2,3', '--language', 'python']],
    ['missing-value', ['differentiate', 'x**2*y + z', '--at', 'x=2']],
    ['unknown-value', ['differentiate', 'x**2', '--at', 'x=2', '--at', 'y=3']],
    ['no-command', []],
    ['wrong-command', ['integrate', 'x']],
    ['no-expression', ['differentiate', '--at', 'x=1']],
    ['two-expressions', ['differentiate', 'x', '+ 1', '--at', 'x=1']],
    ['wrong-option', ['differentiate', 'x', '--jsn']],
    ['option-for-value', ['differentiate', 'x', '--order', '--json']],
    ['missing-word', ['differentiate', 'speed*t', '--at', 't=2']],
    ['no-option-value', ['differentiate', 'x', '--at']],
    ['wrong-value', ['differentiate', 'x', '--at', 'x=two']],
    ['wrong-name', ['differentiate', 'x', '--at', '=2']],
    ['twice', ['differentiate', 'x', '--at', 'x=1', '--at', 'x=2']],
    ['wrong-order', ['differentiate', 'x', '--at', 'x=1', '--order', '3']],
    ['wrong-language', ['differentiate', 'x', '--at', 'x=1', '--language', 'my language']],
  ])('%s', async (name, args) => {
    await expect(transcript(...args)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(lens('--version')).toStrictEqual({ output: `${version}\n`, problem: '', status: 0 });
  });

  it('reads an expression that begins with a minus sign', () => {
    const expected = { value: -1, gradients: { x: -2 } };
    expect(json('-x^2', '--at', 'x=1')).toStrictEqual(expected);
    expect(json('--at', 'x=1', '-x^2')).toStrictEqual(expected);
    expect(JSON.parse(lens('differentiate', '--json', '--at', 'x=1', '--', '-x^2').output)).toStrictEqual(expected);
    expect(JSON.parse(lens('differentiate', '--', '-x^2', '--json', '--at', 'x=1').output)).toStrictEqual(expected);
    expect(json('--at', 'x=1', '--', '--x')).toStrictEqual({ value: 1, gradients: { x: 1 } });
    expect(json('--x', '--at', 'x=1')).toStrictEqual({ value: 1, gradients: { x: 1 } });
    expect(json('--(x + y)', '--at', 'x=1', '--at', 'y=2')).toMatchObject({ value: 3 });
    // These two are options only where no value is given.
    expect(json('-h', '--at', 'h=1')).toStrictEqual({ value: -1, gradients: { h: -1 } });
    expect(json('-v', '--at=v=1')).toStrictEqual({ value: -1, gradients: { v: -1 } });
  });

  it('reads values of every form', () => {
    expect(json('x', '--at', 'x=-1e3')).toStrictEqual({ value: -1000, gradients: { x: 1 } });
    expect(json('x', '--at=x=-1e3')).toStrictEqual({ value: -1000, gradients: { x: 1 } });
    expect(json('w^2', '--at', 'w=1,2,3')).toStrictEqual({ value: 14, gradients: { w: [2, 4, 6] }, summed: true });
    expect(json('w^2', '--at', 'w=[[1,2],[3,4]]')).toStrictEqual({
      value: 30,
      gradients: {
        w: [
          [2, 4],
          [6, 8],
        ],
      },
      summed: true,
    });
    expect(json('width*2', '--at', 'width=3')).toStrictEqual({ value: 6, gradients: { width: 2 } });
  });

  it('takes language ids in any case', () => {
    expect(json('5 // x', '--at', 'x=2', '--language', 'Python')).toMatchObject({ value: 2 });
  });

  it('writes numbers unrounded, and those that JSON lacks as strings', () => {
    expect(json('x/3', '--at', 'x=1')).toStrictEqual({ value: 1 / 3, gradients: { x: 1 / 3 } });
    expect(json('sqrt(x) + log(y)', '--at', 'x=0', '--at', 'y=-1')).toMatchObject({
      value: 'NaN',
      gradients: { x: 'Infinity' },
    });
    expect(json('-e^x', '--at', 'x=1e4')).toStrictEqual({ value: '-Infinity', gradients: { x: '-Infinity' } });
  });

  it('gives second derivatives by the names of the variables', () => {
    expect(json('x**2*sin(y)', '--at', 'x=3', '--at', 'y=0.5', '--order', '2')).toStrictEqual({
      value: 9 * Math.sin(0.5),
      gradients: { x: 6 * Math.sin(0.5), y: 9 * Math.cos(0.5) },
      hessian: {
        x: { x: 2 * Math.sin(0.5), y: 6 * Math.cos(0.5) },
        y: { x: 6 * Math.cos(0.5), y: -9 * Math.sin(0.5) },
      },
    });
    expect(json('a * sum(x^2)', '--at', 'a=3', '--at', 'x=1,2', '--order', '2')).toMatchObject({
      hessian: {
        a: { a: 0, x: [2, 4] },
        x: {
          a: [2, 4],
          x: [
            [6, 0],
            [0, 6],
          ],
        },
      },
    });
  });

  it('gives derivatives by rule as formulas, as text and as LaTeX', () => {
    expect(json('--rule', 'x^2', '--at', 'x=3')).toStrictEqual({
      derivatives: [{ by: ['x'], left: "f'(x)", formula: '2x', latex: "f'(x) = 2x", value: 6, verdict: 'agrees' }],
    });
    expect(json('--rule', 'x^2 y', '--by', 'x,x')).toStrictEqual({
      derivatives: [
        {
          by: ['x', 'x'],
          left: '∂²f/∂x²',
          formula: '2y',
          latex: '\\frac{\\partial^{2} f}{\\partial x^{2}} = 2y',
          verdict: 'agrees',
        },
      ],
    });
  });

  it('keeps gradients in the order of the variables', () => {
    const { output } = lens('differentiate', 'f(v, u) = u + v', '--at', 'u=1', '--at', 'v=2', '--json');
    expect(output).toBe('{"value":3,"gradients":{"v":1,"u":1}}\n');
  });

  it('refuses a million characters and a huge product with the reason', () => {
    const { status, problem } = lens('differentiate', `x+${'1+'.repeat(50_000)}1`, '--at', 'x=1');
    expect([status, problem.split('\n')[0]]).toStrictEqual([
      1,
      'autograd-lens: This text has 100003 characters; an expression may have 20000.',
    ]);
  });

  it('needs for expressions nothing but the one file', () => {
    const alone = path.join(mkdtempSync(path.join(folder, 'alone-')), 'cli.js');
    copyFileSync(bundle, alone);
    const args = [alone, 'differentiate', 'x^2', '--at', 'x=3', '--json'];
    expect(execFileSync(process.execPath, args, { env: {}, encoding: 'utf8' })).toBe(
      '{"value":9,"gradients":{"x":6}}\n',
    );
  });
});

describe.each(SEEDS)('$formula of the tutorials', ({ formula, at, value, gradients }) => {
  it.each(['plaintext', 'python', 'markdown'])('in %s', (language) => {
    const text = language === 'python' ? formula.replace('sin', 'math.sin') : formula;
    const values = Object.entries(at).flatMap(([name, one]) => ['--at', `${name}=${formatValue(one)}`]);
    const given = json(text, '--language', language, ...values) as {
      value: number;
      gradients: Record<string, number | number[]>;
    };
    expect(given.value).toBeCloseTo(value, 9);
    for (const [name, expected] of Object.entries(gradients)) {
      const found = [given.gradients[name] ?? NaN].flat();
      [expected].flat().forEach((one, index) => {
        expect(found[index]).toBeCloseTo(one, 9);
      });
    }
  });
});
