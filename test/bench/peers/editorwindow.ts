/** What the editor's window shows, on the browser's clock: from a key to the frame in which something is painted. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { VSCode } from '../../vscode/harness/open-vscode';
import { Workbench } from '../../vscode/harness/workbench';

/** Keys of which the editor has no use of its own. */
export const KEYS = { selection: 'Control+F10', file: 'Control+F11', hover: 'Control+F9' } as const;
const COMMANDS = {
  selection: 'autogradLens.differentiateSelection',
  file: 'autogradLens.differentiateFile',
  hover: 'editor.action.showHover',
} as const;

const PATIENCE = 30_000;

/** What is waited for: elements of the inspector's page, or of the editor itself, each with a text in it. */
export interface Sight {
  readonly where: 'inspector' | 'editor';
  readonly shows: Readonly<Record<string, string>>;
}

interface Clocked {
  began: number;
  painted: Promise<number>;
}

/** The editor reads them when its window loads. */
export function bindKeys({ server }: Pick<VSCode, 'server'>): void {
  const keys = Object.entries(KEYS).map(([name, key]) => ({
    key: key.toLowerCase().replace('control', 'ctrl'),
    command: COMMANDS[name as keyof typeof COMMANDS],
  }));
  writeFileSync(path.join(path.dirname(server.settingsFile), 'keybindings.json'), JSON.stringify(keys));
}

/** Milliseconds from the key to the end of the frame in which all of it is to be seen. */
export async function timeToSee(page: Page, key: string, sight: Sight): Promise<number> {
  await page.evaluate(watch, { ...sight, patience: PATIENCE });
  await page.keyboard.press(key);
  return page.evaluate(async () => {
    const clocked = (globalThis as unknown as { clocked: Clocked }).clocked;
    return (await clocked.painted) - clocked.began;
  });
}

/** Runs in the window. A webview of code-server is of the window's own origin, so one clock and one thread serve both. */
function watch({ where, shows, patience }: Sight & { readonly patience: number }): void {
  const clocked: Clocked = { began: performance.now(), painted: Promise.resolve(0) };
  addEventListener('keydown', ({ timeStamp }) => (clocked.began = timeStamp), { capture: true, once: true });
  const pages = (): (Document | null | undefined)[] =>
    where === 'editor'
      ? [document]
      : [...document.querySelectorAll<HTMLIFrameElement>('iframe.webview')].map(
          (frame) => frame.contentDocument?.querySelector<HTMLIFrameElement>('#active-frame')?.contentDocument,
        );
  const isSeen = (shown: Document | null | undefined): boolean =>
    Object.entries(shows).every(([selector, text]) =>
      [...(shown?.querySelectorAll<HTMLElement>(selector) ?? [])].some(
        (element) => element.offsetParent !== null && element.textContent.includes(text),
      ),
    );
  const end = performance.now() + patience;
  clocked.painted = new Promise((resolve, reject) => {
    const look = (): void => {
      if (pages().some(isSeen)) {
        // What stands in the document before a frame is painted with it: a message comes after that.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          resolve(performance.now());
        };
        port2.postMessage(null);
      } else if (performance.now() > end) reject(new Error(`not seen: ${JSON.stringify(shows)}`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // Whoever waits is told; until somebody does, it is no unhandled error.
  clocked.painted.catch(() => undefined);
  Object.assign(globalThis, { clocked });
}

/** What “Show Running Extensions” says of our start: the code loaded and `activate` called, in milliseconds. */
export async function activationTime(page: Page): Promise<number> {
  const workbench = new Workbench(page);
  await workbench.runCommand('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: /^Autograd Lens/ });
  const time = row.locator('.activation-time');
  const list = page.locator('.runtime-extensions-editor');
  await list.locator('.extension').first().waitFor({ timeout: PATIENCE });
  await list.hover();
  // Those that took longest stand first, and what is out of sight is not in the document.
  for (let tries = 0; (await row.count()) === 0 && tries < 20; tries += 1) {
    await page.mouse.wheel(0, 250);
    await page.waitForTimeout(200);
  }
  await time.filter({ hasText: /\d+ms/ }).waitFor({ timeout: PATIENCE });
  const text = await time.innerText();
  // It stands above the other editors, and keeps every key for itself.
  const above = page.locator('.monaco-modal-editor-block');
  for (let tries = 0; (await above.count()) > 0 && tries < 10; tries += 1) {
    await row.click();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  return Number(/(\d+)ms/.exec(text)?.[1]);
}
