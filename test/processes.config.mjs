import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { LONGER } from './longer.mjs';

// What takes longer than a quick test.
export default defineConfig({
  // The editor is not there: what tests need of it stands in.
  resolve: { alias: { vscode: path.resolve('test/fakes/vscode.ts') } },
  test: {
    root: process.cwd(),
    include: LONGER,
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Processes with limits of time on a busy machine: what passes only at the second try is named.
    retry: 1,
  },
});
