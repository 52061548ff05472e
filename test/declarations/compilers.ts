/** Checks files with a TypeScript compiler, in a folder of their own as the extension furnishes it. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CONFIGURATION, CONFIGURATION_TEXT, DECLARATIONS, versioned } from '../../src/editor/snippets/beside';

const root = path.resolve(import.meta.dirname, '../..');

/** The last that is written in JavaScript before the one that is not, and that one. */
export const COMPILERS = ['typescript-5', 'typescript-7'] as const;
export type Compiler = (typeof COMPILERS)[number];

export const declarations = readFileSync(path.join(root, 'media', 'declarations', DECLARATIONS), 'utf8');

/** What stands in a folder of snippets. */
export const BESIDE: Readonly<Record<string, string>> = {
  [CONFIGURATION]: CONFIGURATION_TEXT,
  [DECLARATIONS]: versioned(declarations, '0.0.0'),
};

export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly text: string;
}

/** What the compiler says of the project in `project`, a folder of the given files. */
export async function check(
  compiler: Compiler,
  files: Readonly<Record<string, string>>,
  { project = '.', options = [] }: { readonly project?: string; readonly options?: readonly string[] } = {},
): Promise<readonly Complaint[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'autograd-lens-declarations-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const tsc = path.join(root, 'node_modules', compiler, 'bin', 'tsc');
    const said = await output([tsc, '-p', project, '--pretty', 'false', ...options], folder);
    // What a complaint goes on with stands on lines of its own, after blanks.
    return said.split(/\n(?! )/).flatMap((line) => {
      const [, file, row, code, text] = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/s.exec(line) ?? [];
      if (file !== undefined && code !== undefined && text !== undefined)
        return [{ file, line: Number(row), code, text }];
      if (line.startsWith('error ')) throw new Error(said);
      return [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function output(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}
