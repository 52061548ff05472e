/** The examples, the list of them, and the walkthrough that leads to them: each names only what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { EXAMPLE_TABS, exampleGroups, findExample } from '../../src/editor/examples/catalogue';
import { readExampleRequest } from '../../src/editor/examples/request';
import { Results } from '../../src/results/registry';
import type { SourceDocument } from '../../src/results/result';
import { outputOf, variableGradient } from '../../src/trace/queries';
import { isRefusal } from '../../src/trace/refusal';
import { linspace } from '../../src/trace/value';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'media/examples');
const examples = exampleGroups().flatMap((group) => group.examples);
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  md: 'markdown',
  txt: 'plaintext',
};
const languageOf = (file: string): string => LANGUAGES[file.slice(file.lastIndexOf('.') + 1)] ?? '';

describe('the list', () => {
  it('has every file once, and no other', () => {
    expect(examples.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort());
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  });

  it('has one for each of the eleven programs that the product began with', () => {
    const numbers = readdirSync(folder).flatMap((file) => /^(\d\d)-/.exec(file)?.[1] ?? []);
    expect(numbers.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test.each(examples)('$id: begins where its text is, and says what it shows', ({ file, place, title, detail }) => {
    const text = read(file);
    expect(text.split(place).length).toBeGreaterThan(1);
    expect(title).toMatch(/\S/);
    expect(detail).toMatch(/\S/);
    // Beside the inspector there is room for so many characters.
    for (const line of text.split('\n')) if (/^(?:\/\/|#) /.test(line)) expect(line.length).toBeLessThanOrEqual(72);
  });

  test.each(examples)('$id: says what to click, by the names of the manifest', ({ file, as }) => {
    const words = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
    const text = read(file).replace(/\n(?:\/\/|#)? ?/g, ' ');
    const named = [...text.matchAll(/(?:"|\*\*)((?:Differentiate|Insert|Check|New|Open) [\w ]+)(?:"|\*\*)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(Object.values(words)).toContain(name);
    if (as === 'program') expect(named).toContain('Differentiate File');
  });
});

describe('a request', () => {
  it.each([
    ['polynomial', { id: 'polynomial', show: null, at: null }],
    [{ id: 'polynomial' }, { id: 'polynomial', show: null, at: null }],
    [
      { id: 'polynomial', show: 'plot', at: 'y' },
      { id: 'polynomial', show: 'plot', at: 'y' },
    ],
    [undefined, null],
    [{ scheme: 'file', path: '/a.ts' }, null],
    [7, null],
  ])('%j', (argument, expected) => {
    expect(readExampleRequest(argument)).toEqual(expected);
  });

  it.each([
    [{ id: 7 }],
    [{ id: 'polynomial', show: 'nothing' }],
    [{ id: 'polynomial', show: 1 }],
    [{ id: 'polynomial', at: 1 }],
  ])('%j is refused', (argument) => {
    expect(() => readExampleRequest(argument)).toThrow(TypeError);
  });

  it('of no example finds none', () => {
    expect(findExample('nothing')).toBeUndefined();
    expect(findExample('constructor')).toBeUndefined();
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const twenty = linspace(-20, 20, 20);
const hundred = linspace(-10, 10, 100);
const stretch = 2 ** 1.5;

/** By hand: the value, of a vector its sum, and the gradients. */
const BY_HAND: Readonly<
  Record<string, readonly [value: number, gradients: Readonly<Record<string, readonly number[]>>]>
> = {
  polynomial: [145, { x: [233] }],
  square: [27, { x: [18] }],
  leaf: [27, { x: [18] }],
  'by-hand': [64, { x: [38] }],
  'two-variables': [91, { u: [43], v: [20] }],
  parabola: [sum(twenty.map((x) => x * x)), { x: twenty.map((x) => 2 * x) }],
  'second-derivative': [81, { x: [18] }],
  'chain-rule': [Math.sin(100 / stretch), { x: [Math.cos(100 / stretch) / stretch] }],
  'derivative-as-code': [76, { u: [8], v: [50] }],
  function: [104, { u: [15], v: [55] }],
  cubic: [0, { x: hundred.map((x) => 30 * x * x) }],
  formulas: [145, { x: [233] }],
  python: [104, { u: [15], v: [55] }],
  markdown: [0.5 * 9.81 * 1.5 ** 2, { t: [9.81 * 1.5] }],
  'plain-text': [81, { x: [18] }],
};

