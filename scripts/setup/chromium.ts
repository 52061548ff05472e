// Finds the Chromium that shows VS Code in tests, or installs Debian's where that can be done.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium as playwrightChromium } from '@playwright/test';
import { run } from './processes';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const PLACES = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const WHAT_TO_DO = `No Chromium was found. Do one of these, then try again:
  - on Debian or Ubuntu:  sudo apt-get install chromium
  - with Playwright's own download:  npx playwright install chromium
  - set CHROMIUM to the path of a Chromium or Chrome that you have`;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (name: string): string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name));

/** The path of a Chromium, or undefined. `CHROMIUM`, where it is set, is the only one considered. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM is ${named}, which is no program that can be run.`);
    return named;
  }
  return [...PLACES, ...NAMES.flatMap(onPath), playwrightChromium.executablePath()].find(isExecutable);
}

/** As with code-server: parts of the tests that run side by side ask for it at the same time. */
let installation: Promise<string> | null = null;

/** The path of a Chromium, installed with apt-get if need be; an error that says what to do where that cannot be. */
export function ensureChromium(): Promise<string> {
  const found = findChromium();
  return found === undefined ? (installation ??= installed()) : Promise.resolve(found);
}

async function installed(): Promise<string> {
  const aptGet = onPath('apt-get').find(isExecutable);
  if (aptGet === undefined || process.getuid?.() !== 0) throw new Error(WHAT_TO_DO);

  console.log('Installing Chromium with apt-get: about 100 MB, once.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  let said = '';
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
    const { code, text } = await run(aptGet, args, { env, quiet: true });
    said += text;
    if (code !== 0) throw new Error(`${said.trimEnd()}\napt-get ${args.join(' ')} failed (${code}).\n${WHAT_TO_DO}`);
  }
  const chromium = findChromium();
  if (chromium === undefined) throw new Error(`apt-get installed chromium, but it cannot be found.\n${WHAT_TO_DO}`);
  return chromium;
}
