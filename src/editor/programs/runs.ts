/**
 * Running programs on the user's command: only in a trusted workspace, with progress for what takes long, and with its
 * failure told at the place and in a message. Knows not how results are shown: it tells whoever listens.
 */
import { type CancellationToken, l10n, ProgressLocation, type TextDocument, window } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import { settingOf } from '../../trace/ending';
import { backwardWasRefused } from '../../trace/puzzles';
import type { SourceRange } from '../../trace/range';
import type { Diagnostics } from '../diagnostics';
import { editorRange, openDocument, sourceLink, sourceOf } from '../documents';
import { counted, said } from '../language';
import { reveal } from '../marks';
import { isCancellation } from './problems';
import { openSetting } from './setting';
import type { Trust } from './trust';

/** What takes longer than this shows that it goes on. */
const PROGRESS_AFTER_MILLISECONDS = 1000;
const MAX_MESSAGE = 300;

export interface ProgramRunsOptions {
  readonly results: ResultRegistry;
  readonly diagnostics: Diagnostics;
  readonly trust: Trust;
  /** Called with the result to look at: when it runs for long, and when it has ended. */
  readonly show: (result: Result) => void;
  /** Called where the user asks why `backward()` was refused. */
  readonly explain: (result: Result) => void;
  /** For what goes wrong where nobody waits for it. */
  readonly unexpected: (error: unknown) => void;
}

export class ProgramRuns {
  private readonly results: ResultRegistry;
  private readonly diagnostics: Diagnostics;
  private readonly trust: Trust;
  private readonly show: ProgramRunsOptions['show'];
  private readonly explain: ProgramRunsOptions['explain'];
  private readonly unexpected: ProgramRunsOptions['unexpected'];
  /** The newest run of each document: those before it have nothing more to say. */
  private readonly newest = new Map<string, object>();

  constructor({ results, diagnostics, trust, show, explain, unexpected }: ProgramRunsOptions) {
    this.results = results;
    this.diagnostics = diagnostics;
    this.trust = trust;
    this.show = show;
    this.explain = explain;
    this.unexpected = unexpected;
  }

  get trusted(): boolean {
    return this.trust.granted;
  }

  /** Runs the selection, or the whole document; where the workspace is not trusted, says why not. */
  async run(document: TextDocument, selection: SourceRange | null): Promise<void> {
    await this.whenTrusted(() => this.results.run(sourceOf(document), selection), document);
  }

  /** Runs a result's program again, with the text as it is now. */
  async again(document: TextDocument, { id }: Result): Promise<void> {
    await this.whenTrusted(() => this.results.rerun(sourceOf(document), id), document);
  }

  /** Whatever it is that runs a program of this document. */
  async whenTrusted(start: () => Promise<Result | undefined>, document: TextDocument): Promise<void> {
    if (this.trusted) await this.follow(start, document);
    else
      await this.trust.whenGranted(() => {
        this.follow(start, document).catch(this.unexpected);
      });
  }

  /**
   * For who runs it each time that the text changes: no message, no progress, no panel. What went wrong stands at its
   * place. Undefined where it did not run, or where a newer run has begun.
   */
  async quietly(start: () => Promise<Result>, document: TextDocument): Promise<Result | undefined> {
    if (!this.trusted) return undefined;
    const uri = document.uri.toString();
    const turn = {};
    this.newest.set(uri, turn);
    try {
      const result = await start();
      if (this.newest.get(uri) !== turn || this.results.get(result.id) === undefined) return undefined;
      this.diagnose(result);
      return result;
    } finally {
      if (this.newest.get(uri) === turn) this.newest.delete(uri);
    }
  }

  private async follow(start: () => Promise<Result | undefined>, document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const turn = {};
    this.newest.set(uri, turn);
    // Of several blocks of code in one document each keeps what was said of it.
    if (this.results.blocks(sourceOf(document)).length === 0) this.diagnostics.clear(uri);
    const running = start();
    const timer = setTimeout(() => {
      if (this.newest.get(uri) === turn) this.showProgress(uri, running);
    }, PROGRESS_AFTER_MILLISECONDS);
    try {
      const result = await running;
      // A newer run has begun, or its results were cleared.
      if (this.newest.get(uri) !== turn || result === undefined || this.results.get(result.id) === undefined) return;
      this.present(result);
    } finally {
      clearTimeout(timer);
      if (this.newest.get(uri) === turn) this.newest.delete(uri);
    }
  }

