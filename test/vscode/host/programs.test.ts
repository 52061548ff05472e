// Programs in the editor: a selection or a whole file is run, what it did is known where it stands.
import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, TabInputWebview, window, type TextEditor } from 'vscode';
import {
  caret,
  closeAll,
  differentiate,
  differentiateText,
  eventually,
  hoverOn,
  hoverSays,
  longestSilence,
  open,
  pause,
  problems,
  rangeOf,
  select,
  startPrograms,
  withSetting,
} from './editing';

const SNIPPET = [
  'const x = torch.linspace(-20, 20, 20, { requires_grad: true });',
  'const Y = x ** 2;',
  'torch.sum(Y).backward();',
  'plot(x, Y, { label: "Function" });',
  'plot(x, x.grad, { label: "Derivative" });',
].join('\n');

const differentiateFile = (): Thenable<unknown> => commands.executeCommand('autogradLens.differentiateFile');
const stop = (): Thenable<unknown> => commands.executeCommand('autogradLens.stop');

const hasPanel = (): boolean =>
  window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof TabInputWebview));

async function replace(editor: TextEditor, old: string, fresh: string): Promise<void> {
  await editor.edit((edit) => {
    edit.replace(rangeOf(editor, old), fresh);
  });
}

describe('programs', () => {
  before(startPrograms);
  afterEach(closeAll);

  it('a selected snippet: values and gradients where they stand', async () => {
    const editor = await open('typescript', `${SNIPPET}\n`);
    await differentiateText(editor, SNIPPET);
    assert.deepEqual(
      problems(editor).map(({ message }) => message),
      [],
    );
    const x = await hoverSays(editor, 'x = torch');
    assert.match(x, /\*\*\[-20, [^*]*…\]\*\*[^]*grad = \*\*\[-40, /);
    assert.match(x, /20 values, min -20, max 20/);
    assert.match(x, /x\.is_leaf +True/);
    const y = await hoverSays(editor, 'Y = x');
    assert.match(y, /\*\*\[400, /);
    assert.match(y, /Y\.grad_fn +<PowBackward0>/);
    assert.match(y, /Y\.retain_grad\(\)/);
    assert.match(await hoverSays(editor, 'x.grad', 3), /\*\*\[-40, /);
  });

  it('a whole file that was never saved stays as it is', async () => {
    const editor = await open(
      'javascript',
      'const w = torch.tensor(3, { requires_grad: true });\nw.mul(w).backward();\n',
    );
    const before = editor.document.getText();
    await differentiateFile();
    assert.match(await hoverSays(editor, 'w = torch'), /\*\*3\*\*[^]*grad = \*\*6\*\*/);
    assert.equal(editor.document.getText(), before);
    assert.ok(editor.document.isUntitled);
  });

  it('a selection finds what it needs above it', async () => {
    const editor = await open(
      'typescript',
      [
        'const lr: number = 0.5;',
        'const w = torch.tensor(2, { requires_grad: true });',
        'throw new Error("not needed");',
        'const loss = w * w;',
        'loss.backward();',
        'const step = lr * w.grad!.item();',
        '',
      ].join('\n'),
    );
    const from = rangeOf(editor, 'const loss').start;
    select(editor, new Range(from, rangeOf(editor, '.item();').end));
    await differentiate();
    assert.deepEqual(
      problems(editor).map(({ message }) => message),
      [],
    );
    assert.match(await hoverSays(editor, 'step ='), /\*\*2\*\*/);
    assert.match(await hoverSays(editor, 'w = torch'), /grad = \*\*4\*\*/);
  });

  it('an error stands at its line and column, with PyTorch’s message and what to do', async () => {
    const editor = await open(
      'typescript',
      'const x = torch.tensor([1, 2]);\n\n  const total = x.sum();\n  total.backward();\n',
    );
    await differentiateFile();
    const [problem, ...more] = problems(editor);
    assert.ok(problem);
    assert.deepEqual(more, []);
    assert.equal(problem.severity, DiagnosticSeverity.Error);
    assert.match(
      problem.message,
      /^RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn/,
    );
    assert.equal(problem.range.start.line, 3);
    assert.ok(rangeOf(editor, 'total.backward()').contains(problem.range), 'at the call');
    // What was recorded before it stays.
    assert.match(await hoverSays(editor, 'total ='), /\*\*3\*\*/);
  });

  it('a syntax error stands at its place', async () => {
    const editor = await open('typescript', 'const x = torch.tensor(1);\nconst y = x +;\n');
    await differentiateFile();
    const [problem] = problems(editor);
    assert.equal(problem?.severity, DiagnosticSeverity.Error);
    assert.equal(problem.range.start.line, 1);
  });

  it('an endless loop can be stopped, the editor answering all the while', async () => {
    const editor = await open('typescript', 'let n = 0;\nfor (;;) n += 1;\n');
    const running = Promise.resolve(differentiateFile());
    const silences: number[] = [];
    for (let look = 0; look < 5; look += 1) silences.push(await longestSilence(() => pause(400)));
    // What the loop did to this host it would do all the while; a collection of garbage happens once.
    const silence = silences.toSorted((a, b) => a - b)[2] ?? Infinity;
    assert.ok(silence < 100, `the host was silent for ${silences.map((one) => one.toFixed(0)).join(', ')} ms`);
    await stop();
    await running;
    // The user knows that they stopped it: what the limit of time had ended would be a problem.
    assert.deepEqual(problems(editor), []);
    // The next one runs as if nothing had been.
    await replace(editor, 'for (;;) n += 1;', 'const y = torch.tensor(2).mul(n);');
    await differentiateFile();
    assert.match(await hoverSays(editor, 'y ='), /\*\*0\*\*/);
  });

  it('a second run of the document ends the first', async () => {
    const editor = await open('typescript', 'let n = 1;\nwhile (true) n += 1;\n');
    const first = Promise.resolve(differentiateFile());
    await pause(300);
    await replace(editor, 'while (true) n += 1;', 'print(torch.tensor(n));');
    await differentiateFile();
    await first;
    assert.deepEqual(problems(editor), []);
    assert.match(await hoverSays(editor, 'n = 1'), /\*\*1\*\*/);
  });

  it('a limit that is reached names its setting', async () => {
    await withSetting('limits.time', 0.5, async () => {
      const editor = await open('typescript', 'let n = 0;\nwhile (true) n += 1;\n');
      await differentiateFile();
      const [problem] = problems(editor);
      assert.match(problem?.message ?? '', /autogradLens\.limits\.time/);
      assert.match(await hoverSays(editor, 'n += 1'), /last of [\d,]+/);
    });
  });

  it('a scalar in a loop says its course, and leads to its plot', async () => {
    const editor = await open(
      'typescript',
      'let total = 0;\nfor (let i = 0; i < 2000; i++) total = total + 0.5;\nprint(total);\n',
    );
    await differentiateFile();
    const hover = await hoverSays(editor, 'total = total');
    assert.match(hover, /last of 2,000 · first 0\.5, min 0\.5, max 1000 \(from 1 of every 2 values\)/);
    const link = /\[Plot its history\]\(command:autogradLens\.plotHistory\?([^)]*)\)/.exec(hover);
    assert.deepEqual(JSON.parse(decodeURIComponent(link?.[1] ?? '')), [editor.document.uri.toString(), 'total']);
    assert.doesNotMatch(await hoverSays(editor, 'total);'), /Plot its history/);
    await commands.executeCommand('autogradLens.plotHistory', editor.document.uri.toString(), 'total');
    await assert.doesNotReject(eventually('the panel', () => (hasPanel() ? true : undefined)));
  });

  it('after an edit nothing old is shown as new', async () => {
    const editor = await open('typescript', `${SNIPPET}\n`);
    await differentiateFile();
    await replace(editor, 'const Y', '// squared\nconst Y');
    assert.doesNotMatch(await hoverSays(editor, 'Y = x'), /before the edit/);
    await replace(editor, 'x ** 2', 'x ** 3');
    await eventually('the end of the hover', async () =>
      ((await hoverOn(editor, 'Y = x')) ?? '').includes('400') ? undefined : true,
    );
    assert.match(await hoverSays(editor, 'x = torch'), /from before the edit/);
    await replace(editor, 'x ** 3', 'x ** 2');
    await eventually('the fresh hover', async () =>
      ((await hoverOn(editor, 'x = torch')) ?? 'before the edit').includes('before the edit') ? undefined : true,
    );
    assert.match(await hoverSays(editor, 'Y = x'), /400/);
  });

  it('a caret in a program runs nothing by itself', async () => {
    const editor = await open('typescript', 'const w = torch.randn(3);\nprint(w);\n');
    select(editor, caret(rangeOf(editor, 'print').start));
    await differentiate();
    assert.equal(await hoverOn(editor, 'w = torch'), undefined);
  });

  it('an expression that was differentiated on the very place is shown before the program', async () => {
    const editor = await open('typescript', 'const x = 3;\nconst y = x ** 2;\nprint(y);\n');
    await differentiateFile();
    assert.match(await hoverSays(editor, 'x ** 2', 2), /\*\*9\*\*/);
    assert.doesNotMatch(await hoverSays(editor, 'x ** 2', 2), /∂/);
    await differentiateText(editor, 'x ** 2');
    assert.match(await hoverSays(editor, 'x ** 2', 2), /∂\/∂x/);
  });

  it('a hover over 10,000 records finds the one that is asked for', async () => {
    const lines = Array.from({ length: 5000 }, (_, line) => `const v${String(line)} = ${String(line)} + 1;`);
    const editor = await open('typescript', `const t = torch.tensor(1);\n${lines.join('\n')}\n`);
    await differentiateFile();
    for (const line of [17, 2500, 4321, 4998])
      assert.match(await hoverSays(editor, `v${String(line)} =`), new RegExp(`\\*\\*${String(line + 1)}\\*\\*`, 'u'));
  });
});
