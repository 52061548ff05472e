// Runs the suites of the extension host: against the installed package, in code-server, or, where the environment
// variable AUTOGRAD_LENS_DESKTOP is set, in a desktop VS Code (its value: the path of one, or `download`).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { runMain } from '../../scripts/setup/processes';
import { inRepository, packageFile, workFolder } from '../../scripts/setup/repository';
import { bundleSuites } from './harness/bundle-suites';

const desktop = process.env['AUTOGRAD_LENS_DESKTOP'];

runMain(async () => {
  if (!existsSync(packageFile)) throw new Error(`${packageFile} is missing: run "npm run package" first.`);
  const { extension, tests } = await bundleSuites();
  const resultFile = process.env['EXTENSION_TEST_RESULT'] ?? path.join(workFolder, 'host-result.json');
  mkdirSync(path.dirname(resultFile), { recursive: true });
  rmSync(resultFile, { force: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'autograd-lens-workspace-'));
  const shared = { extensionDevelopmentPath: extension, extensionTestsPath: tests };
  try {
    if (desktop) {
      const executable = desktop === 'download' ? await downloadAndUnzipVSCode() : desktop;
      const [cli, ...profile] = resolveCliArgsFromVSCodeExecutablePath(executable);
      if (cli === undefined) throw new Error(`${executable} has no command line beside it.`);
      const installed = spawnSync(cli, [...profile, '--install-extension', packageFile, '--force'], {
        stdio: 'inherit',
      });
      if (installed.status !== 0) throw new Error(`The package could not be installed into ${executable}.`);
      await runTests({
        ...shared,
        vscodeExecutablePath: executable,
        launchArgs: [folder, ...profile],
        extensionTestsEnv: { EXTENSION_TEST_RESULT: resultFile },
      });
    } else {
      await runTests({
        ...shared,
        vscodeExecutablePath: inRepository('test', 'vscode', 'harness', 'code.mjs'),
        launchArgs: [folder],
        extensionTestsEnv: { EXTENSION_TEST_RESULT: resultFile, EXTENSION_TEST_VSIX: packageFile },
      });
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
