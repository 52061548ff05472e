// The panel's tabs, a hover, and programs.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { placeIn, type Photographer } from './photographer';

/** A program with gradients that ask for a reason: a detach on the way, and a root at 0 that is masked too late. */
const PUZZLING = `const x = torch.tensor([0, 1, 4], { requires_grad: true });
const w = torch.tensor([2, 1, 3], { requires_grad: true });
const scale = w.mean().detach();
const root = torch.where(x > 0, torch.sqrt(x), 0);
const loss = (scale * root).sum();
loss.backward();
`;

export async function panel(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  writeFileSync(path.join(folder, 'puzzling.js'), PUZZLING);
  await camera.differentiate('formulas.ts', '5 * x ** 4');
  const fit = workbench.panel.getByRole('button', { name: 'Fit the graph (0)' });
  await fit.click();
  await camera.take('differentiate');

  await workbench.focusEditor();
  await workbench.moveTo(...placeIn('formulas.ts', '- 5;'));
  await workbench.runCommand('Show or Focus Hover');
  await workbench.hover.waitFor();
  await camera.take('hover');
  await workbench.page.keyboard.press('Escape');

  await camera.formula();
  await camera.take('formula');

  await camera.run('training.js');
  await camera.tab('Graph');
  await workbench.focusEditor();
  await workbench.moveTo(...placeIn('training.js', 'loss.backward'));
  await workbench.runCommand('Show or Focus Hover');
  await workbench.hover.waitFor();
  await camera.take('program');
  await workbench.page.keyboard.press('Escape');

  await camera.run('puzzling.js');
  await camera.tab('Gradients');
  await camera.divide(330);
  for (const asked of await workbench.panel.getByRole('button', { name: /^Why\?/ }).all()) await asked.click();
  await workbench.panel.locator('.why-reasons').nth(1).waitFor();
  await camera.take('why');

  await workbench.chooseTheme('Dark Modern');
  await camera.differentiate('formulas.ts', 'Math.sin(x)');
  await camera.tab('Gradients');
  await camera.divide(420);
  await camera.tab('Graph');
  await workbench.panel
    .locator('.graph-frame')
    .getByRole('button', { name: /^SinBackward0/ })
    .click();
  await camera.take('graph');

  await camera.formula();
  await camera.take('formula-dark');
  await workbench.chooseTheme('Light Modern');
}
