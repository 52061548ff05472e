// f over two variables as a map of heights, with the path of gradient descent from a place that was pressed.
import type { Photographer } from './photographer';

export async function surface(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  const { panel } = workbench;
  await camera.run('surface.ts');
  await camera.tab('Plot');
  await panel.getByRole('combobox', { name: 'What the plot shows' }).click();
  await panel.locator('vscode-option:visible', { hasText: 'over x and y' }).click();
  await panel.locator('.surface-heights li').first().waitFor();
  const stage = panel.locator('.surface-stage');
  await stage.click({ position: { x: 130, y: 60 } });
  await panel.locator('.descent-list tbody tr').first().waitFor();
  // The cross-hair leaves with the pointer.
  await panel.getByRole('tab', { name: 'Plot' }).hover();
  await camera.take('surface');
}
