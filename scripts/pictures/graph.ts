// The graph: a loop that is folded, what was found in a graph, all kinds of boxes and lines, and how it leaves the panel.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const LOOP = `torch.manual_seed(0);
const x = torch.randn(8, 4);
const W = torch.randn(4, 4, { requires_grad: true });
const bias = 0.1;

let h = x;
for (let step = 0; step < 100; step++) {
  const z = torch.matmul(h, W) + bias;
  h = torch.tanh(z);
}
const loss = (h ** 2).mean();
loss.backward();
`;

const SMALL = LOOP.replace('step < 100', 'step < 3');

/** A constant, a view, saved tensors, names for results, and an infinite gradient. */
const KINDS = `const x = torch.tensor([0, 1, 4],
  { requires_grad: true });
const scale = torch.tensor([3, 2, 1]);
const roots = torch.sqrt(x);
const row = roots.view(1, 3);
const loss = (row * scale).sum();
loss.backward();
`;

export async function graph(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  writeFileSync(path.join(folder, 'recurrent.js'), LOOP);
  writeFileSync(path.join(folder, 'three-steps.js'), SMALL);
  writeFileSync(path.join(folder, 'kinds.js'), KINDS);
  await camera.run('recurrent.js');
  await camera.tab('Gradients');
  await camera.divide(420);
  await camera.tab('Graph');
  await panel.locator('.box-group').first().click();
  await panel.locator('.details').waitFor();
  await camera.take('graph-folded');

  await camera.run('three-steps.js');
  await camera.tab('Gradients');
  await camera.divide(420);
  await camera.tab('Graph');
  await panel.getByRole('textbox', { name: 'Find in the graph' }).fill('tanh');
  await panel.getByText('3 found').waitFor();
  await panel.getByRole('button', { name: /^Next hit/ }).click();
  await camera.take('graph-find');

  await camera.run('kinds.js');
  await camera.tab('Gradients');
  await camera.divide(330);
  await camera.tab('Graph');
  const switches = ['Constants', 'Saved tensors'].map((name) => panel.getByRole('checkbox', { name }));
  for (const each of switches) await each.click();
  await panel.locator('.box-saved').first().waitFor();
  await panel.getByRole('button', { name: 'Fit the graph (0)' }).click();
  await camera.inTheme('Light High Contrast', async () => {
    await camera.take('graph-kinds');
  });
  await camera.inTheme('Dark High Contrast', async () => {
    await panel.getByRole('button', { name: 'Export', exact: true }).click();
    await camera.take('graph-export');
    await workbench.page.keyboard.press('Escape');
  });
  for (const each of switches) await each.click();
}
