// The table of gradients with columns on demand, and a Hessian with what its eigenvalues say.
import type { Photographer } from './photographer';

/** What is switched for the picture, and back again. */
const COLUMNS = ['x·∂y/∂x', '(x/y)·∂y/∂x', '∂²y/∂x²', 'dtype', 'requires_grad', 'is_leaf'];

export async function hessian(camera: Photographer): Promise<void> {
  const { panel } = camera.workbench;
  const columns = async (): Promise<void> => {
    const choice = panel.getByRole('button', { name: 'Columns', exact: true });
    await choice.click();
    for (const name of COLUMNS) await panel.getByRole('checkbox', { name, exact: true }).click();
    await choice.click();
  };
  await camera.differentiate('formulas.py', 'u**2 + v**3');
  await camera.tab('Gradients');
  await columns();
  await panel.locator('td.column-second').first().waitFor();
  await camera.take('gradients');
  await columns();

  await panel.getByRole('radio', { name: 'Hessian', exact: true }).check({ force: true });
  await panel.locator('.spectrum-says').first().waitFor();
  await camera.take('hessian');
  await panel.getByRole('radio', { name: 'Table', exact: true }).check({ force: true });
}
