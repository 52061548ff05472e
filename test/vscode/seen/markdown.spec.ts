// Markdown as it is seen: a block of code is run where it stands, and the preview shows below it what it gave.
import { type FrameLocator } from '@playwright/test';
import { type Workbench } from '../harness/workbench';
import { expect, test } from './fixtures';

const TUTORIAL = [
  '# Gradient of a loss',
  '',
  '```ts',
  'const w = torch.tensor(3, { requires_grad: true });',
  '```',
  '',
  'The loss is a square:',
  '',
  '```ts',
  'const loss = w ** 2;',
  'loss.backward();',
  'print("step", loss.item());',
  '```',
  '',
].join('\n');

/** The page of the webview in sight: Markdown's preview draws in a frame of its own. */
function inSight({ page }: Workbench): FrameLocator {
  return page.locator('iframe.webview.ready:visible').contentFrame().frameLocator('#active-frame');
}

test('a block of code runs with the block above it, and the preview shows what it gave', async ({
  workbench,
  openNew,
}) => {
  await openNew('.md', TUTORIAL);
  await workbench.moveTo(9, 4);
  await workbench.runCommand('Autograd: Differentiate Selection');
  const { panel } = workbench;
  await expect(panel.locator('.program-state')).toHaveText('finished', { timeout: 30_000 });
  await expect(panel.locator('.answers')).toContainText('9');
  await expect(panel.getByText('A statement of an earlier block ran first')).toBeVisible();

  await workbench.focusEditor();
  await workbench.runCommand('Markdown: Open Preview to the Side');
  const preview = inSight(workbench);
  const answer = preview.locator('.autograd-lens-answer');
  await expect(answer).toHaveText('loss = 9   ∂loss/∂w = 6');
  await expect(preview.locator('.autograd-lens-output')).toHaveText('step 9');
  await expect(preview.locator('.autograd-lens-result')).toHaveCount(1);
  // Our style sheet is there, in the theme's colours.
  await expect(preview.locator('.autograd-lens-result')).toHaveCSS('border-left-style', 'solid');

  await workbench.focusEditor();
  await workbench.moveTo(10, 'const loss = w ** 2'.length + 1);
  await workbench.page.keyboard.type('.0 + w');
  await expect(preview.getByText('from before the last edit')).toBeVisible();
});
