// What each file may weigh, in bytes: a bundle that grows past its bound is looked at before the bound is moved.
export const BOUNDS: Readonly<Record<string, number>> = {
  // Read whenever a document of one of our languages opens: it registers, and loads the rest at the first use.
  'dist/extension.js': 95_000,
  // The engine's eight hundred operators, with their signatures and rules, are 0.6 MB of each file that holds them.
  'dist/lens.js': 1_520_000,
  'dist/cli.js': 1_500_000,
  // The child process for programs: its main thread holds the parser, its workers are started anew for each run.
  'dist/supervisor.js': 950_000,
  'dist/program.js': 10_000,
  'dist/analysis.js': 790_000,
  // The library that simplifies is two thirds of it.
  'dist/simplify.js': 250_000,
  // The only one with modules, optimisers and transforms: only programs use them.
  'dist/realm.js': 1_010_000,
  'dist/webview.js': 800_000,
  'dist/webview.css': 60_000,
  'media/icon.png': 30_000,
};

/** The whole package, compressed: the engine stands in it four times, each bundle starting on its own. */
export const PACKAGE_BOUND = 3_360_000;
