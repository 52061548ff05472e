// Backward, step by step: a step with its formulas, a gradient as the sum over its paths, gradients by their size.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const PRODUCT = `// Three ways lead from x to y.
const x = 2;
const y = x ** 2 * Math.sin(x) + 3 * x;
`;

const EXTREMES = `// What is left of a gradient
// on its way to a, and to b?
const a = 2;
const b = 2;
const y = Math.tanh(5 * a)
  + Math.exp(Math.exp(b));
`;

export async function backward(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  writeFileSync(path.join(folder, 'product.js'), PRODUCT);
  writeFileSync(path.join(folder, 'extremes.js'), EXTREMES);
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('product.js');
  await workbench.moveTo(3, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await camera.tab('Gradients');
  await camera.divide(330);
  await camera.tab('Graph');
  await panel.getByRole('button', { name: 'Step through backward (B)' }).click();
  await panel.getByRole('button', { name: 'Last step (>)' }).click();
  for (let step = 0; step < 2; step += 1) await panel.getByRole('button', { name: 'Previous step (,)' }).click();
  await camera.take('backward');
  await panel.getByRole('button', { name: 'Last step (>)' }).click();
  await panel.getByRole('button', { name: 'How did this gradient come about? (O)' }).last().click();
  await panel.getByRole('button', { name: 'Show path 1 in the graph' }).click();
  await camera.inTheme('Dark Modern', async () => {
    await camera.take('paths');
  });
  await panel.getByRole('button', { name: 'Close the paths (Escape)' }).click();
  await panel.getByRole('button', { name: 'Close the steps of backward (Escape)' }).click();

  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('extremes.js');
  await workbench.moveTo(5, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await camera.tab('Gradients');
  await camera.divide(330);
  await camera.tab('Graph');
  const sizes = panel.getByRole('checkbox', { name: 'Gradient size' });
  await sizes.click();
  await camera.take('gradient-size');
  await sizes.click();
}
