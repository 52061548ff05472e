/** Keeps the last results in the workspace's storage, else in the editor's, and tells once where that fails. */
import { l10n, Uri, window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { openDocument, sourceLink, textOf } from '../editor/documents';
import { storageFolder } from '../editor/history/folder';
import type * as Lens from '../lens';
import type { History } from '../results/history/history';
import type { HistoryStore, StoreProblem } from '../results/history/store';
import type { Results } from '../results/registry';
import type { SourceRange } from '../trace/range';

/** Milliseconds for which the status bar says that nothing can be written. */
const TOLD_FOR = 10_000;

export interface KeptHistory {
  readonly history: History;
  readonly store: HistoryStore;
  /** Notes what has not been noted yet; done when it is written, or cannot be. */
  note(): Promise<void>;
  dispose(): void;
}

export function keepHistory(
  { storageUri, globalStorageUri }: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>,
  log: LogOutputChannel,
  lens: Pick<typeof Lens, 'History' | 'HistoryStore' | 'HistoryRecorder'>,
  results: Pick<Results, 'onDidChange' | 'get' | 'currentRange'>,
): KeptHistory {
  const folder = Uri.joinPath(storageUri ?? globalStorageUri, 'history');
  const history = new lens.History();
  const store = new lens.HistoryStore(history, storageFolder(folder), {
    tell: (problem) => {
      tell(log, folder, problem);
    },
  });
  const recorder = new lens.HistoryRecorder(results, history, store, {
    label: (uri, range) => sourceLink(uri, range).label,
    textOf: (uri: string, range: SourceRange) => (openDocument(uri) === undefined ? '' : textOf(uri, range)),
    later: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    now: Date.now,
    random: () => Math.floor(Math.random() * 36 ** 8).toString(36),
    problem: (error) => {
      log.error('keeping the history:', error);
    },
  });
  return {
    history,
    store,
    note: () => recorder.note(),
    dispose: () => {
      recorder.dispose();
    },
  };
}

function tell(log: LogOutputChannel, folder: Uri, problem: StoreProblem): void {
  switch (problem.kind) {
    case 'not-written':
      log.error(
        `The history cannot be written to ${folder.toString(true)}; results are kept until the window closes.`,
        problem.error,
      );
      window.setStatusBarMessage(
        `$(warning) ${l10n.t('The history cannot be saved: its storage is full or read-only.')}`,
        TOLD_FOR,
      );
      return;
    case 'not-read':
      log.error(`The history cannot be read from ${folder.toString(true)}:`, problem.error);
      return;
    case 'broken':
      log.warn(
        `An entry of the history could not be read; it was put aside as ${problem.name} in ${folder.toString(true)}`,
      );
  }
}
