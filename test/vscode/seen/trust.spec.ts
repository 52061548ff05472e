// A folder that the user does not trust: expressions are arithmetic and nothing else, so they work there too.
import { expect, test } from './fixtures';

test.use({ open: { trust: true } });

test('works in Restricted Mode', async ({ workbench }) => {
  await expect(workbench.page.locator('.statusbar')).toContainText('Restricted Mode');
  await workbench.openFile('polynomial.ts');
  await workbench.moveTo(7, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect.poll(() => workbench.textsBehind()).toMatch(/= 145 +∂\w?\/∂x = 233/);
  await expect(workbench.panel.locator('body')).toContainText('145');
  await expect(workbench.panel.locator('body')).toContainText('233');
  await expect(workbench.page.locator('.statusbar')).toContainText('Restricted Mode');
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
