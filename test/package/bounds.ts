// What each file may weigh, in bytes: a bundle that grows past its bound is looked at before the bound is moved.
export const BOUNDS: Readonly<Record<string, number>> = {
  // Read whenever a document of one of our languages opens: it registers, and loads the rest at the first use.
  'dist/extension.js': 60_000,
  'dist/lens.js': 700_000,
  'dist/cli.js': 650_000,
  'dist/webview.js': 800_000,
  'dist/webview.css': 60_000,
  'media/icon.png': 30_000,
};

/** The whole package. */
export const PACKAGE_BOUND = 3_000_000;
