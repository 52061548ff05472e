// `npm start`: builds the extension and opens a VS Code with it on the examples: the desktop's where there is one, else
// code-server in the browser. `--check` ends once it is ready, `--port N` chooses the port, `--browser` prefers code-server.
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bundleProbe } from '../test/vscode/harness/bundle-suites';
import { launchBrowser } from '../test/vscode/harness/browser';
import { startServer } from '../test/vscode/harness/server';
import { Workbench } from '../test/vscode/harness/workbench';
import { bundle, packageExtension } from './package';
import { ensureChromium } from './setup/chromium';
import { ensureCodeServer } from './setup/code-server';
import { interruptAll, runMain, start, stop } from './setup/processes';
import { inRepository, packageFile } from './setup/repository';

const examples = inRepository('media', 'examples');
/** The first differentiation: this file's polynomial at its x = 2. */
const FIRST = { file: 'formulas.ts', formula: '5 * x ** 4', value: 145, gradient: 233 };
const SECONDS_TO_ANSWER = 90;

const check = process.argv.includes('--check');
const portAt = process.argv.indexOf('--port');
const port = portAt < 0 ? undefined : Number(process.argv[portAt + 1]);

/** Settles at the first request to end. */
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Whatever is being built or installed ends here; the editor is closed below.
      void interruptAll();
      resolve();
    });
});

interface Editor {
  /** An address, or words for a window. */
  readonly where: string;
  readonly gone: Promise<unknown>;
  close(): Promise<void>;
}

/** Runs until it is done or interrupted, and says which. */
async function unlessInterrupted<Value>(work: Promise<Value>): Promise<Value | 'interrupted'> {
  return Promise.race([work, interrupted.then(() => 'interrupted' as const)]);
}

async function openCodeServer(): Promise<Editor> {
  await ensureCodeServer();
  await ensureChromium();
  console.log('Starting VS Code (code-server) …');
  const server = await startServer({ vsix: [packageFile], ...(port === undefined ? {} : { port }) });
  const browser = await launchBrowser();
  try {
    console.log('Waiting for its first differentiation …');
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.address(examples));
    await page.locator('.monaco-workbench').waitFor({ timeout: SECONDS_TO_ANSWER * 1000 });
    const workbench = new Workbench(page);
    await workbench.openFile(FIRST.file);
    await workbench.line(FIRST.formula).click();
    await workbench.runCommand('Autograd: Differentiate Selection');
    for (const number of [FIRST.value, FIRST.gradient])
      await workbench.panel
        .getByText(new RegExp(`(^|[^\\d.])${number}([^\\d.]|$)`))
        .first()
        .waitFor({ timeout: SECONDS_TO_ANSWER * 1000 });
    return { where: server.address(examples), gone: server.gone, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw new Error(`VS Code opened, but the extension did not answer: ${String(error)}\n${server.log()}`, {
      cause: error,
    });
  } finally {
    await browser.close();
  }
}

/** The desktop's `code`, where a window can be shown; a `code` inside another editor's terminal opens nothing of its own. */
function findDesktopCode(): string | undefined {
  const named = process.env['AUTOGRAD_LENS_CODE'];
  if (named) return named;
  if (process.argv.includes('--browser') || process.env['VSCODE_IPC_HOOK_CLI']) return undefined;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return undefined;
  const candidates = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'code'));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What the probe extension writes once the extension has answered it. */
type Answer =
  { readonly value: number; readonly gradients: Readonly<Record<string, unknown>> } | { readonly error: string };

async function openDesktop(code: string): Promise<Editor> {
  const home = mkdtempSync(path.join(tmpdir(), 'autograd-lens-'));
  const answerFile = path.join(home, 'answer.json');
  const stopFile = path.join(home, 'stop');
  const probe = await bundleProbe();
  console.log(`Starting VS Code (${code}) with a profile of its own …`);
  const child = start(
    code,
    [
      ...[
        '--wait',
        '--new-window',
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-workspace-trust',
        '--disable-updates',
      ],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...[`--user-data-dir=${path.join(home, 'user-data')}`, `--extensions-dir=${path.join(home, 'extensions')}`],
      ...[`--extensionDevelopmentPath=${inRepository()}`, `--extensionDevelopmentPath=${probe}`],
      examples,
    ],
    {
      stdio: 'ignore',
      env: { ...process.env, AUTOGRAD_LENS_PROBE_ANSWER: answerFile, AUTOGRAD_LENS_PROBE_STOP: stopFile },
    },
  );
  const gone = new Promise<void>((resolve) => {
    child.once('exit', resolve).once('error', resolve);
  });
  const close = async (): Promise<void> => {
    // The window is asked to close itself: the process that was started here is not the one that shows it.
    writeFileSync(stopFile, '');
    await Promise.race([gone, wait(5000)]);
    await stop(child);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (let tenths = 0; !existsSync(answerFile); tenths += 1) {
    const ended = child.pid === undefined || child.exitCode !== null;
    if (ended || tenths > SECONDS_TO_ANSWER * 10) {
      await close();
      throw new Error(
        ended
          ? `${code} ended before the extension answered.`
          : `The extension did not answer in ${SECONDS_TO_ANSWER} s.`,
      );
    }
    await wait(100);
  }
  const answer = JSON.parse(readFileSync(answerFile, 'utf8')) as Answer;
  if ('error' in answer || answer.value !== FIRST.value || answer.gradients['x'] !== FIRST.gradient) {
    await close();
    throw new Error(
      `The extension's first answer is not ${FIRST.value} and ${FIRST.gradient}: ${JSON.stringify(answer)}`,
    );
  }
  return { where: 'the VS Code window that has just opened', gone, close };
}

runMain(async () => {
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    throw new Error('--port takes a number from 1 to 65535.');
  console.log('Building Autograd Lens …');
  await bundle();
  await packageExtension();
  const code = findDesktopCode();
  const opening = code === undefined ? openCodeServer() : openDesktop(code);
  // An interruption while it opens waits for what is open by then, so that it can be closed.
  const editor = await unlessInterrupted(opening);
  if (editor === 'interrupted') {
    await opening.then(
      (late) => late.close(),
      () => undefined,
    );
    return 130;
  }
  console.log(`Autograd Lens ready: ${editor.where}`);
  if (!check) {
    console.log('Ctrl-C ends it.');
    await unlessInterrupted(editor.gone);
    console.log('Closing …');
  }
  await editor.close();
  return 0;
});
