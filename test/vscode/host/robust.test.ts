// What happens to results when the world around them changes: names, files, processes, file systems, settings.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  commands,
  Disposable,
  EventEmitter,
  FileType,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type TextEditor,
} from 'vscode';
import {
  closeAll,
  differentiateText,
  eventually,
  hoverOn,
  hoverSays,
  inWorkspace,
  open,
  pause,
  problems,
  rangeOf,
  startPrograms,
  withSetting,
} from './editing';

const PROGRAM = 'const w = torch.tensor(3, { requires_grad: true });\nconst loss = w * w;\nloss.backward();\n';
const ENDLESS = 'print("begun");\nlet n = 0;\nfor (;;) n += 1;\n';

const differentiateFile = (): Thenable<unknown> => commands.executeCommand('autogradLens.differentiateFile');

async function written(uri: Uri, text: string): Promise<TextEditor> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return shown(uri);
}

async function shown(uri: Uri): Promise<TextEditor> {
  const document = await workspace.openTextDocument(uri);
  return window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: false });
}

async function renamed(from: Uri, to: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await workspace.applyEdit(edit));
}

const gradient = (editor: TextEditor, wanted: number): Promise<true> =>
  eventually(`the gradient ${String(wanted)}`, async () => {
    const hover = (await hoverOn(editor, 'w = torch')) ?? '';
    return hover.includes(`grad = **${String(wanted)}**`) && !hover.includes('before the edit') ? true : undefined;
  });

/** The processes that run programs for this very host, those that are ended but not yet reaped left out. */
function children(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, state = '', parent = ''] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      const isOurs = Number(parent) === process.pid && state !== 'Z';
      return isOurs && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('supervisor.js') ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

async function onlyChild(): Promise<number> {
  return eventually('the process that runs programs', () => {
    const [pid, ...more] = children();
    return more.length === 0 ? pid : undefined;
  });
}

/** Files that are nowhere but in memory. */
class MemoryFiles implements FileSystemProvider {
  private readonly files = new Map<string, Uint8Array>();
  private readonly emitter = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.emitter.event;

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const file = this.files.get(uri.path);
    if (file === undefined && uri.path !== '/') throw missing(uri);
    const type = file === undefined ? FileType.Directory : FileType.File;
    return { type, ctime: 0, mtime: 0, size: file?.length ?? 0 };
  }

  readDirectory(): [string, FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), FileType.File]);
  }

  readFile(uri: Uri): Uint8Array {
    const file = this.files.get(uri.path);
    if (file === undefined) throw missing(uri);
    return file;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    this.files.set(uri.path, content);
  }

  createDirectory(): void {
    throw new Error('no folders');
  }

  delete(uri: Uri): void {
    this.files.delete(uri.path);
  }

  rename(from: Uri, to: Uri): void {
    this.files.set(to.path, this.readFile(from));
    this.files.delete(from.path);
  }
}

function missing(uri: Uri): Error {
  return Object.assign(new Error(`no file ${uri.path}`), {
    code: 'FileNotFound',
    name: 'EntryNotFound (FileSystemError)',
  });
}

