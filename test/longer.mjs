// What takes longer than a quick test, and so is a part of its own (`processes.config.mjs`): the command line, programs in
// their child with its limits and walls, the fuzzers, the sweeps over the whole engine (what is recorded against
// differences, both ways to compute it, what is generated from it, the page that measures it) and over all sources, and
// texts and graphs deeper than a memory full of other tests lets be quick.
export const LONGER = [
  'test/cli/**/*.test.ts',
  'test/declarations/**/*.test.ts',
  'test/engine/conformance/depth.test.ts',
  'test/engine/conformance/differences.test.ts',
  'test/engine/conformance/page.test.ts',
  'test/engine/conformance/paths.test.ts',
  'test/engine/generated/stale.test.ts',
  'test/fuzz/**/*.test.ts',
  'test/l10n/escapes.test.ts',
  'test/languages/expression/*fuzz.test.ts',
  'test/languages/expression/robust.test.ts',
  'test/languages/print-runs/**/*.test.ts',
  'test/languages/typescript/realm/seeds.test.ts',
  'test/recorder/replay/slice.test.ts',
  'test/runtime/process/**/*.test.ts',
];
