// The plot of a function: with its tangent; with roots, extrema, inflections and poles; on logarithmic axes, with a box
// that is being drawn; as a table, in a narrow panel.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

/** Two poles, three roots, four extrema and an inflection. */
const POLES = `const x = 1;
const y = (x ** 3 - 3 * x) / (x ** 2 - 4);
`;

/** Straight at both ends, where both axes are logarithmic. */
const POWERS = `// Straight on both sides
// of its minimum, where
// the axes are by factors.
const x = 3;
const y = 100 / x ** 2 + x / 10;
`;

const WAVE = `// A damped wave
const t = 1.5;
const s = Math.exp(-t / 4) * Math.cos(3 * t);
`;

export async function curve(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  await camera.differentiate('formulas.ts', '5 * x ** 4');
  await camera.tab('Plot');
  await camera.divide(420);
  await panel.locator('.plot-slope').waitFor();
  await camera.take('plot');

  writeFileSync(path.join(folder, 'poles.js'), POLES);
  await formula(camera, 'poles.js', 2, 330);
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

  writeFileSync(path.join(folder, 'powers.js'), POWERS);
  await formula(camera, 'powers.js', 5, 330);
  await asked.first().fill('0.1');
  await asked.last().fill('1000');
  await panel.getByRole('button', { name: 'Apply' }).click();
  const logarithmic = ['log x', 'log y'].map((name) => panel.getByRole('checkbox', { name, exact: true }));
  for (const each of logarithmic) await each.click();
  const stage = await panel.locator('.plot-stage').boundingBox();
  if (stage === null) throw new Error('The plot has no place.');
  const { mouse, keyboard } = workbench.page;
  await camera.inTheme('Dark Modern', async () => {
    await keyboard.down('Control');
    await mouse.move(stage.x + stage.width * 0.45, stage.y + stage.height * 0.35);
    await mouse.down();
    await mouse.move(stage.x + stage.width * 0.75, stage.y + stage.height * 0.75, { steps: 5 });
    await camera.take('plot-box');
    await mouse.up();
    await keyboard.up('Control');
  });
  for (const each of logarithmic) await each.click();

  writeFileSync(path.join(folder, 'damped.js'), WAVE);
  await formula(camera, 'damped.js', 3, 860);
  const table = panel.getByRole('checkbox', { name: 'Show as table' });
  await camera.inTheme('Dark High Contrast', async () => {
    await camera.take('narrow');
  });
  await table.click();
  await camera.divide(420);
  await panel.getByRole('button', { name: 'Save…' }).click();
  await camera.take('plot-table');
  await table.click();
}

/** The plot of a formula of a file, the border between both so far to the left. */
async function formula(camera: Photographer, file: string, line: number, border: number): Promise<void> {
  const { workbench } = camera;
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile(file);
  await workbench.moveTo(line, 12);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await camera.tab('Plot');
  await camera.divide(border);
  await workbench.panel.locator('.plot-slope').waitFor();
}
