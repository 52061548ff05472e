/**
 * The list of the last results: the one that is pointed at is shown in the inspector, the one that is chosen stays there.
 * Knows no inspector: whoever shows an entry is told which.
 */
import {
  env,
  l10n,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { titleOfEntry, type HistoryEntry } from '../../results/history/entry';
import type { History } from '../../results/history/history';
import type { HistoryStore } from '../../results/history/store';
import { findDocument, openDocument } from '../documents';
import { reveal } from '../marks';
import { ago } from './ago';

export interface HistoryPickParts {
  readonly history: Pick<History, 'entries'>;
  readonly store: Pick<HistoryStore, 'refresh' | 'remove'>;
  readonly show: (entry: HistoryEntry) => void;
  /** For as long as it is pointed at. */
  readonly preview: (entry: HistoryEntry) => void;
  /** `back`: nothing was chosen. */
  readonly endPreview: (back: boolean) => void;
  readonly problem: (doing: string, work: Promise<unknown>) => void;
}

interface Item extends QuickPickItem {
  readonly entry: HistoryEntry;
}

export async function pickFromHistory(parts: HistoryPickParts): Promise<void> {
  const { history, store } = parts;
  await store.refresh();
  if (history.entries.length === 0) {
    void window.showInformationMessage(
      l10n.t('The history is empty: results appear in it as soon as something was differentiated.'),
    );
    return;
  }
  const openText: QuickInputButton = { iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open its text') };
  const remove: QuickInputButton = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove from the history') };
  const clear: QuickInputButton = { iconPath: new ThemeIcon('clear-all'), tooltip: l10n.t('Remove all results') };
  const pick = window.createQuickPick<Item>();
  const items = (): Item[] => history.entries.map((entry) => itemOf(entry, [openText, remove]));
  pick.title = l10n.t('History of results');
  pick.placeholder = l10n.t('Choose a result to see it in the inspector');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [clear];
  pick.items = items();
  let chosen = false;
  // The list points at its first entry by itself: what is shown changes only when the user moves.
  let moved = false;
  pick.onDidChangeActive(([item]) => {
    if (moved && item !== undefined) parts.preview(item.entry);
    moved = true;
  });
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (item === undefined) return;
    chosen = true;
    parts.show(item.entry);
    pick.hide();
  });
  pick.onDidTriggerItemButton(({ item, button }) => {
    if (button === remove) {
      parts.problem(l10n.t('removing from the history'), store.remove([item.entry.id]));
      moved = false;
      pick.items = items();
      if (pick.items.length === 0) pick.hide();
      return;
    }
    pick.hide();
    parts.problem(l10n.t('opening the text of a result'), openTextOf(item.entry));
  });
  pick.onDidTriggerButton(() => {
    pick.hide();
    parts.problem(l10n.t('clearing the history'), clearAll(parts));
  });
  pick.onDidHide(() => {
    parts.endPreview(!chosen);
    pick.dispose();
  });
  pick.show();
}

function itemOf(entry: HistoryEntry, buttons: readonly QuickInputButton[]): Item {
  const { value, program, label } = entry;
  const whole = program?.whole === true;
  return {
    kind: QuickPickItemKind.Default,
    label: whole ? `$(file-code) ${label}` : escaped(titleOfEntry(entry)),
    description: value === '' ? '' : `= ${value}`,
    detail: whole ? ago(entry.at, Date.now(), env.language) : `${label} · ${ago(entry.at, Date.now(), env.language)}`,
    entry,
    buttons,
  };
}

/** `$(name)` in a label would be an icon. */
function escaped(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

async function openTextOf({ uri, range, text }: HistoryEntry): Promise<void> {
  // An untitled document that was closed is gone.
  const document = openDocument(uri) ?? (Uri.parse(uri).scheme === 'untitled' ? undefined : await findDocument(uri));
  if (document === undefined) {
    await window.showInformationMessage(
      l10n.t('The document of this result is not there any more. Show it and run it again to have its text.'),
    );
    return;
  }
  const all = document.getText();
  const at = all.startsWith(text, range.start) ? range.start : all.indexOf(text);
  await reveal(uri, at < 0 ? { start: 0, end: 0 } : { start: at, end: at + text.length }, false);
}

async function clearAll({ history, store }: HistoryPickParts): Promise<void> {
  const remove = l10n.t('Remove All');
  const answer = await window.showWarningMessage(
    l10n.t('Remove all results from the history?'),
    { modal: true },
    remove,
  );
  if (answer === remove) await store.remove(history.entries.map(({ id }) => id));
}
