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
