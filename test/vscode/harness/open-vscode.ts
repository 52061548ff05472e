// Opens a VS Code on a folder and gives the page that shows it, ready to be driven with keyboard and mouse.
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { launchBrowser } from './browser';
import { startServer, type Server, type ServerOptions } from './server';

export interface OpenOptions extends ServerOptions {
  readonly folder: string;
  /** Folders of extensions under development, loaded beside the installed ones. */
  readonly development?: readonly string[];
  /** The script whose `run` the extension host calls: a suite of tests. */
  readonly tests?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The editor's display language; its own texts stay English, since no language pack is installed. */
  readonly language?: string;
  /** Called before the workbench loads. */
  readonly onPage?: (page: Page) => Promise<void>;
}

export interface VSCode {
  readonly page: Page;
  readonly browser: Browser;
  readonly server: Server;
  close(): Promise<void>;
}

export async function openVSCode({
  folder,
  development = [],
  tests,
  viewport,
  language,
  onPage,
  ...server
}: OpenOptions): Promise<VSCode> {
  const running = await startServer(server);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    await running.close();
  };
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: running.origin });
    const page = await context.newPage();
    if (development.length > 0) await loadUnderDevelopment(page, running.port, development, tests);
    if (language !== undefined) await speak(page, language);
    await onPage?.(page);
    await page.goto(running.address(folder));
    await page.locator('.monaco-workbench').waitFor({ timeout: 90_000 });
    return { page, browser, server: running, close };
  } catch (error) {
    const log = running.log();
    await close();
    throw new Error(`VS Code did not open: ${String(error)}\n--- its log ---\n${log}`, { cause: error });
  }
}

/** What a language pack does when it loads: it says which language the workbench has, and all else asks there. */
async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((name) => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: name });
  }, language);
}

/** Writes the development extensions into the page's configuration, where the workbench looks when it starts. */
async function loadUnderDevelopment(
  page: Page,
  port: number,
  extensions: readonly string[],
  tests: string | undefined,
): Promise<void> {
  const uri = (file: string): object => ({
    scheme: 'vscode-remote',
    authority: `127.0.0.1:${port}`,
    path: path.resolve(file),
  });
  await page.addInitScript(
    (options) => {
      // The workbench is a module, so it reads the configuration after the document has become interactive.
      document.addEventListener('readystatechange', () => {
        const meta = document.getElementById('vscode-workbench-web-configuration');
        const text = meta?.dataset['settings'];
        if (document.readyState !== 'interactive' || !meta || text === undefined) return;
        const settings = JSON.parse(text) as { developmentOptions?: object };
        meta.dataset['settings'] = JSON.stringify({
          ...settings,
          developmentOptions: { ...settings.developmentOptions, ...options },
        });
      });
    },
    { extensions: extensions.map(uri), ...(tests === undefined ? {} : { extensionTestsPath: uri(tests) }) },
  );
}
