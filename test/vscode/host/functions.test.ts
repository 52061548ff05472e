// Differentiate Function: with the caret anywhere in a function, its parameters are the variables.
import assert from 'node:assert/strict';
import { commands, window, type CodeAction, type TextEditor } from 'vscode';
import { activate, caret, closeAll, eventually, hoverSays, open, pause, problems, rangeOf, select } from './editing';

const differentiateFunction = (): Thenable<unknown> => commands.executeCommand('autogradLens.differentiateFunction');

/** Puts the caret where this text begins, asks, and takes the values that the question holds at first. */
async function differentiateAt(editor: TextEditor, text: string): Promise<void> {
  select(editor, caret(rangeOf(editor, text).start));
  const running = differentiateFunction();
  await pause(1500);
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await running;
}

async function actionsAt(editor: TextEditor, text: string): Promise<readonly string[]> {
  const at = caret(rangeOf(editor, text).start);
  const offered = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    at,
  );
  return offered.map(({ title }) => title);
}

describe('Differentiate Function', function () {
  this.timeout(60_000);
  before(activate);
  afterEach(closeAll);

  it('takes the parameters of a TypeScript function as variables', async () => {
    const editor = await open(
      'typescript',
      'function f(p: number, q: number): number {\n  const a = p * q;\n  return Math.sin(a) + a * a;\n}\n',
    );
    await differentiateAt(editor, 'a * a');
    assert.deepEqual(
      problems(editor).map(({ message }) => message),
      [],
    );
    // At p = 1, q = 1: sin 1 + 1.
    assert.match(await hoverSays(editor, '+ a * a'), /\*\*1\.84147/);
    // Both partials are cos 1 + 2.
    assert.match(await hoverSays(editor, 'p * q'), /\*\*2\.54030/);
  });

  it('takes those of a Python function', async () => {
    const editor = await open('python', 'def f(r):\n    a = 3*r\n    return a**2 + r\n');
    await differentiateAt(editor, 'a = 3');
    // At r = 1: 9 + 1, with 18 + 1.
    assert.match(await hoverSays(editor, '+ r'), /\*\*10\*\*/);
    assert.match(await hoverSays(editor, 'r\n', 0), /\*\*19\*\*/);
    assert.equal(problems(editor).length, 0);
  });

  it('says where there is no function, and why one cannot be read', async () => {
    const editor = await open('python', 'y = 1\n\n\ndef f(x):\n    while x > 1:\n        x = x / 2\n    return x\n');
    select(editor, caret(rangeOf(editor, 'y = 1').start));
    await differentiateFunction();
    await eventually('the problem', () => problems(editor)[0]);
    select(editor, caret(rangeOf(editor, 'return x').start));
    await differentiateFunction();
    const problem = await eventually('the other problem', () =>
      problems(editor).find(({ range }) => range.start.line >= 3),
    );
    assert.ok(problem.message.length > 10, problem.message);
  });

  it('is offered by the light bulb on the head of a function that can be read', async () => {
    const editor = await open('python', 'def f(x):\n    return x**2\n\ndef g(x):\n    print(x)\n');
    assert.ok((await actionsAt(editor, 'f(x)')).includes('Differentiate Function'));
    assert.ok(!(await actionsAt(editor, 'g(x)')).includes('Differentiate Function'));
    assert.ok(!(await actionsAt(editor, 'print')).includes('Differentiate Function'));
  });

  it('needs an editor', async () => {
    await closeAll();
    assert.equal(window.activeTextEditor, undefined);
    // It says so in a message, and neither throws nor opens anything.
    const running = Promise.resolve(differentiateFunction());
    await pause(300);
    await commands.executeCommand('notifications.clearAll');
    await running;
  });
});
