// Get Started: from its first page to a differentiated formula of one's own, with nothing else read.
import type { Locator } from '@playwright/test';
import type { Workbench } from '../harness/workbench';
import { expect, test } from './fixtures';

// An editor of its own: a step is done by the first result of all.
test.use({ open: {} });

const step = ({ page }: Workbench, title: string): Locator =>
  page.locator('.getting-started-step').filter({ has: page.getByText(title, { exact: true }) });
const comeBack = ({ page }: Workbench): Promise<void> =>
  page
    .locator('.tab')
    .filter({ hasText: /Welcome|Walkthrough/ })
    .first()
    .click();

test('leads to a formula of one’s own', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.runCommand('Autograd: Get Started');
  await page.getByRole('button', { name: 'Differentiate an Example' }).click();
  await expect(page.locator('.tab', { hasText: 'formulas.ts' })).toBeVisible();
  await expect.poll(() => workbench.textsBehind()).toMatch(/= 145 +∂\w?\/∂x = 233/);
  await expect(workbench.panel.locator('body')).toContainText('233');

  await comeBack(workbench);
  await expect(step(workbench, 'Differentiate a formula').locator('.codicon.complete')).toBeVisible();
  for (const other of ['See how it came about', 'Plot it and move the point', 'Differentiate a formula of your own'])
    await expect(step(workbench, other).locator('.codicon.complete')).toHaveCount(0);

  await step(workbench, 'Differentiate a formula of your own').click();
  // The page takes the focus back a moment after a step was chosen, which closes an input that was opened meanwhile.
  await expect(async () => {
    await page.getByRole('button', { name: 'New Autograd Snippet' }).click();
    await workbench.quickInput.waitFor({ timeout: 5000 });
    await page.waitForTimeout(500);
    await expect(workbench.quickInput).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tab.active', { hasText: 'snippet.ts' })).toBeVisible();
  await page.keyboard.type('x ** 2 + 5 * x');
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(workbench.panel.locator('body')).toContainText(/y\s*=\s*14/);
  await expect(workbench.panel.locator('body')).toContainText(/∂y\/∂x\s*=\s*9/);

  await comeBack(workbench);
  await expect(step(workbench, 'Differentiate a formula of your own').locator('.codicon.complete')).toBeVisible();
});

test('has pictures that follow the theme', async ({ workbench }) => {
  const { page } = workbench;
  // Room for the picture beside the steps.
  await page.setViewportSize({ width: 1600, height: 900 });
  try {
    await workbench.closeAllEditors();
    await workbench.runCommand('Autograd: Get Started');
    const card = workbench.panel.locator('svg rect').first();
    const fill = (): Promise<string> => card.evaluate((one) => getComputedStyle(one).fill);
    await card.waitFor();
    await workbench.chooseTheme('Light Modern');
    await expect.poll(fill).toBe('rgb(255, 255, 255)');
    await workbench.chooseTheme('Dark Modern');
    await expect.poll(fill).toBe('rgb(31, 31, 31)');
  } finally {
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