describe('robust', () => {
  before(startPrograms);
  afterEach(closeAll);

  describe('documents', () => {
    it('a renamed one takes its results along: hovers, and what is edited afterwards', async () => {
      const from = inWorkspace('renamed-before.ts');
      const to = inWorkspace('renamed-after.ts');
      await written(from, PROGRAM);
      await differentiateFile();
      await renamed(from, to);
      const editor = await shown(to);
      await gradient(editor, 6);
      await editor.edit((edit) => {
        edit.replace(rangeOf(editor, 'w * w'), 'w * 7');
      });
      await eventually('the old run', async () =>
        ((await hoverOn(editor, 'w = torch')) ?? '').includes('before the edit') ? true : undefined,
      );
      await differentiateFile();
      await gradient(editor, 7);
      await workspace.fs.delete(to);
    });

    it('one whose folder is renamed does, too', async () => {
      const folder = inWorkspace('folder-before');
      await written(Uri.joinPath(folder, 'inside.ts'), PROGRAM);
      await differentiateFile();
      await renamed(folder, inWorkspace('folder-after'));
      await gradient(await shown(inWorkspace('folder-after/inside.ts')), 6);
      await closeAll();
      await workspace.fs.delete(inWorkspace('folder-after'), { recursive: true });
    });

    it('one that is renamed while it runs has its failure under the new name', async function () {
      if (process.platform !== 'linux') this.skip();
      const from = inWorkspace('running-before.ts');
      const to = inWorkspace('running-after.ts');
      await withSetting('limits.time', 100, async () => {
        await written(from, ENDLESS);
        const running = Promise.resolve(differentiateFile());
        await renamed(from, to);
        const editor = await shown(to);
        // It ends only now, however long the renaming took.
        process.kill(await onlyChild(), 'SIGKILL');
        await running;
        const problem = await eventually('the problem', () => problems(editor)[0]);
        assert.match(problem.message, /was ended from outside/);
      });
      await closeAll();
      await workspace.fs.delete(to);
    });

    it('one that is closed and opened again still has its results', async () => {
      const uri = inWorkspace('closed.ts');
      await written(uri, PROGRAM);
      await differentiateFile();
      await closeAll();
      await gradient(await shown(uri), 6);
      await closeAll();
      await workspace.fs.delete(uri);
    });

    it('one whose running statement is edited is not taken for what ran', async () => {
      const editor = await open('typescript', `${PROGRAM}for (let n = 0; n < 3e6; n += 1) Math.sin(n);\n`);
      const running = Promise.resolve(differentiateFile());
      await pause(300);
      await editor.edit((edit) => {
        edit.replace(rangeOf(editor, 'Math.sin(n)'), 'Math.cos(n)');
        edit.replace(rangeOf(editor, 'w * w'), 'w * 5');
      });
      await running;
      assert.match(await hoverSays(editor, 'w = torch'), /grad = \*\*6\*\*[^]*before the edit/);
    });

    it('one that is deleted on disk runs on while it is open', async () => {
      const uri = inWorkspace('deleted.ts');
      const editor = await written(uri, PROGRAM);
      await differentiateFile();
      await workspace.fs.delete(uri);
      await gradient(editor, 6);
      if (window.activeTextEditor?.document === editor.document) {
        await editor.edit((edit) => {
          edit.replace(rangeOf(editor, 'w * w'), 'w * 8');
        });
        await differentiateFile();
        await gradient(editor, 8);
      }
    });
  });

  describe('the process that runs programs', () => {
    before(function () {
      if (process.platform !== 'linux') this.skip();
    });

    it('killed while it is idle: the next run works, and what was recorded can still be asked', async () => {
      const editor = await open('typescript', PROGRAM);
      await differentiateFile();
      const pid = await onlyChild();
      process.kill(pid, 'SIGKILL');
      await eventually('its end', () => (children().includes(pid) ? undefined : true));
      await gradient(editor, 6);
      await differentiateFile();
      await gradient(editor, 6);
      assert.deepEqual(problems(editor), []);
      assert.notEqual(await onlyChild(), pid);
    });

    it('killed while it runs: the failure says so, and the next run works', async () => {
      const editor = await open('typescript', ENDLESS);
      const running = Promise.resolve(differentiateFile());
      await pause(1000);
      const pid = await onlyChild();
      process.kill(pid, 'SIGKILL');
      await running;
      const [problem, ...more] = problems(editor);
      assert.match(problem?.message ?? '', /was ended from outside \(SIGKILL\)[^]*Run it again/);
      assert.deepEqual(more, []);
      await editor.edit((edit) => {
        edit.replace(new Range(0, 0, 99, 0), PROGRAM);
      });
      await differentiateFile();
      await gradient(editor, 6);
    });
  });

  describe('a file system that is no disk', () => {
    let registered: Disposable;
    before(() => {
      registered = workspace.registerFileSystemProvider('memory-files', new MemoryFiles());
    });
    after(() => {
      registered.dispose();
    });

    it('runs programs and expressions, renames, and has its results again', async () => {
      const uri = Uri.from({ scheme: 'memory-files', path: '/program.ts' });
      const editor = await written(uri, PROGRAM);
      await differentiateFile();
      await gradient(editor, 6);
      const to = Uri.from({ scheme: 'memory-files', path: '/other.ts' });
      await renamed(uri, to);
      await gradient(await shown(to), 6);
      await closeAll();
      await gradient(await shown(to), 6);
      const prose = await written(Uri.from({ scheme: 'memory-files', path: '/prose.txt' }), 'x = 3\ny = x^2\n');
      await differentiateText(prose, 'x^2');
      assert.match(await hoverSays(prose, 'x^2', 1), /∂x = \*\*6\*\*/);
    });
  });

  describe('settings that hold nonsense', () => {
    it('are as their defaults, or the nearest that is allowed', async () => {
      const settings = [
        ['limits.time', 'long'],
        ['limits.memory', 1e12],
        ['limits.output', null],
        ['limits.records', -1],
        ['limits.graph', [1]],
        ['hover', 'sometimes'],
        ['inlineAnswer', 'yes'],
        ['live.delay', { of: 'course' }],
      ] as const;
      let run = async (): Promise<void> => {
        const editor = await open('typescript', PROGRAM);
        await differentiateFile();
        assert.deepEqual(problems(editor), []);
        await gradient(editor, 6);
        await commands.executeCommand('autogradLens.toggleLive');
        await editor.edit((edit) => {
          edit.replace(rangeOf(editor, 'w * w'), 'w * 7');
        });
        await gradient(editor, 7);
      };
      for (const [name, value] of settings) {
        const inside = run;
        run = () => withSetting(name, value, inside);
      }
      await run();
    });
  });
});
