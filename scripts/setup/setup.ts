// `npm run setup`: what the editor tests, the pictures and `npm start` need beyond npm's packages.
import { ensureChromium } from './chromium';
import { ensureCodeServer } from './code-server';
import { runMain } from './processes';

runMain(async () => {
  console.log(`Chromium: ${await ensureChromium()}`);
  console.log(`code-server: ${(await ensureCodeServer()).entry}`);
  return 0;
});
