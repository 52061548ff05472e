// The desktop's `code FOLDER --extensionDevelopmentPath=… --extensionTestsPath=…` for machines without a desktop, to be
// given to @vscode/test-electron as its executable. Ends with 0 only if the extension host reported 0 and the suite
// itself wrote that tests passed and none failed: of a host that died the workbench reports 0 as well.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMain } from '../../../scripts/setup/processes';
import { openVSCode, type VSCode } from './open-vscode';
import type { SuiteResult } from './suite';

/** What nobody looks at while suites run: no test needs it, and drawing it takes most of a small machine's time. */
const UNSEEN = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.tsserver.useSyntaxServer': 'never',
  'workbench.reduceMotion': 'on',
};

const argumentsOf = (name: string): string[] =>
  process.argv
    .filter((argument) => argument.startsWith(`--${name}=`))
    .map((argument) => argument.slice(name.length + 3));

runMain(async () => {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '.';
  const out = mkdtempSync(path.join(tmpdir(), 'autograd-lens-suite-'));
  const resultFile = process.env['EXTENSION_TEST_RESULT'] ?? path.join(out, 'result.json');
  const outputFile = path.join(out, 'output.txt');
  const [tests] = argumentsOf('extensionTestsPath');
  const vsix = process.env['EXTENSION_TEST_VSIX'];

  let end: (how: number | string) => void = () => undefined;
  const ended = new Promise<number | string>((resolve) => (end = resolve));
  // Without a suite there is nothing to wait for but a signal.
  const timer = setTimeout(
    () => {
      if (tests !== undefined) end('timeout');
    },
    1000 * Number(process.env['EXTENSION_TEST_TIMEOUT'] ?? 600),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      end(signal);
    });

  // Shown only where the suite could not say itself what is wrong: VS Code logs much that is of no matter here.
  const hostLog: string[] = [];
  let vscode: VSCode | undefined;
  let how: number | string;
  try {
    vscode = await openVSCode({
      folder,
      development: argumentsOf('extensionDevelopmentPath'),
      ...(tests === undefined ? {} : { tests, settings: UNSEEN, viewport: { width: 1000, height: 700 } }),
      ...(vsix === undefined ? {} : { vsix: [vsix] }),
      env: { EXTENSION_TEST_RESULT: resultFile, EXTENSION_TEST_OUTPUT: outputFile },
      onPage: async (page) => {
        await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
          const line = `[${type}] ${values.map(String).join(' ')}`;
          hostLog.push(line);
          if (process.env['DEBUG']) console.error(line);
        });
        await page.exposeFunction('codeAutomationExit', (code: number) => {
          end(code);
        });
        page.on('crash', () => {
          end('the page crashed');
        });
      },
    });
    how = await ended;
  } finally {
    clearTimeout(timer);
    await vscode?.close();
    if (existsSync(outputFile)) process.stdout.write(readFileSync(outputFile, 'utf8'));
  }
  const result = existsSync(resultFile) ? (JSON.parse(readFileSync(resultFile, 'utf8')) as SuiteResult) : undefined;
  rmSync(out, { recursive: true, force: true });
  const well = how === 0 && result !== undefined && result.passes > 0 && result.failures === 0;
  if (result === undefined) console.error(hostLog.join('\n'));
  if (!well)
    console.error(
      `The extension host ended with ${String(how)}; its suite's result is ${result === undefined ? 'missing' : JSON.stringify(result)}.`,
    );
  return well ? 0 : 1;
});
