/** `autograd-lens run`: programs from files and standard input, as a terminal shows them. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundles } from '../../scripts/bundles.mjs';
import { parse } from '../../src/trace/json';
import type { ProgramTrace } from '../../src/trace/program';
import type { Trace } from '../../src/trace/trace';
import type { Explanation } from '../../src/trace/why';

const folder = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-run-'));

beforeAll(async () => {
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
  rmSync(folder, { recursive: true, force: true });
});

function run(
  args: readonly string[],
  input = '',
): { readonly output: string; readonly problem: string; readonly status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['cli.js', 'run', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { output: stdout, problem: stderr, status };
}

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

/** Of one run: the program, then what a user sees. */
function transcript(name: string, text: string, ...args: readonly string[]): string {
  const { output, problem, status } = run([file(name, text), ...args]);
  const error = problem === '' ? '' : `--- standard error\n${problem}`;
  return `${text.trimEnd()}\n$ autograd-lens ${['run', name, ...args].join(' ')}\n${output}${error}--- exit ${String(status)}\n`;
}

describe('autograd-lens run', () => {
  it.each<[string, string, string, string[]]>([
    [
      'leaves',
      'leaves.ts',
      'const x = torch.tensor([1, 2, 3], { requires_grad: true });\nconst y = (x ** 2).sum();\ny.backward();\nprint(y);\nprint(x.grad, null, true);\nconsole.log(x.grad, null, true);\n',
      [],
    ],
    [
      'streams',
      'streams.js',
      'print("a"); console.info("b"); console.debug("c"); console.warn("d"); console.error("e");\nplot([1, 2], [3, 4]);\n',
      [],
    ],
    [
      'throws',
      'throws.ts',
      'function half(v: number) {\n  return torch.ones([2]).add(torch.ones([v]));\n}\nprint("before");\nhalf(3);\n',
      [],
    ],
    ['throws-plain', 'plain.js', 'const settings = {};\nsettings.deep.value = 1;\n', []],
    ['rejects', 'rejects.ts', 'setTimeout(() => {\n  throw new RangeError("too far");\n}, 1);\n', []],
    ['stopped', 'stopped.ts', 'print("on");\nfor (;;);\n', ['--time', '0.3']],
    ['syntax', 'syntax.ts', 'const x = torch.tensor(1;\n', []],
    ['import', 'import.ts', 'import fs from "node:fs";\nfs.readFileSync("/etc/passwd");\n', []],
  ])('%s', async (name, source, text, args) => {
    await expect(transcript(source, text, ...args)).toMatchFileSnapshot(`golden/run-${name}.txt`);
  });

  it.each<[string, string[]]>([
    ['no file', []],
    ['a file that is not there', ['none.ts']],
    ['two files', ['a.ts', 'b.ts']],
    ['an ending that tells no language', ['notes.txt']],
    ['a language that does not run', ['a.ts', '--language', 'python']],
    ['a time that is none', ['-', '--time', 'long']],
    ['an unknown option', ['-', '--fast']],
  ])('says what is wrong with %s', async (_what, args) => {
    const { output, problem, status } = run(args);
    expect([output, status]).toStrictEqual(['', 2]);
    await expect(problem).toMatchFileSnapshot(`golden/run-usage-${_what.replaceAll(' ', '-')}.txt`);
  });

  it('reads standard input, as TypeScript where no language is given', () => {
    expect(run(['-'], 'const x: number = 3; print(x);')).toStrictEqual({ output: '3\n', problem: '', status: 0 });
    expect(run(['-', '--language', 'javascript'], 'print(1)').output).toBe('1\n');
  });

  it('prints with --json one object: what was recorded, with what is differentiated', () => {
    const text =
      'const x = torch.tensor(3, { requires_grad: true });\nconst y = x ** 2;\ny.backward();\nprint(NaN, "x");\n';
    const { output, problem, status } = run([file('json.ts', text), '--json']);
    expect([problem, status]).toStrictEqual(['', 0]);
    const trace = parse(output) as ProgramTrace & { readonly differentiated: Trace | null };
    expect(trace).toMatchObject({ kind: 'program', text, ending: { kind: 'finished' }, passCount: 1 });
    expect(trace.output.map((event) => event.text)).toStrictEqual(['nan x']);
    const { differentiated } = trace;
    const leaf = differentiated?.variables[0];
    const gradient = differentiated?.tensors[leaf?.tensor ?? -1]?.grad ?? -1;
    expect([leaf?.name, differentiated?.tensors[gradient]?.values]).toStrictEqual(['x', [6]]);
  });

  it('prints with --json why gradients are of no use, where some are', () => {
    const text = `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([-1, -2], { requires_grad: true });
const loss = (x.detach() + torch.relu(w)).sum();
loss.backward();
`;
    const { output } = run([file('why.ts', text), '--json']);
    const { why } = parse(output) as { readonly why: readonly Explanation[] };
    expect(why.map(({ name, state, reasons: [first] }) => [name, state, first?.kind, first?.fix?.code])).toStrictEqual([
      ['x', 'none', 'detached', 'x'],
      ['w', 'zero', 'saturated', 'torch.nn.functional.leaky_relu(w, 0.01)'],
    ]);
    const good = run([file('good.ts', text.replace('.detach()', '').replace('[-1, -2]', '[1, 2]')), '--json']);
    expect(parse(good.output)).not.toHaveProperty('why');
    const { output: refused } = run([file('refused.ts', text.replace('torch.relu(w)', '1')), '--json']);
    expect(parse(refused)).toMatchObject({
      why: [{ name: 'loss', reasons: [{ kind: 'detached' }] }, { name: 'x' }, { name: 'w' }],
    });
  });

  it('prints with --json what an error left, the error on standard error', () => {
    const { output, problem, status } = run([file('failed.ts', 'print(1);\nthrow new TypeError("no");\n'), '--json']);
    expect(status).toBe(1);
    expect(problem).toContain('failed.ts:2:');
    expect(parse(output)).toMatchObject({ output: [{ text: '1' }], ending: { kind: 'failed' }, differentiated: null });
  });

  it('prints while the program runs, and ends it, child and all, on Ctrl+C', async () => {
    const name = file('long.ts', 'print("on");\nfor (;;) await new Promise((resolve) => setTimeout(resolve, 10));\n');
    const child = spawn(process.execPath, ['cli.js', 'run', name], { cwd: folder });
    const ended = new Promise<number | null>((resolve) => {
      child.on('close', (code) => {
        resolve(code);
      });
    });
    const text = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
    });
    expect(text).toBe('on\n');
    const [grandchild] = childrenOf(child.pid ?? -1);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    if (grandchild !== undefined) expect(() => process.kill(grandchild, 0)).toThrow();
  });

  it('leaves no child behind when it is killed itself', async () => {
    const name = file('loop.ts', 'print("on");\nfor (;;);\n');
    const child = spawn(process.execPath, ['cli.js', 'run', name], { cwd: folder });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const grandchildren = childrenOf(child.pid ?? -1);
    child.kill('SIGKILL');
    for (const pid of grandchildren) await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
  });
});

/** Where the system tells; none elsewhere. */
function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
