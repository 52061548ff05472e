// `npm test`: everything, in order, each part told apart; the last line is the sum. `npm test -- unit package` runs the
// parts named. A part that ends badly without saying how many tests failed counts as one failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from './setup/chromium';
import { ensureCodeServer, noCodeServerHere } from './setup/code-server';
import { run, runMain } from './setup/processes';

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed, by name, where that is known. */
  readonly names?: readonly string[];
}

interface Part {
  readonly name: string;
  readonly title: string;
  /** Runs beside the part before it; what it prints comes when it has ended. */
  readonly beside?: true;
  run(quiet: boolean): Promise<Count>;
}

const results = mkdtempSync(path.join(tmpdir(), 'autograd-lens-results-'));
process.once('exit', () => {
  rmSync(results, { recursive: true, force: true });
});
const reportFile = (name: string): string => path.join(results, `${name}.json`);

/** A program that only passes or fails. */
async function single(command: string, args: readonly string[], quiet = false): Promise<Count> {
  const { code, text } = await run(command, args, { quiet });
  if (quiet) console.log(text);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that writes a report; `read` finds the sums in it. */
async function counted(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  read: (report: never) => Count,
  quiet = false,
): Promise<Count> {
  const { code, text } = await run('npx', ['--no-install', ...args], { quiet, env: { ...process.env, ...env } });
  if (quiet) console.log(text);
  const file = reportFile(name);
  const count = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as never) : { passed: 0, failed: 0 };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const vitest = (name: string, ...args: readonly string[]): Promise<Count> =>
  counted(
    name,
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`],
    {},
    ({ numPassedTests, numFailedTests, testResults }: VitestReport) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      names: testResults.flatMap(({ assertionResults }) =>
        assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : [])),
      ),
    }),
  );

interface PlaywrightSuite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
  readonly suites?: readonly PlaywrightSuite[];
}

function failedIn({ title, specs = [], suites = [] }: PlaywrightSuite): readonly string[] {
  const own = specs.flatMap((spec) => (spec.ok ? [] : [spec.title]));
  return [...own, ...suites.flatMap(failedIn)].map((name) => `${title} › ${name}`);
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly stats: { readonly expected: number; readonly flaky: number; readonly unexpected: number };
  readonly errors: readonly unknown[];
}

const playwright = async (name: string, config: string, quiet = false): Promise<Count> => {
  const CHROMIUM = await ensureChromium();
  return counted(
    name,
    ['playwright', 'test', '-c', config, '--reporter=list,json'],
    { CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name) },
    ({ stats, errors, suites }: PlaywrightReport) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      names: suites.flatMap(failedIn),
    }),
    quiet,
  );
};

interface SuiteReport {
  readonly passes: number;
  readonly failures: number;
}

/** Where code-server cannot run, a desktop VS Code takes the first kind of editor tests; the second needs code-server. */
const desktop = process.env['AUTOGRAD_LENS_DESKTOP'] ?? (noCodeServerHere() === undefined ? undefined : 'download');

async function hostSuites(): Promise<Count> {
  if (desktop === undefined) {
    await ensureChromium();
    await ensureCodeServer();
  }
  const env = {
    EXTENSION_TEST_RESULT: reportFile('host'),
    ...(desktop === undefined ? {} : { AUTOGRAD_LENS_DESKTOP: desktop }),
  };
  return counted('host', ['tsx', 'test/vscode/run-host-suites.ts'], env, (report: SuiteReport) => ({
    passed: report.passes,
    failed: report.failures,
  }));
}

async function seen(quiet: boolean): Promise<Count> {
  if (desktop !== undefined) {
    console.log('Skipped: what is seen in the editor is tested in code-server, and the desktop VS Code was chosen.');
    return { passed: 0, failed: 0 };
  }
  await ensureCodeServer();
  return playwright('seen', 'test/vscode/playwright.config.ts', quiet);
}

const npmRun = (script: string, quiet = false): Promise<Count> => single('npm', ['run', '--silent', script], quiet);

const parts: readonly Part[] = [
  { name: 'lint', title: 'Lint', run: () => npmRun('lint:code') },
  { name: 'types', title: 'Types', beside: true, run: (quiet) => npmRun('typecheck', quiet) },
  { name: 'format', title: 'Format', beside: true, run: (quiet) => npmRun('lint:format', quiet) },
  { name: 'unit', title: 'Engine, languages, results, page', run: () => vitest('unit') },
  {
    name: 'processes',
    title: 'Command line, programs in their process',
    run: () => vitest('processes', '--config', 'test/processes.config.mjs'),
  },
  { name: 'build', title: 'Build and package', run: () => single('npm', ['run', '--silent', 'bundle-and-package']) },
  {
    name: 'package',
    title: 'What is in the package',
    run: () => vitest('package', '--config', 'test/package/vitest.config.mjs'),
  },
  {
    name: 'page',
    title: 'The panel’s page, in Chromium',
    run: () => playwright('page', 'test/webview/playwright.config.ts'),
  },
  { name: 'host', title: 'In the extension host', run: hostSuites },
  { name: 'seen', title: 'Seen in the editor', beside: true, run: seen },
  { name: 'start', title: 'npm start', run: () => single('npm', ['start', '--silent', '--', '--check', '--browser']) },
];

/** Parts that run at the same time; the machine has two cores, and an editor that starts keeps neither busy. */
function groupsOf(chosen: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of chosen) {
    const last = groups.at(-1);
    if (part.beside === true && last !== undefined) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** What a part counted, and its line in the sum. */
async function timed(part: Part, quiet: boolean): Promise<readonly [count: Count, line: string]> {
  console.log(`\n━━━ ${part.title} (${part.name}) ━━━${quiet ? ' beside it' : ''}`);
  const began = Date.now();
  const count = await part.run(quiet).catch((error: unknown): Count => {
    console.error(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const { passed, failed } = count;
  const line = `${part.title.padEnd(42)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(5)} s`;
  return [count, line];
}

runMain(async () => {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No part of the tests is called ${unknown.join(', ')}: ${parts.map(({ name }) => name).join(', ')}.`,
    );
  const total = { passed: 0, failed: 0 };
  const lines: string[] = [];
  const chosen = parts.filter(({ name }) => named.length === 0 || named.includes(name));
  for (const group of groupsOf(chosen)) {
    const counts = await Promise.all(group.map((part, index) => timed(part, index > 0)));
    for (const [{ passed, failed, names = [] }, line] of counts) {
      total.passed += passed;
      total.failed += failed;
      lines.push(line, ...names.map((name) => `  failed: ${name}`));
    }
  }
  console.log(`\n━━━ Sum ━━━\n${lines.join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
