// Bundles the suites of the extension host, and the small extension that carries them, into .vscode-test: the host
// loads CommonJS, and the tests are TypeScript modules.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { inRepository, workFolder } from '../../../scripts/setup/repository';

const suitesFolder = inRepository('test', 'vscode', 'host');

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
};

/** A module whose `addSuites` defines every suite, after mocha's globals are there. */
const hostSuites: Plugin = {
  name: 'host-suites',
  setup(build) {
    build.onResolve({ filter: /^host-suites$/ }, () => ({ path: 'host-suites', namespace: 'host-suites' }));
    build.onLoad({ filter: /.*/, namespace: 'host-suites' }, () => {
      const files = readdirSync(suitesFolder).filter((name) => name.endsWith('.test.ts'));
      const calls = files.map((name) => `require(${JSON.stringify(`./${name}`)});`);
      return { contents: `export function addSuites() { ${calls.join(' ')} }`, resolveDir: suitesFolder };
    });
  },
};

export interface BundledSuites {
  /** The small extension for tests. */
  readonly extension: string;
  readonly tests: string;
}

/** The kind of debug session that the suites play themselves. */
const DEBUGGERS = [{ type: 'autograd-lens-test', label: 'A frame that is paused' }];

export async function bundleSuites(): Promise<BundledSuites> {
  const extension = extensionFolder('host-tests', { main: './main.js', contributes: { debuggers: DEBUGGERS } });
  // Only of an extension that has an entry the host knows which files are its own, and so who may play a debugger.
  writeFileSync(path.join(extension, 'main.js'), 'exports.activate = () => undefined;\n');
  const tests = path.join(extension, 'suite.js');
  await build({
    ...OPTIONS,
    entryPoints: [inRepository('test', 'vscode', 'harness', 'suite.ts')],
    outfile: tests,
    plugins: [hostSuites],
  });
  return { extension, tests };
}

/** The folder of the extension with which `npm start` waits for a first answer. */
export async function bundleProbe(): Promise<string> {
  const extension = extensionFolder('probe', { main: './probe.js', activationEvents: ['*'] });
  const outfile = path.join(extension, 'probe.js');
  await build({ ...OPTIONS, entryPoints: [inRepository('test', 'vscode', 'probe', 'probe.ts')], outfile });
  return extension;
}

function extensionFolder(name: string, manifest: object): string {
  const folder = path.join(workFolder, name);
  mkdirSync(folder, { recursive: true });
  const required = { name, publisher: 'autograd-lens', version: '0.0.0', engines: { vscode: '^1.90.0' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...required, ...manifest }));
  return folder;
}
