import { defineConfig } from '@playwright/test';

/** The page in a plain Chromium, in VS Code's themes and under its policy, without the editor around it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.page.ts',
  outputDir: '../../test-results/webview',
  workers: 1,
  reporter: 'list',
  timeout: 30_000,
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
