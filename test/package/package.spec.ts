import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRepository, packageFile } from '../../scripts/setup/repository';
import { readArchive } from './archive';
import { BOUNDS, PACKAGE_BOUND } from './bounds';

const files = readArchive(readFileSync(packageFile));
const names = files.map(({ name }) => name).sort();
const text = (name: string): string => {
  const file = files.find((each) => each.name === `extension/${name}`);
  if (file === undefined) throw new Error(`${name} is not in the package.`);
  return file.read().toString('utf8');
};

interface Manifest {
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon: string;
  readonly dependencies?: object;
}
/** The bundles. */
const SCRIPTS = [
  'extension',
  'parts',
  'lens',
  'cli',
  'supervisor',
  'program',
  'analysis',
  'simplify',
  'realm',
  'webview',
];
/** What they ask of Node; the last three without prefix: a part of the parser’s asks for them and is not reached. */
const HOST_MODULES = /^(?:node:(?:child_process|fs|net|os|path|process|vm|worker_threads)|os|tty|util)$/;

const manifest = JSON.parse(text('package.json')) as Manifest;

describe('the package', () => {
  it('holds what it needs and nothing else', () => {
    const varying =
      /^extension\/(dist\/fonts\/KaTeX_[\w-]+\.woff2|docs\/images\/[\w-]+\.png|media\/(?:examples|walkthrough)\/[\w.-]+)$/;
    expect(names.filter((name) => !varying.test(name))).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/analysis.js',
      'extension/dist/cli.js',
      'extension/dist/extension.js',
      'extension/dist/lens.js',
      'extension/dist/parts.js',
      'extension/dist/program.js',
      'extension/dist/realm.js',
      'extension/dist/simplify.js',
      'extension/dist/supervisor.js',
      'extension/dist/webview.css',
      'extension/dist/webview.js',
      'extension/l10n/bundle.l10n.de.json',
      'extension/l10n/bundle.l10n.zh-cn.json',
      'extension/media/declarations/autograd-lens.d.ts',
      'extension/media/icon.png',
      'extension/media/pinned-dark.svg',
      'extension/media/pinned-light.svg',
      'extension/media/preview.css',
      'extension/media/view.svg',
      'extension/package.json',
      'extension/package.nls.de.json',
      'extension/package.nls.json',
      'extension/package.nls.zh-cn.json',
      'extension/readme.md',
      'extension/snippets/javascript.json',
      'extension/snippets/typescript.json',
    ]);
  });

  it('holds the files that its manifest names', () => {
    // Of what it contributes: snippets, icons, pictures of the walkthrough, a style sheet.
    const contributed = [...text('package.json').matchAll(/"((?:\.\/)?(?:media|snippets)\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(contributed.length).toBeGreaterThan(8);
    for (const file of [manifest.main, manifest.icon, ...Object.values(manifest.bin), ...contributed])
      expect(names).toContain(`extension/${file.replace(/^\.\//, '')}`);
  });

  it('holds every font that its style sheet names', () => {
    const named = [...text('dist/webview.css').matchAll(/url\(["']?\.\/(fonts\/[^"')]+)/g)].map(
      (match) => `extension/dist/${match[1] ?? ''}`,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(names).toEqual(expect.arrayContaining(named));
  });

  it('holds every picture that its README shows, and no others of the docs', () => {
    const shown = [...text('readme.md').matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(
      (match) => `extension/${match[1] ?? ''}`,
    );
    expect(names).toEqual(expect.arrayContaining(shown));
    expect(names.filter((name) => name.startsWith('extension/docs/') && !shown.includes(name))).toEqual([]);
  });

  it('holds every example, and every picture of the walkthrough', () => {
    for (const folder of ['media/examples', 'media/walkthrough'])
      expect(names.filter((name) => name.startsWith(`extension/${folder}/`))).toEqual(
        readdirSync(inRepository(folder))
          .map((file) => `extension/${folder}/${file}`)
          .sort(),
      );
  });

  it('needs no other package, and no source maps come with it', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    for (const name of SCRIPTS) expect(text(`dist/${name}.js`)).not.toContain('sourceMappingURL');
  });

  it('asks of its host only what is named here', () => {
    const required = (name: string): string[] =>
      [
        ...new Set([...text(`dist/${name}.js`).matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? '')),
      ].sort();
    expect(
      required('extension').filter((name) => !['vscode', './lens', './parts', 'node:crypto', 'crypto'].includes(name)),
    ).toEqual([]);
    expect(required('parts')).toEqual(['vscode']);
    expect(required('cli').filter((name) => !name.startsWith('node:'))).toEqual([]);
    for (const name of ['supervisor', 'program', 'analysis', 'simplify', 'lens'])
      expect(required(name).filter((one) => !HOST_MODULES.test(one))).toEqual([]);
    for (const name of ['webview', 'realm']) expect(required(name)).toEqual([]);
  });

  it('evaluates no text as code', () => {
    // The controls' library asks so for the global object where there is no globalThis, which every Chromium has.
    const unreached = 'new Function("return this")';
    const said = 'no new Function';
    // A module's method of that name (`eval(){`) is no call.
    for (const name of SCRIPTS)
      expect(text(`dist/${name}.js`).replace(unreached, '').replace(said, '')).not.toMatch(
        /\bnew Function\b|[^.\w]eval\((?!\)\{)/,
      );
  });

  it.each(Object.entries(BOUNDS))('%s weighs at most %i bytes', (name, bound) => {
    expect(files.find((file) => file.name === `extension/${name}`)?.size).toBeLessThanOrEqual(bound);
  });

  it(`weighs at most ${PACKAGE_BOUND} bytes`, () => {
    expect(statSync(packageFile).size).toBeLessThanOrEqual(PACKAGE_BOUND);
  });
});
