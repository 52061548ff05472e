import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LONGER } from './test/longer.mjs';
import { EngineFirst } from './test/sequencer.mjs';

export default defineConfig({
  // The editor is not there: what tests need of it stands in.
  resolve: { alias: { vscode: path.resolve('test/fakes/vscode.ts') } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/bench/**', 'test/fixtures/**', ...LONGER],
    sequence: { sequencer: EngineFirst },
    setupFiles: ['test/property-seed.ts', 'test/slow-clock.ts'],
    testTimeout: 40_000,
    // Tests change nothing that others see, and reading the sources anew for each file would double the time.
    isolate: false,
    // Deep graphs are many small objects that live long: with more room for young ones they are not copied again and again.
    execArgv: ['--max-semi-space-size=128'],
    // Vitest keeps one core free; on two that would double the time.
    maxWorkers: '100%',
  },
});