describe('differentiated where they begin, with nothing asked', () => {
  it.each(Object.entries(BY_HAND))('%s', async (id, [value, gradients]) => {
    const example = findExample(id);
    if (example === undefined) throw new Error('there is no such example');
    const { file, place, as } = example;
    const text = read(file);
    const document: SourceDocument = { uri: `file:///${file}`, language: languageOf(file), version: 1, text };
    const results = new Results({
      defer: (task) => void setTimeout(task, 0),
      now: () => 0,
      remembered: { get: () => undefined, set: () => undefined },
    });
    const caret = text.indexOf(place) + place.length;
    const found =
      as === 'function' ? results.findFunction(document, caret) : results.find(document, { start: caret, end: caret });
    if (isRefusal(found)) throw new Error(found.message.text);
    const { trace, refusal } = await results.differentiate(document, found.range, { given: {} });
    expect(refusal?.message.text).toBeUndefined();
    if (trace === null) throw new Error('nothing was computed');
    expect(sum(outputOf(trace).values)).toBeCloseTo(value, 6);
    for (const [name, expected] of Object.entries(gradients)) {
      const values = variableGradient(trace, name)?.values ?? [];
      expect(values).toHaveLength(expected.length);
      for (const [index, slope] of expected.entries()) expect(values[index]).toBeCloseTo(slope, 6);
    }
    expect(trace.checks.map(({ verdict }) => verdict)).toEqual(Object.keys(gradients).map(() => 'agrees'));
  });
});

describe('the walkthrough', () => {
  interface Step {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly media: { readonly svg: string; readonly altText: string };
    readonly completionEvents: readonly string[];
  }
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly publisher: string;
    readonly contributes: {
      readonly commands: readonly { readonly command: string }[];
      readonly walkthroughs: readonly [{ readonly id: string; readonly steps: readonly Step[] }];
    };
  };
  const words = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
  const inWords = (key: string): string => words[key.slice(1, -1)] ?? '';
  const [walkthrough] = manifest.contributes.walkthroughs;
  const source = readFileSync(path.join(root, 'src/editor/examples/open.ts'), 'utf8');
  const contexts = source + readFileSync(path.join(root, 'src/editor/context.ts'), 'utf8');

  it('has four steps, and is the one that the command opens', () => {
    expect(walkthrough.steps).toHaveLength(4);
    expect(source).toContain(`'${manifest.publisher}.${manifest.name}#${walkthrough.id}'`);
  });

  test.each(walkthrough.steps)('$id: has a button that does it, by a command that there is', ({ description }) => {
    const lines = inWords(description).split('\n');
    const buttons = lines.filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
    expect(buttons).toHaveLength(1);
    const links = [...inWords(description).matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, command, argument] of links) {
      expect(manifest.contributes.commands.map((one) => one.command)).toContain(command);
      if (argument === undefined) continue;
      const request = readExampleRequest(JSON.parse(decodeURIComponent(argument)));
      const example = findExample(request?.id ?? '');
      expect(request?.show).not.toBeNull();
      expect(read(example?.file ?? '')).toContain(request?.at ?? example?.place);
    }
  });

  test.each(readdirSync(root).filter((file) => /^package\.nls\..+\.json$/.test(file)))(
    'has the same links in %s',
    (file) => {
      const translated = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;
      const linksOf = (text: string): readonly string[] =>
        [...text.matchAll(/\(command:[^)]*\)/g)].map(([link]) => link);
      for (const { description } of walkthrough.steps)
        expect(linksOf(translated[description.slice(1, -1)] ?? '')).toEqual(linksOf(inWords(description)));
    },
  );

  test.each(walkthrough.steps)('$id: is done by what the source tells', ({ completionEvents }) => {
    expect(completionEvents).toHaveLength(1);
    const [, key = ''] = /^onContext:(autogradLens\.[\w.]+)$/.exec(completionEvents[0] ?? '') ?? [];
    const [, tab] = /^autogradLens\.shown\.(\w+)$/.exec(key) ?? [];
    if (tab === undefined) expect(contexts).toContain(`'${key}'`);
    else {
      expect(EXAMPLE_TABS).toContain(tab);
      expect(contexts).toContain('`autogradLens.shown.${tab}`');
    }
  });

  test.each(walkthrough.steps)('$id: its picture follows the theme and runs nothing', ({ media }) => {
    expect(inWords(media.altText).length).toBeGreaterThan(40);
    expect(existsSync(path.join(root, media.svg))).toBe(true);
    const picture = readFileSync(path.join(root, media.svg), 'utf8');
    // Colours are the theme's; what stands behind the comma counts only where a theme has none.
    for (const [, , colour = ''] of picture.matchAll(/\b(fill|stroke)="([^"]*)"/g))
      expect(colour).toMatch(/^(?:none|var\(--vscode-)/);
    expect(picture).not.toMatch(/<(?:script|style|a|image|foreignObject)\b|\bon\w+=|\sstyle=|href/);
  });
});
