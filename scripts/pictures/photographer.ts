// What takes a picture of the editor: opens, runs, waits, and writes the file. The subjects of the pictures are files
// beside this one.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Workbench } from '../../test/vscode/harness/workbench';
import { inRepository } from '../setup/repository';

export const images = inRepository('docs', 'images');

/** Where this text stands in an example. */
export function placeIn(file: string, text: string): [line: number, column: number] {
  const before = readFileSync(inRepository('media', 'examples', file), 'utf8').split(text, 2);
  if (before.length < 2) throw new Error(`${file} does not hold "${text}" any more.`);
  const lines = (before[0] ?? '').split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}

export class Photographer {
  readonly workbench: Workbench;

  /** The workspace, with the examples in it. */
  readonly folder: string;

  constructor(workbench: Workbench, folder: string) {
    this.workbench = workbench;
    this.folder = folder;
  }

  /** `colours`: fewer where thousands of thin lines would make the file large. */
  async take(name: string, colours = 128): Promise<void> {
    const { page } = this.workbench;
    // What blinks, slides or fades has come to rest.
    await page.waitForTimeout(800);
    const file = path.join(images, `${name}.png`);
    const shot = sharp(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    // A page is some flat colours and the edges of letters: a palette shows the same at a third of the size.
    const { size } = await shot.png({ palette: true, colours, dither: 0, effort: 10 }).toFile(file);
    console.log(`${path.relative(process.cwd(), file)} ${(size / 1000).toFixed(0)} kB`);
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

  /** Moves the border between the text and the panel, so many pixels from the left: most pictures are of the panel. */
  async divide(at: number): Promise<void> {
    const { page } = this.workbench;
    for (const sash of await page.locator('.part.editor .monaco-sash.vertical:not(.disabled)').all()) {
      const box = await sash.boundingBox();
      if (box === null || box.height < 300 || box.x < 200) continue;
      const [x, y] = [box.x + box.width / 2, box.y + box.height - 40];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(at, y, { steps: 4 });
      await page.mouse.up();
      // Neither the sash nor the scroll bars of the text are in the picture, and the graph finds its room.
      await page.mouse.move(at + 0.7 * (page.viewportSize()?.width ?? 0) - 0.7 * at, 20);
      await page.waitForTimeout(600);
      return;
    }
    throw new Error('There is no border between the text and the panel.');
  }

  /** In another theme, and back in light colours. */
  async inTheme(name: string, act: () => Promise<void>): Promise<void> {
    await this.workbench.chooseTheme(name);
    await act();
    await this.workbench.chooseTheme('Light Modern');
  }

  async tab(name: string): Promise<void> {
    await this.workbench.panel.getByRole('tab', { name }).click();
  }
}
