/** Builds the page and the stand-in for its host with esbuild and serves them under the policy that VS Code's page has. */
import { createServer, type Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { THEMES, type ThemeName } from './themes';

// Where Playwright is started: npm's scripts do so in the repository's root.
const root = process.cwd();

/** As the shipped bundle: KaTeX's fonts in woff2 only. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  setup(setup) {
    setup.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(
        /,\s*url\([^)]+\.(?:woff|ttf)["']?\)\s*format\(["'](?:woff|truetype)["']\)/g,
        '',
      ),
      loader: 'css',
    }));
  },
};

/** As the shipped bundle: `./file?script` is `file.ts` as one script, for a thread that the page makes from its text. */
const scriptAsText: Plugin = {
  name: 'script-as-text',
  setup(setup) {
    setup.onResolve({ filter: /\?script$/ }, ({ path: file, resolveDir }) => ({
      path: path.join(resolveDir, file.replace(/\?script$/, '.ts')),
      namespace: 'script-as-text',
    }));
    setup.onLoad({ filter: /./, namespace: 'script-as-text' }, async ({ path: file }) => {
      const { outputFiles } = await build({
        entryPoints: [file],
        bundle: true,
        write: false,
        minify: true,
        format: 'iife',
        target: 'es2022',
      });
      return { contents: outputFiles[0]?.text ?? '', loader: 'text' };
    });
  },
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Files by name; nothing is written to the disk. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { webview: 'webview/main.ts', host: 'test/webview/harness/host.ts' },
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    plugins: [onlyWoff2, scriptAsText],
  });
  return new Map(
    outputFiles.map(({ path: file, contents }) => [path.relative(path.join(root, 'out'), file), contents]),
  );
}

export interface Served {
  readonly server: Server;
  readonly address: string;
}

export async function serve(): Promise<Served> {
  const files = await bundle();
  const server = createServer((request, response) => {
    const { pathname, searchParams, origin } = new URL(
      request.url ?? '/',
      `http://${request.headers.host ?? 'localhost'}`,
    );
    const file = files.get(pathname.slice(1));
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        html(
          origin,
          (searchParams.get('theme') ?? 'dark') as ThemeName,
          searchParams.has('marked') ? markedStrings() : '',
        ),
      );
    } else if (file !== undefined) {
      response.setHeader('content-type', TYPES[path.extname(pathname)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'max-age=3600');
      response.end(file);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return { server, address: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}` };
}

/** A language that no text of ours escapes unseen: every text of the bundle between these brackets. */
function markedStrings(): string {
  const english = JSON.parse(readFileSync(path.join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;
  const marked = Object.entries(english).map(([key, text]) => [key, `⟦${text}⟧`]);
  return JSON.stringify(Object.fromEntries(marked)).replaceAll('<', '\\u003c');
}

/** VS Code's own style sheet and the theme's variables come before ours, as there; the policy is that of our shell. */
function html(origin: string, theme: ThemeName, strings: string): string {
  const nonce = randomBytes(16).toString('hex');
  const { classes, variables } = THEMES[theme];
  const declarations = Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${origin} 'nonce-${nonce}'; font-src ${origin}; img-src ${origin} data:; worker-src blob:`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" content="${nonce}">
    <style nonce="${nonce}">:root { ${declarations} } body { margin: 0; padding: 0 20px; }</style>
    <link rel="stylesheet" href="${origin}/webview.css">
    <title>Autograd Lens</title>
  </head>
  <body class="${classes}" data-vscode-theme-id="${theme}">
    <div id="app"></div>
    <script type="application/json" id="strings">${strings}</script>
    <script nonce="${nonce}" src="${origin}/host.js"></script>
    <script nonce="${nonce}" src="${origin}/webview.js"></script>
  </body>
</html>`;
}
