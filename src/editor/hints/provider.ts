/**
 * Inlay hints: what the statements of a program gave when it ran last, at the ends of their lines. Asks results for what
 * is in sight only; what a hint says is `label.ts`', its tooltip the hover's.
 */
import {
  EventEmitter,
  InlayHint,
  l10n,
  MarkdownString,
  workspace,
  type CancellationToken,
  type Disposable,
  type InlayHintsProvider,
  type Range,
  type TextDocument,
} from 'vscode';
import type { RecordedStatement, RecordedStatements, ResultId, ResultRegistry } from '../../results/result';
import { hasPlottedHistory } from '../../trace/histories';
import type { ProgramTrace, TraceRecord } from '../../trace/program';
import type { Answers } from '../answers';
import { HIDDEN_COMMANDS } from '../commands/ids';
import { sourceRange } from '../documents';
import { shortened } from '../hover/look';
import { recordText } from '../hover/record';
import { counted } from '../language';
import { codeBlock, commandLink } from '../markdown';
import { lineHint, USUAL_LENGTH, type LineHint } from './label';

export const INLAY_HINTS_SETTING = 'autogradLens.inlayHints';
const LENGTH_SETTING = 'editor.inlayHints.maximumLength';
/** What a program that runs has recorded so far is drawn at most this often. */
const REFRESH_MILLISECONDS = 100;
/** A tooltip that speaks of more names is cut off by the editor. */
const MAX_TOLD = 3;

/** Asks for no statement, only for what is said of the run. */
const NOWHERE = { start: -1, end: -1 };

/** A hint that is asked for its tooltip once the pointer is over it. */
class LineInlayHint extends InlayHint {
  readonly line: LineHint;
  readonly recorded: RecordedStatements;

  constructor(position: InlayHint['position'], line: LineHint, recorded: RecordedStatements) {
    super(position, line.text);
    this.paddingLeft = true;
    this.line = line;
    this.recorded = recorded;
  }
}

/** What was drawn of a document's program last. */
interface Drawn {
  readonly trace: ProgramTrace | null;
  readonly edited: boolean;
}

export class ProgramHints implements InlayHintsProvider, Disposable {
  private readonly results: ResultRegistry;
  private readonly answers: Answers;
  private readonly emitter = new EventEmitter<void>();
  private readonly drawn = new Map<ResultId, Drawn>();
  private readonly subscriptions: readonly { dispose(): void }[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeInlayHints = this.emitter.event;

  constructor(results: ResultRegistry, answers: Answers) {
    this.results = results;
    this.answers = answers;
    this.subscriptions = [
      this.emitter,
      results.onDidChange((id) => {
        this.look(id);
      }),
      answers.onDidChange(() => {
        if (this.drawn.size > 0) this.refresh();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(INLAY_HINTS_SETTING) || change.affectsConfiguration(LENGTH_SETTING))
          this.refresh();
      }),
    ];
  }

  provideInlayHints(document: TextDocument, range: Range, token: CancellationToken): InlayHint[] {
    // A setting of another type is none.
    if (workspace.getConfiguration('autogradLens', document).get('inlayHints') === false) return [];
    const whole = document.validateRange(range.with(range.start.with({ character: 0 })));
    const last = document.lineAt(whole.end).range.end;
    const recorded = this.results.statementsIn(
      document.uri.toString(),
      sourceRange(document, whole.with({ end: last })),
    );
    if (recorded.length === 0 || token.isCancellationRequested) return [];
    const length = maximumLength(document);
    const answered = this.answers.linesIn(document);
    // Of Markdown each block of code may have a run of its own.
    return recorded.flatMap((run) =>
      [...byLine(document, run.statements)].flatMap(([line, statements]) => {
        if (answered.has(line)) return [];
        const hint = lineHint(run.trace, statements, { edited: run.edited, length });
        return hint === null ? [] : [new LineInlayHint(document.lineAt(line).range.end, hint, run)];
      }),
    );
  }

  resolveInlayHint(hint: InlayHint): InlayHint {
    if (hint instanceof LineInlayHint) hint.tooltip = tooltip(hint);
    return hint;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Draws again where the values, or their truth, are others: a slider that is moved changes neither. */
  private look(id: ResultId): void {
    const result = this.results.get(id);
    const before = this.drawn.get(id);
    if (result === undefined) {
      if (this.drawn.delete(id)) this.refresh();
      return;
    }
    if (result.program === null) return;
    const { trace } = result.program;
    const own = this.results.statementsIn(result.uri, NOWHERE).find((one) => one.result.id === id);
    const edited = own?.edited ?? false;
    if (before?.trace === trace && before.edited === edited) return;
    this.drawn.set(id, { trace, edited });
    this.refresh();
  }

  private refresh(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.emitter.fire();
    }, REFRESH_MILLISECONDS);
  }
}

function byLine(
  document: TextDocument,
  statements: readonly RecordedStatement[],
): ReadonlyMap<number, readonly RecordedStatement[]> {
  const lines = new Map<number, RecordedStatement[]>();
  for (const statement of statements) {
    const { line } = document.positionAt(statement.end);
    const here = lines.get(line);
    if (here === undefined) lines.set(line, [statement]);
    else here.push(statement);
  }
  return lines;
}

/** What the editor itself does not cut; 0 is its word for no limit. */
function maximumLength(document: TextDocument): number {
  const set: unknown = workspace.getConfiguration('editor', document).get('inlayHints.maximumLength');
  return typeof set === 'number' && set > 0 ? set : USUAL_LENGTH;
}

/** Text of ours, in which everything foreign is escaped; its links may run two commands. */
function tooltip({ line, recorded }: LineInlayHint): MarkdownString {
  const { result, trace, edited } = recorded;
  const { start, end } = result.range;
  const inspect = commandLink(HIDDEN_COMMANDS.inspectRange, [result.uri, start, end, 'program']);
  const told = line.records.slice(0, MAX_TOLD).map((record) => {
    const history = historyLink(trace, record, result.uri);
    return recordText(trace, record, edited, { inspect, history });
  });
  if (line.printed !== null) told.push(printedText(line.printed, inspect));
  const text = new MarkdownString(told.join('\n\n---\n\n'));
  text.isTrusted = { enabledCommands: [HIDDEN_COMMANDS.inspectRange, HIDDEN_COMMANDS.plotHistory] };
  return text;
}

function historyLink(trace: ProgramTrace, record: TraceRecord, uri: string): string | null {
  return hasPlottedHistory(trace.records, record) ? commandLink(HIDDEN_COMMANDS.plotHistory, [uri, record.name]) : null;
}

function printedText({ text, count }: NonNullable<LineHint['printed']>, inspect: string): string {
  const said = count === 1 ? l10n.t('Printed once') : l10n.t('Printed {0} times, last', counted(count));
  return `${said} · [${l10n.t('Open in inspector')}](${inspect})\n\n${codeBlock(shortened(text), '')}`;
}
