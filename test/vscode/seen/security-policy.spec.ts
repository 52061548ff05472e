// That a breach of the page's security policy is noticed at all; every other test relies on it.
import { expect, test } from './fixtures';

test('a breach of the security policy is noticed', async ({ workbench, vscode }) => {
  await workbench.openFile('formulas.ts');
  await workbench.moveTo(7, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('145');
  expect(vscode.violations).toEqual([]);
  await workbench.panel.locator('body').evaluate((body) => {
    const style = document.createElement('style');
    style.textContent = 'body { outline: none }';
    body.append(style);
  });
  await expect.poll(() => vscode.violations.length).toBe(1);
  vscode.violations.length = 0;
});
