// A new snippet, and what the editor's own TypeScript knows of tensors in it.
import type { Photographer } from './photographer';

export async function snippet(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  const { page } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Autograd: New Autograd Snippet');
  await page.locator('.quick-input-title', { hasText: 'New Autograd Snippet' }).waitFor();
  await page.keyboard.press('Enter');
  const editor = page.locator('.monaco-editor', { hasText: 'requires_grad' });
  await editor.waitFor();
  await workbench.runCommand('Autograd: Differentiate File');
  await workbench.panel.getByText('finished').waitFor();
  await camera.tab('Graph');
  await workbench.focusEditor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x.cos');
  const list = page.locator('.suggest-widget.visible');
  await list.getByText('cosh', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  await camera.take('snippet');
  await page.keyboard.press('Escape');
  await workbench.runCommand('File: Revert File');
  await workbench.runCommand('View: Close All Editors');
}
