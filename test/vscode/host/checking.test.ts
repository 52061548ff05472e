// Check My Derivative: two selections, or one formula and what somebody typed.
import assert from 'node:assert/strict';
import { commands, Range } from 'vscode';
import { activate, caret, closeAll, eventually, open, pause, problems, rangeOf, select } from './editing';

interface Comparison {
  readonly verdict: string;
  readonly message: { readonly text: string };
  readonly samples: { readonly compared: number; readonly agreeing: number };
}

const check = (request?: object): Thenable<unknown> => commands.executeCommand('autogradLens.checkDerivative', request);

describe('Check My Derivative', function () {
  this.timeout(60_000);
  before(activate);
  afterEach(async () => {
    await commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('two selections that agree leave no problem', async () => {
    const editor = await open('python', 'f = x**3\ndf_dx = 3*x**2\n');
    select(editor, rangeOf(editor, 'x**3'), rangeOf(editor, '3*x**2'));
    await check();
    assert.deepEqual(problems(editor), []);
  });

  it('two selections that differ: the second has the problem, with a point', async () => {
    const editor = await open('python', 'f = x**3\ndf_dx = 2*x**2\n');
    select(editor, rangeOf(editor, 'x**3'), rangeOf(editor, '2*x**2'));
    await check();
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.equal(editor.document.getText(problem.range), '2*x**2');
    assert.match(problem.message, /x = /);
    await editor.edit((edit) => {
      edit.replace(rangeOf(editor, '2*x**2'), '3*x**2');
    });
    await eventually('the end of the problem', () => (problems(editor).length === 0 ? true : undefined));
  });

  it('two lines in one selection; of several variables the left side says which', async () => {
    const text = 'L = w**2 * x + w\ndL_dw = 2*w*x\n';
    const editor = await open('python', text);
    select(editor, new Range(0, 0, 2, 0));
    await check();
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.match(editor.document.getText(problem.range), /2\*w\*x$/);
  });

  it('asks by which variable where nothing says it', async () => {
    const editor = await open('javascript', 'const f = u * v ** 2;\nconst g = 2 * u * v;\n');
    select(editor, rangeOf(editor, 'u * v ** 2'), rangeOf(editor, '2 * u * v'));
    const running = check();
    await pause(1500);
    await commands.executeCommand('workbench.action.quickOpenSelectNext');
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await running;
    assert.deepEqual(problems(editor), []);
  });

  it('a derivative that is handed over: its comparison is given back', async () => {
    const editor = await open('javascript', 'const y = Math.sin(x) ** 2;\n');
    select(editor, caret(rangeOf(editor, 'sin').start));
    const right = (await check({ derivative: 'Math.sin(2 * x)' })) as Comparison;
    assert.equal(right.verdict, 'agrees');
    assert.ok(right.samples.compared > 20);
    assert.equal(right.samples.agreeing, right.samples.compared);
    const wrong = (await check({ derivative: 'Math.cos(2 * x)', by: 'x' })) as Comparison;
    assert.equal(wrong.verdict, 'differs');
    assert.match(wrong.message.text, /x = /);
  });

  it('opens a question for what is typed, which can be turned down', async () => {
    const editor = await open('javascript', 'const y = x ** 2;\n');
    select(editor, caret(rangeOf(editor, 'x **').start));
    const running = check();
    await pause(1500);
    await commands.executeCommand('workbench.action.closeQuickOpen');
    assert.equal(await running, undefined);
  });

  it('says at its place that a derivative cannot be read', async () => {
    const editor = await open('javascript', 'const f = x ** 2;\nconst g = foo(x);\n');
    select(editor, rangeOf(editor, 'x ** 2'), rangeOf(editor, 'foo(x)'));
    await check();
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.equal(problem.range.start.line, 1);
  });
});
