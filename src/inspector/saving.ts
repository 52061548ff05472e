/**
 * Saves what the page wrote (a picture, a table, a graph as text) where the user says: on any file system the editor
 * has, in the folder of last time. Knows neither page nor results.
 */
import { commands, FileSystemError, l10n, Uri, window, workspace, type SaveDialogOptions } from 'vscode';
import type { SavedFile } from './protocol';

/** The part of VS Code's `Memento` that is used here. */
export interface FolderStore {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** What the user is asked and told: the editor's own dialog and messages, except in tests. */
export interface Asking {
  showSaveDialog(options: SaveDialogOptions): Thenable<Uri | undefined>;
  showErrorMessage(message: string, ...choices: string[]): Thenable<string | undefined>;
  showInformationMessage(message: string, ...choices: string[]): Thenable<string | undefined>;
}

const FOLDER = 'autogradLens.savedTo';

export class Saving {
  private readonly store: FolderStore;
  private readonly asking: Asking;

  constructor(store: FolderStore, asking: Asking = window) {
    this.store = store;
    this.asking = asking;
  }

  /** `near`: the document that it came from; its folder is offered the first time. */
  async save(file: SavedFile, near: string | null): Promise<void> {
    let folder = this.folder(near);
    for (;;) {
      const place = await this.asking.showSaveDialog({
        ...(folder !== undefined && { defaultUri: Uri.joinPath(folder, file.name) }),
        filters: filtersOf(file.name),
        title: l10n.t('Save {0}', file.name),
      });
      if (place === undefined) return;
      folder = Uri.joinPath(place, '..');
      const problem = await written(place, file);
      if (problem === null) {
        this.remember(folder);
        await this.tell(place);
        return;
      }
      const elsewhere = l10n.t('Save Elsewhere…');
      if ((await this.asking.showErrorMessage(problem, elsewhere)) !== elsewhere) return;
    }
  }

  private async tell(place: Uri): Promise<void> {
    const open = l10n.t('Open');
    const said = l10n.t('Saved as {0}.', readable(place));
    if ((await this.asking.showInformationMessage(said, open)) === open)
      await commands.executeCommand('vscode.open', place);
  }

  private folder(near: string | null): Uri | undefined {
    const kept = this.store.get(FOLDER);
    if (typeof kept === 'string' && kept !== '') return Uri.parse(kept);
    const document = near === null ? undefined : Uri.parse(near);
    // A document that was never saved, or a cell of a notebook, is in no folder.
    if (document !== undefined && workspace.fs.isWritableFileSystem(document.scheme) === true)
      return Uri.joinPath(document, '..');
    return workspace.workspaceFolders?.[0]?.uri;
  }

  private remember(folder: Uri): void {
    // Where the store cannot write, the folder is offered until the window closes.
    this.store.update(FOLDER, folder.toString()).then(undefined, () => undefined);
  }
}

/** null where it was written; else why not, in words. */
async function written(place: Uri, file: SavedFile): Promise<string | null> {
  const where = readable(place);
  if (workspace.fs.isWritableFileSystem(place.scheme) === false)
    return l10n.t('{0} cannot be written: its file system ({1}) is read-only.', where, place.scheme);
  try {
    await workspace.fs.writeFile(place, bytesOf(file));
    return null;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'NoPermissions')
      return l10n.t('{0} cannot be written: there is no permission to.', where);
    return l10n.t('{0} could not be written: {1}', where, error instanceof Error ? error.message : String(error));
  }
}

export function bytesOf(file: SavedFile): Uint8Array {
  if (file.text !== undefined) return new TextEncoder().encode(file.text);
  return Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
}

/** The dialog offers files of the same kind, and others. */
function filtersOf(name: string): Record<string, string[]> {
  const ending = /\.([a-z0-9]+)$/.exec(name)?.[1];
  if (ending === undefined) return {};
  return { [ending.toUpperCase()]: [ending], [l10n.t('All files')]: ['*'] };
}

/** As people write it: from the workspace's folder, or in full. */
function readable(place: Uri): string {
  return workspace.asRelativePath(place);
}
