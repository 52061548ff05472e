import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that start processes are a part of their own: test/processes.config.mjs.
    exclude: ['test/vscode/**', 'test/bench/**', 'test/fixtures/**', 'test/cli/**', 'test/runtime/process/**'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
    // Vitest keeps one core free; on two that would double the time.
    maxWorkers: '100%',
  },
});
