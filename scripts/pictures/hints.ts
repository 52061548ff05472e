// What a program gave, behind its lines, and the lenses above it and above its functions.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Photographer } from './photographer';

const FITTING = `function energy(x, k) {
  const stretch = x - 0.5;
  return k * stretch ** 2 / 2;
}

torch.manual_seed(0);
const x = torch.linspace(-1, 1, 50);
const y = 3 * x ** 2 - x + 0.1 * torch.randn(50);
let a = torch.tensor(1, { requires_grad: true });
let b = torch.tensor(0, { requires_grad: true });

for (let step = 0; step < 200; step++) {
  const loss = ((a * x ** 2 + b * x - y) ** 2).mean();
  const [da, db] = torch.autograd.grad(loss, [a, b]);
  torch.no_grad(() => {
    a.sub_(0.5 * da);
    b.sub_(0.5 * db);
  });
}

const far = a * 4 + b * 2;
far.backward();
print('at 2:', far.item());
`;

export async function hints(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  writeFileSync(path.join(folder, 'fitting.js'), FITTING);
  await camera.run('fitting.js');
  await camera.tab('Plot');
  await workbench.focusEditor();
  await workbench.moveTo(1, 1);
  await workbench.page.locator('.codelens-decoration').first().waitFor();
  await workbench.page.getByText('×200').first().waitFor();
  await camera.take('hints');
}
