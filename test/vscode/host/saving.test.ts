// What the inspector's page saves, through the editor's own file systems: letters and bytes as they were sent, in the
// folder of last time; where nothing can be written it says so, and asks for another place. The dialog is answered here.
import assert from 'node:assert/strict';
import { Disposable, EventEmitter, FileSystemError, FileType, Uri, workspace, type FileSystemProvider } from 'vscode';
import { readMessage } from '../../../src/inspector/incoming';
import type { SavedFile } from '../../../src/inspector/protocol';
import { Saving } from '../../../src/inspector/saving';
import { activate, inWorkspace } from './editing';

/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What the page posts, as the host reads it. */
function posted(message: object): SavedFile {
  const read = readMessage(JSON.stringify({ type: 'save', ...message }));
  assert.ok(read?.type === 'save', 'the message is not read');
  return read;
}

/** The places that the dialog gives, one after the other, and all that was offered, said and told. */
class Answering {
  readonly offered: (string | undefined)[] = [];
  readonly said: string[] = [];
  readonly problems: string[] = [];
  private readonly places: Uri[];

  constructor(...places: readonly Uri[]) {
    this.places = [...places];
  }

  showSaveDialog({ defaultUri }: { readonly defaultUri?: Uri }): Promise<Uri | undefined> {
    this.offered.push(defaultUri?.path);
    return Promise.resolve(this.places.shift());
  }

  /** Takes what the message offers: to save elsewhere. */
  showErrorMessage(message: string, ...choices: readonly string[]): Promise<string | undefined> {
    this.problems.push(message);
    return Promise.resolve(choices[0]);
  }

  showInformationMessage(message: string): Promise<undefined> {
    this.said.push(message);
    return Promise.resolve(undefined);
  }
}

/** A file system that has one empty folder and takes nothing. */
const readOnly: FileSystemProvider = {
  onDidChangeFile: new EventEmitter<never>().event,
  watch: () => new Disposable(() => undefined),
  stat: (uri) => {
    if (uri.path !== '/') throw FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  },
  readDirectory: () => [],
  readFile: (uri) => {
    throw FileSystemError.FileNotFound(uri);
  },
  createDirectory: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  writeFile: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  delete: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  rename: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
};

describe('saving what the page wrote', () => {
  const folder = inWorkspace('saved');
  const note = inWorkspace('notes/note.py').toString();
  let kept = new Map<string, unknown>();

  const save = async (file: SavedFile, asking: Answering): Promise<void> => {
    const store = {
      get: (key: string) => kept.get(key),
      update: (key: string, value: unknown) => {
        kept.set(key, value);
        return Promise.resolve();
      },
    };
    await new Saving(store, asking).save(file, note);
  };

  before(activate);
  beforeEach(() => {
    kept = new Map();
  });
  afterEach(async () => {
    await workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  });

  it('a text arrives letter by letter, and its folder is offered the next time', async () => {
    const text = 'digraph { "∂f/∂x" -> "𝑥" }\r\n';
    const place = Uri.joinPath(folder, 'graph.dot');
    const first = new Answering(place);
    await save(posted({ name: 'graph.dot', text }), first);
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(place)), text);
    assert.deepEqual(first.offered, [inWorkspace('notes/graph.dot').path], 'beside the document at first');
    assert.deepEqual(first.said, ['Saved as saved/graph.dot.']);
    const second = new Answering();
    await save(posted({ name: 'plot.csv', text: 'x' }), second);
    assert.deepEqual(second.offered, [Uri.joinPath(folder, 'plot.csv').path]);
    assert.deepEqual(second.said, [], 'the dialog was left');
  });

  it('a picture arrives byte by byte', async () => {
    const place = Uri.joinPath(folder, 'plot-f.png');
    await save(posted({ name: 'plot-f.png', base64: PIXEL }), new Answering(place));
    const bytes = await workspace.fs.readFile(place);
    assert.equal(Buffer.from(bytes).toString('base64'), PIXEL);
    assert.deepEqual([...bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  });

  it('a file system that is read-only is named, and another place is asked for', async () => {
    const scheme = 'autograd-lens-read-only';
    const registered = workspace.registerFileSystemProvider(scheme, readOnly, { isReadonly: true });
    try {
      const place = Uri.joinPath(folder, 'graph.svg');
      const asking = new Answering(Uri.from({ scheme, path: '/graph.svg' }), place);
      await save(posted({ name: 'graph.svg', text: '<svg/>' }), asking);
      const [problem = '', ...more] = asking.problems;
      assert.match(
        problem,
        /graph\.svg cannot be written: its file system \(autograd-lens-read-only\) is read-only\.$/,
      );
      assert.deepEqual(more, []);
      assert.equal(asking.offered[1], '/graph.svg', 'where it was tried');
      assert.equal(new TextDecoder().decode(await workspace.fs.readFile(place)), '<svg/>');
      assert.equal(kept.size, 1, 'only the folder that took it is remembered');
      assert.match(String([...kept.values()]), /\/saved$/);
    } finally {
      registered.dispose();
    }
  });

  it('a folder that takes no file says why, and leaves nothing behind', async () => {
    const file = Uri.joinPath(folder, 'a-file');
    await workspace.fs.writeFile(file, new Uint8Array([1]));
    const asking = new Answering(Uri.joinPath(file, 'graph.json'));
    await save(posted({ name: 'graph.json', text: '{}' }), asking);
    assert.match(asking.problems.join(), /^saved\/a-file\/graph\.json (?:could|cannot) (?:not )?be written: ./);
    assert.deepEqual(asking.said, []);
    assert.equal(kept.size, 0);
    assert.deepEqual([...(await workspace.fs.readFile(file))], [1]);
  });
});
