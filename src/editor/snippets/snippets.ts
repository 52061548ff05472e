/**
 * New snippets: each a real file with the declarations beside it, so that the editor's own TypeScript knows `torch`. Runs
 * nothing.
 */
import {
  l10n,
  Selection,
  Uri,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
  type WorkspaceFolder,
} from 'vscode';
import { DECLARATIONS } from './beside';
import { declarationsIn, FOLDER, furnish, namesIn, write } from './folder';
import { freeName, problemOf, withEnding } from './names';
import type { SnippetPlaces } from './places';
import { beginning } from './start';

export class Snippets {
  private readonly places: SnippetPlaces;
  private readonly log: LogOutputChannel;

  constructor(places: SnippetPlaces, log: LogOutputChannel) {
    this.places = places;
    this.log = log;
  }

  /** Asks for a folder where there are several, and for a name; undefined where the user gave up. */
  async create(): Promise<TextDocument | undefined> {
    const root = await chosenFolder();
    if (root === undefined) return undefined;
    const folder =
      root === null ? Uri.joinPath(this.places.globalStorageUri, 'snippets') : Uri.joinPath(root.uri, FOLDER);
    try {
      const taken = await namesIn(folder);
      const name = await askedName(
        root === null ? l10n.t('the extension’s own folder') : `${root.name}/${FOLDER}`,
        taken,
      );
      if (name === undefined) return undefined;
      const { text, from, to } = beginning(`./${DECLARATIONS}`);
      const document = await this.written(folder, name, text);
      await shown(document, from, to);
      return document;
    } catch (error) {
      return this.instead(folder, error, beginning(this.absolute()));
    }
  }

  private async written(folder: Uri, name: string, text: string): Promise<TextDocument> {
    await furnish(folder, this.places);
    // Another window may have made one of this name since it was asked for.
    const uri = Uri.joinPath(folder, freeName(name, await namesIn(folder)));
    await write(uri, text);
    return workspace.openTextDocument(uri);
  }

  /** Says why there is no file, and offers a document that needs none. */
  private async instead(
    folder: Uri,
    error: unknown,
    { text, from, to }: ReturnType<typeof beginning>,
  ): Promise<TextDocument | undefined> {
    const place = workspace.asRelativePath(folder);
    this.log.warn(l10n.t('{0} could not be written: {1}', folder.toString(), reasonOf(error)));
    const open = l10n.t('Open an Untitled Document');
    const told = l10n.t(
      'The snippet could not be written to {0}: {1} Free some room or open a folder that can be written to, or go on in an untitled document.',
      place,
      sentence(reasonOf(error)),
    );
    return (await window.showErrorMessage(told, open)) === open ? untitled(text, from, to) : undefined;
  }

  /** The declarations in the package, for a document that is in no folder; null where they are no local file. */
  private absolute(): string | null {
    const uri = declarationsIn(this.places);
    return uri.scheme === 'file' ? uri.fsPath.replaceAll('\\', '/') : null;
  }
}

/** null: no folder is open; undefined: none was chosen. */
async function chosenFolder(): Promise<WorkspaceFolder | null | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (first === undefined) return null;
  if (others.length === 0) return first;
  return window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder for the new snippet') });
}

async function askedName(place: string, taken: readonly string[]): Promise<string | undefined> {
  const proposed = freeName('snippet.ts', taken);
  const typed = await window.showInputBox({
    title: l10n.t('New Autograd Snippet'),
    prompt: l10n.t('File name, in {0}', place),
    value: proposed,
    valueSelection: [0, proposed.lastIndexOf('.')],
    validateInput: (value) => problemOf(value, taken),
  });
  return typed === undefined ? undefined : withEnding(typed);
}

/** With the editor focused and these characters selected, so that what is typed takes their place. */
async function shown(document: TextDocument, from: number, to: number): Promise<void> {
  const selection = new Selection(document.positionAt(from), document.positionAt(to));
  await window.showTextDocument(document, { preview: false, selection });
}

async function untitled(content: string, from: number, to: number): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: 'typescript', content });
  await shown(document, from, to);
  return document;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
