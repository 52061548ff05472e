/** What each command does. Arguments come from anywhere, links and other extensions included, and are checked. */
import { env, l10n, type TextDocument, Uri, window } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import type { Answers } from '../answers';
import type { Diagnostics } from '../diagnostics';
import type { DerivativeCheck } from '../checking/check';
import { findDocument, sourceOf } from '../documents';
import { openWalkthrough, type Examples } from '../examples/open';
import type { DerivativeInsertion } from '../insertion/insert';
import { runLens } from '../lenses/run';
import { clipboardText } from '../words';
import type { LiveMode } from '../live/mode';
import type { ProgramRuns } from '../programs/runs';
import type { RunningPrograms } from '../programs/running';
import type { Differentiation } from './differentiate';
import { COMMANDS, HIDDEN_COMMANDS, PROGRAM_LANGUAGES, type CommandId } from './ids';
import { readCheck, readInsertion, readRequest, type DifferentiateRequest } from './request';

export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** What commands ask of the inspectors. */
export interface InspectorCommands {
  /** Brings one to sight, with this result where there is one. */
  show(result: Result | undefined): void;
  openAnother(result: Result | undefined): void;
  togglePin(): void;
  setFollow(on: boolean): void;
}

export interface CommandParts {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  readonly insertion: DerivativeInsertion;
  readonly check: DerivativeCheck;
  readonly examples: Examples;
  readonly runs: ProgramRuns;
  readonly live: LiveMode;
  readonly running: RunningPrograms;
  readonly answers: Answers;
  readonly diagnostics: Diagnostics;
  readonly inspector: InspectorCommands;
  /** Lists the last results. */
  showHistory(): Promise<void>;
  /** Brings this result to sight, in this tab of the inspector. */
  showIn(result: Result, tab: 'graph' | 'plot'): void;
  /** Shows how the scalar of this name went, in the inspector's plot of this result. */
  plotHistory(result: Result, name: string): void;
  /** What the command line's `--json` prints for this request. */
  answer(request: DifferentiateRequest): unknown;
}

/** All but showing the log, which must work where nothing else does, and what computes nothing. */
export type HandledCommand = Exclude<CommandId, typeof COMMANDS.showLog | typeof COMMANDS.newSnippet>;

export function commandHandlers(parts: CommandParts): Readonly<Record<HandledCommand, CommandHandler>> {
  return {
    [COMMANDS.differentiateSelection]: () => differentiateSelection(parts),
    [COMMANDS.differentiateFunction]: () => differentiateFunction(parts),
    [COMMANDS.insertDerivative]: (argument) => insertDerivative(parts, argument),
    [COMMANDS.checkDerivative]: (argument) => parts.check.ask(readCheck(argument)),
    [COMMANDS.differentiateFile]: (uri) => differentiateFile(parts, uri),
    [COMMANDS.stop]: () => {
      parts.running.stop(window.activeTextEditor?.document.uri.toString());
    },
    [COMMANDS.openInspector]: () => {
      parts.inspector.show(resultInSight(parts.results));
    },
    [COMMANDS.newInspector]: () => {
      parts.inspector.openAnother(resultInSight(parts.results));
    },
    [COMMANDS.pinInspector]: () => {
      parts.inspector.togglePin();
    },
    [COMMANDS.pauseFollowing]: () => {
      parts.inspector.setFollow(false);
    },
    [COMMANDS.resumeFollowing]: () => {
      parts.inspector.setFollow(true);
    },
    [COMMANDS.showHistory]: () => parts.showHistory(),
    [COMMANDS.copyGradients]: () => copyGradients(parts),
    [COMMANDS.clear]: () => {
      clear(parts);
    },
    [COMMANDS.toggleLive]: () => parts.live.toggle(),
    [COMMANDS.openExample]: (argument) => parts.examples.open(argument),
    [COMMANDS.openWalkthrough]: openWalkthrough,
    [HIDDEN_COMMANDS.differentiate]: (argument) => parts.answer(readRequest(argument)),
    [HIDDEN_COMMANDS.inspectRange]: (...args) => inspectRange(parts, args),
    [HIDDEN_COMMANDS.plotHistory]: (...args) => plotHistory(parts, args),
    [HIDDEN_COMMANDS.readCaretAsPower]: (...args) => readCaretAsPower(parts, args),
    [HIDDEN_COMMANDS.differentiateAt]: (...args) => runLens(parts, args),
  };
}

