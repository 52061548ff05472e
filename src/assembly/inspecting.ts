/**
 * Joins the inspectors to what the editor's parts do: shows, marks, runs again, and makes results again after a reload or
 * from the history.
 */
import {
  l10n,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
  type WebviewPanel,
  type WebviewView,
} from 'vscode';
import type { Differentiation } from '../editor/commands/differentiate';
import { tellUnexpected } from '../editor/commands/failures';
import { findDocument, openDocument, sourceLink, sourceOf, textOf } from '../editor/documents';
import { pickFromHistory } from '../editor/history/pick';
import type { DerivativeInsertion } from '../editor/insertion/insert';
import type { Marks } from '../editor/marks';
import { reveal } from '../editor/marks';
import { openSetting } from '../editor/programs/setting';
import type { ProgramRuns } from '../editor/programs/runs';
import { Inspector } from '../inspector/opening';
import type { ResultSeed } from '../inspector/protocol';
import { keptIn, placeOf, seedIn } from '../inspector/seed';
import { Saving, type FolderStore } from '../inspector/saving';
import { restore } from '../inspector/serializer';
import type { Session } from '../inspector/session';
import { seedOfEntry } from '../inspector/subject';
import type { HistoryEntry } from '../results/history/entry';
import type { Result, ResultRegistry } from '../results/result';
import type { KeptHistory } from './history';

export interface InspectingParts {
  readonly extensionUri: Uri;
  /** Remembers the folder of what was saved. */
  readonly store: FolderStore;
  readonly log: LogOutputChannel;
  readonly results: ResultRegistry;
  readonly kept: KeptHistory;
  readonly marks: Marks;
  /** Those that show results themselves are made after the inspectors. */
  readonly later: () => {
    readonly differentiation: Differentiation;
    readonly insertion: DerivativeInsertion;
    readonly runs: ProgramRuns;
  };
}

export class Inspecting {
  readonly inspector: Inspector;
  private readonly parts: InspectingParts;

  constructor(parts: InspectingParts) {
    this.parts = parts;
    const { extensionUri, log, results, marks, store, later } = parts;
    const saving = new Saving(store);
    this.inspector = new Inspector(extensionUri, results, {
      reveal: (uri, range, keepFocus) => {
        if (range === null)
          window.setStatusBarMessage(l10n.t('This part of the text was edited away; run again.'), 4000);
        else this.logged(l10n.t('showing the text'), reveal(uri, range, keepFocus));
      },
      mark: (uri, range) => {
        marks.mark(uri, range);
      },
      rerun: (result, { caretAsPower }) => {
        this.logged(l10n.t('running again'), this.rerun(result, caretAsPower));
      },
      restore: (session, seed) => {
        this.logged(l10n.t('making the result again'), this.makeAgain(session, seed, true));
      },
      runKept: (session, entry) => {
        this.logged(l10n.t('making the result again'), this.runKept(session, entry));
      },
      insertDerivative: (result, request) => {
        this.logged(l10n.t('inserting the derivative'), later().insertion.fromPage(result, request));
      },
      save: (file, near) => {
        this.logged(l10n.t('saving the file'), saving.save(file, near));
      },
      showHistory: () => {
        this.logged(l10n.t('showing the history'), this.showHistory());
      },
      showLog: () => {
        log.show();
      },
      openSetting: (setting) => {
        this.logged(l10n.t('opening the setting'), openSetting(setting));
      },
      problem: (text, error) => {
        log.error(text, ...(error === undefined ? [] : [error]));
      },
      link: sourceLink,
      textOf,
    });
  }

  showHistory(): Promise<void> {
    const { history, store } = this.parts.kept;
    return pickFromHistory({
      history,
      store,
      show: (entry) => {
        this.inspector.showKept(entry);
      },
      preview: (entry) => {
        this.inspector.preview(entry);
      },
      endPreview: (back) => {
        this.inspector.endPreview(back);
      },
      problem: (doing, work) => {
        this.logged(doing, work);
      },
    });
  }

  /** A panel that the editor hands back after a reload. */
  readopt(panel: WebviewPanel, state: unknown): void {
    this.logged(l10n.t('restoring the inspector'), this.remake(this.inspector.adopt(panel, state), state));
  }

  /** A view whose page the editor makes. */
  resolve(view: WebviewView, state: unknown): void {
    const session = this.inspector.resolve(view, state);
    if (session !== undefined) this.logged(l10n.t('restoring the inspector'), this.remake(session, state));
  }

  private async remake(session: Session, state: unknown): Promise<void> {
    const id = keptIn(state);
    if (id !== null) {
      await this.parts.kept.store.refresh();
      const entry = this.parts.kept.history.get(id);
      if (entry !== undefined) {
        session.showKept(entry);
        return;
      }
    }
    const seed = seedIn(state);
    if (seed !== null) await this.makeAgain(session, seed, false);
  }

  private async makeAgain(session: Session, seed: ResultSeed, asked: boolean): Promise<void> {
    const { results, later } = this.parts;
    const again = async (): Promise<Result | undefined> => {
      const open = async (uri: string) => findDocument(uri).then((document) => document && sourceOf(document));
      return restore(session, results, open, seed, asked);
    };
    const document = asked && seed.program ? await findDocument(seed.uri) : undefined;
    if (document === undefined) await again();
    else await later().runs.whenTrusted(again, document);
  }

  /** At its place, where that still has its text; else in a document of its own. */
  private async runKept(session: Session, entry: HistoryEntry): Promise<void> {
    const seed = seedOfEntry(entry);
    const document = await documentOf(entry);
    const whole = seed.program?.whole === true;
    if (document !== undefined && (whole || placeOf(seed, document.getText()) !== null)) {
      await this.makeAgain(session, seed, true);
      return;
    }
    const content = entry.alone ?? entry.text;
    const alone = await workspace.openTextDocument({ language: entry.language, content });
    await window.showTextDocument(alone, { preview: false, preserveFocus: true });
    const start = whole ? 0 : content.length - entry.text.length;
    await this.makeAgain(session, { ...seed, uri: alone.uri.toString(), range: { start, end: content.length } }, true);
  }

  private async rerun(result: Result, caretAsPower: boolean): Promise<void> {
    const document = await findDocument(result.uri);
    if (document === undefined) {
      await window.showErrorMessage(
        l10n.t('The document of this result is not there any more. Open it again, or differentiate another text.'),
      );
      return;
    }
    await this.parts.later().differentiation.again(document, result, caretAsPower);
  }

  private logged(doing: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => tellUnexpected(this.parts.log, doing, error));
  }
}

/** Without waiting for one that can never come back. */
function documentOf({ uri, range }: HistoryEntry): Promise<TextDocument | undefined> {
  const open = openDocument(uri);
  if (open !== undefined || !sourceLink(uri, range).open) return Promise.resolve(open);
  return findDocument(uri);
}
