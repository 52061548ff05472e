// What each file may weigh, in bytes: a bundle that grows past its bound is looked at before the bound is moved.
export const BOUNDS: Readonly<Record<string, number>> = {
  // Read whenever a document of one of our languages opens: it registers, and loads the rest at the first use.
  'dist/extension.js': 95_000,
  'dist/lens.js': 960_000,
  'dist/cli.js': 940_000,
  // The child process for programs: its main thread holds the parser, its workers are started anew for each run.
  'dist/supervisor.js': 950_000,
  'dist/program.js': 10_000,
  'dist/analysis.js': 250_000,
  // The library that simplifies is two thirds of it.
  'dist/simplify.js': 250_000,
  'dist/realm.js': 250_000,
  'dist/webview.js': 800_000,
  'dist/webview.css': 60_000,
  'media/icon.png': 30_000,
};

/** The whole package. */
export const PACKAGE_BOUND = 3_000_000;
