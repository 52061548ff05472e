/**
 * The inspector's panel: made beside the editor or brought back, its page given to a session. Knows webviews; what is
 * shown, and what the page asks for, are the session's.
 */
import { env, l10n, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import type { Result, ResultRegistry } from '../results/result';
import { newNonce, pageHtml } from './html';
import type { TabName } from './protocol';
import { Session, type SessionHost } from './session';
import { TITLE, titleOf } from './title';

export const INSPECTOR_VIEW = 'autogradLens.inspector';

/** What the panel leaves to others. */
export type PanelHost = Omit<SessionHost, 'post' | 'copy'>;

interface Opened {
  readonly panel: WebviewPanel;
  readonly session: Session;
}

export class Inspector implements Disposable {
  private readonly extensionUri: Uri;
  private readonly results: ResultRegistry;
  private readonly host: PanelHost;
  private readonly subscription: { dispose(): void };
  private opened: Opened | undefined;

  constructor(extensionUri: Uri, results: ResultRegistry, host: PanelHost) {
    this.extensionUri = extensionUri;
    this.results = results;
    this.host = host;
    this.subscription = results.onDidChange((id) => {
      if (this.opened?.session.shown?.id === id) this.name(this.opened);
    });
  }

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** Brings the panel to sight, beside the editor where it is new; the editor keeps the focus. */
  show(result: Result | undefined): void {
    if (this.opened === undefined) {
      const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      this.adopt(window.createWebviewPanel(INSPECTOR_VIEW, TITLE, beside));
    } else this.opened.panel.reveal(undefined, true);
    if (result !== undefined) this.look(result);
  }

  /** Shows the result in the panel if there is one; brings nothing to sight. */
  look(result: Result): void {
    if (this.opened === undefined) return;
    this.opened.session.show(result.id);
    this.name(this.opened);
  }

  /** Shows a tab of the panel, if there is one; `show` names what its plot is to show. */
  showTab(tab: TabName, show?: string): void {
    this.opened?.session.showTab(tab, show);
  }

  caret(uri: string, offset: number | null): void {
    this.opened?.session.caret(uri, offset);
  }

  /** Makes a panel that exists, new or handed back after a reload, the inspector's. */
  adopt(panel: WebviewPanel): Session {
    this.opened?.panel.dispose();
    const { webview } = panel;
    const dist = Uri.joinPath(this.extensionUri, 'dist');
    // Set again after a reload too: an update moves the extension's folder.
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = Uri.joinPath(this.extensionUri, 'media', 'icon.png');
    const session = new Session(this.results, {
      ...this.host,
      post: (text) => void webview.postMessage(text),
      copy: (text) => void env.clipboard.writeText(text),
    });
    this.opened = { panel, session };
    panel.onDidDispose(() => {
      session.dispose();
      if (this.opened?.panel === panel) this.opened = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) session.hidden();
    });
    webview.onDidReceiveMessage((posted: unknown) => {
      session.receive(posted);
    });
    const resource = (file: string): string => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
    const files = { script: resource('webview.js'), style: resource('webview.css') };
    webview.html = pageHtml({
      ...files,
      cspSource: webview.cspSource,
      nonce: newNonce(),
      language: env.language,
      strings: l10n.bundle,
    });
    return session;
  }

  dispose(): void {
    this.subscription.dispose();
    this.opened?.panel.dispose();
  }

  private name({ panel, session }: Opened): void {
    const title = titleOf(session.shown);
    if (panel.title !== title) panel.title = title;
  }
}
