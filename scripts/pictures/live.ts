// Live mode: a formula is typed on, its answer and the panel follow, the status bar says so.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const NOTES = `A damped wave, as it swings after t seconds:

t = 1.5
f = exp(-t/4) * cos(3*t)
`;

export async function live(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { page } = workbench;
  writeFileSync(path.join(folder, 'wave.txt'), NOTES);
  await workbench.runCommand('View: Toggle Status Bar Visibility');
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('wave.txt');
  await workbench.moveTo(4, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await workbench.panel.getByRole('tab', { name: 'Plot' }).waitFor({ timeout: 60_000 });
  await camera.tab('Plot');
  await workbench.focusEditor();
  await page.locator('.statusbar-item', { hasText: 'Autograd: Live Off' }).click();
  await workbench.moveTo(4, NOTES.split('\n')[3]?.length ?? 0);
  await page.keyboard.press('End');
  await page.keyboard.type(' + t/5');
  await page.locator('.statusbar-item', { hasText: /Autograd: Live$/ }).waitFor();
  await page.waitForTimeout(1500);
  await camera.take('live');
  await workbench.runCommand('File: Save');
  await workbench.runCommand('View: Toggle Status Bar Visibility');
}
