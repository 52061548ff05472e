import process from 'node:process';
import { defineConfig } from 'vitest/config';

// What takes longer than a quick test: the command line, programs in their child with its limits and walls, the fuzzer,
// the page that measures the whole engine, texts and graphs deeper than a memory full of other tests lets be quick.
export default defineConfig({
  test: {
    root: process.cwd(),
    include: [
      'test/cli/**/*.test.ts',
      'test/engine/conformance/depth.test.ts',
      'test/engine/conformance/page.test.ts',
      'test/fuzz/**/*.test.ts',
      'test/languages/expression/*fuzz.test.ts',
      'test/languages/expression/robust.test.ts',
      'test/runtime/process/**/*.test.ts',
      'test/languages/print-runs/**/*.test.ts',
    ],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
  },
});
