// Inlay hints: what the statements of a program gave, asked for as the editor asks.
import assert from 'node:assert/strict';
import { commands, Position, Range, type InlayHint, type TextEditor } from 'vscode';
import { activate, closeAll, differentiateText, eventually, open, rangeOf, withSetting } from './editing';

const run = (): Thenable<unknown> => commands.executeCommand('autogradLens.differentiateFile');

/** The hints of the whole document, by line from 1. */
async function hints({ document }: TextEditor): Promise<ReadonlyMap<number, InlayHint>> {
  const whole = new Range(0, 0, document.lineCount, 0);
  const all = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
  const byLine = new Map(all.map((hint) => [hint.position.line + 1, hint]));
  assert.equal(byLine.size, all.length, 'more than one hint on a line');
  for (const { position } of all) assert.ok(position.isEqual(document.lineAt(position.line).range.end), 'at its end');
  return byLine;
}

const texts = async (editor: TextEditor): Promise<Readonly<Record<number, unknown>>> =>
  Object.fromEntries([...(await hints(editor))].map(([line, { label }]) => [line, label]));

async function edit(editor: TextEditor, old: string, fresh: string): Promise<void> {
  await editor.edit((builder) => {
    builder.replace(rangeOf(editor, old), fresh);
  });
}

const POLYNOMIAL = [
  'const n = 3;',
  'const x = torch.tensor(2, { requires_grad: true });',
  'const y = 5 * x ** 4 + 3 * x ** 3 +',
  '  7 * x ** 2 + 9 * x - 5;',
  'y.backward();',
  'x.grad;',
  'print("y", y.item());',
  '',
].join('\n');

describe('inlay hints', function () {
  this.timeout(60_000);
  before(activate);
  afterEach(closeAll);

  it('stand after the statements of the last run that gave something', async () => {
    const editor = await open('typescript', POLYNOMIAL);
    assert.deepEqual(await texts(editor), {});
    await run();
    assert.deepEqual(await texts(editor), {
      2: 'grad = tensor(233.)',
      4: '= tensor(145.)',
      6: '= tensor(233.)',
      7: '→ y 145',
    });
  });

  it('stay at statements that were not edited, go where one was, and follow the next run', async () => {
    const editor = await open('typescript', POLYNOMIAL);
    await run();
    await edit(editor, '- 5;', '- 6;');
    const stale = await eventually('what is from before the edit', async () => {
      const now = await texts(editor);
      return now[6] === 'was tensor(233.)' ? now : undefined;
    });
    assert.equal(stale[4], undefined);
    await edit(editor, 'const n', '\nconst n');
    assert.equal((await texts(editor))[7], 'was tensor(233.)');
    await run();
    assert.deepEqual(await texts(editor), {
      3: 'grad = tensor(233.)',
      5: '= tensor(144.)',
      7: '= tensor(233.)',
      8: '→ y 144',
    });
  });

  it('of a selection stand at what it needed from above, too, and nowhere else', async () => {
    const editor = await open(
      'javascript',
      'const a = torch.ones(2);\nconst b = a * 2;\nlet c = a * b;\nc = c + a;\nconst d = c * 2;\n',
    );
    await differentiateText(editor, 'let c = a * b;\nc = c + a;');
    assert.deepEqual(await texts(editor), {
      1: '= tensor([1., 1.])',
      2: '= tensor([2., 2.])',
      3: '= tensor([2., 2.])',
      4: '= tensor([3., 3.])',
    });
  });

  it('in a loop of 100,000 passes say the last value and how often', async () => {
    const editor = await open(
      'javascript',
      'let sum = 0;\nfor (let i = 0; i < 100000; i++) {\n  sum = sum + i * 0.5;\n}\n',
    );
    await run();
    assert.equal((await texts(editor))[3], '= 2499975000 ×100,000');
  });

  it('are answered for a part of a file of 20,000 lines', async () => {
    const line = (index: number): string =>
      index % 20 === 0 ? `const v${index} = torch.full([2], ${index});` : '// …';
    const editor = await open('javascript', Array.from({ length: 20_000 }, (_, index) => line(index)).join('\n'));
    await run();
    const part = new Range(10_000, 0, 10_050, 0);
    const found = await commands.executeCommand<InlayHint[]>(
      'vscode.executeInlayHintProvider',
      editor.document.uri,
      part,
    );
    const near = found.map((hint) => [hint.position.line, hint.label] as const);
    assert.deepEqual(
      near.sort(([one], [other]) => one - other),
      [10_000, 10_020, 10_040].map((index) => [index, `= tensor([${index}., ${index}.])`]),
    );
  });

  it('leave the line to an answer that stands there', async () => {
    const editor = await open('javascript', 'const x = 3;\nconst t = torch.ones(1);\nconst y = 2 * x ** 2;\n');
    await run();
    assert.equal((await texts(editor))[3], '= 18');
    await differentiateText(editor, '2 * x ** 2');
    assert.equal((await texts(editor))[3], undefined);
    await editor.edit((builder) => {
      builder.insert(new Position(3, 0), '\n');
    });
    assert.equal((await texts(editor))[3], '= 18');
  });

  it('go with the results of the file, and with the setting', async () => {
    const editor = await open('typescript', POLYNOMIAL);
    await run();
    await withSetting('inlayHints', false, async () => {
      assert.deepEqual(await texts(editor), {});
    });
    await withSetting('inlayHints', 'yes', async () => {
      assert.equal((await texts(editor))[4], '= tensor(145.)');
    });
    await commands.executeCommand('autogradLens.clear');
    assert.deepEqual(await texts(editor), {});
  });
});