  private present(result: Result): void {
    this.diagnose(result);
    this.results.activate(result.id);
    this.show(result);
    if (result.status === 'failed') this.tell(result).catch(this.unexpected);
  }

  /** The document may have been closed or renamed while it ran. */
  private diagnose(result: Result): void {
    const document = openDocument(result.uri);
    if (document === undefined) return;
    const now = (range: SourceRange): SourceRange | null => this.results.currentRange(result.id, range);
    this.diagnostics.setProgram(document, result, now, this.results.unitAt(sourceOf(document), result.range.start));
  }

  /** Not awaited by the run: the message stands until the user answers it. */
  private async tell({ id, uri, refusal, program }: Result): Promise<void> {
    if (refusal === null) return;
    if (isCancellation(refusal.message.id)) {
      window.setStatusBarMessage(`$(debug-stop) ${l10n.t('The program was stopped.')}`, 4000);
      return;
    }
    const [line = ''] = said(refusal.message).split('\n');
    const parts = [
      line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line,
      refusal.hint === null ? '' : said(refusal.hint),
    ];
    const place = (): SourceRange | null => this.results.currentRange(id, refusal.range);
    const show = l10n.t('Show');
    const open = l10n.t('Open Setting');
    const why = l10n.t('Why?');
    // Many of PyTorch's messages end without a full stop.
    const text = parts.filter((part) => part !== '').join(/[.!?:…。！？：]$/.test(parts[0] ?? '') ? ' ' : '. ');
    const setting = settingOf(program?.trace?.ending ?? null);
    const refused = backwardWasRefused({ ending: program?.trace?.ending ?? null });
    const chosen = await window.showErrorMessage(
      text,
      ...(refused ? [why] : []),
      ...(setting === null ? [] : [open]),
      ...(isInSight(uri, place()) ? [] : [show]),
    );
    if (chosen === open && setting !== null) await openSetting(setting);
    const result = this.results.get(id);
    if (chosen === why && result !== undefined) this.explain(result);
    const now = place();
    if (chosen === show && now !== null) await reveal(result?.uri ?? uri, now, false);
  }

  private showProgress(uri: string, running: Promise<Result | undefined>): void {
    const result = this.results
      .inDocument(uri)
      .findLast(({ program, status }) => program !== null && status === 'running');
    if (result === undefined) return;
    const { id, range } = result;
    this.show(result);
    const title = l10n.t('Running {0}', sourceLink(uri, range).label);
    void window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (progress, token: CancellationToken) => {
        const subscriptions = [
          token.onCancellationRequested(() => {
            this.results.cancel(id);
          }),
          this.results.onDidChange((changed) => {
            if (changed === id) progress.report({ message: progressText(this.results.get(id)) });
          }),
        ];
        progress.report({ message: progressText(result) });
        // Whether it went well is told elsewhere.
        await running.catch(() => undefined);
        for (const subscription of subscriptions) subscription.dispose();
      },
    );
  }
}

/** `1,234 backward passes`: that it goes on, and how fast. */
function progressText(result: Result | undefined): string {
  const trace = result?.program?.trace;
  if (trace && trace.ending !== null) return l10n.t('differentiating…');
  const count = trace?.passCount ?? 0;
  if (count === 0) return '';
  return count === 1 ? l10n.t('1 backward pass') : l10n.t('{0} backward passes', counted(count));
}

function isInSight(uri: string, range: SourceRange | null): boolean {
  const document = openDocument(uri);
  if (document === undefined || range === null) return true;
  const place = editorRange(document, range);
  return window.visibleTextEditors.some(
    (editor) => editor.document === document && editor.visibleRanges.some((visible) => visible.contains(place.start)),
  );
}
