/**
 * An inspector as a view in the panel or the side bar. The editor makes and drops its page as it likes; the conversation
 * goes on from what is shown.
 */
import { commands, type WebviewView } from 'vscode';
import type { Pane } from './inspectors';
import { writePage } from './page';
import type { PaneHost } from './panel';
import type { Place } from './protocol';
import type { Session } from './session';
import type { Subject } from './subject';

export const VIEWS: Readonly<Record<Exclude<Place, 'editor'>, string>> = {
  panel: 'autogradLens.panelView',
  sideBar: 'autogradLens.sideBarView',
};

export class ViewPane implements Pane {
  readonly place: Exclude<Place, 'editor'>;
  readonly session: Session;
  private readonly host: PaneHost;
  private view: WebviewView | undefined;
  private title = '';

  constructor(host: PaneHost, place: Exclude<Place, 'editor'>) {
    this.host = host;
    this.place = place;
    this.session = host.converse((text) => void this.view?.webview.postMessage(text));
  }

  /** The editor brings the view to sight, for the first time or again. */
  attach(view: WebviewView): void {
    this.view = view;
    this.session.hidden();
    view.onDidDispose(() => {
      if (this.view !== view) return;
      this.view = undefined;
      this.session.hidden();
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.session.hidden();
    });
    view.webview.onDidReceiveMessage((posted: unknown) => {
      if (this.view === view) this.session.receive(posted);
    });
    if (this.title !== '') view.description = this.title;
    writePage(view.webview, this.host.extensionUri, this.place);
  }

  get visible(): boolean {
    return this.view?.visible === true;
  }

  reveal(): void {
    if (this.view === undefined) void commands.executeCommand(`${VIEWS[this.place]}.focus`, { preserveFocus: true });
    else if (!this.view.visible) this.view.show(true);
  }

  /** The editor hides a view by its condition, the setting; only the conversation ends. */
  close(): void {
    this.session.hidden();
    this.host.closed(this);
  }

  name(subject: Subject): void {
    this.title = this.host.titleOf(subject, false);
    if (this.view !== undefined) this.view.description = this.title;
  }
}
