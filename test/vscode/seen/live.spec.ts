// Live mode as it is seen: the status bar's item, answers that follow the typing, and nothing that pops up.
import { expect, test } from './fixtures';

/** The first run of all starts the process. */
const FIRST_RUN = { timeout: 30_000 };

test('a formula: its answer follows the typing, the status bar tells how it stands', async ({ workbench, openNew }) => {
  const { page } = workbench;
  const item = page.locator('.statusbar-item[id="autograd-lens.autograd-lens.autogradLens.live"]');
  await openNew('.txt', 'x = 3\ny = x^2\n');
  await expect(item).toBeHidden();
  await workbench.moveTo(2, 6);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect.poll(() => workbench.textsBehind(), FIRST_RUN).toMatch(/= 9 +∂\w?\/∂x = 6/);
  await expect(item).toContainText('Autograd: Live Off');
  await workbench.focusEditor();
  await item.click();
  await expect(item).toContainText(/Autograd: Live$/);
  await expect(item.locator('[aria-label]').first()).toHaveAttribute('aria-label', /Live mode is on/);

  await workbench.moveTo(2, 8);
  await page.keyboard.type(' + 2*x');
  await expect.poll(() => workbench.textsBehind()).toMatch(/= 15 +∂\w?\/∂x = 8/);
  await expect(workbench.panel.locator('.answers')).toContainText('15');
  // The caret is where it was: what is typed next stands behind it.
  await page.keyboard.type(' + (');
  await expect(item).toContainText('Autograd: Failed');
  await expect(workbench.panel.locator('.banner')).toContainText('The text changed since');
  await page.keyboard.type('x)');
  await expect.poll(() => workbench.textsBehind()).toMatch(/= 18 +∂\w?\/∂x = 9/);
  await expect(item).toContainText(/Autograd: Live$/);
  await expect(workbench.line('y = ')).toHaveText(/x\^2\s\+\s2\*x\s\+\s\(x\)/);
  await expect(page.locator('.notification-toast')).toHaveCount(0);
});

test('a program: its failures and its limit are told in the status bar and the panel, in no message', async ({
  workbench,
  openNew,
}) => {
  // It runs often, and reloads the window.
  test.slow();
  const { page, panel } = workbench;
  const item = page.locator('.statusbar-item[id="autograd-lens.autograd-lens.autogradLens.live"]');
  await openNew('.js', 'const w = torch.tensor(3, { requires_grad: true });\n(w * 2).backward();\nprint(w.grad);\n');
  await workbench.runCommand('Autograd: Toggle Live Mode');
  await expect(panel.locator('.log-print')).toContainText('tensor(2.)', FIRST_RUN);
  await expect(item).toContainText(/Autograd: Live$/);
  await workbench.focusEditor();
  await workbench.moveTo(2, 7);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5');
  await expect(panel.locator('.log-print')).toContainText('tensor(5.)');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('nothing');
  await expect(item).toContainText('Autograd: Failed');
  await expect(panel.locator('.banner')).toContainText('nothing');
  await expect(page.locator('.squiggly-error')).toHaveCount(1);
  await expect(page.locator('.notification-toast')).toHaveCount(0);

  // A reload of the window keeps it live, and runs nothing by itself.
  await workbench.runCommand('File: Save');
  await workbench.reload();
  await expect(item).toContainText('Autograd: Live', { timeout: 60_000 });
  await workbench.focusEditor();
  await workbench.moveTo(2, 6);
  await page.keyboard.press('Control+Delete');
  await page.keyboard.type('7');
  await expect(panel.locator('.log-print')).toContainText('tensor(7.)', FIRST_RUN);
  await item.click();
  await expect(item).toContainText('Autograd: Live Off');
});
