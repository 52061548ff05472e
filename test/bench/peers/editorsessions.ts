/**
 * Sessions in a real editor, each a window that was loaded anew and so has a fresh extension host: what a user does with
 * formulas, programs and figures, and how long each took.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { inRepository, packageFile } from '../../../scripts/setup/repository';
import { openVSCode } from '../../vscode/harness/open-vscode';
import { Workbench } from '../../vscode/harness/workbench';
import { activationTime, bindKeys, KEYS, timeToSee, type Sight } from './editorwindow';

export interface SessionOptions {
  readonly sessions: number;
  /** Of the line that programs plot. */
  readonly points: number;
}

/** Milliseconds, by what was done. */
export type Times = Readonly<Record<string, readonly number[]>>;

/** Milliseconds in which the editor and its other extensions come to rest. */
const REST = 1500;
/** For which a program is looked at before it is run for the first time. */
const READING = 5000;

/** Lines of one file: each formula gives a number that no other one gives. */
const FORMULAS = Array.from({ length: 12 }, (_, line) => `y${line} = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - ${line}`);
const valueOf = (line: number): string => String(150 - line);
const FORMULA_FILE = 'formulas.py';
const OTHER_FILE = 'other.json';

/** Programs that print a number each, and some that plot a line of 2,000 points. */
const PROGRAMS = Array.from({ length: 5 }, (_, index) => ({
  file: `program${index}.js`,
  text: `const x = torch.tensor(3, { requires_grad: true });\nconst y = x ** 2 + ${index};\ny.backward();\nprint("it gave", y);\n`,
  gave: String(9 + index),
}));
const figures = (points: number) =>
  Array.from({ length: 4 }, (_, index) => ({
    file: `figure${index}.js`,
    text: `const x = torch.linspace(-5, 5, ${points}, { requires_grad: true });\nconst y = x * torch.sin(${index + 1} * x);\ntorch.sum(y).backward();\nplot(x, y, { label: "line ${index}" });\nplot(x, x.grad, { label: "slope ${index}" });\n`,
  }));

const answer = (line: number): Sight => ({
  where: 'inspector',
  shows: { '.answers': valueOf(line), '.formula .katex': String(line), '.box-output': valueOf(line) },
});
const printed = (index: number): Sight => ({
  where: 'inspector',
  shows: { '.program-state': 'finished', '.answers': '6', '.log-row': PROGRAMS[index]?.gave ?? '' },
});
const drawn = (index: number): Sight => ({
  where: 'inspector',
  shows: { '.program-state': 'finished', '.figure .legend-item': `slope ${index}`, '.figure': '' },
});

async function probe(folder: string): Promise<string> {
  mkdirSync(folder);
  const manifest = {
    name: 'hover-clock',
    publisher: 'autograd-lens',
    version: '0.0.0',
    engines: { vscode: '^1.90.0' },
  };
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, main: './probe.js', activationEvents: ['*'] }),
  );
  await build({
    entryPoints: [inRepository('test', 'bench', 'peers', 'editorprobe.ts')],
    outfile: path.join(folder, 'probe.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  writeFileSync(path.join(folder, 'hovers.txt'), '');
  return folder;
}

export async function timesInEditor({ sessions, points }: SessionOptions): Promise<Times> {
  if (!existsSync(packageFile)) throw new Error(`${packageFile} is missing: run "npm run package" first.`);
  const plots = figures(points);
  const times: Record<string, number[]> = {};
  const note = (name: string, milliseconds: number): void => {
    (times[name] ??= []).push(milliseconds);
  };
  const home = mkdtempSync(path.join(tmpdir(), 'autograd-lens-bench-'));
  const folder = path.join(home, 'workspace');
  const clock = path.join(home, 'clock');
  const hovers = path.join(clock, 'hovers.txt');
  mkdirSync(folder);
  writeFileSync(path.join(folder, FORMULA_FILE), `x = 2\n${FORMULAS.join('\n')}\n`);
  for (const { file, text } of [...PROGRAMS, ...plots]) writeFileSync(path.join(folder, file), text);
  writeFileSync(path.join(folder, OTHER_FILE), '{}\n');
  const vscode = await openVSCode({
    folder,
    vsix: [packageFile],
    development: [await probe(clock)],
  });
  const { page } = vscode;
  const workbench = new Workbench(page);
  const rest = (): Promise<void> => page.waitForTimeout(REST);

  /**
   * A window that has just been loaded, on a file of which our extension knows nothing; then one is opened that has it
   * activated. So the clock of hovers is there first, and what the editor does at its start does not count as ours.
   */
  async function session(file: string): Promise<void> {
    await workbench.closeAllEditors();
    await workbench.openFile(OTHER_FILE);
    await workbench.reload();
    await page.locator('.tab.active', { hasText: OTHER_FILE }).waitFor();
    await rest();
    await workbench.openFile(file);
    await rest();
    note('activation', await activationTime(page));
    await rest();
  }

  async function differentiate(name: string, line: number): Promise<void> {
    await workbench.selectLine(line + 2);
    await page.waitForTimeout(400);
    note(name, await timeToSee(page, KEYS.selection, answer(line)));
  }

  async function run(name: string, { file }: { readonly file: string }, sight: Sight, reading = REST): Promise<void> {
    await workbench.openFile(file);
    await page.waitForTimeout(reading);
    note(name, await timeToSee(page, KEYS.file, sight));
    await rest();
  }

  async function closePanel(): Promise<void> {
    await workbench.closeAllEditors();
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.openFile(FORMULA_FILE);
    await rest();
  }

  async function hover(line: number): Promise<void> {
    // On the outermost operation, where it speaks of the whole.
    await workbench.moveTo(line + 2, (FORMULAS[line] ?? '').lastIndexOf('-') + 1);
    await page.waitForTimeout(300);
    const sight: Sight = { where: 'editor', shows: { '.monaco-hover': valueOf(line) } };
    note('hover seen', await timeToSee(page, KEYS.hover, sight));
    await page.keyboard.press('Escape');
  }

  async function hoverTimes(): Promise<void> {
    const from = readFileSync(hovers, 'utf8').length;
    for (const line of [4, 5, 6, 7, 8]) await hover(line);
    // None, where our extension was there before its clock: such a session tells only what is seen.
    const clocked = readFileSync(hovers, 'utf8').slice(from).match(/\S+/g) ?? [];
    for (const [index, each] of clocked.entries()) note(index === 0 ? 'first hover' : 'hover', Number(each));
  }

  try {
    bindKeys(vscode);
    for (let each = 0; each < sessions; each += 1) {
      await session(FORMULA_FILE);
      await differentiate('first webview', 0);
      for (const line of [1, 2, 3]) await differentiate('panel', line);
      await hoverTimes();
      for (const line of [9, 10]) {
        await closePanel();
        await differentiate('webview', line);
      }
      await run('first program', PROGRAMS[0] ?? { file: '' }, printed(0), READING);
      for (const index of [1, 2, 3]) await run('program', PROGRAMS[index] ?? { file: '' }, printed(index));
      for (const [index, figure] of plots.entries())
        await run(index === 0 ? 'first figure' : 'figure', figure, drawn(index));

      await session('program4.js');
      await page.waitForTimeout(READING);
      note('first of all', await timeToSee(page, KEYS.file, printed(4)));
      await rest();
    }
  } finally {
    await vscode.close();
    rmSync(home, { recursive: true, force: true });
  }
  return times;
}
