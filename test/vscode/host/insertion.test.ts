// Insert Derivative as Code: beside the formula, in the file's own language, in one step that can be undone.
import assert from 'node:assert/strict';
import { commands, EndOfLine, type TextEditor } from 'vscode';
import { activate, caret, closeAll, differentiateText, open, pause, problems, rangeOf, select } from './editing';

const insert = (request?: object): Thenable<unknown> =>
  commands.executeCommand('autogradLens.insertDerivative', request);
const accept = (): Thenable<unknown> => commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** Differentiates this text, then inserts its derivative. */
async function inserted(editor: TextEditor, formula: string, request: object): Promise<string> {
  await differentiateText(editor, formula);
  select(editor, caret(rangeOf(editor, formula).end));
  await insert(request);
  assert.deepEqual(
    problems(editor).map(({ message }) => message),
    [],
  );
  return editor.document.getText();
}

describe('Insert Derivative as Code', function () {
  this.timeout(60_000);
  before(activate);
  afterEach(closeAll);

  it('a value in TypeScript, below its statement, selected; one undo takes it away', async () => {
    const text = '{\n    const x: number = 2;\n    const y = x ** 3;\n    console.log(y);\n}\n';
    const editor = await open('typescript', text);
    const after = await inserted(editor, 'x ** 3', { form: 'value' });
    const [, , , line = ''] = after.split('\n');
    assert.match(line, /^ {4}const \w+ = 3 \* x ?\*\* ?2;$/);
    assert.equal(editor.document.getText(editor.selection), line.trim());
    await commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('a function in TypeScript, below the function around the formula', async () => {
    const editor = await open('typescript', 'function f(x: number) {\n\treturn x ** 3;\n}\nf(2);\n');
    select(editor, rangeOf(editor, 'x ** 3'));
    // x has no value: it is asked for, and the first value is taken.
    const running = insert({ form: 'function' });
    await pause(1500);
    await accept();
    await running;
    const after = editor.document.getText();
    assert.match(after, /^function f\(x: number\) \{\n\treturn x \*\* 3;\n\}\n\n[^]*3 \* x ?\*\* ?2[^]*\n\nf\(2\);\n$/);
  });

  it('a value in Python', async () => {
    const editor = await open('python', 'x = 2\ny = x**3\nprint(y)\n');
    const after = await inserted(editor, 'x**3', { form: 'value' });
    assert.match(after, /^x = 2\ny = x\*\*3\n\w+ = 3 ?\* ?x ?\*\* ?2\nprint\(y\)\n$/);
  });

  it('a function in Python, asked for in two lists', async () => {
    const editor = await open('python', 'import math\nx = 2\ny = math.sin(x)\n');
    await differentiateText(editor, 'math.sin(x)');
    const running = insert();
    await pause(1500);
    await accept();
    await pause(1500);
    await commands.executeCommand('workbench.action.quickOpenSelectNext');
    await accept();
    await running;
    assert.match(editor.document.getText(), /y = math\.sin\(x\)\ndef \w+\(x\):\n {4}return math\.cos\(x\)\n$/);
  });

  it('a value in C, with the line breaks of Windows', async () => {
    const editor = await open(
      'c',
      '#include <math.h>\n\ndouble f(double x) {\n    double y = pow(x, 3.0);\n    return y;\n}\n',
    );
    await editor.edit((edit) => {
      edit.setEndOfLine(EndOfLine.CRLF);
    });
    select(editor, rangeOf(editor, 'pow(x, 3.0)'));
    const running = insert({ form: 'value' });
    await pause(1500);
    await accept();
    await running;
    const [line = ''] = editor.document.getText().split('\r\n').slice(4);
    assert.match(line, /^ {4}(?:const )?double \w+ = 3(?:\.0)? \* [^\r\n]*x[^\r\n]*;$/);
    assert.ok(!/[^\r]\n/.test(editor.document.getText()), 'a line break of another kind');
  });

  it('a formula in LaTeX, between the delimiters of the original', async () => {
    const editor = await open('latex', 'With $x = 2$ we have\n\\[ f(x) = \\frac{1}{2} x^3 \\]\nas said.\n');
    const after = await inserted(editor, 'f(x) = \\frac{1}{2} x^3', { form: 'value' });
    assert.match(after, /x\^3 \\\]\n\\\[f'[^\n$]*\\frac[^\n$]*x\^\{?2\}?[^\n$]*\\\]\nas said\.\n$/);
  });

  it('code in a block of code in Markdown', async () => {
    const editor = await open('markdown', '# Power\n\n```python\nx = 2\ny = x**3\n```\n\nText\n');
    const after = await inserted(editor, 'x**3', { form: 'value' });
    assert.match(after, /\ny = x\*\*3\n\w+ = 3 ?\* ?x ?\*\* ?2\n```\n\nText\n$/);
  });

  it('an expression at the caret', async () => {
    const editor = await open('javascript', 'const x = 2;\nconst y = x ** 3;\nconst g = ;\n');
    await differentiateText(editor, 'x ** 3');
    // The formula is the one that was looked at last; the caret says where.
    select(editor, caret(rangeOf(editor, ';', 2).start));
    await insert({ form: 'expression' });
    assert.match(editor.document.getText(), /\nconst g = 3 \* x ?\*\* ?2;\n$/);
  });

  it('differentiates again where the text was edited', async () => {
    const editor = await open('python', 'x = 2\ny = x**3\n');
    await differentiateText(editor, 'x**3');
    await editor.edit((edit) => {
      edit.replace(rangeOf(editor, '**3'), '**4');
    });
    select(editor, caret(rangeOf(editor, 'x**4').end));
    await insert({ form: 'value' });
    assert.match(editor.document.getText(), /y = x\*\*4\n\w+ = 4 ?\* ?x ?\*\* ?3\n$/);
  });

  it('changes nothing where the question is turned down', async () => {
    const text = 'x = 2\ny = x**3\n';
    const editor = await open('python', text);
    await differentiateText(editor, 'x**3');
    const running = insert();
    await pause(1000);
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await running;
    assert.equal(editor.document.getText(), text);
  });

  it('changes nothing where the request is none', async () => {
    const text = 'x = 2\ny = x**3\n';
    const editor = await open('python', text);
    await differentiateText(editor, 'x**3');
    await insert({ form: 'poem' });
    await insert({ by: [['no such variable']] });
    assert.equal(editor.document.getText(), text);
    await commands.executeCommand('notifications.clearAll');
  });
});
