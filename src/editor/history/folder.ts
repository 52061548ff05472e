/** A folder of the editor's storage as the history keeps its files in it, wherever that storage is. */
import { FileSystemError, Uri, workspace, type FileSystem } from 'vscode';
import type { Folder } from '../../results/history/store';

export function storageFolder(
  folder: Uri,
  fs: Pick<
    FileSystem,
    'readDirectory' | 'readFile' | 'createDirectory' | 'writeFile' | 'rename' | 'delete'
  > = workspace.fs,
): Folder {
  const file = (name: string): Uri => Uri.joinPath(folder, name);
  return {
    async list() {
      try {
        return (await fs.readDirectory(folder)).map(([name]) => name);
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return [];
        throw error;
      }
    },
    read: async (name) => new TextDecoder().decode(await fs.readFile(file(name))),
    async write(name, text) {
      await fs.createDirectory(folder);
      await fs.writeFile(file(name), new TextEncoder().encode(text));
    },
    async rename(from, to) {
      await fs.rename(file(from), file(to), { overwrite: true });
    },
    async remove(name) {
      await fs.delete(file(name));
    },
  };
}
