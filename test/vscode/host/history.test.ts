// The history's files through the editor's own file system: what is written comes back, and storage that cannot be
// written is told once, without a harm.
import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { commands, FileType, window, workspace } from 'vscode';
import { storageFolder } from '../../../src/editor/history/folder';
import { History } from '../../../src/results/history/history';
import { entryId, HistoryStore, type StoreProblem } from '../../../src/results/history/store';
import type { HistoryEntry } from '../../../src/results/history/entry';
import { activate, closeAll, differentiateText, hoverSays, inWorkspace, open } from './editing';

function entry(at: number, text: string): HistoryEntry {
  return {
    version: 1,
    id: entryId(at, 'h'),
    at,
    uri: 'file:///a.py',
    label: 'a.py:1',
    language: 'python',
    range: { start: 0, end: text.length },
    text,
    alone: text,
    values: { x: Infinity },
    variables: [],
    caretAsPower: false,
    value: '4',
    trace: null,
    program: null,
    left: [],
  };
}

describe('the history', () => {
  const folder = inWorkspace('storage');
  let problems: StoreProblem[] = [];

  const openStore = (at: Uri): { history: History; store: HistoryStore } => {
    const history = new History();
    return {
      history,
      store: new HistoryStore(history, storageFolder(at), { tell: (problem) => problems.push(problem) }),
    };
  };

  beforeEach(() => {
    problems = [];
  });

  afterEach(async () => {
    await workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
    await closeAll();
  });

  it('makes its folder, and what is kept there comes back', async () => {
    const { history, store } = openStore(folder);
    await store.refresh();
    for (const one of [entry(1, 'x**2'), entry(2, 'x**3')]) await store.save(one, history.add(one, one.text));
    const files = await workspace.fs.readDirectory(folder);
    assert.deepEqual(
      files.map(([name, type]) => [name, type]).sort(),
      [1, 2].map((at) => [`${entryId(at, 'h')}.v1.json`, FileType.File]),
    );
    const again = openStore(folder);
    await again.store.refresh();
    assert.deepEqual(again.history.entries, history.entries);
    await again.store.remove([entryId(1, 'h')]);
    await store.refresh();
    assert.deepEqual(
      history.entries.map(({ text }) => text),
      ['x**3'],
    );
    assert.deepEqual(problems, []);
  });

  it('goes on in the window where its folder cannot be made, and says so once', async () => {
    // A file stands where the folder should.
    await workspace.fs.writeFile(folder, new Uint8Array());
    const { history, store } = openStore(folder);
    for (const one of [entry(1, 'x**2'), entry(2, 'x**3')]) await store.save(one, history.add(one, one.text));
    assert.deepEqual(
      problems.filter(({ kind }) => kind === 'not-written').map(({ kind }) => kind),
      ['not-written'],
    );
    assert.equal(history.entries.length, 2);
  });

  it('opens as a list, and everything else works beside it', async () => {
    await activate();
    const editor = await open('python', 'x = 2\ny = x**2\n');
    await differentiateText(editor, 'x**2');
    await commands.executeCommand('autogradLens.showHistory');
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await window.showTextDocument(editor.document);
    assert.match(await hoverSays(editor, 'x**2'), /4/);
  });
});
