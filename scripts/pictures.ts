// `npm run pictures`: the README's pictures, taken from the packaged extension in a real editor. Run it after a change
// of what is seen; the pictures are committed.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openVSCode } from '../test/vscode/harness/open-vscode';
import { Workbench } from '../test/vscode/harness/workbench';
import { bundle, packageExtension } from './package';
import { runMain } from './setup/processes';
import { inRepository, packageFile } from './setup/repository';

const images = inRepository('docs', 'images');

/** A quiet editor: what is in the picture is the extension. */
const SETTINGS = {
  'workbench.colorTheme': 'Light Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'compact',
  'editor.minimap.enabled': false,
  'editor.fontSize': 12,
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.lineNumbersMinChars': 3,
  'editor.lightbulb.enabled': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.occurrencesHighlight': 'off',
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
};

/** A program with gradients that ask for a reason: a detach on the way, and a root at 0 that is masked too late. */
const PUZZLING = `const x = torch.tensor([0, 1, 4], { requires_grad: true });
const w = torch.tensor([2, 1, 3], { requires_grad: true });
const scale = w.mean().detach();
const root = torch.where(x > 0, torch.sqrt(x), 0);
const loss = (scale * root).sum();
loss.backward();
`;

/** Where this text stands in an example. */
function placeIn(file: string, text: string): [line: number, column: number] {
  const before = readFileSync(inRepository('media', 'examples', file), 'utf8').split(text, 2);
  if (before.length < 2) throw new Error(`${file} does not hold "${text}" any more.`);
  const lines = (before[0] ?? '').split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}

class Photographer {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  async take(name: string): Promise<void> {
    const { page } = this.workbench;
    // What blinks, slides or fades has come to rest.
    await page.waitForTimeout(800);
    const file = path.join(images, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(`${path.relative(process.cwd(), file)} ${(statSync(file).size / 1000).toFixed(0)} kB`);
  }

  /** Opens an example and differentiates the formula that stands there. */
  async differentiate(file: string, formula: string): Promise<void> {
    const { workbench } = this;
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile(file);
    await workbench.moveTo(...placeIn(file, formula));
    await workbench.runCommand('Autograd: Differentiate Selection');
    await workbench.panel.getByRole('tab', { name: 'Graph' }).waitFor();
    await workbench.page.waitForTimeout(500);
  }

  /** Opens an example and runs it. */
  async run(file: string): Promise<void> {
    const { workbench } = this;
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile(file);
    await workbench.runCommand('Autograd: Differentiate File');
    await workbench.panel.getByText('finished').waitFor();
  }

  /** The tab Formula with its simplified form, its steps in sight. */
  async formula(): Promise<void> {
    await this.tab('Formula');
    await this.workbench.panel.getByRole('treeitem').first().waitFor();
    await this.workbench.panel.getByText('simplifying…').waitFor({ state: 'hidden' });
  }

  async tab(name: string): Promise<void> {
    await this.workbench.panel.getByRole('tab', { name }).click();
  }
}

runMain(async () => {
  await bundle();
  await packageExtension();
  mkdirSync(images, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'autograd-lens-pictures-'));
  cpSync(inRepository('media', 'examples'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'puzzling.js'), PUZZLING);
  const vscode = await openVSCode({
    folder,
    vsix: [packageFile],
    settings: SETTINGS,
    viewport: { width: 1280, height: 720 },
  });
  try {
    const workbench = new Workbench(vscode.page);
    const photographer = new Photographer(workbench);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');

    await photographer.differentiate('polynomial.ts', '5 * x ** 4');
    await photographer.take('differentiate');

    await workbench.focusEditor();
    await workbench.moveTo(...placeIn('polynomial.ts', '- 5;'));
    await workbench.runCommand('Show or Focus Hover');
    await workbench.hover.waitFor();
    await photographer.take('hover');
    await workbench.page.keyboard.press('Escape');

    await photographer.tab('Plot');
    await photographer.take('plot');

    await photographer.formula();
    await photographer.take('formula');

    await photographer.run('training.js');
    await photographer.tab('Graph');
    await workbench.focusEditor();
    await workbench.moveTo(...placeIn('training.js', 'loss.backward'));
    await workbench.runCommand('Show or Focus Hover');
    await workbench.hover.waitFor();
    await photographer.take('program');
    await workbench.page.keyboard.press('Escape');

    await workbench.page.setViewportSize({ width: 1280, height: 900 });
    await photographer.run('puzzling.js');
    await photographer.tab('Gradients');
    for (const asked of await workbench.panel.getByRole('button', { name: /^Why\?/ }).all()) await asked.click();
    await workbench.panel.locator('.why-reasons').nth(1).waitFor();
    await photographer.take('why');
    await workbench.page.setViewportSize({ width: 1280, height: 720 });

    await photographer.differentiate('formulas.py', 'u**2 + v**3');
    await photographer.tab('Gradients');
    await photographer.take('gradients');

    await workbench.chooseTheme('Dark Modern');
    await photographer.differentiate('polynomial.ts', 'Math.sin(x)');
    await photographer.tab('Graph');
    await workbench.panel
      .locator('.graph-frame')
      .getByRole('button', { name: /SinBackward0/ })
      .click();
    await photographer.take('graph');

    await photographer.formula();
    await photographer.take('formula-dark');
    return 0;
  } finally {
    await vscode.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
