// The table of gradients with columns on demand, a Hessian with what its eigenvalues say, and a Jacobian.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

/** What is switched for the picture, and back again. */
const COLUMNS = ['x·∂y/∂x', '(x/y)·∂y/∂x', 'difference', '∂²y/∂x²', 'dtype', 'requires_grad', 'is_leaf'];

/** Rosenbrock's function, beside its minimum. */
const VALLEY = `# A narrow valley
x = 1.0
y = 0.8
f = (1 - x)**2 + 10*(y - x**2)**2 + x*y
`;

const LAYER = `torch.manual_seed(1);
const W = torch.randn(10, 8);
const x = torch.linspace(-1, 1, 8,
  { requires_grad: true });
const y = torch.tanh(W.matmul(x));
y.backward(torch.ones(10));
`;

export async function hessian(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  const { panel } = workbench;
  writeFileSync(path.join(folder, 'valley.py'), VALLEY);
  writeFileSync(path.join(folder, 'jacobian.js'), LAYER);
  const columns = async (): Promise<void> => {
    const choice = panel.getByRole('button', { name: 'Columns', exact: true });
    await choice.click();
    for (const name of COLUMNS) await panel.getByRole('checkbox', { name, exact: true }).click();
    await choice.click();
  };
  const view = async (name: string): Promise<void> => {
    await panel.getByRole('radio', { name, exact: true }).check({ force: true });
  };
  await camera.differentiate('formulas.py', 'u**2 + v**3');
  await camera.tab('Gradients');
  await camera.divide(420);
  await columns();
  await panel.locator('td.column-second').first().waitFor();
  await camera.take('gradients');
  await columns();

  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('valley.py');
  await workbench.moveTo(4, 8);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await camera.tab('Gradients');
  await camera.divide(420);
  await view('Hessian');
  await panel.locator('.spectrum-says').first().waitFor();
  await camera.take('hessian');

  await camera.run('jacobian.js');
  await camera.tab('Gradients');
  await camera.divide(330);
  await view('Jacobian');
  await panel.getByText('Jacobian of').first().waitFor();
  await camera.inTheme('Dark Modern', async () => {
    await camera.take('jacobian');
  });
  await view('Table');
}
