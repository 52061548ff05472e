// What the extension host loads and runs: all suites in mocha, the same on a desktop and in code-server. It leaves its
// result in files, since the text shares the console with the workbench's own, and since a host that dies looks like
// one that has finished well.
import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import type Mocha from 'mocha';
// The bundler puts every *.test.ts of test/vscode/host here.
import { addSuites } from 'host-suites';

export interface SuiteResult {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
}

export async function run(): Promise<void> {
  const { default: MochaRunner } = (await import('mocha')) as unknown as { default: typeof Mocha };
  // An editor in a browser on a busy machine is late now and then; a second try begins with all editors closed.
  const options = { ui: 'bdd', color: false, timeout: 60_000, retries: 1, slow: 1000, reporter: 'spec' } as const;
  const mocha = new MochaRunner(options);
  const {
    EXTENSION_TEST_RESULT: resultFile,
    EXTENSION_TEST_OUTPUT: outputFile,
    EXTENSION_TEST_GREP: only,
  } = process.env;
  if (only) mocha.grep(new RegExp(only));
  if (outputFile)
    MochaRunner.reporters.Base.consoleLog = (...values: unknown[]) => {
      appendFileSync(outputFile, `${format(...values)}\n`);
    };
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  addSuites();

  const result = await new Promise<SuiteResult>((resolve) => {
    let passes = 0;
    let pending = 0;
    mocha
      .run((failures) => {
        resolve({ passes, pending, failures });
      })
      .on('pass', () => (passes += 1))
      .on('pending', () => (pending += 1));
  });
  if (resultFile) writeFileSync(resultFile, JSON.stringify(result));
  if (result.failures > 0 || result.passes === 0) throw new Error(`${result.failures} failed, ${result.passes} passed`);
}
