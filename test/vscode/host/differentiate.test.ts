// Numbered line 1 and 2: a selection, or what stands under the caret, in any document.
import assert from 'node:assert/strict';
import { commands, Position } from 'vscode';
import {
  activate,
  caret,
  closeAll,
  differentiate,
  differentiateText,
  eventually,
  hoverOn,
  hoverSays,
  open,
  pause,
  rangeOf,
  select,
} from './editing';

describe('Differentiate Selection', () => {
  before(activate);
  afterEach(closeAll);

  for (const [language, text, expression] of [
    [
      'javascript',
      'const x = 2;\nconst y = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5;\n',
      '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
    ],
    [
      'typescript',
      'const x: number = 2.0;\nconst y: number = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5;\n',
      '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
    ],
    ['python', 'x = 2\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n', '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5'],
    ['markdown', 'With x = 2 the value of $5x^4 + 3x^3 + 7x^2 + 9x - 5$ is known.\n', '5x^4 + 3x^3 + 7x^2 + 9x - 5'],
    ['plaintext', 'x = 2\n\n5x^4 + 3x^3 + 7x^2 + 9x - 5\n', '5x^4 + 3x^3 + 7x^2 + 9x - 5'],
  ] as const) {
    it(`takes the selection in ${language}, x from the assignment above`, async () => {
      const editor = await open(language, text);
      await differentiateText(editor, expression);
      const hover = await hoverSays(editor, '- 5');
      assert.match(hover, /\*\*145\*\*/);
      assert.match(hover, /\*\*233\*\*/);
    });

    it(`takes what stands under the caret in ${language}`, async () => {
      const editor = await open(language, text);
      select(editor, caret(rangeOf(editor, '+ 9').start));
      await differentiate();
      assert.match(await hoverSays(editor, '- 5'), /\*\*145\*\*[^]*\*\*233\*\*/);
    });
  }

  it('takes what a return gives back', async () => {
    const editor = await open('javascript', 'function f() {\n  const x = 3;\n  return 6 * x ** 2 + 2 * x + 4;\n}\n');
    select(editor, caret(rangeOf(editor, '2 * x + 4').start));
    await differentiate();
    assert.match(await hoverSays(editor, '+ 4'), /\*\*64\*\*[^]*\*\*38\*\*/);
  });

  it('gives a result for each caret', async () => {
    const editor = await open('python', 'x = 3\na = 3*x**2\nb = 6*x**2 + 2*x + 4\n');
    select(editor, caret(rangeOf(editor, '3*x**2').start), caret(rangeOf(editor, '6*x').start));
    await differentiate();
    assert.match(await hoverSays(editor, '*x**2'), /\*\*27\*\*[^]*\*\*18\*\*/);
    assert.match(await hoverSays(editor, '+ 4'), /\*\*64\*\*[^]*\*\*38\*\*/);
  });

  it('asks for a value that is nowhere, and remembers it for the document', async () => {
    const editor = await open('plaintext', 'q^2 + 1\n\nq^3\n');
    select(editor, rangeOf(editor, 'q^2 + 1'));
    const running = differentiate();
    // The field holds a first value, which is accepted as it is: 1.
    await pause(1500);
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await running;
    assert.match(await hoverSays(editor, '+ 1'), /\*\*2\*\*[^]*\*\*2\*\*/);
    // This one asks for nothing: were it to ask, it would never end.
    select(editor, rangeOf(editor, 'q^3'));
    await differentiate();
    assert.match(await hoverSays(editor, '^3'), /\*\*1\*\*[^]*\*\*3\*\*/);
  });

  it('runs nothing where the question is turned down', async () => {
    const editor = await open('plaintext', 'r^2 + 7\n');
    select(editor, rangeOf(editor, 'r^2 + 7'));
    const running = differentiate();
    await pause(1500);
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await running;
    assert.equal(await hoverOn(editor, '+ 7'), undefined);
  });

  it('forgets the numbers once the expression is edited', async () => {
    const editor = await open('javascript', 'const x = 3;\nconst y = x ** 2;\n');
    await differentiateText(editor, 'x ** 2');
    assert.match(await hoverSays(editor, 'x ** 2', 2), /\*\*9\*\*/);
    await editor.edit((edit) => {
      edit.replace(rangeOf(editor, 'x ** 2'), 'x ** 3');
    });
    const hover = await hoverOn(editor, 'x ** 3', 2);
    assert.doesNotMatch(hover ?? '', /\*\*9\*\*/);
  });

  it('keeps the result where it belongs when lines are added above it', async () => {
    const editor = await open('javascript', 'const x = 3;\nconst y = x ** 2;\n');
    await differentiateText(editor, 'x ** 2');
    await editor.edit((edit) => {
      edit.insert(new Position(1, 0), '// a new line\n\n');
    });
    assert.match(await eventually('the hover', () => hoverOn(editor, 'x ** 2', 2)), /\*\*9\*\*[^]*\*\*6\*\*/);
  });

  it('differentiates the branch that is taken', async () => {
    const editor = await open('javascript', 'const x = -2;\nconst y = x > 0 ? x ** 2 : 0.5 * x;\n');
    await differentiateText(editor, 'x > 0 ? x ** 2 : 0.5 * x');
    assert.match(await hoverSays(editor, '? x'), /\*\*-1\*\*[^]*\*\*0.5\*\*/);
  });
});
