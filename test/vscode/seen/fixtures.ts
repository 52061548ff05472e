// What every test of this folder starts with: a VS Code with the packaged extension installed, opened once for the tests
// of a file, on a folder of their own. A breach of the page's security policy fails the test in which it happens.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base, type ConsoleMessage } from '@playwright/test';
import { inRepository, packageFile } from '../../../scripts/setup/repository';
import { openVSCode, type OpenOptions, type VSCode } from '../harness/open-vscode';
import { Workbench } from '../harness/workbench';

interface OpenedVSCode extends VSCode {
  /** What the pages' security policies stopped so far. */
  readonly violations: string[];
  readonly folder: string;
}

interface WorkerFixtures {
  readonly open: Partial<OpenOptions>;
  readonly vscode: OpenedVSCode;
}

interface TestFixtures {
  readonly workbench: Workbench;
  readonly folder: string;
  /** Closes what is open, writes a file of a new name with this ending, opens it, and gives its path. */
  readonly openNew: (ending: string, text: string) => Promise<string>;
}

/** What Chromium says when a policy stops something, for the frames of the extension's page only. */
function violation(message: ConsoleMessage): string | undefined {
  const text = message.text();
  if (
    message.type() !== 'error' ||
    !/Content Security Policy|Content-Security-Policy|securitypolicyviolation/i.test(text)
  )
    return undefined;
  return text;
}

let files = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  open: [{}, { option: true, scope: 'worker' }],

  vscode: [
    async ({ open }, use) => {
      if (!existsSync(packageFile)) throw new Error(`${packageFile} is missing: run "npm run package" first.`);
      const folder = mkdtempSync(path.join(tmpdir(), 'autograd-lens-workspace-'));
      cpSync(inRepository('media', 'examples'), folder, { recursive: true });
      const violations: string[] = [];
      const vscode = await openVSCode({
        folder,
        vsix: [packageFile],
        ...open,
        onPage: async (page) => {
          page.on('console', (message) => {
            const text = violation(message);
            if (text !== undefined) violations.push(text);
          });
          await open.onPage?.(page);
        },
      });
      try {
        await use({ ...vscode, violations, folder });
      } finally {
        await vscode.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  folder: async ({ vscode }, use) => {
    await use(vscode.folder);
  },

  openNew: async ({ vscode }, use) => {
    const workbench = new Workbench(vscode.page);
    await use(async (ending, text) => {
      files += 1;
      const file = path.join(vscode.folder, `text-${files}${ending}`);
      writeFileSync(file, text);
      await workbench.closeAllEditors();
      await workbench.openFile(path.basename(file));
      return file;
    });
  },

  workbench: async ({ vscode }, use, info) => {
    vscode.violations.length = 0;
    await use(new Workbench(vscode.page));
    if (info.status !== info.expectedStatus) await vscode.page.screenshot({ path: info.outputPath('vscode.png') });
    expect(vscode.violations, 'what the security policy stopped').toEqual([]);
  },
});

export { expect };
