// Draws media/icon.png from media/icon.svg, 256 by 256, with Chromium: `node scripts/icon.mjs`, after a change of the SVG.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const media = path.resolve(fileURLToPath(import.meta.url), '../../media');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(
  `<style>body { margin: 0 } svg { display: block }</style>${readFileSync(path.join(media, 'icon.svg'), 'utf8')}`,
);
await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
await browser.close();
