import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { EngineFirst } from './test/sequencer.mjs';

export default defineConfig({
  // The editor is not there: what tests need of it stands in.
  resolve: { alias: { vscode: path.resolve('test/fakes/vscode.ts') } },
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that start processes, the fuzzers, what runs everything once more, and what goes deeper than a memory that other
    // tests have filled lets it quickly are a part of their own: test/processes.config.mjs.
    exclude: [
      'test/vscode/**',
      'test/bench/**',
      'test/fixtures/**',
      'test/cli/**',
      'test/declarations/**',
      'test/engine/conformance/depth.test.ts',
      'test/engine/conformance/differences.test.ts',
      'test/engine/conformance/page.test.ts',
      'test/engine/conformance/paths.test.ts',
      'test/engine/generated/stale.test.ts',
      'test/fuzz/**',
      'test/languages/expression/*fuzz.test.ts',
      'test/languages/expression/robust.test.ts',
      'test/recorder/replay/slice.test.ts',
      'test/runtime/process/**',
      'test/languages/print-runs/**',
    ],
    sequence: { sequencer: EngineFirst },
    setupFiles: ['test/property-seed.ts', 'test/slow-clock.ts'],
    testTimeout: 20_000,
    // Tests change nothing that others see, and reading the sources anew for each file would double the time.
    isolate: false,
    // Deep graphs are many small objects that live long: with more room for young ones they are not copied again and again.
    execArgv: ['--max-semi-space-size=128'],
    // Vitest keeps one core free; on two that would double the time.
    maxWorkers: '100%',
  },
});
