// Code lenses, asked for as the editor asks, and what a click on one does.
import assert from 'node:assert/strict';
import { commands, TabInputWebview, window, type CodeLens, type TextEditor } from 'vscode';
import { activate, closeAll, differentiateText, eventually, hoverSays, open, pause, withSetting } from './editing';

const TITLES = ['Differentiate', 'Graph', 'Plot'];

/** The extension's lenses: their titles, in order, by line from 1. */
async function lenses({ document }: TextEditor): Promise<ReadonlyMap<number, readonly CodeLens[]>> {
  const all = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10_000);
  const byLine = new Map<number, CodeLens[]>();
  for (const lens of all) {
    if (lens.command?.command !== 'autogradLens.differentiateAt') continue;
    const line = lens.range.start.line + 1;
    byLine.set(line, [...(byLine.get(line) ?? []), lens]);
  }
  for (const [line, here] of byLine)
    assert.deepEqual(
      here.map(({ command }) => command?.title),
      TITLES,
      `line ${line}`,
    );
  return byLine;
}

const lines = async (editor: TextEditor): Promise<readonly number[]> => [...(await lenses(editor)).keys()];

async function click(editor: TextEditor, line: number, title: string): Promise<void> {
  const lens = (await lenses(editor)).get(line)?.find(({ command }) => command?.title === title);
  assert.ok(lens?.command, `no lens ${title} above line ${line}`);
  const args: readonly unknown[] = lens.command.arguments ?? [];
  await commands.executeCommand(lens.command.command, ...args);
}

const hasPanel = (): boolean =>
  window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof TabInputWebview));

const FUNCTIONS: Readonly<Record<string, string>> = {
  python:
    'import math\n\ndef area(r):\n    return math.pi * r ** 2\n\ndef load(path):\n    return open(path)\n\nk = 2\nz = k ** 2\n',
  cpp: '#include <cmath>\n\ndouble area(double r) {\n  return 3.14 * r * r;\n}\nvoid log(int x) {\n  print(x);\n}\ndouble k = 2;\ndouble z = k * k;\n',
  julia: '# areas\n\narea(r) = 3.14 * r^2\nshow(x) = println(x)\nk = 2\nz = k^2\n',
};

describe('code lenses', function () {
  this.timeout(60_000);
  before(activate);
  afterEach(closeAll);

  it('stand above functions that can be read, once something was differentiated', async () => {
    for (const [language, text] of Object.entries(FUNCTIONS)) {
      const editor = await open(language, text);
      assert.deepEqual(await lines(editor), [], language);
      await withSetting('codeLens', 'always', async () => {
        assert.deepEqual(await lines(editor), [3], language);
      });
      await differentiateText(editor, /k (?:\*\*|\*) [k2]|k\^2/.exec(text)?.[0] ?? '');
      assert.deepEqual(await lines(editor), [3], `${language}, after the first use`);
      await withSetting('codeLens', 'off', async () => {
        assert.deepEqual(await lines(editor), [], language);
      });
    }
  });

  it('differentiate the function below them, and show the tab', async () => {
    const editor = await open('javascript', 'function f(x) {\n  const t = x ** 2;\n  return 3 * t;\n}\n');
    await withSetting('codeLens', 'always', async () => {
      const clicked = click(editor, 1, 'Graph');
      // The value of the parameter is asked for; 1 is offered.
      await pause(1500);
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await clicked;
    });
    assert.match(await hoverSays(editor, '* t'), /∂f\/∂x = \*\*\d/);
    await eventually('the panel', () => hasPanel() || undefined);
    // What is there is shown again without a question.
    await click(editor, 1, 'Plot');
  });

  it('stand above a program that uses torch without saying what it is', async () => {
    const program = '// a program\nconst x = torch.tensor(3, { requires_grad: true });\n(x * x).backward();\n';
    const free = await open('typescript', program);
    const bound = await open('typescript', `import * as torch from "torch";\n${program}`);
    await withSetting('codeLens', 'always', async () => {
      assert.deepEqual(await lines(free), [2]);
      assert.deepEqual(await lines(bound), []);
      await click(free, 2, 'Plot');
    });
    await eventually('the panel', () => hasPanel() || undefined);
    const hints = await commands.executeCommand<readonly unknown[]>(
      'vscode.executeInlayHintProvider',
      free.document.uri,
      free.document.validateRange(free.visibleRanges[0] ?? free.selection),
    );
    assert.ok(hints.length > 0, 'the program ran');
  });

  it('come to an end in a file that does not parse', async () => {
    const editor = await open(
      'javascript',
      'function f(x) { return x ** 2; }\nfunction g(x { return ((x; }\nclass {\n',
    );
    await withSetting('codeLens', 'always', async () => {
      assert.deepEqual(await lines(editor), [1]);
    });
  });

  it('stand above as many functions of a file of 20,000 lines as anyone reads', async () => {
    const one = (n: number): string => `function f${n}(x, y) {\n  const a = x * ${n};\n  return Math.sin(a) * y;\n}\n`;
    const editor = await open('javascript', Array.from({ length: 5000 }, (_, n) => one(n)).join(''));
    await withSetting('codeLens', 'always', async () => {
      assert.equal((await lines(editor)).length, 1000);
    });
  });

  it('refuse what they are not given by a lens', async () => {
    await assert.doesNotReject(async () => {
      await commands.executeCommand('autogradLens.differentiateAt', 'untitled:nowhere', { kind: 'anything' });
    });
    assert.equal(hasPanel(), false);
  });
});
