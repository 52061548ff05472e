// The panel in a German editor, which is another one than that of the other pictures: its language is chosen when it opens.
import { openVSCode } from '../../test/vscode/harness/open-vscode';
import { Workbench } from '../../test/vscode/harness/workbench';
import { packageFile } from '../setup/repository';
import { Photographer } from './photographer';
import { SETTINGS } from './settings';

export async function language({ folder }: Photographer): Promise<void> {
  const vscode = await openVSCode({
    folder,
    vsix: [packageFile],
    settings: SETTINGS,
    viewport: { width: 1280, height: 720 },
    language: 'de',
  });
  try {
    const workbench = new Workbench(vscode.page);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.openFile('formulas.ts');
    await workbench.moveTo(7, 12);
    await workbench.runCommand('Autograd: Auswahl ableiten');
    await workbench.panel.getByRole('tab', { name: 'Formel' }).click();
    await workbench.panel.locator('.step').first().waitFor();
    await vscode.page.waitForTimeout(1500);
    await new Photographer(workbench, folder).take('german');
  } finally {
    await vscode.close();
  }
}
