/**
 * The open inspectors: at most one is not pinned, and that one shows what is differentiated next and what the caret
 * rests in; each pinned one stays with its text. Knows where they are shown only as panes.
 */
import type { HistoryEntry } from '../results/history/entry';
import type { Result, ResultId, ResultRegistry } from '../results/result';
import type { InspectorManner, InspectorWish, Place, TabName } from './protocol';
import type { Session } from './session';
import { NOTHING, type Subject } from './subject';

/** An inspector somewhere in the editor's window. */
export interface Pane {
  readonly session: Session;
  readonly place: Place;
  readonly visible: boolean;
  /** Brings it to sight; the keyboard stays where it is. */
  reveal(): void;
  close(): void;
  /** What it shows and how it behaves may have changed: its tab says so. */
  name(subject: Subject, pinned: boolean): void;
}

export interface InspectorsHost {
  /** Where the one that follows is to be shown. */
  readonly place: () => Place;
  /** Whether the setting says that it follows the caret. */
  readonly followCaret: () => boolean;
  readonly open: (place: Place) => Pane;
  readonly showHistory: () => void;
  /** Something that the editor's menus depend on has changed. */
  readonly changed: () => void;
}

/** What a page remembered of its inspector. */
export interface Remembered {
  readonly pinned: boolean;
  readonly follows: boolean | null;
}

type Registry = Pick<ResultRegistry, 'at' | 'get' | 'activate' | 'onDidChange'>;

export class Inspectors {
  private readonly results: Registry;
  private readonly host: InspectorsHost;
  private readonly subscription: { dispose(): void };
  /** The one used last at the end. */
  private readonly panes: Pane[] = [];
  private readonly pinned = new Set<Pane>();
  /** The page that has the keyboard. */
  private focused: Pane | undefined;
  /** The one of the last command. */
  private recent: Pane | undefined;
  /** The user's own choice; null: what the setting says. */
  private follow: boolean | null = null;
  private previewed: { readonly pane: Pane; readonly before: Subject } | undefined;

  constructor(results: Registry, host: InspectorsHost) {
    this.results = results;
    this.host = host;
    this.subscription = results.onDidChange((id) => {
      for (const pane of this.panes) if (shows(pane, id)) this.name(pane);
    });
  }

  get isOpen(): boolean {
    return this.panes.length > 0;
  }

  /** The one that is not pinned. */
  get following(): Pane | undefined {
    return this.panes.find((pane) => !this.pinned.has(pane));
  }

  get followsCaret(): boolean {
    return this.follow ?? this.host.followCaret();
  }

  isPinned(pane: Pane): boolean {
    return this.pinned.has(pane);
  }

  /** The pane whose page this session speaks with. */
  paneOf(session: Session): Pane | undefined {
    return this.panes.find((pane) => pane.session === session);
  }

  // What is shown

  /** Brings an inspector to sight that shows this result, or whatever it shows; the editor keeps the focus. */
  show(result: Result | undefined): void {
    const pane = this.paneFor(result?.id) ?? this.open();
    if (result !== undefined) this.put(pane, { kind: 'live', id: result.id });
    this.use(pane);
    pane.reveal();
  }

  /** Shows the result in an inspector that is open; brings nothing to sight. */
  look(result: Result): void {
    const pane = this.paneFor(result.id);
    if (pane === undefined) return;
    this.put(pane, { kind: 'live', id: result.id });
    this.use(pane);
  }

  /** Shows a tab of the inspector that was shown last; `show` names what its plot is to show. */
  showTab(tab: TabName, show?: string): void {
    this.recent?.session.showTab(tab, show);
  }

  showKept(entry: HistoryEntry): void {
    this.endPreview(false);
    const pane = this.following ?? this.open();
    this.put(pane, { kind: 'kept', entry });
    this.use(pane);
    pane.reveal();
  }

  /** Shows an entry for as long as it is looked at in a list, where an inspector is in sight. */
  preview(entry: HistoryEntry): void {
    const pane = this.following;
    if (pane?.visible !== true) return;
    this.previewed ??= { pane, before: pane.session.subject };
    this.put(pane, { kind: 'kept', entry });
  }

  /** `back`: what was shown before the preview is shown again. */
  endPreview(back: boolean): void {
    const { previewed } = this;
    this.previewed = undefined;
    if (back && previewed !== undefined && this.panes.includes(previewed.pane))
      this.put(previewed.pane, previewed.before);
  }

  // Which is which

  /** Takes in a pane that was opened or came back after a reload. */
  adopt(pane: Pane, { pinned, follows }: Remembered): void {
    const stays = pinned || this.following !== undefined;
    this.panes.push(pane);
    pane.session.onSubject = () => {
      this.name(pane);
    };
    if (stays) this.pinned.add(pane);
    else if (follows !== null && follows !== this.host.followCaret()) this.follow = follows;
    this.recent ??= pane;
    this.tellAll();
  }

  /** A view was opened by the user, not by us: what follows is shown there. */
  adoptView(pane: Pane, remembered: Remembered): void {
    const before = this.following;
    if (before === undefined) {
      this.adopt(pane, { ...remembered, pinned: false });
      return;
    }
    const { subject } = before.session;
    before.close();
    this.closed(before);
    this.adopt(pane, { ...remembered, pinned: false });
    this.put(pane, subject);
  }

  closed(pane: Pane): void {
    const at = this.panes.indexOf(pane);
    if (at < 0) return;
    this.panes.splice(at, 1);
    this.pinned.delete(pane);
    pane.session.dispose();
    if (this.focused === pane) this.focused = undefined;
    if (this.recent === pane) this.recent = this.panes.at(-1);
    this.host.changed();
  }

