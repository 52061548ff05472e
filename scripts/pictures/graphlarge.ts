// A graph of thousands of boxes: the whole of it from far away, and a part of it beside its map.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

/** Twenty-four sequences of sixty steps that one parameter drives, and their mean. */
const SEQUENCES = `const a = torch.tensor(1.4, { requires_grad: true });
const ends = [];
for (let sequence = 0; sequence < 24; sequence++) {
  let x = a * ((sequence + 1) / 40);
  for (let step = 0; step < 60; step++) x = torch.sin(a * x) - 0.3 * x;
  ends.push(x);
}
const mean = torch.stack(ends).mean();
mean.backward();
`;

export async function graphLarge(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  writeFileSync(path.join(folder, 'sequences.js'), SEQUENCES);
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('sequences.js');
  await workbench.runCommand('Autograd: Differentiate File');
  // Thousands of steps are recorded, replayed and checked.
  await workbench.panel.getByText('finished').waitFor({ timeout: 120_000 });
  await camera.tab('Gradients');
  await camera.divide(420);
  await camera.tab('Graph');
  const { panel } = workbench;
  const groups = panel.getByRole('combobox', { name: 'Groups of the graph' });
  await groups.click();
  await panel.getByRole('option', { name: 'no groups' }).click();
  await panel.locator('.graph-frame[aria-label*="5,"]').waitFor();
  await panel.locator('.box[tabindex="0"]').focus();
  await workbench.page.keyboard.press('Home');
  const far = panel.locator('.graph-frame.is-far');
  // While it is laid out the key has nothing to show.
  for (let times = 0; times < 30 && (await far.count()) === 0; times += 1) {
    await workbench.page.keyboard.press('0');
    await workbench.page.waitForTimeout(1000);
  }
  await far.waitFor();
  for (let step = 0; step < 3; step += 1) await workbench.page.keyboard.press('+');
  await panel.locator('.minimap').waitFor();
  await camera.take('graph-large', 16);
}
