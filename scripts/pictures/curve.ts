// The plot of a function: with its tangent, and with derivatives, roots, extrema, inflections and poles.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

/** Two poles, three roots, four extrema and an inflection. */
const POLES = `const x = 1;
const y = (x ** 3 - 3 * x) / (x ** 2 - 4);
`;

export async function curve(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  await camera.differentiate('formulas.ts', '5 * x ** 4');
  await camera.tab('Plot');
  await panel.locator('.plot-slope').waitFor();
  await camera.take('plot');

  writeFileSync(path.join(folder, 'poles.js'), POLES);
  await workbench.page.setViewportSize({ width: 1280, height: 900 });
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('poles.js');
  await workbench.moveTo(2, 14);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await camera.tab('Plot');
  const asked = panel.locator('.plot-range input');
  await asked.first().fill('-6');
  await asked.last().fill('6');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await panel.getByRole('button', { name: /^Pole at x = 2/ }).waitFor();
  await panel
    .getByRole('button', { name: /^Minimum/ })
    .first()
    .click();
  await camera.take('plot-landmarks');
  await panel.getByRole('button', { name: 'Reset', exact: true }).first().click();
  await workbench.page.setViewportSize({ width: 1280, height: 720 });
}
