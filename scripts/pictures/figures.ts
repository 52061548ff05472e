// What a program plots itself: a histogram of its random numbers, read bin by bin.
import type { Photographer } from './photographer';

export async function figures(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  const { panel } = workbench;
  await camera.run('figures.ts');
  await camera.tab('Plot');
  await panel.getByRole('combobox', { name: 'What the plot shows' }).click();
  await panel.locator('vscode-option:visible', { hasText: 'A thousand random numbers' }).click();
  await panel.getByRole('slider', { name: 'Points of the figure' }).focus();
  await workbench.page.keyboard.press('ArrowRight');
  await camera.take('figures');
}
