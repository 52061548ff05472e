// f over two variables as a map of heights, with the path of gradient descent from a place that was pressed; its slices.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

export async function surface(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  // JavaScript, which the editor does not check: its folder has no declarations of torch.
  writeFileSync(path.join(folder, 'surface.js'), readFileSync(path.join(folder, 'surface.ts')));
  await camera.run('surface.js');
  await camera.tab('Plot');
  await camera.divide(330);
  await panel.getByRole('combobox', { name: 'What the plot shows' }).click();
  await panel.locator('vscode-option:visible', { hasText: 'over x and y' }).click();
  await panel.locator('.surface-heights li').first().waitFor();
  // All four valleys are in sight.
  for (let times = 0; times < 2; times += 1) await panel.getByRole('button', { name: 'Zoom out', exact: true }).click();
  const stage = panel.locator('.surface-stage');
  await stage.click({ position: { x: 130, y: 60 } });
  await panel.locator('.descent-list tbody tr').first().waitFor();
  // The cross-hair leaves with the pointer.
  await panel.getByRole('tab', { name: 'Plot' }).hover();
  await camera.take('surface');
  await camera.inTheme('Dark Modern', async () => {
    await panel.locator('.surface-slices').scrollIntoViewIfNeeded();
    await camera.take('slices');
  });
}