  /** Opens another one on the same result; the one that there was stays with its text. */
  openAnother(result: Result | undefined): void {
    const before = this.following;
    const subject: Subject =
      result === undefined ? (before?.session.subject ?? NOTHING) : { kind: 'live', id: result.id };
    if (before !== undefined && before.session.subject.kind !== 'nothing') {
      // A view is one: what it shows is pinned to a tab, and the view goes on.
      if (before.place !== 'editor') {
        this.openPinned(before.session.subject);
        return;
      }
      this.pinned.add(before);
      this.tell(before);
    }
    const pane = this.following ?? this.open();
    this.put(pane, subject);
    this.use(pane);
    pane.reveal();
  }

  /** Pins an inspector to its text, or lets it follow again; whether there was one that shows anything. */
  togglePin(chosen?: Pane): boolean {
    const pane = chosen ?? this.chosen;
    if (pane === undefined || pane.session.subject.kind === 'nothing') return false;
    if (this.pinned.has(pane)) this.unpin(pane);
    else if (pane.place === 'editor') {
      this.pinned.add(pane);
      this.tell(pane);
    } else this.openPinned(pane.session.subject);
    return true;
  }

  /** What the page asked of its inspector. */
  wish(session: Session, wish: InspectorWish): void {
    const pane = this.paneOf(session);
    if (pane === undefined) return;
    switch (wish.type) {
      case 'pin':
        this.togglePin(pane);
        return;
      case 'follow':
        this.setFollow(wish.on);
        return;
      case 'show-history':
        this.host.showHistory();
        return;
      case 'has-focus':
        if (wish.focused) {
          this.focused = pane;
          this.use(pane);
        } else if (this.focused === pane) this.focused = undefined;
    }
  }

  setFollow(on: boolean | null): void {
    this.follow = on;
    this.tellAll();
  }

  /** The one that follows moves to where the setting says, with what it shows. */
  relocate(): void {
    const place = this.host.place();
    const pane = this.following;
    if (pane === undefined || pane.place === place) return;
    const { subject } = pane.session;
    pane.close();
    this.closed(pane);
    const moved = this.following ?? this.open();
    this.put(moved, subject);
    this.use(moved);
    moved.reveal();
  }

  // The caret

  /** Every page learns where the caret stands. */
  caret(uri: string, offset: number | null): void {
    for (const { session } of this.panes) session.caret(uri, offset);
  }

  /** The caret rests here: the one that follows shows the result of this text. */
  rest(uri: string, offset: number): void {
    const pane = this.following;
    if (pane === undefined || !this.followsCaret || this.previewed !== undefined) return;
    // What someone works in is not exchanged under their hands.
    if (this.focused === pane) return;
    const result = this.results.at(uri, offset);
    if (result === undefined || this.panes.some((one) => shows(one, result.id) && (one === pane || one.visible)))
      return;
    this.put(pane, { kind: 'live', id: result.id });
    this.results.activate(result.id);
    pane.session.caret(uri, offset);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const pane of [...this.panes]) {
      pane.close();
      this.closed(pane);
    }
  }

  /** The one that a command means: whose page has the keyboard, else the one used last. */
  private get chosen(): Pane | undefined {
    return this.focused ?? this.panes.at(-1);
  }

  /** One that shows the result already, the one that follows first; else that one. */
  private paneFor(id: ResultId | undefined): Pane | undefined {
    const { following } = this;
    if (id === undefined) return following ?? this.panes.at(-1);
    if (following !== undefined && shows(following, id)) return following;
    return this.panes.find((pane) => shows(pane, id)) ?? following;
  }

  private open(place = this.host.place()): Pane {
    const pane = this.host.open(place);
    if (!this.panes.includes(pane)) this.adopt(pane, { pinned: false, follows: null });
    return pane;
  }

  private openPinned(subject: Subject): void {
    const pane = this.host.open('editor');
    if (!this.panes.includes(pane)) this.adopt(pane, { pinned: true, follows: null });
    this.put(pane, subject);
    this.use(pane);
  }

  private unpin(pane: Pane): void {
    const before = this.following;
    if (this.host.place() !== 'editor') {
      const { subject } = pane.session;
      pane.close();
      this.closed(pane);
      const view = before ?? this.open();
      this.put(view, subject);
      view.reveal();
      return;
    }
    if (before !== undefined) this.pinned.add(before);
    this.pinned.delete(pane);
    this.tellAll();
  }

  private put(pane: Pane, subject: Subject): void {
    const { subject: before } = pane.session;
    const same = before.kind === 'live' && subject.kind === 'live' && before.id === subject.id;
    // A page that shows it already keeps what is looked at in it.
    if (!same) pane.session.take(subject);
  }

  private use(pane: Pane): void {
    this.recent = pane;
    const at = this.panes.indexOf(pane);
    if (at >= 0) this.panes.push(...this.panes.splice(at, 1));
    this.host.changed();
  }

  private tellAll(): void {
    for (const pane of this.panes) this.tell(pane);
  }

  private tell(pane: Pane): void {
    const pinned = this.pinned.has(pane);
    const manner: InspectorManner = { place: pane.place, pinned, follows: this.followsCaret };
    pane.session.tell(manner);
    this.name(pane);
    this.host.changed();
  }

  private name(pane: Pane): void {
    pane.name(pane.session.subject, this.pinned.has(pane));
  }
}

function shows(pane: Pane, id: ResultId): boolean {
  const { subject } = pane.session;
  return subject.kind === 'live' && subject.id === id;
}
