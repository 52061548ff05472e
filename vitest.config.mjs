import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that start processes, the fuzzers, and what runs everything once more are a part of their own: test/processes.config.mjs.
    exclude: [
      'test/vscode/**',
      'test/bench/**',
      'test/fixtures/**',
      'test/cli/**',
      'test/engine/conformance/page.test.ts',
      'test/fuzz/**',
      'test/languages/expression/*fuzz.test.ts',
      'test/runtime/process/**',
      'test/languages/print-runs/**',
    ],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
    // Tests change nothing that others see, and reading the sources anew for each file would double the time.
    isolate: false,
    // Vitest keeps one core free; on two that would double the time.
    maxWorkers: '100%',
  },
});
