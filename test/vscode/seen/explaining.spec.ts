// How a gradient came about, as it is seen in the editor: backward step by step, the paths of a gradient, a matrix of second
// derivatives, a curve's landmarks, f over two variables, and a program's loop that the graph folds.
import { expect, test } from './fixtures';

/** ∂f/∂u = 3u² − 3v = 9, ∂f/∂v = 2v − 3u = −4, and second derivatives 6u = 12, −3 and 2. */
const FORMULA = 'const u = 2;\nconst v = 1;\nconst f = u ** 3 - 3 * u * v + v ** 2;\n';

const LOOP = [
  'const x = torch.tensor(0.5, { requires_grad: true });',
  'let y = x;',
  'for (let step = 0; step < 80; step++) {',
  '  const z = y * 0.9;',
  '  y = torch.sin(z);',
  '}',
  'y.backward();',
].join('\n');

test('a formula: stepped through by keys, path by path, as matrix, curve and surface', async ({
  workbench,
  openNew,
}) => {
  const { panel, page } = workbench;
  await openNew('.ts', FORMULA);
  await workbench.moveTo(3, 14);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(panel.locator('.answers')).toContainText('agrees', { timeout: 60_000 });

  await panel.getByRole('tab', { name: 'Graph' }).click();
  await panel.locator('.box[tabindex="0"]').focus();
  await page.keyboard.press('b');
  const count = panel.locator('.backward-count');
  await expect(count).toHaveText(/^step 1 of \d+$/);
  const badges = panel.locator('.box-leaf .box-badge');
  await expect(badges).toHaveText(['—', '—']);
  const steps = Number(/\d+$/.exec(await count.innerText())?.[0]);
  expect(steps).toBeGreaterThan(5);
  for (let step = 2; step <= steps; step += 1) {
    await page.keyboard.press('.');
    await expect(count).toHaveText(`step ${step} of ${steps}`);
  }
  await expect(badges).toHaveText(['9', '-4']);
  // The last steps are leaves: what arrived there is their .grad.
  await expect(panel.locator('.backward-step h2')).toHaveText(/^[uv]\.grad$/);

  await panel.locator('.box-leaf[aria-label^="u,"]').focus();
  await page.keyboard.press('o');
  const paths = panel.locator('.backward-paths');
  await expect(paths.getByRole('heading', { level: 2 })).toHaveText('How ∂f/∂u came about');
  await expect(paths.locator('.backward-total')).toHaveAttribute('aria-label', /^∂f\/∂u = .* = 9$/);
  await expect(paths.locator('.verdict')).toHaveText('✓ 9: what backward gave.');
  await paths.getByRole('button', { name: 'Show path 1 in the graph' }).click();
  await expect(panel.locator('.box.is-path')).not.toHaveCount(0);

  await panel.getByRole('tab', { name: 'Gradients' }).click();
  await panel.getByRole('radio', { name: 'Hessian', exact: true }).check({ force: true });
  const grid = panel.getByRole('grid', { name: 'Hessian of f by u and v, 2×2' });
  await expect(grid.getByRole('gridcell')).toHaveText(['', '12', '-3', '-3', '2']);
  await expect(panel.locator('.spectrum')).toContainText('curves upwards in every direction');

  await panel.getByRole('tab', { name: 'Plot' }).click();
  for (const landmark of ['Inflection at (0, 1)', 'Root at u = 1.53209'])
    await expect(panel.getByRole('button', { name: landmark, exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Minimum at (1, -1)', exact: true }).click();
  await expect(panel.locator('.plot-readout')).toContainText('f = -1');

  await panel.getByRole('combobox', { name: 'What the plot shows' }).click();
  await panel.locator('vscode-option:visible', { hasText: 'over u and v' }).click();
  await expect(panel.locator('.surface-slice figcaption')).toHaveText([
    'f along u at v = 1: slope 9 at u = 2',
    'f along v at u = 2: slope -4 at v = 1',
  ]);
  await panel.getByRole('button', { name: 'Start at the point' }).click();
  await expect(panel.locator('.descent-list tbody tr').first()).toHaveText(/^0/);
});

test('a program: its loop is one box that unfolds, and backward is stepped through', async ({ workbench, openNew }) => {
  const { panel, page } = workbench;
  await openNew('.js', `${LOOP}\n`);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(panel.locator('.program-state')).toHaveText('finished', { timeout: 60_000 });
  await panel.getByRole('tab', { name: 'Graph' }).click();
  const group = panel.locator('.box-group');
  await expect(group).toHaveCount(1);
  await expect(group).toHaveAttribute('aria-label', /for step, 80 times, folded group, 160 nodes/);
  await group.focus();
  await page.keyboard.press('Space');
  await expect(panel.locator('.box', { hasText: 'for step: iteration 80' }).first()).toBeVisible();
  await page.keyboard.press('g');
  await expect(group).toHaveCount(1);
  await page.keyboard.press('b');
  await expect(panel.locator('.backward-step')).toBeVisible();
  await page.keyboard.press('>');
  await expect(panel.locator('.backward-step h2')).toHaveText('x.grad');
  await expect(panel.locator('.box-leaf .box-badge')).toHaveText(/^\d/);
});
