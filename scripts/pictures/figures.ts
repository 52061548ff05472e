// What a program plots itself: lines with a legend, and a histogram of its random numbers, read bin by bin.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

export async function figures(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  // JavaScript, which the editor does not check: its folder has no declarations of torch.
  writeFileSync(path.join(folder, 'figures.js'), readFileSync(path.join(folder, 'figures.ts')));
  await camera.run('figures.js');
  await camera.tab('Plot');
  await camera.divide(490);
  const choose = async (name: string): Promise<void> => {
    await panel.getByRole('combobox', { name: 'What the plot shows' }).click();
    await panel.locator('vscode-option:visible', { hasText: name }).click();
  };
  await choose('A function and its slope');
  await camera.inTheme('Dark Modern', async () => {
    await camera.take('figure-lines');
  });
  await choose('A thousand random numbers');
  await panel.getByRole('slider', { name: 'Points of the figure' }).focus();
  for (let bin = 0; bin < 6; bin += 1) await workbench.page.keyboard.press('ArrowRight');
  await camera.take('figures');
}
