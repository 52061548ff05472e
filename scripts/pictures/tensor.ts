// A weight matrix of a program and its gradient, side by side as heat maps; a slice of four dimensions as grids; a
// histogram.
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

const KERNELS = `// Six filters for three colours, of 4 by 4.
torch.manual_seed(3);
const image = torch.randn(1, 3, 12, 12);
const K = torch.randn([6, 3, 4, 4],
  { requires_grad: true });
const maps = torch.nn.functional.conv2d(image, K);
const loss = torch.tanh(maps).square().mean();
loss.backward();
`;

export async function tensor(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { page, panel } = workbench;
  writeFileSync(path.join(folder, 'layer.js'), LAYER);
  writeFileSync(path.join(folder, 'kernels.js'), KERNELS);
  const open = async (file: string, view: string): Promise<void> => {
    await camera.run(file);
    await camera.tab('Gradients');
    await camera.divide(330);
    await panel.locator('.gradients-table .row').first().focus();
    await page.keyboard.press('t');
    await panel.locator('.tensor').getByRole('radio', { name: view }).check({ force: true });
  };
  await open('layer.js', 'Heat map');
  const heat = panel.getByRole('img', { name: 'Heat map of W', exact: true });
  await heat.focus();
  for (const key of ['PageDown', 'End', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await panel.locator('.tensor-readout', { hasText: /^W\[29, 45\] = -?\d/ }).scrollIntoViewIfNeeded();
  await camera.take('tensor');

  await panel.locator('.tensor').getByRole('radio', { name: 'Histogram' }).check({ force: true });
  await camera.inTheme('Dark Modern', async () => {
    await camera.take('tensor-histogram');
  });

  await open('kernels.js', 'Grid');
  await panel.getByRole('button', { name: 'Next slice in dimension 0' }).click();
  await panel.getByRole('button', { name: 'Save as CSV…' }).scrollIntoViewIfNeeded();
  await camera.take('tensor-slices');
  await workbench.runCommand('View: Close All Editors');
}
