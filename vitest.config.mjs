import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/bench/**', 'test/fixtures/**'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
  },
});
