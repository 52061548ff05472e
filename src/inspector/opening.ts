/**
 * The inspectors in the editor's window: opens them as tabs or views where the setting says, brings them back after a
 * reload, and tells the editor's menus how they stand.
 */
import type { Uri } from 'vscode';
import { commands, env, l10n, window, type Disposable, type WebviewPanel, type WebviewView } from 'vscode';
import type { HistoryEntry } from '../results/history/entry';
import type { Result, ResultRegistry } from '../results/result';
import { Resting } from './following';
import { Inspectors, type Pane } from './inspectors';
import { PanelPane, type PaneHost } from './panel';
import type { Place, TabName } from './protocol';
import { mannerIn } from './seed';
import { Session, type SessionHost } from './session';
import { inspectorSettings, onInspectorSettings } from './settings';
import { titleOfSubject } from './title';
import { ViewPane, VIEWS } from './view';

/** What the inspectors leave to others. */
export interface InspectorHost extends Omit<SessionHost, 'post' | 'copy' | 'wish'> {
  showHistory(): void;
}

export class Inspector implements Disposable {
  private readonly inspectors: Inspectors;
  private readonly resting: Resting;
  private readonly settings: { dispose(): void };
  private readonly paneHost: PaneHost;
  private readonly views = new Map<Place, ViewPane>();
  private wasPaused = false;

  constructor(extensionUri: Uri, results: ResultRegistry, host: InspectorHost) {
    this.inspectors = new Inspectors(results, {
      ...inspectorSettings,
      open: (place) => this.open(place),
      showHistory: () => {
        host.showHistory();
      },
      changed: () => {
        this.tellMenus();
      },
    });
    this.resting = new Resting((uri, offset) => {
      this.inspectors.rest(uri, offset);
    });
    this.settings = onInspectorSettings({
      place: () => {
        this.inspectors.relocate();
      },
      followCaret: () => {
        this.inspectors.setFollow(null);
      },
    });
    const sessionHost: Omit<SessionHost, 'post'> = {
      ...host,
      copy: (text) => void env.clipboard.writeText(text),
      reveal: (uri, range, keepFocus) => {
        if (range !== null) this.resting.leads(uri, range);
        host.reveal(uri, range, keepFocus);
      },
      wish: (session, wish) => {
        this.inspectors.wish(session, wish);
      },
    };
    this.paneHost = {
      extensionUri,
      converse: (post) => new Session(results, { ...sessionHost, post }),
      titleOf: (subject, pinned) =>
        titleOfSubject(subject, subject.kind === 'live' ? results.get(subject.id) : undefined, pinned),
      closed: (pane) => {
        this.closed(pane);
      },
    };
  }

  get isOpen(): boolean {
    return this.inspectors.isOpen;
  }

  /** Brings an inspector to sight that shows this result, or whatever it shows; the editor keeps the focus. */
  show(result: Result | undefined): void {
    this.inspectors.show(result);
  }

  /** Shows the result in an inspector that is open; brings nothing to sight. */
  look(result: Result): void {
    this.inspectors.look(result);
  }

  /** Shows a tab of the inspector that was shown last; `show` names what its plot is to show. */
  showTab(tab: TabName, show?: string): void {
    this.inspectors.showTab(tab, show);
  }

  showKept(entry: HistoryEntry): void {
    this.inspectors.showKept(entry);
  }

  preview(entry: HistoryEntry): void {
    this.inspectors.preview(entry);
  }

  endPreview(back: boolean): void {
    this.inspectors.endPreview(back);
  }

  openAnother(result: Result | undefined): void {
    this.inspectors.openAnother(result);
  }

  /** Pins the inspector that is in use to its text, or lets it follow again. */
  togglePin(): void {
    if (!this.inspectors.togglePin())
      void window.showInformationMessage(l10n.t('No inspector shows a result, so there is nothing to pin.'));
  }

  setFollow(on: boolean): void {
    this.inspectors.setFollow(on);
  }

  caret(uri: string, offset: number | null): void {
    this.inspectors.caret(uri, offset);
    this.resting.moved(uri, offset);
  }

  /** Takes in a panel that the editor hands back after a reload. */
  adopt(panel: WebviewPanel, state: unknown): Session {
    const pane = new PanelPane(this.paneHost, panel);
    this.inspectors.adopt(pane, mannerIn(state));
    // It was brought back as a tab, and what follows belongs elsewhere by now.
    if (!this.inspectors.isPinned(pane)) this.inspectors.relocate();
    return this.inspectors.paneOf(pane.session)?.session ?? this.inspectors.following?.session ?? pane.session;
  }

  /** The editor makes the page of a view; the session, if there is something to be made again in it. */
  resolve(view: WebviewView, state: unknown): Session | undefined {
    const place: Place = view.viewType === VIEWS.panel ? 'panel' : 'sideBar';
    const known = this.views.get(place);
    const pane = known ?? new ViewPane(this.paneHost, place);
    this.views.set(place, pane);
    if (this.inspectors.paneOf(pane.session) === undefined) this.inspectors.adoptView(pane, mannerIn(state));
    pane.attach(view);
    return known === undefined && pane.session.subject.kind === 'nothing' ? pane.session : undefined;
  }

  dispose(): void {
    this.settings.dispose();
    this.resting.dispose();
    this.inspectors.dispose();
  }

  private open(place: Place): Pane {
    if (place === 'editor') return new PanelPane(this.paneHost);
    const pane = this.views.get(place) ?? new ViewPane(this.paneHost, place);
    this.views.set(place, pane);
    return pane;
  }

  private closed(pane: Pane): void {
    this.inspectors.closed(pane);
    if (this.views.get(pane.place) === pane) this.views.delete(pane.place);
  }

  /** `when` clauses ask whether following is paused. */
  private tellMenus(): void {
    const paused = !this.inspectors.followsCaret;
    if (paused === this.wasPaused) return;
    this.wasPaused = paused;
    void commands.executeCommand('setContext', 'autogradLens.followPaused', paused);
  }
}
