// Get Started, and the list of examples over it.
import type { Photographer } from './photographer';

export async function walkthrough(camera: Photographer): Promise<void> {
  const { workbench } = camera;
  const { page } = workbench;
  await workbench.closeAllEditors();
  await workbench.runCommand('Autograd: Get Started');
  await page.getByRole('button', { name: 'Differentiate an Example' }).waitFor();
  // The picture of a step is a page of its own.
  await page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('svg').waitFor();
  await camera.take('walkthrough');
  await workbench.closeAllEditors();
}
