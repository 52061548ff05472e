// The setting that turns the answer behind the text off; the panel answers as ever.
import { expect, test } from './fixtures';

test.use({ open: { settings: { 'autogradLens.inlineAnswer': false } } });

test('no answer stands behind the text where the setting says so', async ({ workbench }) => {
  await workbench.openFile('formulas.ts');
  await workbench.moveTo(7, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await expect(workbench.panel.locator('body')).toContainText('145');
  expect(await workbench.textsBehind()).toBe('');
});
