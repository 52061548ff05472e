// New Autograd Snippet: a file with the declarations beside it, which the editor's own TypeScript reads, and which runs.
import assert from 'node:assert/strict';
import {
  commands,
  languages,
  type Position,
  window,
  workspace,
  type CompletionItem,
  type CompletionList,
  type Hover,
  type MarkdownString,
  type TextEditor,
  type Uri,
} from 'vscode';
import { activate, closeAll, eventually, hoverSays, inWorkspace, pause, rangeOf } from './editing';

const FOLDER = '.autograd';

/** Runs the command and takes the name that it proposes. */
async function newSnippet(): Promise<TextEditor> {
  const before = window.activeTextEditor?.document.uri.toString();
  const made = commands.executeCommand('autogradLens.newSnippet');
  const editor = await eventually('the new snippet', async () => {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause(200);
    const { activeTextEditor } = window;
    return activeTextEditor?.document.uri.toString() === before ? undefined : activeTextEditor;
  });
  await made;
  return editor;
}

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** What TypeScript says of the document, once it has read it: it then knows what stands at `known`. */
async function typescriptSays(editor: TextEditor, known: string): Promise<readonly string[]> {
  await eventually('TypeScript', async () => ((await hoversAt(editor, known)) === '' ? undefined : true));
  // It checks a moment after it can be asked.
  await pause(2000);
  return languages.getDiagnostics(editor.document.uri).map(({ message }) => message);
}

async function hoversAt({ document }: TextEditor, text: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((one) => (typeof one === 'string' ? one : (one as MarkdownString).value))
    .join('\n');
}

async function completions({ document }: TextEditor, at: Position): Promise<ReadonlyMap<string, CompletionItem>> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    '.',
    400,
  );
  return new Map(list.items.map((item) => [typeof item.label === 'string' ? item.label : item.label.label, item]));
}

/** Types a statement at the end and gives the completions where it ends. */
async function completionsAfter(editor: TextEditor, text: string): Promise<ReadonlyMap<string, CompletionItem>> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  await editor.edit((edit) => {
    edit.insert(end, `${text};\n`);
  });
  const at = editor.document.positionAt(editor.document.getText().length - ';\n'.length);
  return eventually(`completions after ${text}`, async () => {
    const found = await completions(editor, at);
    return found.size > 5 ? found : undefined;
  });
}

describe('new snippets', () => {
  before(activate);
  afterEach(closeAll);
  after(async () => {
    await workspace.fs.delete(inWorkspace(FOLDER), { recursive: true });
  });

  it('a file of the workspace, with what TypeScript needs beside it, ready to be typed into', async () => {
    const editor = await newSnippet();
    assert.equal(editor.document.uri.toString(), inWorkspace(`${FOLDER}/snippet.ts`).toString());
    assert.equal(editor.document.languageId, 'typescript');
    assert.equal(editor.document.getText(editor.selection), 'x ** 3 - 2 * x');
    assert.match(editor.document.lineAt(0).text, /^\/\/\/ <reference path="\.\/autograd-lens\.d\.ts" \/>$/);
    const declarations = await textOf(inWorkspace(`${FOLDER}/autograd-lens.d.ts`));
    assert.match(declarations, /^\/\/ Autograd Lens \d+\.\d+\.\d+\n/);
    assert.match(declarations, /declare namespace torch/);
    assert.match(await textOf(inWorkspace(`${FOLDER}/tsconfig.json`)), /moduleDetection/);
  });

  it('what is there is never written over: the next has the next name, old declarations are renewed', async () => {
    const first = inWorkspace(`${FOLDER}/snippet.ts`);
    await workspace.fs.writeFile(first, new TextEncoder().encode('// mine\n'));
    const declarations = inWorkspace(`${FOLDER}/autograd-lens.d.ts`);
    await workspace.fs.writeFile(declarations, new TextEncoder().encode('// Autograd Lens 0.0.1\n'));
    const editor = await newSnippet();
    assert.equal(editor.document.uri.toString(), inWorkspace(`${FOLDER}/snippet-2.ts`).toString());
    assert.equal(await textOf(first), '// mine\n');
    assert.match(await textOf(declarations), /declare namespace torch/);
    const newer = '// Autograd Lens 999.0.0\ndeclare const torch: any;\n';
    await workspace.fs.writeFile(declarations, new TextEncoder().encode(newer));
    await newSnippet();
    assert.equal(await textOf(declarations), newer);
    await workspace.fs.delete(declarations);
  });

  it('the editor’s TypeScript completes it, documents it and finds nothing wrong', async () => {
    const editor = await newSnippet();
    assert.deepEqual(await typescriptSays(editor, 'tensor('), []);
    assert.match(await hoversAt(editor, 'backward'), /[Aa]dds the gradients/);
    const torch = await completionsAfter(editor, 'torch.');
    for (const name of ['linspace', 'nn', 'func', 'optim', 'autograd', 'float64']) assert.ok(torch.has(name), name);
    const tensor = await completionsAfter(editor, 'y.');
    for (const name of ['backward', 'grad', 'sum', 'reshape', 'shape']) assert.ok(tensor.has(name), name);
    const layers = await completionsAfter(editor, 'torch.nn.');
    for (const name of ['Linear', 'Module', 'functional', 'CrossEntropyLoss']) assert.ok(layers.has(name), name);
  });

  it('it runs', async () => {
    const editor = await newSnippet();
    await commands.executeCommand('autogradLens.differentiateFile');
    // x³ − 2x at 2.
    assert.match(await hoverSays(editor, 'y ='), /4/);
    assert.ok(rangeOf(editor, 'y.backward()'));
  });

  it('where no file can be written, it is said, and an untitled document goes as well', async () => {
    const folder = inWorkspace(FOLDER);
    await workspace.fs.delete(folder, { recursive: true });
    // A file where the folder would be.
    await workspace.fs.writeFile(folder, new Uint8Array());
    const made = commands.executeCommand('autogradLens.newSnippet');
    const editor = await eventually('the untitled document', async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await commands.executeCommand('notification.acceptPrimaryAction');
      await pause(200);
      return window.activeTextEditor;
    });
    await made;
    assert.equal(editor.document.uri.scheme, 'untitled');
    assert.equal(editor.document.languageId, 'typescript');
    assert.equal(editor.document.getText(editor.selection), 'x ** 3 - 2 * x');
    assert.deepEqual(await typescriptSays(editor, 'tensor('), []);
  });
});
