// What each file may weigh, in bytes: a bundle that grows past its bound is looked at before the bound is moved.
export const BOUNDS: Readonly<Record<string, number>> = {
  // Read whenever a document of one of our languages opens: what registers, and no more.
  'dist/extension.js': 40_000,
  // Loaded at the first use: every command, hover, hint, lens and inspector; and what computes.
  'dist/parts.js': 150_000,
  // The engine's eight hundred operators, with their signatures and rules, are 0.6 MB of each file that holds them. What
  // the inspector asks of a result (matrices, surfaces, landmarks, elements of tensors) is computed here: 40 kB. The compiled
  // kernels, in two builds as text, are 75 kB of each.
  'dist/lens.js': 1_710_000,
  'dist/cli.js': 1_660_000,
  // The child process for programs: its main thread holds the parser, its workers are started anew for each run.
  'dist/supervisor.js': 950_000,
  'dist/program.js': 10_000,
  // It answers the same for programs.
  'dist/analysis.js': 950_000,
  // The library that simplifies is two thirds of it.
  'dist/simplify.js': 250_000,
  // The only one with modules, optimisers and transforms: only programs use them.
  'dist/realm.js': 1_130_000,
  // KaTeX, the charts' and the controls' libraries are 0.55 MB of it; the graph with its steps through backward, tensors,
  // matrices, curves and surfaces the rest.
  'dist/webview.js': 1_030_000,
  'dist/webview.css': 90_000,
  // Every text of ours in that language, beside the English one; read only in an editor of that language.
  'l10n/bundle.l10n.de.json': 175_000,
  'l10n/bundle.l10n.zh-cn.json': 165_000,
  'media/icon.png': 30_000,
  // Read by the editor's TypeScript, beside snippets: every way to call each operator with its line of documentation.
  'media/declarations/autograd-lens.d.ts': 850_000,
};

/**
 * The whole package, compressed: the engine stands in it four times, each bundle starting on its own; the README's
 * pictures, in as few colours as they need, are a fifth of it.
 */
export const PACKAGE_BOUND = 3_800_000;
