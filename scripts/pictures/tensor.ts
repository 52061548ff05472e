// A weight matrix of a program and its gradient, side by side as heat maps.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const LAYER = `// A layer from 48 numbers to 32, and how far its output is from zero.
torch.manual_seed(3);
const W = torch.randn([32, 48], { requires_grad: true });
const x = torch.linspace(-1, 1, 48).mul(4).sin();
const y = torch.tanh(W.matmul(x).mul(0.3));
const loss = y.square().mean();
loss.backward();
`;

export async function tensor(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { page, panel } = workbench;
  writeFileSync(path.join(folder, 'layer.js'), LAYER);
  await camera.run('layer.js');
  await camera.tab('Gradients');
  await panel.locator('.gradients-table .row').first().focus();
  await page.keyboard.press('t');
  await panel.locator('.tensor').getByRole('radio', { name: 'Heat map' }).check({ force: true });
  const heat = panel.getByRole('img', { name: 'Heat map of W', exact: true });
  await heat.focus();
  for (const key of ['PageDown', 'End', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await panel.locator('.tensor-readout', { hasText: /^W\[29, 45\] = -?\d/ }).scrollIntoViewIfNeeded();
  await camera.take('tensor');
  await workbench.runCommand('View: Close All Editors');
}
