// What axe-core finds in the panel itself, inside its webview in VS Code, in the four kinds of theme: nothing. And that the
// panel is worked without a pointer, its keys beside those of VS Code.
import type { Frame } from '@playwright/test';
import type { Workbench } from '../harness/workbench';
import { findings, OF_COLORS } from '../../webview/harness/axe';
import { expect, test } from './fixtures';

const PROGRAM = [
  'const x = torch.tensor([0, 1, 4], { requires_grad: true });',
  'const loss = torch.sqrt(x).sum();',
  'loss.backward();',
  'plot([0, 1, 2], [0, 1, 4], { label: "squares" });',
  'print(loss);',
  'console.warn("look out");',
].join('\n');

/** Beside the one that VS Code starts with. */
const OTHER_THEMES = [
  ['Light Modern', /(^|\s)vscode-light/],
  ['Dark High Contrast', /(^|\s)vscode-high-contrast(\s|$)/],
  ['Light High Contrast', /(^|\s)vscode-high-contrast-light/],
] as const;

/** The frame inside the webview's frame, in which scripts can be evaluated. */
async function frameOf({ panel }: Workbench): Promise<Frame> {
  const handle = await panel.locator('body').elementHandle();
  const frame = await handle.ownerFrame();
  if (frame === null) throw new Error('The panel has no frame.');
  return frame;
}

async function throughTabs(
  workbench: Workbench,
  names: readonly string[],
  where: string,
  only?: readonly string[],
): Promise<void> {
  const { panel } = workbench;
  const frame = await frameOf(workbench);
  for (const name of names) {
    await panel.getByRole('tab', { name }).click();
    if (name === 'Formula') await expect(panel.getByRole('treeitem').first()).toBeVisible();
    // Samples and reasons are asked for when they are looked at, and colours fade from one to another.
    await workbench.page.waitForTimeout(300);
    expect(await findings(frame, only), `${where}, ${name}`).toEqual([]);
  }
}

test('axe-core finds nothing in the panel, in four themes', async ({ workbench, openNew }) => {
  test.setTimeout(180_000);
  const { panel } = workbench;
  await openNew('.py', 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n');
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(panel.locator('body')).toContainText('233');
  await throughTabs(workbench, ['Graph', 'Gradients', 'Plot', 'Formula'], 'a formula');

  await openNew('.js', `${PROGRAM}\n`);
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(panel.locator('.program-state')).toHaveText('finished', { timeout: 60_000 });
  await throughTabs(workbench, ['Graph', 'Gradients', 'Plot', 'Output'], 'a program');

  // A plot is a picture to axe; what these have is in colours of their own.
  for (const [theme, name] of OTHER_THEMES) {
    await workbench.chooseTheme(theme);
    await expect(panel.locator('body')).toHaveClass(name);
    await throughTabs(workbench, ['Graph', 'Gradients', 'Output'], theme, OF_COLORS);
  }
  await workbench.chooseTheme('Dark Modern');
});

test('the panel is worked by keys alone', async ({ workbench, openNew }) => {
  const { panel, page } = workbench;
  await openNew('.py', 'x = 2\ny = 5*x**4 + 3*x**3\n');
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(panel.locator('body')).toContainText('196');
  await panel.getByRole('tab', { name: 'Graph' }).click();

  await page.keyboard.press('?');
  const sheet = panel.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('2');
  await expect(panel.getByRole('tab', { name: 'Gradients' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('n');
  await expect(panel.locator('.gradients-table .row').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.locator('.row-details')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.locator('.row-details')).toHaveCount(0);

  // VS Code's own keys still reach it from inside the page.
  await page.keyboard.press('F1');
  await expect(workbench.quickInput).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(workbench.quickInput).toBeHidden();
  await workbench.focusEditor();
});
