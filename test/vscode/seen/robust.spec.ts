// What nobody wishes for: processes that are killed, a reload in mid-run, two windows on one folder, and all the while
// nonsense in the settings. Nothing is lost, nothing is left behind, and the panel says what happened.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Server } from '../harness/server';
import { Workbench } from '../harness/workbench';
import { expect, test } from './fixtures';

test.use({
  open: {
    settings: {
      'autogradLens.limits.time': 100,
      'autogradLens.hover': 'sometimes',
      'autogradLens.live.delay': 'fast',
    },
  },
});

test.skip(process.platform !== 'linux', 'looks at processes in /proc');

/** The first run of all starts the process. */
const FIRST_RUN = { timeout: 30_000 };
const ENDLESS = 'print("begun");\nlet n = 0;\nfor (;;) n += 1;\n';

/** The processes that run programs for this server's windows, by id, with their parents'. */
function children({ settingsFile }: Server): ReadonlyMap<number, number> {
  const home = path.resolve(settingsFile, '../../..');
  return new Map(
    readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/.test(name)) return [];
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        if (!command.includes(home) || !command.includes('supervisor.js')) return [];
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
        return [[Number(name), Number(parent)] as const];
      } catch {
        // It has just ended.
        return [];
      }
    }),
  );
}

test('the process is killed while a program runs: the panel says so and runs it again', async ({
  workbench,
  openNew,
  vscode,
}) => {
  const { panel } = workbench;
  await openNew('.js', ENDLESS);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(panel.locator('.log-print')).toContainText('begun', FIRST_RUN);
  const [pid] = children(vscode.server).keys();
  if (pid === undefined) throw new Error('no process runs the program');
  process.kill(pid, 'SIGKILL');
  await expect(panel.locator('.banner')).toContainText('was ended from outside (SIGKILL)');
  await panel.locator('.banner').getByRole('button', { name: 'Run again' }).click();
  await expect(panel.locator('.program-state')).toHaveText('running');
  await expect(panel.locator('.log-print')).toContainText('begun');
  expect(children(vscode.server).has(pid)).toBe(false);
});

test('a reload in mid-run ends the process', async ({ workbench, openNew, vscode }) => {
  const { panel } = workbench;
  await openNew('.js', ENDLESS);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(panel.locator('.log-print')).toContainText('begun', FIRST_RUN);
  const before = [...children(vscode.server).keys()];
  expect(before.length).toBeGreaterThan(0);
  await workbench.reload();
  await expect(panel.locator('.banner')).toContainText('A program is not run again by itself', { timeout: 60_000 });
  await expect.poll(() => before.filter((pid) => children(vscode.server).has(pid)), { timeout: 20_000 }).toEqual([]);
});

test('two windows on one folder have nothing to do with each other', async ({ workbench, openNew, vscode, folder }) => {
  // It opens a second one.
  test.slow();
  const file = await openNew(
    '.js',
    'const w = torch.tensor(3, { requires_grad: true });\n(w * 2).backward();\nprint(w.grad);\n',
  );
  const page = await workbench.page.context().newPage();
  try {
    await page.goto(vscode.server.address(folder));
    await page.locator('.monaco-workbench').waitFor({ timeout: 90_000 });
    const other = new Workbench(page);
    await other.openFile(path.basename(file));
    for (const one of [workbench, other]) {
      await one.page.bringToFront();
      await one.runCommand('Autograd: Differentiate File');
      await expect(one.panel.locator('.log-print')).toContainText('tensor(2.)', FIRST_RUN);
    }
    await expect.poll(() => new Set(children(vscode.server).values()).size).toBe(2);
  } finally {
    await page.close();
  }
  await workbench.page.bringToFront();
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(workbench.panel.locator('.program-state')).toHaveText('finished');
});

test('a host that is killed leaves no process behind', async ({ workbench, openNew, vscode }) => {
  await openNew('.js', ENDLESS);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(workbench.panel.locator('.log-print')).toContainText('begun', FIRST_RUN);
  const running = [...children(vscode.server)];
  expect(running.length).toBeGreaterThan(0);
  for (const host of new Set(running.map(([, parent]) => parent))) process.kill(host, 'SIGKILL');
  await expect.poll(() => running.filter(([pid]) => children(vscode.server).has(pid)), { timeout: 20_000 }).toEqual([]);
});
