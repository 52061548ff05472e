// Backward, step by step: a step with its formulas, a gradient as the sum over its paths, gradients by their size.
import type { Photographer } from './photographer';

export async function backward(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  const { panel, page } = workbench;
  await page.setViewportSize({ width: 1600, height: 900 });
  await camera.differentiate('formulas.ts', '5 * x ** 4');
  await camera.tab('Graph');
  await panel.getByRole('button', { name: 'Step through backward (B)' }).click();
  for (let step = 0; step < 8; step += 1) await panel.getByRole('button', { name: 'Next step (.)' }).click();
  await camera.take('backward');
  await panel.getByRole('button', { name: 'Last step (>)' }).click();
  await panel.getByRole('button', { name: 'How did this gradient come about? (O)' }).last().click();
  await panel.getByRole('button', { name: 'Show path 1 in the graph' }).click();
  await camera.take('paths');
  await panel.getByRole('button', { name: 'Close the paths (Escape)' }).click();
  await panel.getByRole('button', { name: 'Close the steps of backward (Escape)' }).click();
  const sizes = panel.getByRole('checkbox', { name: 'Gradient size' });
  await sizes.click();
  await camera.take('gradient-size');
  await sizes.click();
  await page.setViewportSize({ width: 1280, height: 720 });
}
