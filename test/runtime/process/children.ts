// What tests of the child process need: its bundles in a folder of their own, and programs run in it. `raw` bundles hand
// a text to the realm as it stands, without parsing, refusing or rewriting anything: what an attacker would wish for.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { bundles } from '../../../scripts/bundles.mjs';
import { CHILD_FILES } from '../../../src/runtime/process/child';
import { NodePrograms } from '../../../src/runtime/process/programs';
import { DEFAULT_LIMITS, type Limits, type ProgramRecording } from '../../../src/runtime/program';
import type { ProgramTrace } from '../../../src/trace/program';
import { isRefusal } from '../../../src/trace/refusal';

const RAW_PREPARE = `export function prepareProgram(text) {
  const code = '(async function ($lens, torch, print, plot, scatter, bar, hist, plt) {' + text + '\\n})';
  return { code, sites: [], range: { start: 0, end: text.length }, ran: [], notes: [], positions: { mappings: '', lineStarts: [0] } };
}`;

const raw: Plugin = {
  name: 'raw',
  setup(build) {
    build.onLoad({ filter: /typescript[\\/]prepare\.ts$/ }, () => ({ contents: RAW_PREPARE, loader: 'js' }));
  },
};

/** Builds what a child reads; the folder is the caller's to remove. */
export async function childBundles(options: { readonly raw?: boolean } = {}): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-bundles-'));
  const all = bundles({ outdir: folder }) as readonly BuildOptions[];
  const wanted = all.filter(({ entryPoints }) =>
    Object.keys(entryPoints as Record<string, string>).some((name) =>
      (CHILD_FILES as readonly string[]).includes(`${name}.js`),
    ),
  );
  await Promise.all(wanted.map((one) => build({ ...one, plugins: options.raw === true ? [raw] : [] })));
  return folder;
}

/** Programs over bundles of their own, ended and removed by `close`. */
export class TestPrograms {
  readonly programs: NodePrograms;
  readonly log: string[] = [];
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.programs = new NodePrograms(folder, (text) => this.log.push(text));
  }

  async run(
    text: string,
    limits: Partial<Limits> = {},
    soFar: (trace: ProgramTrace) => void = () => undefined,
  ): Promise<ProgramRecording> {
    const request = { text, language: 'typescript', selection: null, limits: { ...DEFAULT_LIMITS, ...limits } };
    const result = await this.programs.run(request, soFar).finished;
    if (isRefusal(result)) throw new Error(`${result.message.text} (${JSON.stringify(result.range)})`);
    return result;
  }

  close(): void {
    this.programs.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a program printed, a line for each call. */
export function printed({ trace }: ProgramRecording): string {
  return trace.output.map(({ text }) => text).join('\n');
}
