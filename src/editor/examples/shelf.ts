/**
 * The user's copies of the examples: real files in the extension's storage, so that no workspace is littered, edits stay,
 * and the editor's own TypeScript knows the API there. A copy that was edited is kept; one that was not follows the
 * shipped file when an update changes it.
 */
import { FileType, Uri, workspace } from 'vscode';
import type { Store } from '../kept';
import { furnish, type Package } from '../snippets/folder';

const KEY = 'autogradLens.examples';

export type CopyState = 'none' | 'untouched' | 'edited';

export interface ShelfOptions {
  /** The folder of the copies. */
  readonly copies: Uri;
  /** The folder of the shipped files. */
  readonly shipped: Uri;
  /** Keeps when each copy was written. */
  readonly store: Store;
  /** Whose declarations stand beside the copies. */
  readonly own: Package;
  /** For what went wrong and was got round. */
  readonly problem: (text: string, error: unknown) => void;
}

export class ExampleShelf {
  private readonly copies: Uri;
  private readonly shipped: Uri;
  private readonly store: Store;
  private readonly own: Package;
  private readonly problem: ShelfOptions['problem'];

  constructor({ copies, shipped, store, own, problem }: ShelfOptions) {
    this.copies = copies;
    this.shipped = shipped;
    this.store = store;
    this.own = own;
    this.problem = problem;
  }

  holds(uri: string): boolean {
    return uri.startsWith(`${this.copies.toString()}/`);
  }

  uriOf(file: string): Uri {
    return Uri.joinPath(this.copies, file);
  }

  /** The text of the example as it was shipped. */
  async textOf(file: string): Promise<string> {
    return read(Uri.joinPath(this.shipped, file));
  }

  async stateOf(file: string): Promise<CopyState> {
    const uri = this.uriOf(file);
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    const there = await statOf(uri);
    if (there === undefined) return 'none';
    const text = open === undefined ? await read(uri) : open.getText();
    if (text === (await this.textOf(file))) return 'untouched';
    // As it was written, but by another version of the extension.
    return open?.isDirty !== true && this.times()[file] === there.mtime ? 'untouched' : 'edited';
  }

  /** The copy to open: the user's where it was edited, else one that is as shipped. */
  async copyOf(file: string): Promise<Uri> {
    const uri = this.uriOf(file);
    try {
      await furnish(this.copies, this.own);
    } catch (error) {
      // An example is of use without its declarations too.
      this.problem('writing the declarations beside the examples', error);
    }
    if ((await this.stateOf(file)) === 'edited') return uri;
    const text = await this.textOf(file);
    if ((await statOf(uri)) === undefined || (await read(uri)) !== text)
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await this.remember(file);
    return uri;
  }

  /** The copy of this file is as shipped now. */
  async remember(file: string): Promise<void> {
    const there = await statOf(this.uriOf(file));
    if (there !== undefined) await this.store.update(KEY, { ...this.times(), [file]: there.mtime });
  }

  private times(): Readonly<Record<string, unknown>> {
    const kept = this.store.get(KEY);
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  }
}

async function statOf(uri: Uri): Promise<{ readonly mtime: number } | undefined> {
  try {
    const stat = await workspace.fs.stat(uri);
    return (stat.type & FileType.File) === 0 ? undefined : stat;
  } catch {
    return undefined;
  }
}

async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
