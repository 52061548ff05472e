// The graph: a loop that is folded, and what was found in a graph.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const LOOP = `torch.manual_seed(0);
const x = torch.randn(8, 4);
const W = torch.randn(4, 4, { requires_grad: true });
const b = torch.zeros(4, { requires_grad: true });

let h = x;
for (let step = 0; step < 100; step++) {
  const z = torch.matmul(h, W) + b;
  h = torch.tanh(z);
}
const flat = h.view(-1);
const loss = (flat ** 2).mean();
loss.backward();
`;

const SMALL = LOOP.replace('step < 100', 'step < 2');

export async function graph(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  writeFileSync(path.join(folder, 'recurrent.ts'), LOOP);
  writeFileSync(path.join(folder, 'two-steps.ts'), SMALL);
  await workbench.page.setViewportSize({ width: 1280, height: 900 });
  await camera.run('recurrent.ts');
  await camera.tab('Graph');
  await workbench.panel.locator('.box-group').first().click();
  await workbench.panel.locator('.details').waitFor();
  await camera.take('graph-folded');

  await camera.run('two-steps.ts');
  await camera.tab('Graph');
  await workbench.panel.getByRole('textbox', { name: 'Find in the graph' }).fill('tanh');
  await workbench.panel.getByText('2 found').waitFor();
  await workbench.panel.getByRole('button', { name: /^Next hit/ }).click();
  await camera.take('graph-find');
  await workbench.page.setViewportSize({ width: 1280, height: 720 });
}
