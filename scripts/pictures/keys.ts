// The sheet of the keys, over the graph of a formula.
import type { Photographer } from './photographer';

export async function keys(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  await camera.differentiate('formulas.ts', '5 * x ** 4');
  await camera.tab('Graph');
  await workbench.page.keyboard.press('?');
  await workbench.panel.getByRole('dialog', { name: 'Keys' }).waitFor();
  await workbench.page.setViewportSize({ width: 1080, height: 600 });
  await camera.take('keys');
  await workbench.page.setViewportSize({ width: 1280, height: 720 });
  await workbench.page.keyboard.press('Escape');
}
