// A tutorial in Markdown: its blocks of code run where they stand, and the preview shows what they gave.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Photographer } from './photographer';

const TUTORIAL = `# Fitting a line

Two points, a line through the origin, and how far it is off:

\`\`\`ts
const x = torch.tensor([1, 2]);
const y = torch.tensor([3, 6]);
const w = torch.tensor(2, { requires_grad: true });
\`\`\`

## The loss

The gradient says where to go, here to a larger \`w\`:

\`\`\`ts
const loss = ((w * x - y) ** 2).mean();
loss.backward();
print("loss", loss.item());
\`\`\`

By hand it is $\\frac{2}{n}\\sum x (w x - y)$, for one point:

\`\`\`python
w = 2.0
f = (3 - w) ** 2
\`\`\`
`;

export async function markdown(camera: Photographer): Promise<void> {
  const { workbench, folder } = camera;
  writeFileSync(path.join(folder, 'tutorial.md'), TUTORIAL);
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('tutorial.md');
  await workbench.moveTo(lineOf('f = (3 - w)'), 3);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await workbench.panel.getByRole('tab', { name: 'Graph' }).waitFor();
  await workbench.focusEditor();
  await workbench.moveTo(lineOf('print("loss"'), 3);
  await workbench.runCommand('Autograd: Differentiate Selection');
  await workbench.panel.getByText('finished').waitFor();
  await workbench.focusEditor();
  await workbench.runCommand('Markdown: Open Preview to the Side');
  const preview = workbench.page.locator('iframe.webview.ready:visible').contentFrame().frameLocator('#active-frame');
  await preview.locator('.autograd-lens-answer').nth(1).waitFor();
  await workbench.focusEditor();
  await camera.take('markdown');
  await workbench.runCommand('View: Close All Editors');
}

function lineOf(text: string): number {
  return TUTORIAL.slice(0, TUTORIAL.indexOf(text)).split('\n').length;
}
