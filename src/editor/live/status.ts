/**
 * The status bar's item, of the active editor's document: there while that has results or is live. What it says is
 * `item.ts`'; when something changed it is told by whoever knows.
 */
import { l10n, StatusBarAlignment, window, type Disposable, type StatusBarItem } from 'vscode';
import { COMMANDS } from '../commands/ids';
import { itemText, type ItemState } from './item';

/** What is over sooner is not told to be running. */
const RUNNING_AFTER = 400;
/** Several changes that come together are told as one. */
const TOLD_AFTER = 30;

export class LiveStatus implements Disposable {
  private readonly stateOf: (uri: string) => ItemState | null;
  private item: StatusBarItem | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Since when the document runs; null while it does not. */
  private running: { readonly uri: string; readonly since: number } | null = null;
  private readonly subscription: Disposable;

  /** `stateOf`: null where the document has nothing to do with us. */
  constructor(stateOf: (uri: string) => ItemState | null) {
    this.stateOf = stateOf;
    this.subscription = window.onDidChangeActiveTextEditor(() => {
      this.soon();
    });
  }

  /** Says anew what there is to say, in a moment. */
  soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, TOLD_AFTER);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.item?.dispose();
  }

  private draw(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const state = uri === undefined ? null : this.stateOf(uri);
    if (uri === undefined || state === null) {
      this.running = null;
      this.item?.hide();
      return;
    }
    const isNew = this.running?.uri !== uri;
    if (state.phase === 'running' && this.item !== undefined && this.waits(uri, isNew)) return;
    if (state.phase !== 'running') this.running = null;
    const { text, tooltip, label } = itemText(state);
    const item = (this.item ??= this.made());
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label, role: 'button' };
    item.show();
  }

  /** Whether what is shown stays for a moment: a short run is none that anybody has to read of. */
  private waits(uri: string, isNew: boolean): boolean {
    const now = Date.now();
    const { since } = (this.running = isNew || this.running === null ? { uri, since: now } : this.running);
    const left = since + RUNNING_AFTER - now;
    if (left <= 0) return false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, left);
    return true;
  }

  private made(): StatusBarItem {
    const item = window.createStatusBarItem('autogradLens.live', StatusBarAlignment.Right, 100);
    item.name = l10n.t('Autograd Lens: Live Mode');
    item.command = COMMANDS.toggleLive;
    return item;
  }
}
