import { defineConfig } from '@playwright/test';

/** The page in a plain Chromium, in VS Code's themes and under its policy, without the editor around it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.page.ts',
  outputDir: '../../test-results/webview',
  // Most of a test is one thread of the page: two of them keep two cores busy.
  workers: 2,
  fullyParallel: true,
  expect: { timeout: 15_000 },
  reporter: 'list',
  timeout: 30_000,
  // A busy machine loses a click now and then; what passes only at the second try is named as flaky.
  retries: 1,
  use: {
    viewport: { width: 900, height: 800 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
