/** Makes a webview the inspector's page: its files, its policy, its words. Knows no session but to hand over messages. */
import { env, l10n, Uri, type Webview } from 'vscode';
import { newNonce, pageHtml } from './html';
import type { Place } from './protocol';

export function writePage(webview: Webview, extensionUri: Uri, place: Place): void {
  const dist = Uri.joinPath(extensionUri, 'dist');
  // Set again after a reload too: an update moves the extension's folder.
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const resource = (file: string): string => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
  webview.html = pageHtml({
    script: resource('webview.js'),
    style: resource('webview.css'),
    cspSource: webview.cspSource,
    nonce: newNonce(),
    language: env.language,
    strings: l10n.bundle,
    place,
  });
}
