// In another display language everything of ours is in it: the manifest's texts, the editor's and the panel's.
import { expect, test } from './fixtures';

test.use({ open: { language: 'de' } });

test('in a German editor the command, the panel and its numbers speak German', async ({ workbench }) => {
  await workbench.openFile('formulas.ts');
  await workbench.moveTo(7, 12);
  await workbench.runCommand('Autograd: Auswahl ableiten');
  const page = workbench.panel.locator('html');
  await expect(page).toHaveAttribute('lang', 'de');
  await expect(workbench.panel.locator('body')).toContainText('145');
  await expect(workbench.panel.getByRole('tab', { name: 'Gradienten' })).toBeVisible();
  await expect(workbench.panel.getByRole('tab', { name: 'Gradients' })).toHaveCount(0);
});
