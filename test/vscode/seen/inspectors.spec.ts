// Two inspectors side by side, the history over a reload, and the inspector as a view, as they are seen.
import { expect, test } from './fixtures';

// An editor of its own: it changes a setting for good.
test.use({ open: {} });

const SOURCE = 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n\nz = x**3 + 1\n';

test('pinned, it stays with its text; over a reload, too, and the history is there', async ({ workbench, openNew }) => {
  // It loads the window anew.
  test.slow();
  const { page, panel } = workbench;
  const body = panel.locator('body');
  await openNew('.py', SOURCE);
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(body).toContainText('145');
  await panel.getByRole('button', { name: 'Pin to this text' }).click();
  await expect(panel.getByRole('button', { name: /^Unpin/ })).toBeVisible();
  const pinned = page.locator('.tab', { hasText: '(pinned)' });
  await expect(pinned).toHaveCount(1);

  await workbench.focusEditor();
  await workbench.moveTo(4, 6);
  await workbench.runCommand('Autograd: Differentiate Selection');
  // Both lie in one group: the pinned one is behind the other, and shows what it showed.
  await expect(page.locator('.tab', { hasText: 'z = x**3 + 1' })).toHaveCount(1);
  await expect(body).toContainText('12');
  await pinned.click();
  await expect(body).toContainText('145');

  await workbench.reload();
  await expect(pinned).toHaveCount(1, { timeout: 60_000 });
  await expect(body).toContainText('145', { timeout: 60_000 });

  await workbench.runCommand('Autograd: Show History');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'z = x**3 + 1' }).click();
  // The pinned one stays in sight beside it.
  const kept = page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame').locator('body');
  await expect(kept).toContainText('From history');
  await expect(kept).toContainText('12');
});

test('as a view in the side bar it shows the same, and its head has the buttons', async ({ workbench, openNew }) => {
  const { page } = workbench;
  await openNew('.py', SOURCE);
  await workbench.moveTo(2, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('145');
  await workbench.chooseSetting('autogradLens.inspector.location', 'sideBar');
  const view = workbench.panel.locator('body[data-place="sideBar"]');
  await expect(view).toContainText('145');
  const bar = page.locator('.part.sidebar');
  await bar.locator('.composite.title').hover();
  await expect(bar.getByRole('button', { name: 'Pin Inspector' })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Show History' })).toBeVisible();
  await expect(workbench.panel.getByRole('button', { name: 'Pin to this text' })).toHaveCount(0);

  await workbench.focusEditor();
  await workbench.moveTo(4, 6);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(view).toContainText('12');
});
