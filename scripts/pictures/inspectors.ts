// Two inspectors: one pinned to its formula, below it the one that shows another, from the history.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const SOURCE = `x = 2

# Before: one factor each
y = 5*x**4 + 3*x**3 - 4*x

# After: with a wave on it
z = 5*x**4 + 3*x**3 - 4*sin(3*x)
`;

export async function inspectors(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { page } = workbench;
  const panel = (index: number) =>
    page.locator('iframe.webview.ready').nth(index).contentFrame().locator('#active-frame').contentFrame();
  await workbench.runCommand('View: Close All Editors');
  writeFileSync(path.join(folder, 'compare.py'), SOURCE);
  await workbench.openFile('compare.py');
  await workbench.moveTo(4, 10);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await panel(0).getByRole('tab', { name: 'Formula' }).click();
  await panel(0).getByRole('treeitem').first().waitFor();
  await workbench.runCommand('Autograd: Pin Inspector');
  await workbench.focusEditor();
  await workbench.moveTo(7, 10);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await page.locator('.tab', { hasText: 'z = ' }).click();
  await workbench.runCommand('View: Move Editor into Group Below');
  await page.waitForTimeout(1500);
  for (const index of [0, 1]) {
    await panel(index).getByRole('tab', { name: 'Formula' }).click();
    await panel(index).getByRole('treeitem').first().waitFor();
  }
  await workbench.focusEditor();
  await camera.take('inspectors');
  await workbench.runCommand('View: Close All Editors');
}
