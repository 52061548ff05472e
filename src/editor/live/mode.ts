/**
 * Live mode: in a document for which it is on, what was differentiated last runs again after a pause in typing, without a
 * word but in the status bar, the list of problems and the panel that is open. Knows when to run; running is others'.
 */
import { l10n, window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';
import { renamedUri } from '../../results/renamed';
import type { Result, ResultRegistry } from '../../results/result';
import type { Differentiation } from '../commands/differentiate';
import { HELD_BY_THE_EDITOR, openDocument, sourceOf } from '../documents';
import type { ProgramRuns } from '../programs/runs';
import type { Store } from '../kept';
import { LIVE_DELAY_ID, liveDelay } from './delay';
import { phaseOf, type ItemState } from './item';
import { LiveDocuments } from './kept';
import { LiveStatus } from './status';

/** What live mode runs with; it exists once something is used. */
export interface LiveParts {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  readonly runs: ProgramRuns;
  /** Brings a result to sight that the user asked for by turning live mode on. */
  show(result: Result): void;
  /** Shows a result in a panel that is open; brings nothing to sight. */
  look(result: Result): void;
}

export interface LiveModeOptions {
  readonly store: Store;
  /** Makes the parts if need be; they are handed over with `join` before it resolves. */
  readonly load: () => Promise<unknown>;
  /** For what goes wrong where nobody waits for it; nobody is told in a message. */
  readonly unexpected: (error: unknown) => void;
}

/** A document that is live. */
interface Watched {
  timer: NodeJS.Timeout | undefined;
  /** It was edited since the last pass. */
  isDue: boolean;
  /** Counts the passes: what an older one finds no longer counts. */
  turn: number;
  halt: 'paused' | 'restricted' | null;
  /** Why the last pass failed: told until the next one knows better, so that failures in a row do not flicker. */
  failure: ItemState | null;
  /** What went wrong unexpectedly is logged once. */
  error: string | null;
}

/** Formulas of one document that run again, those looked at last. */
const MAX_FORMULAS = 20;

export class LiveMode implements Disposable {
  private readonly load: LiveModeOptions['load'];
  private readonly unexpected: LiveModeOptions['unexpected'];
  private readonly kept: LiveDocuments;
  private readonly watched = new Map<string, Watched>();
  private readonly status = new LiveStatus((uri) => this.stateOf(uri));
  private parts: LiveParts | undefined;
  private readonly subscriptions: { dispose(): void }[];

  constructor({ store, load, unexpected }: LiveModeOptions) {
    this.load = load;
    this.unexpected = unexpected;
    this.kept = new LiveDocuments(store);
    this.subscriptions = [
      this.status,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.edited(document);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.closed(document);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.renamed(oldUri.toString(), newUri.toString());
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const [uri, watched] of this.watched)
          if (watched.halt === 'restricted') {
            watched.halt = null;
            this.passSoon(uri, watched);
          }
      }),
      window.onDidChangeVisibleTextEditors(() => {
        for (const [uri, watched] of this.watched)
          if (watched.isDue && watched.timer === undefined) this.passSoon(uri, watched);
      }),
    ];
    this.status.soon();
  }

  join(parts: LiveParts): void {
    this.parts = parts;
    this.subscriptions.push(
      parts.results.onDidChange(() => {
        this.status.soon();
      }),
    );
  }

  /** On the user's command, for the active editor's document. */
  async toggle(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      await window.showInformationMessage(l10n.t('Open a text in an editor to turn live mode on for it.'));
      return;
    }
    const uri = editor.document.uri.toString();
    if (this.kept.get(uri) === undefined) await this.turnOn(editor);
    else this.turnOff(uri);
  }

  dispose(): void {
    for (const { timer } of this.watched.values()) clearTimeout(timer);
    this.watched.clear();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async turnOn(editor: TextEditor): Promise<void> {
    const { document } = editor;
    const uri = document.uri.toString();
    this.kept.set(uri, 'caret');
    const watched = this.watch(uri);
    this.status.soon();
    await this.load();
    const { parts } = this;
    if (parts === undefined || this.kept.get(uri) === undefined) return;
    if (parts.results.inDocument(uri).length > 0) await this.pass(document, watched);
    else await this.begin(parts, editor, watched);
    this.status.soon();
  }

  private turnOff(uri: string): void {
    clearTimeout(this.watched.get(uri)?.timer);
    this.watched.delete(uri);
    this.kept.delete(uri);
    this.status.soon();
  }

  private renamed(from: string, to: string): void {
    for (const uri of this.kept.uris) {
      const now = renamedUri(uri, from, to);
      const start = this.kept.get(uri);
      if (now === null || start === undefined) continue;
      this.turnOff(uri);
      this.kept.set(now, start);
    }
    this.status.soon();
  }

  private watch(uri: string): Watched {
    const known = this.watched.get(uri);
    if (known !== undefined) return known;
    const watched: Watched = { timer: undefined, isDue: false, turn: 0, halt: null, failure: null, error: null };
    this.watched.set(uri, watched);
    return watched;
  }

  // When

  private edited(document: TextDocument): void {
    const uri = document.uri.toString();
    if (this.kept.get(uri) === undefined) return;
    const watched = this.watch(uri);
    if (watched.halt === 'paused') watched.halt = null;
    this.passSoon(uri, watched);
    // Results hear of the edit in this very turn, before or after us.
    setTimeout(() => {
      this.abandon(uri);
    }, 0);
    this.status.soon();
  }

  /** Runs of a text that is no more. */
  private abandon(uri: string): void {
    for (const { id, program, status } of this.parts?.results.inDocument(uri) ?? [])
      if (program !== null && status === 'running') this.parts?.results.abandon(id);
  }

  private passSoon(uri: string, watched: Watched): void {
    watched.isDue = true;
    clearTimeout(watched.timer);
    const setting: unknown = workspace.getConfiguration('autogradLens', openDocument(uri)).get(LIVE_DELAY_ID);
    watched.timer = setTimeout(() => {
      watched.timer = undefined;
      const document = openDocument(uri);
      // What nobody sees does not run; it stays due.
      if (document !== undefined && editorOf(document) !== undefined)
        this.pass(document, watched).catch(this.unexpected);
    }, liveDelay(setting));
  }

  private closed({ uri, isClosed }: TextDocument): void {
    const id = uri.toString();
    clearTimeout(this.watched.get(id)?.timer);
    this.watched.delete(id);
    if (this.kept.get(id) === undefined || !HELD_BY_THE_EDITOR.includes(uri.scheme) || !isClosed) return;
    // A change of language closes a document and opens it again; what is gone may have its name given to another.
    setTimeout(() => {
      if (openDocument(id) === undefined) this.turnOff(id);
    }, 0);
  }

  // What

  private async pass(document: TextDocument, watched: Watched): Promise<void> {
    const uri = document.uri.toString();
    const turn = (watched.turn += 1);
    watched.isDue = false;
    try {
      await this.load();
      if (this.parts === undefined || watched.turn !== turn || this.watched.get(uri) !== watched) return;
      await this.again(this.parts, document, watched);
      watched.error = null;
    } catch (error) {
      const text = String(error);
      if (text !== watched.error) this.unexpected(error);
      watched.error = text;
    } finally {
      if (watched.turn === turn) this.note(uri, watched);
      this.status.soon();
    }
  }

  /** What was made or looked at last, and the formulas beside it, which cost nothing. */
  private async again(parts: LiveParts, document: TextDocument, watched: Watched): Promise<void> {
    const { results, differentiation } = parts;
    const uri = document.uri.toString();
    const here = results.inDocument(uri);
    const last = here.at(-1);
    if (last === undefined) {
      await this.beginAgain(parts, document, watched);
      return;
    }
    this.kept.set(uri, last.program?.whole === true ? 'file' : 'caret');
    const formulas = here.filter(({ program, status }) => program === null && isOutOfDate(status));
    if (formulas.length > 0) await differentiation.keepUp(document, formulas.slice(-MAX_FORMULAS));
    if (last.program === null) return;
    // Of Markdown each block of code that ran has a program of its own.
    const programs = here.filter(({ program }) => program !== null);
    const { turn } = watched;
    for (const { id } of programs.toSorted((one, other) => one.range.start - other.range.start)) {
      const now = results.get(id);
      if (watched.turn !== turn) return;
      if (now === undefined || !isOutOfDate(now.status)) continue;
      await this.run(parts, document, watched, () => results.keepUp(sourceOf(document), id));
    }
  }

  private async run(
    { runs }: LiveParts,
    document: TextDocument,
    watched: Watched,
    start: () => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!runs.trusted) {
      watched.halt = 'restricted';
      return undefined;
    }
    watched.halt = null;
    const { turn } = watched;
    const result = await runs.quietly(start, document);
    const ending = result?.program?.trace?.ending;
    if (ending?.kind === 'stopped' && ending.limit === 'time' && watched.turn === turn) watched.halt = 'paused';
    return result;
  }

  /** The user turned it on where nothing was differentiated: what they would have got by asking for it. */
  private async begin(parts: LiveParts, editor: TextEditor, watched: Watched): Promise<void> {
    const { document } = editor;
    const choice = parts.differentiation.choose(editor);
    if (choice === null) return;
    if (choice.kind === 'expressions') {
      await parts.differentiation.ranges(document, choice.ranges, { told: false });
      return;
    }
    const { selection } = choice;
    const uri = document.uri.toString();
    this.kept.set(uri, selection === null ? 'file' : 'caret');
    const result = await this.run(parts, document, watched, () => parts.results.run(sourceOf(document), selection));
    if (result !== undefined) parts.show(result);
    this.note(uri, watched);
  }

  /** The results are gone, by a reload of the window or with their text: nobody is asked for anything. */
  private async beginAgain(parts: LiveParts, document: TextDocument, watched: Watched): Promise<void> {
    const { differentiation, results } = parts;
    if (this.kept.get(document.uri.toString()) === 'file') {
      const result = await this.run(parts, document, watched, () => results.run(sourceOf(document), null));
      if (result !== undefined) parts.look(result);
      return;
    }
    const editor = editorOf(document);
    const choice = editor === undefined ? null : differentiation.choose(editor);
    if (choice?.kind !== 'expressions' || !differentiation.isReady(document, choice.ranges)) return;
    const [result] = await differentiation.ranges(document, choice.ranges, { quiet: true, told: false });
    if (result !== undefined) parts.look(result);
  }

  // How it stands

  /** Keeps what is to be told until the next pass has ended. */
  private note(uri: string, watched: Watched): void {
    const { phase, reason } = phaseOf(this.parts?.results.inDocument(uri).at(-1));
    watched.failure = phase === 'failed' ? { live: true, phase, reason } : null;
  }

  private stateOf(uri: string): ItemState | null {
    const live = this.kept.get(uri) !== undefined;
    const last = this.parts?.results.inDocument(uri).at(-1);
    if (!live && last === undefined) return null;
    const standing = phaseOf(last);
    const watched = this.watched.get(uri);
    if (watched === undefined || standing.phase === 'running') return { live, ...standing };
    if (watched.halt !== null) return { live, phase: watched.halt, reason: null };
    return watched.isDue && watched.failure !== null ? watched.failure : { live, ...standing };
  }
}

/** The editor in which the document is seen, the active one where there are several. */
function editorOf(document: TextDocument): TextEditor | undefined {
  const active = window.activeTextEditor;
  if (active?.document === document) return active;
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

function isOutOfDate(status: Result['status']): boolean {
  return status === 'stale' || status === 'failed';
}
