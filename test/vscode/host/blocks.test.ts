// Blocks of code in Markdown: each is run where it stands, with what it needs of those above it, and Markdown's own
// preview shows what it gave.
import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, languages, Range, type InlayHint, type TextEditor } from 'vscode';
import {
  caret,
  closeAll,
  differentiate,
  differentiateText,
  eventually,
  hoverOn,
  hoverSays,
  open,
  problems,
  rangeOf,
  select,
  startPrograms,
  withSetting,
} from './editing';

const TUTORIAL = [
  '# Gradients',
  '',
  'Of `x**2` at a point.',
  '',
  '```ts',
  'const w = torch.tensor(3, { requires_grad: true });',
  'print("not needed below");',
  '```',
  '',
  'The loss:',
  '',
  '```ts',
  'const loss = w ** 2;',
  'loss.backward();',
  'print("loss", loss.item());',
  '```',
  '',
  '```js',
  'print(loss);',
  '```',
  '',
  '```math',
  'y = x^2',
  '```',
  '',
].join('\n');

async function at(editor: TextEditor, text: string): Promise<void> {
  select(editor, caret(rangeOf(editor, text).start));
  await differentiate();
}

async function replace(editor: TextEditor, old: string, fresh: string): Promise<void> {
  await editor.edit((edit) => {
    edit.replace(rangeOf(editor, old), fresh);
  });
}

/** What the preview would show, as HTML. */
async function preview({ document }: TextEditor): Promise<string> {
  return commands.executeCommand<string>('markdown.api.render', document);
}

describe('blocks of code in Markdown', () => {
  before(startPrograms);
  afterEach(closeAll);

  it('a caret in a block runs it with what it needs from above; values stand where they are', async () => {
    const editor = await open('markdown', TUTORIAL);
    await at(editor, 'print("loss"');
    assert.deepEqual(
      problems(editor).map(({ message }) => message),
      [],
    );
    assert.match(await hoverSays(editor, 'loss = w'), /\*\*9\*\*/);
    assert.match(await hoverSays(editor, 'w = torch'), /grad = \*\*6\*\*/);
    // Prose in which the same letters stand says nothing.
    assert.equal(await hoverOn(editor, 'The loss', 4), undefined);
  });

  it('a fence stands for its block', async () => {
    const editor = await open('markdown', TUTORIAL);
    await at(editor, '```ts');
    assert.match(await hoverSays(editor, 'w = torch'), /\*\*3\*\*/);
    assert.equal(await hoverOn(editor, 'loss.item'), undefined);
  });

  it('blocks keep results of their own, and what is wrong in one stands at its line', async () => {
    const editor = await open('markdown', TUTORIAL);
    await at(editor, 'print("loss"');
    // Another language is another program.
    await at(editor, 'print(loss)');
    const [problem, ...more] = problems(editor);
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.match(problem.message, /loss has no value here/);
    assert.deepEqual(
      problem.range,
      new Range(rangeOf(editor, 'loss);').start, rangeOf(editor, 'loss);').start.translate(0, 4)),
    );
    assert.deepEqual(more, []);
    assert.match(await hoverSays(editor, 'loss = w'), /\*\*9\*\*/);
    // Running another block again leaves it there.
    await at(editor, 'print("not');
    assert.equal(problems(editor).length, 1);
  });

  it('prose may be edited above and below; a block that is edited runs again as a whole', async () => {
    const editor = await open('markdown', TUTORIAL);
    await at(editor, 'print("loss"');
    await replace(editor, 'The loss:', 'A paragraph more.\n\nThe loss of `w`:');
    assert.match(await hoverSays(editor, 'loss = w'), /\*\*9\*\*/);
    assert.doesNotMatch(await hoverSays(editor, 'loss = w'), /before the edit/);
    await replace(editor, 'w ** 2', 'w ** 3');
    await at(editor, 'print("loss"');
    assert.match(await hoverSays(editor, 'loss = w'), /\*\*27\*\*/);
  });

  it('inlay hints stand behind the statements of a block', async () => {
    const editor = await open('markdown', TUTORIAL);
    await at(editor, 'print("loss"');
    const whole = new Range(0, 0, editor.document.lineCount, 0);
    const hints = await eventually('the hints', async () => {
      const all = await commands.executeCommand<InlayHint[]>(
        'vscode.executeInlayHintProvider',
        editor.document.uri,
        whole,
      );
      return all.length > 0 ? all : undefined;
    });
    const line = rangeOf(editor, 'const loss').start.line;
    assert.ok(
      hints.some(({ position, label }) => position.line === line && JSON.stringify(label).includes('tensor(9.')),
      JSON.stringify(hints.map(({ position, label }) => [position.line, label])),
    );
  });

  it('a formula in a block of mathematics is an expression, as in prose', async () => {
    const editor = await open('markdown', '```math\nx = 3\n```\n\n```math\ny = x^2\n```\n');
    await differentiateText(editor, 'y = x^2');
    assert.match(await hoverSays(editor, 'y = x^2'), /\*\*9\*\*/);
  });

  it('the preview shows below a block what it gave, escaped, and nothing before', async () => {
    const editor = await open('markdown', `${TUTORIAL}\n\`\`\`ts\nprint("<b>&amp;</b>");\n\`\`\`\n`);
    assert.doesNotMatch(await preview(editor), /autograd-lens-result/);
    await at(editor, 'print("loss"');
    await at(editor, 'print("<b>');
    const html = await preview(editor);
    assert.match(html, /<p class="autograd-lens-answer">loss = 9 {3}∂loss\/∂w = 6<\/p>/);
    assert.match(html, /<pre class="autograd-lens-output">loss 9<\/pre>/);
    assert.match(html, /&lt;b&gt;&amp;amp;&lt;\/b&gt;/);
    assert.doesNotMatch(html, /<b>/);
    await replace(editor, 'w ** 2', 'w ** 3');
    await eventually('the note', async () =>
      (await preview(editor)).includes('from before the last edit') ? true : undefined,
    );
    await withSetting('markdownPreview', false, async () => {
      assert.doesNotMatch(await preview(editor), /autograd-lens-result/);
    });
  });

  it('formulas in blocks of other languages are expressions, too', async () => {
    const editor = await open('markdown', '```python\nx = 3.0\ny = x**2\n```\n\n```c\ndouble z = x * x;\n```\n');
    await at(editor, 'x**2');
    assert.match(await hoverSays(editor, 'y = x**2'), /\*\*9\*\*[^]*∂y\/∂x = \*\*6\*\*/);
    assert.ok(languages.getDiagnostics(editor.document.uri).every(({ source }) => source !== 'Autograd Lens'));
  });
});
