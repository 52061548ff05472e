/** What stands beside snippets: the declarations, by their version, and the options of TypeScript. Knows no files. */

export const DECLARATIONS = 'autograd-lens.d.ts';
export const CONFIGURATION = 'tsconfig.json';

const VERSION = /^\/\/ Autograd Lens (\d+)\.(\d+)\.(\d+)/u;

/**
 * Of the snippets alone. `moduleDetection` keeps the names of one snippet out of the others; without `strict` a program is
 * as free as its Python original.
 */
const OPTIONS = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    moduleDetection: 'force',
    types: [],
    allowJs: true,
    strict: false,
    noEmit: true,
    skipLibCheck: true,
  },
};

export const CONFIGURATION_TEXT = `${JSON.stringify(OPTIONS, null, 2)}\n`;

/** The declarations as they are written, with the version of the extension on top. */
export function versioned(declarations: string, version: string): string {
  return `${head(version)}\n${declarations}`;
}

/** Whether declarations that are there were written by a newer version than this one. */
export function isNewer(declarations: string, version: string): boolean {
  const there = VERSION.exec(declarations)?.slice(1).map(Number);
  const own = VERSION.exec(head(version))?.slice(1).map(Number);
  if (there === undefined || own === undefined) return false;
  const at = there.findIndex((part, index) => part !== own[index]);
  return at >= 0 && (there[at] ?? 0) > (own[at] ?? 0);
}

function head(version: string): string {
  return `// Autograd Lens ${version}`;
}
