// A page of a benchmark in Chromium, under a policy, in a theme's colours and of the size of a side panel, as the
// extension's own. Chromium is taken from $CHROMIUM, else /usr/bin/chromium.
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';

import { root, scriptAsText } from '../../scripts/bundles.mjs';

async function files(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { page: entry },
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    plugins: [scriptAsText],
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [`/${path.basename(file)}`, contents]));
}

/** As the extension's page: a policy, a theme's colours, the size of a side panel. */
function html(origin) {
  const policy = `default-src 'none'; script-src ${origin}; style-src ${origin} 'nonce-bench'; img-src ${origin} data:; worker-src blob:`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta property="csp-nonce" content="bench"><style nonce="bench">:root { --vscode-foreground: #ccc; --vscode-editor-background: #1f1f1f; --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-font-family: monospace; --vscode-focusBorder: #0078d4 } html, body, #app { height: 100%; margin: 0 }</style>
<link rel="stylesheet" href="${origin}/page.css"></head><body class="vscode-dark"><div id="app"></div><script src="${origin}/page.js"></script></body></html>`;
}

/** `use` is given the page, in which `time` is there to be called. */
export async function inChromium(entry, use) {
  const served = await files(entry);
  const server = createServer((request, response) => {
    const file = served.get(request.url);
    response.setHeader('content-type', request.url.endsWith('.css') ? 'text/css' : 'text/javascript');
    if (file !== undefined) response.end(file);
    else response.setHeader('content-type', 'text/html').end(html(`http://${request.headers.host}`));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(`'time' in window`);
    await use(page);
  } finally {
    await browser.close();
    server.close();
  }
}
