// What is seen in the editor, driven with keyboard and mouse: one VS Code at a time, in Chromium.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './seen',
  outputDir: '../../test-results/vscode',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // On a busy machine an editor in a browser loses a key or a click now and then. Another try has an editor of its own;
  // what passes only then is named as flaky.
  retries: 2,
  reporter: 'list',
  forbidOnly: Boolean(process.env['CI']),
});
