// What a user does in VS Code, by name: commands, files, the caret, the panel. Knows nothing of the extension's own page
// but that it is the webview shown.
import type { FrameLocator, Locator, Page } from '@playwright/test';

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Runs a command from the palette by its full title. The palette lists what was registered when it opened, so it is
   * opened again until the title is there.
   */
  async runCommand(title: string, timeout = 60_000): Promise<void> {
    const exactly = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
    const row = this.page.locator('.quick-input-list .label-name').filter({ hasText: exactly }).first();
    for (const end = Date.now() + timeout; Date.now() < end;) {
      await this.page.keyboard.press('F1');
      await this.quickInput.waitFor({ timeout: 10_000 });
      await this.quickInput.fill(`>${title}`);
      if (await appears(row, 3000)) {
        await row.click();
        return;
      }
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(500);
    }
    throw new Error(`The palette has no command "${title}".`);
  }

  /** The field of the palette, of quick open and of input boxes. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input:visible').first();
  }

  /** The message of the input box, which says what is wrong with what was typed. */
  get quickInputMessage(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-message');
  }

  /** By quick open, asked again while the editor does not know the file yet. */
  async openFile(name: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
    for (const end = Date.now() + 30_000; Date.now() < end;) {
      // A hover or a page that has just lost its focus may keep the key for itself.
      await this.page.keyboard.press('Control+P');
      if (await appears(this.quickInput, 5000)) await this.quickInput.fill(name);
      if (await appears(row, 3000)) {
        await row.click();
        await this.page.locator('.tab.active', { hasText: name }).waitFor();
        await this.editor.waitFor();
        return;
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`Quick open does not find ${name}.`);
  }

  /** The text of the editor that has, or last had, the focus. */
  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor .view-lines').first();
  }

  line(text: string): Locator {
    return this.editor.locator('.view-line').filter({ hasText: text }).first();
  }

  /** Puts the caret; both are counted from 1. */
  async moveTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  async selectLine(line: number): Promise<void> {
    await this.moveTo(line);
    await this.page.keyboard.press('Home');
    await this.page.keyboard.press('Shift+End');
  }

  async focusEditor(): Promise<void> {
    await this.runCommand('View: Focus First Editor Group');
  }

  /** The page inside the webview that is shown. */
  get panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The texts that decorations put behind the text of the editor, which no locator sees. */
  async textsBehind(): Promise<string> {
    const spans = this.editor.locator('.view-line span span');
    const texts = await spans.evaluateAll((all) => all.map((span) => getComputedStyle(span, '::after').content));
    return texts
      .filter((text) => text !== 'none' && text !== 'normal')
      .map((text) => text.replace(/^"|"$/g, '').replaceAll('\u00a0', ' '))
      .join('\n');
  }

  /** Chooses a color theme by its name, without a reload. */
  async chooseTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible').first();
  }

  /** Chooses one of a setting's values in the editor of settings, as a user does, and closes that again. */
  async chooseSetting(id: string, value: string): Promise<void> {
    await this.runCommand('Preferences: Open Settings (UI)');
    const settings = this.page.locator('.settings-editor');
    await settings.locator('.suggest-input-container .view-lines').click();
    await this.page.keyboard.insertText(`@id:${id}`);
    await settings.locator('.setting-item-enum select').first().selectOption({ label: value });
    // It is written a moment later, and not at all if the editor of settings goes before.
    await settings.locator('.is-configured').waitFor();
    await this.page.keyboard.press('Control+W');
    await settings.waitFor({ state: 'detached' });
  }

  /** By the editor's own command: it notes what is open only when it closes in good order. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 90_000 });
  }

  async closeAllEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
  }
}

function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}
