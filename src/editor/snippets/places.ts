/** Where snippets go, and the declarations that stand beside them. */
import type { ExtensionContext, Uri } from 'vscode';
import type { Package } from './folder';

export interface SnippetPlaces extends Package {
  /** Where files go when no folder is open. */
  readonly globalStorageUri: Uri;
}

export function placesOf({ extension, extensionUri, globalStorageUri }: ExtensionContext): SnippetPlaces {
  const { version } = extension.packageJSON as { readonly version: string };
  return { extensionUri, globalStorageUri, version };
}
