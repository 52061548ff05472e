// A real VS Code without a desktop: code-server (VS Code's own server, workbench and Node extension host) on a free port
// of this machine, with a profile of its own in a folder that goes when it closes. Knows nothing of who looks at it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureCodeServer, type CodeServer } from '../../../scripts/setup/code-server';
import { run, startGuarded } from '../../../scripts/setup/processes';

export interface ServerOptions {
  /** Packaged extensions to install first. */
  readonly vsix?: readonly string[];
  /** Keeps Workspace Trust on: folders are untrusted until the user says otherwise. */
  readonly trust?: boolean;
  /** The user's settings, added to those below. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
}

export interface Server {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly port: number;
  /** The address that opens this folder. */
  address(folder: string): string;
  /** What it has written so far. */
  log(): string;
  /** The user's settings, which the editor reads when a window loads: of a change of the file it hears nothing here. */
  readonly settingsFile: string;
  /** When it has ended, by itself or closed. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** Quiet and always the same: nothing is asked, fetched, recommended or remembered. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.accessibilitySupport': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const program = await ensureCodeServer();
  const home = mkdtempSync(path.join(tmpdir(), 'autograd-lens-'));
  try {
    return await startIn(home, program, options);
  } catch (error) {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw error;
  }
}

async function startIn(home: string, program: CodeServer, options: ServerOptions): Promise<Server> {
  const userData = path.join(home, 'user-data');
  const extensions = path.join(home, 'extensions');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  mkdirSync(extensions);
  const settingsFile = path.join(userData, 'User', 'settings.json');
  writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...options.settings }));
  // To the browser the server is another machine, whose own settings are those that a machine decides on: limits.
  mkdirSync(path.join(userData, 'Machine'));
  writeFileSync(path.join(userData, 'Machine', 'settings.json'), JSON.stringify(options.settings ?? {}));
  const env = environment(home, options.env);
  const common = [
    program.entry,
    '--config',
    path.join(home, 'config.yaml'),
    '--user-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];

  for (const vsix of options.vsix ?? []) {
    const { code, text } = await run(program.node, [...common, '--install-extension', path.resolve(vsix), '--force'], {
      env,
      quiet: true,
    });
    if (code !== 0 || !text.includes('was successfully installed'))
      throw new Error(`${vsix} could not be installed:\n${text}`);
  }

  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const child = startGuarded(
    home,
    program.node,
    [
      ...common,
      ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...(options.trust === true ? [] : ['--disable-workspace-trust']),
    ],
    env,
  );

  const answers = (): Promise<boolean> =>
    fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
  for (let attempt = 0; !(await answers()); attempt += 1) {
    if (child.ended() || attempt > 300) {
      await child.close();
      throw new Error(`code-server did not start on port ${port}:\n${child.log()}`);
    }
    await wait(100);
  }
  return {
    origin,
    port,
    address: (folder) => `${origin}/?folder=${encodeURIComponent(path.resolve(folder))}`,
    log: () => child.log(),
    settingsFile,
    gone: child.gone,
    close: () => child.close(),
  };
}

/** The environment of this process less what belongs to another editor or server, with every folder moved into `home`. */
function environment(home: string, added: Readonly<Record<string, string>> = {}): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_|npm_|PORT$|PASSWORD$|NODE_)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    TMPDIR: home,
    XDG_CONFIG_HOME: path.join(home, 'xdg'),
    XDG_DATA_HOME: path.join(home, 'xdg'),
    XDG_RUNTIME_DIR: home,
    // No marketplace: nothing outside this machine is asked for.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...added,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('This machine gives no port.'));
      });
    });
  });
}
