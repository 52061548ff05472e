// A folder that the user does not trust: expressions are arithmetic and nothing else, so they work there too.
import { expect, test } from './fixtures';

test.use({ open: { trust: true } });

test('works in Restricted Mode', async ({ workbench }) => {
  await expect(workbench.page.locator('.statusbar')).toContainText('Restricted Mode');
  await workbench.openFile('formulas.ts');
  await workbench.moveTo(7, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect.poll(() => workbench.textsBehind()).toMatch(/= 145 +∂\w?\/∂x = 233/);
  await expect(workbench.panel.locator('body')).toContainText('145');
  await expect(workbench.panel.locator('body')).toContainText('233');
  await expect(workbench.page.locator('.statusbar')).toContainText('Restricted Mode');
});

test('live mode runs no program there, and says so in the status bar only', async ({ workbench, openNew }) => {
  const item = workbench.page.locator('.statusbar-item[id="autograd-lens.autograd-lens.autogradLens.live"]');
  await openNew('.ts', 'const w = torch.tensor(3, { requires_grad: true });\nw.mul(w).backward();\n');
  await workbench.runCommand('Autograd: Toggle Live Mode');
  await expect(item).toContainText('Autograd: Restricted');
  await expect(workbench.page.locator('.notification-toast')).toHaveCount(0);
});

test('does not run a program there, says why, and runs it once the user trusts the workspace', async ({
  workbench,
  openNew,
}) => {
  const { page } = workbench;
  await openNew('.ts', 'const w = torch.tensor(3, { requires_grad: true });\nw.mul(w).backward();\nprint(w.grad);\n');
  await workbench.runCommand('Autograd: Differentiate File');
  const message = page.locator('.notification-list-item').filter({ hasText: 'needs a trusted workspace' });
  await expect(message).toBeVisible();
  await message.getByRole('button', { name: 'Manage Workspace Trust' }).click();
  const editor = page.locator('.workspace-trust-editor');
  await expect(editor).toBeVisible();
  await expect(page.locator('.statusbar')).toContainText('Restricted Mode');
  await editor.getByRole('button', { name: /^Trust$/ }).click();
  await expect(page.locator('.statusbar')).not.toContainText('Restricted Mode');
  // No second command, no reload: what was asked for runs now.
  await expect(workbench.panel.locator('body')).toContainText('tensor(6.)');
});

test('programs in the extension’s own folder run in a trusted folder and without any, and nothing is asked', async ({
  workbench,
  vscode,
}) => {
  const { page } = workbench;
  test.setTimeout(180_000);
  const asked = page.locator('.monaco-dialog-box');
  const state = workbench.panel.locator('.program-state');
  const ready = async (): Promise<void> => {
    await page.locator('.statusbar-item[id="status.problems"]').waitFor({ timeout: 90_000 });
    // Keys that are pressed before are lost.
    await page.waitForTimeout(3000);
  };
  await ready();
  if (await page.locator('.statusbar').getByText('Restricted Mode').isVisible()) {
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: /^Trust$/ })
      .click();
  }
  await expect(page.locator('.statusbar')).not.toContainText('Restricted Mode');
  // The editor of trust would keep the keyboard.
  await page.goto(vscode.server.address(vscode.folder));
  await ready();
  await workbench.closeAllEditors();
  await workbench.runCommand('Autograd: Open Example');
  await page.locator('.quick-input-title', { hasText: 'Open an Example' }).waitFor();
  await workbench.quickInput.fill('Gradient Descent');
  await page.keyboard.press('Enter');
  await expect(page.locator('.tab.active')).toContainText('gradient-descent.ts');
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(state).toHaveText('finished', { timeout: 60_000 });
  await expect(asked).toHaveCount(0);

  await page.goto(`${vscode.server.origin}/?ew=true`);
  await ready();
  await workbench.runCommand('Autograd: New Autograd Snippet');
  await page.locator('.quick-input-title', { hasText: 'New Autograd Snippet' }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tab.active')).toContainText('snippet.ts');
  await workbench.runCommand('Autograd: Differentiate File');
  await expect(state).toHaveText('finished', { timeout: 60_000 });
  await expect(asked).toHaveCount(0);
});
