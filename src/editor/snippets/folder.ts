/**
 * A folder for snippets: the declarations and a tsconfig.json stand in it beside them. Its name begins with a dot, so that
 * `**` of a project around it does not reach in: the declarations give numbers the members of tensors, which the numbers
 * of that project must not get. Works through `workspace.fs`, on whatever file system the folder is.
 */
import { FileSystemError, Uri, workspace } from 'vscode';
import { CONFIGURATION, CONFIGURATION_TEXT, DECLARATIONS, isNewer, versioned } from './beside';

/** In a workspace folder. */
export const FOLDER = '.autograd';

export interface Package {
  /** Where the extension lies. */
  readonly extensionUri: Uri;
  readonly version: string;
}

/** Where the package has the declarations. */
export function declarationsIn({ extensionUri }: Package): Uri {
  return Uri.joinPath(extensionUri, 'media', 'declarations', DECLARATIONS);
}

/** Makes the folder ready for snippets: the declarations of this version, unless a newer one's are there. */
export async function furnish(folder: Uri, own: Package): Promise<void> {
  await workspace.fs.createDirectory(folder);
  const configuration = Uri.joinPath(folder, CONFIGURATION);
  // It is the user's as soon as it is there.
  if ((await textOf(configuration)) === null) await write(configuration, CONFIGURATION_TEXT);
  const declarations = Uri.joinPath(folder, DECLARATIONS);
  const there = await textOf(declarations);
  if (there !== null && isNewer(there, own.version)) return;
  const text = versioned(await readText(declarationsIn(own)), own.version);
  if (there !== text) await write(declarations, text);
}

/** The names of what stands in a folder; none where there is no folder yet. */
export async function namesIn(folder: Uri): Promise<readonly string[]> {
  try {
    return (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Writes a new file. */
export async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** null where there is no such file. */
export async function textOf(uri: Uri): Promise<string | null> {
  try {
    return await readText(uri);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function readText(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && error.code === 'FileNotFound';
}
