// What cannot be differentiated is said at its place, with what to do; and the light bulb offers what can be.
import assert from 'node:assert/strict';
import { commands, type CodeAction, type Range } from 'vscode';
import {
  activate,
  caret,
  closeAll,
  differentiateText,
  eventually,
  hoverSays,
  open,
  problems,
  rangeOf,
} from './editing';

async function actions(uri: unknown, range: Range): Promise<string[]> {
  const offered = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  return offered.map(({ title }) => title);
}

describe('refusals', () => {
  before(activate);
  afterEach(closeAll);

  for (const [what, language, selected, place, says] of [
    ['an unknown function', 'javascript', 'foo(2) + 1', 'foo', /foo/],
    ['an unknown function of mathematics', 'plaintext', '3 + f(2)', 'f', /\bf\b/],
    ['a string', 'javascript', '1 + "two"', '"two"', /./],
    ['a statement', 'python', 'while True:', undefined, /./],
    ['a comparison standing alone', 'python', '2 < 3', undefined, /./],
    ['an unbalanced bracket', 'plaintext', '(2 + 3', undefined, /bracket|\(|\)/i],
    ['a minus before a power, in JavaScript', 'javascript', '-2 ** 2', undefined, /\*\*/],
  ] as const)
    it(`says why ${what} cannot be differentiated, and where`, async () => {
      const editor = await open(language, `\n${selected}\n`);
      await differentiateText(editor, selected);
      const problem = await eventually('the problem', () => problems(editor)[0]);
      assert.match(problem.message, says);
      const selection = rangeOf(editor, selected);
      assert.ok(selection.contains(problem.range), 'the place is in the selection');
      if (place !== undefined) assert.equal(editor.document.getText(problem.range), place);
    });

  it('goes with the next edit', async () => {
    const editor = await open('javascript', 'foo(2) + 1\n');
    await differentiateText(editor, 'foo(2) + 1');
    await eventually('the problem', () => problems(editor)[0]);
    await editor.edit((edit) => {
      edit.insert(rangeOf(editor, '1').end, ' + 1');
    });
    await eventually('the end of the problem', () => (problems(editor).length === 0 ? true : undefined));
  });

  it('offers to read ^ as a power in code', async () => {
    const editor = await open('javascript', 'const x = 3;\nconst y = x^2;\n');
    await differentiateText(editor, 'x^2');
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.match(problem.message, /exclusive or|xor/i);
    const offered = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      problem.range,
    );
    const fix = offered.find(({ title }) => /power/i.test(title));
    assert.ok(fix?.command, 'no quick fix');
    await commands.executeCommand(fix.command.command, ...((fix.command.arguments ?? []) as unknown[]));
    assert.match(await hoverSays(editor, 'x^2', 2), /\*\*9\*\*[^]*\*\*6\*\*/);
    assert.equal(problems(editor).length, 0);
  });
});

describe('the light bulb', () => {
  before(activate);
  afterEach(closeAll);

  it('offers Differentiate Selection on an expression', async () => {
    const editor = await open('python', 'x = 3\ny = x**2 + 1\n');
    assert.ok(
      (await actions(editor.document.uri, rangeOf(editor, 'x**2 + 1'))).some((title) =>
        title.includes('Differentiate Selection'),
      ),
    );
    assert.ok(
      (await actions(editor.document.uri, caret(rangeOf(editor, '**2').start))).some((title) =>
        title.includes('Differentiate Selection'),
      ),
    );
  });

  it('offers it on nothing else', async () => {
    const editor = await open('python', 'import os\nlonely\ns = "a" + "b"\n');
    for (const text of ['import os', 'lonely', '"a" + "b"'])
      assert.ok(
        !(await actions(editor.document.uri, rangeOf(editor, text))).some((title) => title.includes('Differentiate')),
        text,
      );
  });
});
