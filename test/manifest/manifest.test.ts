/** The manifest against the source: nothing contributed that is not there, nothing there that is not contributed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS, HIDDEN_COMMANDS, PROGRAM_LANGUAGES } from '../../src/editor/commands/ids';
import { HOVER_MODES } from '../../src/editor/hover/policy';
import { readToolInput } from '../../src/editor/model-tool/request';
import { LIMIT_IDS, LIMIT_SETTINGS, limitsFrom } from '../../src/editor/programs/limits';
import { DIALECT_IDS } from '../../src/languages/expression/code/dialects';
import { PROGRAM_LANGUAGES as LANGUAGES_OF_RESULTS } from '../../src/results/programs/text';
import { DEFAULT_LIMITS, type Limits } from '../../src/runtime/program';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly order: number;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly scope?: string;
  readonly markdownDescription: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly categories: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<
      string,
      {
        readonly supported: unknown;
        readonly description: string;
        readonly restrictedConfigurations?: readonly string[];
      }
    >
  >;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly title: string; readonly properties: Readonly<Record<string, Setting>> };
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly toolReferenceName: string;
      readonly canBeReferencedInPrompt: boolean;
      readonly modelDescription: string;
      readonly inputSchema: { readonly properties: Readonly<Record<string, unknown>>; readonly required: unknown };
    }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?:extension|assembly|editor|inspector)/.test(file) && file.endsWith('.ts'))
  .map((file) => read(path.join('src', file)))
  .join('\n');

const { contributes } = manifest;
const shown = Object.values(COMMANDS) as readonly string[];
const hidden = Object.values(HIDDEN_COMMANDS) as readonly string[];

describe('commands', () => {
  test('the contributed ones are those of the source', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...shown, ...hidden].sort());
  });

  test('the palette hides the internal ones and no other', () => {
    const palette = contributes.menus['commandPalette'] ?? [];
    const never = palette.filter(({ when }) => when === 'false').map(({ command }) => command);
    expect(never.sort()).toEqual([...hidden].sort());
  });

  test('every menu names a command that there is', () => {
    for (const { command } of Object.values(contributes.menus).flat()) expect([...shown, ...hidden]).toContain(command);
  });

  test('all stand under one category', () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['%category%']));
    expect(words['category']).toBe('Autograd');
  });

  test('the one for other extensions and the one for people have their promised names', () => {
    expect(COMMANDS.differentiateSelection).toBe('autogradLens.differentiateSelection');
    expect(HIDDEN_COMMANDS.differentiate).toBe('autogradLens.differentiate');
    expect(words['command.differentiateSelection']).toBe('Differentiate Selection');
  });

  test('the editor’s menu offers it only where a text has the focus', () => {
    const [item] = contributes.menus['editor/context'] ?? [];
    expect(item).toMatchObject({ command: COMMANDS.differentiateSelection });
    expect(item?.when).toMatch(/^editorTextFocus && /);
  });
});

describe('derivatives', () => {
  const contributed = (id: string) => contributes.commands.find(({ command }) => command === id);
  const context = contributes.menus['editor/context'] ?? [];
  const inContext = (id: string): string => context.find(({ command }) => command === id)?.when ?? '';

  test('are inserted only where a text can be changed', () => {
    expect(contributed(COMMANDS.insertDerivative)?.enablement).toMatch(/\beditorIsOpen && !editorReadonly$/);
    expect(inContext(COMMANDS.insertDerivative)).toMatch(/^editorTextFocus && !editorReadonly\b/);
  });

  test('are offered in the editor’s menu once something was differentiated', () => {
    for (const id of [COMMANDS.insertDerivative, COMMANDS.checkDerivative])
      expect(inContext(id)).toMatch(/&& autogradLens\.hasResults$/);
  });

  test('of functions are offered in all languages in which there are functions, behind those of selections', () => {
    const languages = /editorLangId =~ \/\^\((.*)\)\$\/$/
      .exec(inContext(COMMANDS.differentiateFunction))?.[1]
      ?.split('|');
    const all = /editorLangId =~ \/\^\((.*)\)\$\/\)$/.exec(inContext(COMMANDS.differentiateSelection))?.[1]?.split('|');
    expect(languages).toEqual(all?.filter((language) => !['latex', 'plaintext'].includes(language)));
    expect(context.map(({ command }) => command).slice(0, 2)).toEqual([
      COMMANDS.differentiateSelection,
      COMMANDS.differentiateFunction,
    ]);
  });
});

describe('settings', () => {
  const settings = Object.entries(contributes.configuration.properties);

  test.each(settings)('%s has a place, a type, a default of it and a description', (id, setting) => {
    expect(id).toMatch(/^autogradLens\.(?:(?:limits|live|inspector)\.)?[a-z][A-Za-z]*$/);
    expect(setting.order).toBeGreaterThan(0);
    expect(typeof setting.default).toBe(setting.type === 'integer' ? 'number' : setting.type);
    expect(setting.markdownDescription).toMatch(/^%configuration\./);
    if (setting.enum) {
      expect(setting.enum).toContain(setting.default);
      expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
    }
    expect(sources).toContain(id.replace('autogradLens.', ''));
  });

  test('the modes of the hover and of the lenses are those of the source', () => {
    expect(contributes.configuration.properties['autogradLens.hover']?.enum).toEqual(HOVER_MODES);
    expect(contributes.configuration.properties['autogradLens.codeLens']?.enum).toEqual(HOVER_MODES);
  });
});

describe('limits of programs', () => {
  const names = Object.keys(LIMIT_SETTINGS) as (keyof Limits)[];
  const ids = names.map((name) => `autogradLens.${LIMIT_IDS[name]}`);

  test('are those of the source, with the same bounds', () => {
    const contributed = Object.keys(contributes.configuration.properties).filter((id) => id.includes('.limits.'));
    expect(contributed).toEqual(ids);
    for (const name of names) {
      const setting = contributes.configuration.properties[`autogradLens.${LIMIT_IDS[name]}`];
      const { minimum, maximum, default: usual } = LIMIT_SETTINGS[name];
      expect(setting).toMatchObject({ minimum, maximum, default: usual, scope: 'machine-overridable' });
    }
  });

  test('are by default those of a run that was given none', () => {
    expect(limitsFrom(() => undefined)).toEqual(DEFAULT_LIMITS);
  });

  test('cannot be set by a workspace that is not trusted', () => {
    expect(manifest.capabilities['untrustedWorkspaces']?.restrictedConfigurations).toEqual(ids);
  });
});

describe('programs', () => {
  test('run in the languages that results know', () => {
    expect(PROGRAM_LANGUAGES).toEqual(LANGUAGES_OF_RESULTS);
  });

  test('are offered in those languages and no other', () => {
    const conditions = Object.values(contributes.menus)
      .flat()
      .filter(({ command }) => command === COMMANDS.differentiateFile)
      .map(({ when }) => /Lang[iI]d =~ \/\^\((.*)\)\$\//.exec(when ?? '')?.[1]?.split('|'));
    expect(conditions).toHaveLength(3);
    for (const languages of conditions) expect(languages).toEqual(PROGRAM_LANGUAGES);
  });

  test('can be stopped only while one runs', () => {
    const stop = contributes.commands.find(({ command }) => command === COMMANDS.stop);
    expect(stop?.enablement).toBe('autogradLens.running');
    expect(sources).toContain("'autogradLens.running'");
  });
});

describe('the tool for language models', () => {
  const [tool, ...others] = contributes.languageModelTools;

  test('is registered under its name, and what it takes is what the source reads', () => {
    expect(others).toEqual([]);
    expect(sources).toContain(`'${tool?.name ?? ''}'`);
    const example = { expression: 'x^2', values: { x: 2 }, language: 'plaintext', by: ['x'] };
    expect(Object.keys(tool?.inputSchema.properties ?? {})).toEqual(Object.keys(example));
    expect(readToolInput(example)).toMatchObject({ expression: 'x^2', by: [['x']] });
    expect(tool?.inputSchema.required).toEqual(['expression']);
  });

  test('can be named in a prompt, and says to models what it does', () => {
    expect(tool).toMatchObject({ canBeReferencedInPrompt: true, toolReferenceName: 'differentiate' });
    expect(tool?.modelDescription.length).toBeGreaterThan(200);
  });
});

describe('words', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);

  test('each key is resolved, each is used', () => {
    expect([...new Set(used)].sort()).toEqual(Object.keys(words).sort());
  });

  test('none is empty', () => {
    for (const text of Object.values(words)) expect(text.trim()).not.toBe('');
  });
});

describe('colours', () => {
  test.each(contributes.colors.map(({ id, defaults }) => [id, defaults] as const))('%s', (id, defaults) => {
    expect(Object.keys(defaults).sort()).toEqual(['dark', 'highContrast', 'highContrastLight', 'light']);
    expect(sources).toContain(`'${id}'`);
  });

  // Of the editor's own themes, and WCAG's ratio for text; that for high contrast where the theme promises it.
  test.each([
    ['dark', ['#1F1F1F', '#1E1E1E', '#002B36', '#272822'], 4.5],
    ['light', ['#FFFFFF', '#FDF6E3', '#F5F5F5'], 4.5],
    ['highContrast', ['#000000'], 7],
    ['highContrastLight', ['#FFFFFF'], 7],
  ] as const)('the answer can be read in themes that are %s', (kind, backgrounds, ratio) => {
    const answer = contributes.colors.find(({ id }) => id === 'autogradLens.answerForeground')?.defaults[kind] ?? '';
    for (const background of backgrounds) expect(contrast(answer, background)).toBeGreaterThanOrEqual(ratio);
  });

  test('the source uses none that is not contributed', () => {
    const ids = contributes.colors.map(({ id }) => id);
    for (const [, id] of sources.matchAll(/new ThemeColor\('(autogradLens\.[^']+)'\)/g)) expect(ids).toContain(id);
  });
});

describe('where it starts and where it works', () => {
  test('with the panel, and in the languages that expressions are read in', () => {
    const languages = [
      'javascript',
      'typescript',
      'javascriptreact',
      'typescriptreact',
      'python',
      'markdown',
      'latex',
      'plaintext',
      ...DIALECT_IDS,
    ];
    expect(manifest.activationEvents.toSorted()).toEqual(
      ['onWebviewPanel:autogradLens.inspector', ...languages.map((language) => `onLanguage:${language}`)].sort(),
    );
    const whens = manifest.contributes.menus['editor/context']?.map(({ when }) => when ?? '').join('\n') ?? '';
    for (const language of languages) expect(whens).toMatch(new RegExp(`[(|]${language}[|)]`));
    expect(sources).toContain("'autogradLens.inspector'");
  });

  test('in virtual workspaces, and but for programs in untrusted ones', () => {
    expect(manifest.capabilities['untrustedWorkspaces']?.supported).toBe('limited');
    expect(manifest.capabilities['virtualWorkspaces']?.supported).toBe(true);
  });

  test('in the editors whose interface it was compiled against', () => {
    const minor = (range: string | undefined): string | undefined => /^[\^~](\d+\.\d+)\./.exec(range ?? '')?.[1];
    expect(minor(manifest.engines.vscode)).toBe(minor(manifest.devDependencies['@types/vscode']));
    expect(minor(manifest.engines.vscode)).toBeDefined();
  });

  test('the marketplace knows its categories, the icon is a PNG that is there', () => {
    const known = ['Education', 'Machine Learning', 'Data Science', 'Visualization'];
    for (const category of manifest.categories) expect(known).toContain(category);
    expect(existsSync(path.join(root, manifest.icon))).toBe(true);
    expect(readFileSync(path.join(root, manifest.icon)).subarray(1, 4).toString()).toBe('PNG');
  });
});

/** WCAG's contrast ratio of two colours, #RRGGBB. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
