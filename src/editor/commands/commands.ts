/** What each command does. Arguments come from anywhere, links and other extensions included, and are checked. */
import { env, Uri, window, type TextDocument } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import type { Answers } from '../answers';
import type { Diagnostics } from '../diagnostics';
import type { DerivativeCheck } from '../checking/check';
import { findDocument } from '../documents';
import type { DerivativeInsertion } from '../insertion/insert';
import { clipboardText } from '../words';
import type { ProgramRuns } from '../programs/runs';
import type { RunningPrograms } from '../programs/running';
import type { Differentiation } from './differentiate';
import { COMMANDS, HIDDEN_COMMANDS, PROGRAM_LANGUAGES, type CommandId } from './ids';
import { readCheck, readInsertion, readRequest, type DifferentiateRequest } from './request';

export type CommandHandler = (...args: readonly unknown[]) => unknown;

export interface CommandParts {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  readonly insertion: DerivativeInsertion;
  readonly check: DerivativeCheck;
  readonly runs: ProgramRuns;
  readonly running: RunningPrograms;
  readonly answers: Answers;
  readonly diagnostics: Diagnostics;
  /** Brings the inspector to sight, with this result where there is one. */
  inspect(result: Result | undefined): void;
  /** Shows how the scalar of this name went, in the inspector's plot of this result. */
  plotHistory(result: Result, name: string): void;
  /** What the command line's `--json` prints for this request. */
  answer(request: DifferentiateRequest): unknown;
}

/** All but showing the log, which must work where nothing else does. */
export type HandledCommand = Exclude<CommandId, typeof COMMANDS.showLog>;

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
      parts.inspect(resultInSight(parts.results));
    },
    [COMMANDS.copyGradients]: () => copyGradients(parts),
    [COMMANDS.clear]: () => {
      clear(parts);
    },
    [HIDDEN_COMMANDS.differentiate]: (argument) => parts.answer(readRequest(argument)),
    [HIDDEN_COMMANDS.inspectRange]: (...args) => inspectRange(parts, args),
    [HIDDEN_COMMANDS.plotHistory]: (...args) => plotHistory(parts, args),
    [HIDDEN_COMMANDS.readCaretAsPower]: (...args) => readCaretAsPower(parts, args),
  };
}

async function differentiateSelection({ differentiation }: CommandParts): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined)
    await window.showInformationMessage('Open a text and select an expression, or put the caret into one.');
  else await differentiation.selections(editor);
}

async function differentiateFunction({ differentiation }: CommandParts): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) await window.showInformationMessage('Open a file and put the caret into a function.');
  else await differentiation.functions(editor);
}

function insertDerivative({ insertion }: CommandParts, argument: unknown): Promise<void> {
  return insertion.ask(readInsertion(argument));
}

/** Of the document whose tab or text was clicked, else of the active editor. */
async function differentiateFile({ runs }: CommandParts, clicked: unknown): Promise<void> {
  const document = clicked instanceof Uri ? await findDocument(clicked.toString()) : window.activeTextEditor?.document;
  if (document === undefined || !PROGRAM_LANGUAGES.includes(document.languageId))
    await window.showInformationMessage('Open a TypeScript or JavaScript file to differentiate it.');
  else await runs.run(document, null);
}

async function copyGradients({ results }: CommandParts): Promise<void> {
  const trace = resultInSight(results)?.trace;
  if (!trace) {
    await window.showInformationMessage(
      'Nothing was differentiated yet: run Differentiate Selection on an expression.',
    );
    return;
  }
  await env.clipboard.writeText(clipboardText(trace));
  window.setStatusBarMessage('$(check) Copied the value and its gradients', 3000);
}

function clear({ results, answers, diagnostics }: CommandParts): void {
  const uri = window.activeTextEditor?.document.uri.toString() ?? results.active?.uri;
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
      ? here.find(({ program }) => program !== null)
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
  parts.inspect(same);
}

/** The target of a hover's link. */
async function plotHistory(parts: CommandParts, [uri, name]: readonly unknown[]): Promise<void> {
  if (typeof uri !== 'string' || typeof name !== 'string') throw new TypeError('expected a document’s URI and a name');
  const result = parts.results.inDocument(uri).find(({ program }) => program !== null);
  if (result === undefined) {
    await window.showInformationMessage(`The run that recorded ${name} was cleared: run the program again.`);
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
