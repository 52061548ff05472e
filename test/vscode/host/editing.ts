// What the suites do in the extension host: documents, selections, hovers. Knows the editor's API and the extension's
// command ids, none of its code: what runs is the installed package.
import assert from 'node:assert/strict';
import {
  commands,
  ConfigurationTarget,
  extensions,
  languages,
  MarkdownString,
  Position,
  Range,
  Selection,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Diagnostic,
  type Hover,
  type TextEditor,
} from 'vscode';

export const EXTENSION_ID = 'autograd-lens.autograd-lens';

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Waits until `read` gives something, and gives it; says what was awaited where it never comes. */
export async function eventually<Value>(
  what: string,
  read: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const value = await read();
    if (value !== undefined) return value;
    await pause(50);
  }
  throw new Error(`${what} did not come.`);
}

export async function activate(): Promise<void> {
  const extension = extensions.getExtension(EXTENSION_ID);
  assert.ok(extension, 'the extension is not installed');
  await extension.activate();
}

let opened = 0;

/** An untitled document, shown in the first column. Its name is its own: VS Code may keep the text of the last one. */
export async function open(language: string, content: string): Promise<TextEditor> {
  opened += 1;
  const uri = Uri.from({ scheme: 'untitled', path: `untitled-${opened}` });
  const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), language);
  const editor = await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: false });
  await editor.edit((edit) => {
    edit.insert(new Position(0, 0), content);
  });
  return editor;
}

/** Closes all editors; what was typed into untitled documents is dropped. */
export async function closeAll(): Promise<void> {
  for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (!tab.isDirty) continue;
    await commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** The range of the `nth` place (from 0) where this text stands. */
export function rangeOf({ document }: TextEditor, text: string, nth = 0): Range {
  let at = -1;
  for (let count = 0; count <= nth; count += 1) at = document.getText().indexOf(text, at + 1);
  assert.ok(at >= 0, `"${text}" is not in the document`);
  return new Range(document.positionAt(at), document.positionAt(at + text.length));
}

export function select(editor: TextEditor, ...ranges: readonly Range[]): void {
  editor.selections = ranges.map(({ start, end }) => new Selection(start, end));
}

export const caret = (at: Position): Range => new Range(at, at);

export async function differentiate(): Promise<void> {
  await commands.executeCommand('autogradLens.differentiateSelection');
}

/** Selects this text and differentiates it. */
export async function differentiateText(editor: TextEditor, text: string): Promise<void> {
  select(editor, rangeOf(editor, text));
  await differentiate();
}

/** For `before`: a suite about programs begins with the process that runs them, which the first run of all starts. */
export async function startPrograms(this: Mocha.Context): Promise<void> {
  this.timeout(60_000);
  await activate();
  const editor = await open('typescript', 'torch.tensor(1);\nprint(1);\n');
  await differentiateText(editor, editor.document.getText());
  await closeAll();
}

/** The extension's hover at the beginning of this text (or `offset` characters into it), as Markdown; undefined for none. */
export async function hoverOn(editor: TextEditor, text: string, offset = 0): Promise<string | undefined> {
  const { document } = editor;
  const at = document.positionAt(document.offsetAt(rangeOf(editor, text).start) + offset);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
  const texts = hovers
    .flatMap(({ contents }) => contents)
    .map((one) => (one instanceof MarkdownString ? one.value : ''));
  const [ours, ...more] = texts.filter((markdown) => markdown.includes('command:autogradLens.inspectRange'));
  assert.equal(more.length, 0, 'more than one hover of the extension');
  // The characters that Markdown would take for its own are behind backslashes, which nobody sees.
  return ours?.replace(/\\(\W)/g, '$1');
}

export async function hoverSays(editor: TextEditor, text: string, offset = 0): Promise<string> {
  const hover = await hoverOn(editor, text, offset);
  assert.ok(hover, `no hover on "${text}"`);
  return hover;
}

/** What the extension says is wrong in this document. */
export function problems({ document }: TextEditor): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Autograd Lens');
}

/** Sets one of the extension's settings for as long as `during` takes. */
export async function withSetting(name: string, value: unknown, during: () => Promise<void>): Promise<void> {
  const configuration = workspace.getConfiguration('autogradLens');
  await configuration.update(name, value, ConfigurationTarget.Global);
  try {
    await during();
  } finally {
    await workspace.getConfiguration('autogradLens').update(name, undefined, ConfigurationTarget.Global);
  }
}

/** A file of the workspace. */
export function inWorkspace(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return Uri.joinPath(folder.uri, name);
}

/**
 * The longest time, in milliseconds, for which this host kept others waiting while something went on: between two turns
 * of its event loop, what it computed itself. What other processes took from it in between is not its own silence.
 */
export async function longestSilence(during: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let used = process.cpuUsage();
  const pulse = setInterval(() => {
    const now = performance.now();
    const spent = process.cpuUsage(used);
    const computed = (spent.user + spent.system) / 1000;
    longest = Math.max(longest, Math.min(now - last, computed));
    last = now;
    used = process.cpuUsage();
  }, 5);
  try {
    await during();
  } finally {
    clearInterval(pulse);
  }
  return longest;
}