async function differentiateSelection({ differentiation }: CommandParts): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined)
    await window.showInformationMessage(l10n.t('Open a text and select an expression, or put the caret into one.'));
  else await differentiation.selections(editor);
}

async function differentiateFunction({ differentiation }: CommandParts): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined)
    await window.showInformationMessage(l10n.t('Open a file and put the caret into a function.'));
  else await differentiation.functions(editor);
}

function insertDerivative({ insertion }: CommandParts, argument: unknown): Promise<void> {
  return insertion.ask(readInsertion(argument));
}

/** Of the document whose tab or text was clicked, else of the active editor. */
async function differentiateFile({ results, runs }: CommandParts, clicked: unknown): Promise<void> {
  const document = clicked instanceof Uri ? await findDocument(clicked.toString()) : window.activeTextEditor?.document;
  if (document !== undefined && results.blocks(sourceOf(document)).length > 0)
    await window.showInformationMessage(
      l10n.t('Put the caret into a block of code, or on its fence, and run Differentiate Selection.'),
    );
  else if (document === undefined || !PROGRAM_LANGUAGES.includes(document.languageId))
    await window.showInformationMessage(
      l10n.t(
        'Only TypeScript and JavaScript files run as a whole. In any other text, put the caret into a formula and run Differentiate Selection.',
      ),
    );
  else await runs.run(document, null);
}

async function copyGradients({ results }: CommandParts): Promise<void> {
  const trace = resultInSight(results)?.trace;
  if (!trace) {
    await window.showInformationMessage(
      l10n.t('Nothing was differentiated yet: run Differentiate Selection on an expression.'),
    );
    return;
  }
  await env.clipboard.writeText(clipboardText(trace));
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied the value and its gradients')}`, 3000);
}

function clear({ results, answers, diagnostics }: CommandParts): void {
  const uri = window.activeTextEditor?.document.uri.toString() ?? results.active?.uri;
  if (uri === undefined || results.inDocument(uri).length === 0)
    window.setStatusBarMessage(l10n.t('There are no results to clear'), 3000);
  // What refused may have left a diagnostic without a result.
  if (uri === undefined) return;
  answers.clear(uri);
  diagnostics.clear(uri);
  results.clear(uri);
}

/** The target of a hover's link: the result as it stands, or made now. */
async function inspectRange(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const { document, range } = await place(args);
  const here = parts.results.inDocument(document.uri.toString());
  const same =
    args[3] === 'program'
      ? (here.find((result) => result.program !== null && isAt(result, range)) ??
        here.find(({ program }) => program !== null))
      : here.find(
          (result) =>
            result.program === null &&
            result.status === 'fresh' &&
            result.range.start === range.start &&
            result.range.end === range.end,
        );
  if (same === undefined) {
    await parts.differentiation.ranges(document, [range]);
    return;
  }
  parts.results.activate(same.id);
  parts.inspector.show(same);
}

/** The target of a hover's link. */
async function plotHistory(parts: CommandParts, [uri, name]: readonly unknown[]): Promise<void> {
  if (typeof uri !== 'string' || typeof name !== 'string') throw new TypeError('expected a document’s URI and a name');
  const programs = parts.results.inDocument(uri).filter(({ program }) => program !== null);
  // Of several blocks of code the one that knows the name.
  const result = programs.findLast(({ program }) => program?.trace?.records.some((record) => record.name === name));
  if (result === undefined) {
    await window.showInformationMessage(l10n.t('The run that recorded {0} was cleared: run the program again.', name));
    return;
  }
  parts.results.activate(result.id);
  parts.plotHistory(result, name);
}

async function readCaretAsPower(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const { document, range } = await place(args);
  await parts.differentiation.ranges(document, [range], { caretAsPower: true });
}

async function place(
  args: readonly unknown[],
): Promise<{ readonly document: TextDocument; readonly range: SourceRange }> {
  const [uri, start, end] = args;
  if (typeof uri !== 'string' || !isOffset(start) || !isOffset(end) || end < start)
    throw new TypeError('expected a document’s URI and two offsets in it');
  const document = await findDocument(uri);
  if (document === undefined) throw new Error(`the document is not there any more: ${uri}`);
  return { document, range: { start, end } };
}

function isAt({ range }: Result, { start, end }: SourceRange): boolean {
  return range.start === start && range.end === end;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The result under the caret, else the one looked at last. */
function resultInSight(results: ResultRegistry): Result | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return results.active;
  const { document, selection } = editor;
  return results.at(document.uri.toString(), document.offsetAt(selection.active)) ?? results.active;
}
