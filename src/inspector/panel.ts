/** An inspector as an editor tab: made beside the text, or handed back by the editor after a reload. */
import { Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { Pane } from './inspectors';
import { writePage } from './page';
import type { Session } from './session';
import type { Subject } from './subject';
import { TITLE } from './title';

export const INSPECTOR_VIEW = 'autogradLens.inspector';

export interface PaneHost {
  readonly extensionUri: Uri;
  /** A conversation with a page that is reached by `post`. */
  readonly converse: (post: (text: string) => void) => Session;
  readonly titleOf: (subject: Subject, pinned: boolean) => string;
  readonly closed: (pane: Pane) => void;
}

export class PanelPane implements Pane {
  readonly place = 'editor';
  readonly session: Session;
  private readonly panel: WebviewPanel;
  private readonly host: PaneHost;
  private icon: 'icon' | 'pinned' | undefined;

  constructor(host: PaneHost, panel?: WebviewPanel) {
    this.host = host;
    const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.panel = panel ?? window.createWebviewPanel(INSPECTOR_VIEW, TITLE, beside);
    const { webview } = this.panel;
    this.session = host.converse((text) => void webview.postMessage(text));
    this.panel.onDidDispose(() => {
      host.closed(this);
    });
    this.panel.onDidChangeViewState(() => {
      if (!this.panel.visible) this.session.hidden();
    });
    webview.onDidReceiveMessage((posted: unknown) => {
      this.session.receive(posted);
    });
    writePage(webview, host.extensionUri, this.place);
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  reveal(): void {
    if (!this.panel.visible) this.panel.reveal(undefined, true);
  }

  close(): void {
    this.panel.dispose();
  }

  name(subject: Subject, pinned: boolean): void {
    const title = this.host.titleOf(subject, pinned);
    if (this.panel.title !== title) this.panel.title = title;
    const icon = pinned ? 'pinned' : 'icon';
    if (icon === this.icon) return;
    this.icon = icon;
    const media = (file: string): Uri => Uri.joinPath(this.host.extensionUri, 'media', file);
    this.panel.iconPath = pinned
      ? { light: media('pinned-light.svg'), dark: media('pinned-dark.svg') }
      : media('icon.png');
  }
}
