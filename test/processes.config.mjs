import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

// What takes longer than a quick test: the command line, programs in their child with its limits and walls, the fuzzer,
// the sweeps over the whole engine (what is recorded against differences, both ways to compute it, what is generated from
// it, the page that measures it), texts and graphs deeper than a memory full of other tests lets be quick.
export default defineConfig({
  // The editor is not there: what tests need of it stands in.
  resolve: { alias: { vscode: path.resolve('test/fakes/vscode.ts') } },
  test: {
    root: process.cwd(),
    include: [
      'test/cli/**/*.test.ts',
      'test/declarations/**/*.test.ts',
      'test/engine/conformance/depth.test.ts',
      'test/engine/conformance/differences.test.ts',
      'test/engine/conformance/page.test.ts',
      'test/engine/conformance/paths.test.ts',
      'test/engine/generated/stale.test.ts',
      'test/fuzz/**/*.test.ts',
      'test/languages/expression/*fuzz.test.ts',
      'test/languages/expression/robust.test.ts',
      'test/recorder/replay/slice.test.ts',
      'test/runtime/process/**/*.test.ts',
      'test/languages/print-runs/**/*.test.ts',
    ],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
  },
});
