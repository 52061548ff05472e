// Programs as they are seen: the snippet with its graph, figure, output and hovers, an endless loop that is
// stopped, an edit, a limit's setting, a reload.
import { expect, test } from './fixtures';

const SNIPPET = [
  'const x = torch.linspace(-20, 20, 20, { requires_grad: true });',
  'const Y = x ** 2;',
  'torch.sum(Y).backward();',
  'plot(x, Y, { label: "Function" });',
  'plot(x, x.grad, { label: "Derivative" });',
].join('\n');

const LOOP = [
  'const w = torch.tensor(3, { requires_grad: true });',
  'for (let step = 0; step < 100; step++) {',
  '  const loss = w ** 2;',
  '  loss.backward();',
  '  torch.no_grad(() => w.sub_(w.grad.mul(0.1)));',
  '  w.grad.zero_();',
  '}',
  'print("the end", w);',
].join('\n');

/** The first run of all starts the process. */
const FIRST_RUN = { timeout: 30_000 };

test('the snippet: figure, graph, gradients, and values where they stand', async ({ workbench, openNew }) => {
  await openNew('.js', `${SNIPPET}\n`);
  await workbench.page.keyboard.press('Control+A');
  await workbench.runCommand('Autograd: Differentiate Selection');
  const { panel } = workbench;
  await expect(panel.locator('.program-state')).toHaveText('finished', FIRST_RUN);
  // It plotted and printed nothing.
  await expect(panel.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.locator('.figure .legend-item')).toHaveText(['Function', 'Derivative']);
  await expect(panel.locator('.answers')).toContainText('2947.3684');
  await expect(panel.locator('.answers')).toContainText('agrees with differences');

  await panel.getByRole('tab', { name: 'Graph' }).click();
  for (const name of ['PowBackward0', 'SumBackward0'])
    await expect(panel.locator('.graph').getByText(name, { exact: true }).first()).toBeVisible();
  await panel.getByRole('tab', { name: 'Gradients' }).click();
  await expect(panel.locator('table').first()).toContainText('-40 to 40');

  await workbench.focusEditor();
  await workbench.moveTo(5, 12);
  await workbench.runCommand('Show or Focus Hover');
  await expect(workbench.hover).toContainText('20 values, min -40, max 40');
});

test('a loop: its output, and the history that its hover leads to', async ({ workbench, openNew }) => {
  await openNew('.js', `${LOOP}\n`);
  await workbench.runCommand('Autograd: Differentiate File');
  const { panel } = workbench;
  await expect(panel.locator('.log-row').first()).toContainText('the end tensor(', FIRST_RUN);
  await expect(panel.locator('.log-row').first()).toContainText('8');
  await workbench.focusEditor();
  await workbench.moveTo(3, 10);
  await workbench.runCommand('Show or Focus Hover');
  await expect(workbench.hover).toContainText('last of 100');
  await expect(workbench.hover).toContainText('first 9');
  await workbench.page.locator('.monaco-hover:visible a').filter({ hasText: 'Plot its history' }).click();
  await expect(panel.getByRole('tab', { name: 'Plot' })).toHaveAttribute('aria-selected', 'true');
  await expect(panel.locator('.figure .legend-item')).toHaveText(['loss']);
});

test('an endless loop says that it runs, and is stopped from the panel', async ({ workbench, openNew }) => {
  await openNew('.js', 'print("begun");\nlet n = 0;\nwhile (true) n += 1;\n');
  await workbench.runCommand('Autograd: Differentiate File');
  const { panel } = workbench;
  await expect(panel.locator('.program-state')).toHaveText('running', FIRST_RUN);
  await expect(panel.locator('.log-row').first()).toContainText('begun');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.locator('.program-state')).toHaveText('stopped by you');
  await expect(panel.locator('.log-row').first()).toContainText('begun');
  await expect(workbench.page.locator('.notifications-toasts')).not.toContainText('Running');
});

test('an edit makes it stale, taking it back makes it fresh', async ({ workbench, openNew }) => {
  await openNew('.js', `${SNIPPET}\n`);
  await workbench.runCommand('Autograd: Differentiate File');
  const { panel } = workbench;
  await expect(panel.locator('.program-state')).toHaveText('finished', FIRST_RUN);
  await expect(panel.locator('.banner')).toHaveCount(0);
  await workbench.focusEditor();
  await workbench.moveTo(2, 16);
  await workbench.page.keyboard.type('1');
  await expect(panel.locator('.banner')).toContainText('The text changed since.');
  await workbench.page.keyboard.press('Control+Z');
  await expect(panel.locator('.banner')).toHaveCount(0);
  await workbench.page.keyboard.type('1');
  await panel.getByRole('button', { name: 'Run again' }).click();
  await expect(panel.locator('.banner')).toHaveCount(0);
  await expect(panel.locator('.answers')).not.toContainText('2947.3684');
});

test('an error leads to its line', async ({ workbench, openNew }) => {
  await openNew('.js', 'print("before");\nconst y = torch.ones(3) * torch.ones(4);\n');
  await workbench.runCommand('Autograd: Differentiate File');
  const { panel } = workbench;
  await expect(panel.locator('.banner')).toContainText('must match the size of tensor b (4)', FIRST_RUN);
  await expect(panel.locator('.log-row').first()).toContainText('before');
  await expect(workbench.page.locator('.squiggly-error')).toHaveCount(1);
  await panel
    .locator('.banner')
    .getByRole('button', { name: 'Show in the editor' })
    .or(panel.locator('.banner').getByText('line 2'))
    .first()
    .click();
  await expect(workbench.page.locator('.part.statusbar')).toContainText('Ln 2');
});

test('after a reload of the window it is not run again by itself, but when asked', async ({ workbench, openNew }) => {
  await openNew('.js', `${SNIPPET}\nprint("ran");\n`);
  await workbench.runCommand('Autograd: Differentiate File');
  const { panel } = workbench;
  await expect(panel.locator('.log-print')).toContainText('ran', FIRST_RUN);
  await workbench.reload();
  await expect(panel.locator('.banner')).toContainText('A program is not run again by itself', { timeout: 60_000 });
  await expect(panel.locator('.answers')).toBeHidden();
  await panel.getByRole('button', { name: 'Run again' }).click();
  await expect(panel.locator('.program-state')).toHaveText('finished', FIRST_RUN);
  await expect(panel.locator('.answers')).toContainText('2947.3684');
});
