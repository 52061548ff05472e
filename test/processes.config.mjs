import process from 'node:process';
import { defineConfig } from 'vitest/config';

// Tests that start processes: the command line, and programs in their child with its limits and walls.
export default defineConfig({
  test: {
    root: process.cwd(),
    include: ['test/cli/**/*.test.ts', 'test/runtime/process/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
  },
});
