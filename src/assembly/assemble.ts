/**
 * Builds the parts of the extension, at the first use, and joins them. The rooms `editor` and `inspector` do not know each
 * other; what one needs of the other is handed over here.
 */
import { type ExtensionContext, l10n, languages, type LogOutputChannel, Uri, workspace } from 'vscode';
import { keepHistory } from './history';
import { Inspecting } from './inspecting';
import { Answers } from '../editor/answers';
import { followCaret } from '../editor/caret';
import { DerivativeCheck } from '../editor/checking/check';
import { DifferentiateActions } from '../editor/commands/actions';
import { commandHandlers } from '../editor/commands/commands';
import { Differentiation } from '../editor/commands/differentiate';
import { tellUnexpected } from '../editor/commands/failures';
import { followResults } from '../editor/context';
import { Diagnostics } from '../editor/diagnostics';
import { Examples } from '../editor/examples/open';
import { ExampleShelf } from '../editor/examples/shelf';
import { followDocuments } from '../editor/documents';
import { LensHover } from '../editor/hover/provider';
import { ProgramHints } from '../editor/hints/provider';
import { DerivativeInsertion } from '../editor/insertion/insert';
import type { LiveMode } from '../editor/live/mode';
import type { CodeLenses } from '../editor/lenses/provider';
import { Marks } from '../editor/marks';
import type { MarkdownPreview } from '../editor/preview/preview';
import { limitsFrom } from '../editor/programs/limits';
import { RunningPrograms } from '../editor/programs/running';
import { ProgramRuns } from '../editor/programs/runs';
import { Trust } from '../editor/programs/trust';
import { RememberedValues } from '../editor/remembered';
import { schemasIn, SettingsWatch } from '../editor/settings';
import { placesOf } from '../editor/snippets/places';
import type * as Lens from '../lens';
import type { Result } from '../results/result';
import type { ToolRequest } from '../results/tool';

/** What was registered before anything was loaded, and now hears of results. */
interface Registered {
  readonly live: LiveMode;
  readonly lenses: CodeLenses;
  readonly preview: MarkdownPreview;
}

/** Builds the parts and joins them. */
export function assemble(
  context: ExtensionContext,
  log: LogOutputChannel,
  lens: typeof Lens,
  { live, lenses, preview }: Registered,
) {
  const programs = new lens.NodePrograms(Uri.joinPath(context.extensionUri, 'dist').fsPath, (text) => {
    log.warn(text);
  });
  const simplifier = new lens.NodeSimplifier(Uri.joinPath(context.extensionUri, 'dist', 'simplify.js').fsPath);
  const results = new lens.Results({
    defer: (task) => void setTimeout(task, 0),
    spent: lens.cpuTime,
    remembered: new RememberedValues(context.workspaceState),
    programs,
    simplifier,
    limits: (uri) => {
      const configuration = workspace.getConfiguration('autogradLens', Uri.parse(uri));
      return limitsFrom((id) => configuration.get(id));
    },
  });
  const answers = new Answers(results);
  const hints = new ProgramHints(results, answers);
  const diagnostics = new Diagnostics();
  const marks = new Marks();
  const trust = new Trust();
  const running = new RunningPrograms(results);
  const show = (result: Result): void => {
    // A failure is told at its place and in a message; it opens no panel, but one that is open shows it.
    if (result.status === 'failed' && !hasMore(result)) inspector.look(result);
    else inspector.show(result);
  };
  const unexpected = (error: unknown): void => void tellUnexpected(log, l10n.t('running the program'), error);
  const explain = (result: Result): void => {
    inspector.show(result);
    inspector.showTab('gradients', 'failure');
  };
  const runs = new ProgramRuns({ results, diagnostics, trust, show, explain, unexpected });
  const differentiation = new Differentiation({ results, answers, diagnostics, runs, show });
  const insertion = new DerivativeInsertion({
    results,
    differentiation,
    languageAt: lens.languageAt,
    isProse: lens.isRunningText,
  });
  const showDerivation = (result: Result): void => {
    inspector.show(result);
    inspector.showTab('formula');
  };
  const gotRound = (text: string, error: unknown): void => {
    log.warn(text, error);
  };
  const shelf = new ExampleShelf({
    copies: Uri.joinPath(context.globalStorageUri, 'examples'),
    shipped: Uri.joinPath(context.extensionUri, 'media', 'examples'),
    store: context.globalState,
    own: placesOf(context),
    problem: gotRound,
  });
  const examples = new Examples({
    shelf,
    differentiation,
    runs,
    showTab: (tab) => {
      inspector.showTab(tab);
    },
    problem: gotRound,
  });
  const check = new DerivativeCheck({ results, differentiation, diagnostics, showDerivation });

  const kept = keepHistory(context, log, lens, results);
  const inspecting = new Inspecting({
    extensionUri: context.extensionUri,
    store: context.workspaceState,
    log,
    results,
    kept,
    marks,
    later: () => ({ differentiation, insertion, runs }),
  });
  const { inspector } = inspecting;
  const watch = new SettingsWatch(schemasIn(context.extension.packageJSON), (line) => {
    log.warn(line);
  });
  const lookAtSettings = (): void => {
    for (const folder of [undefined, ...(workspace.workspaceFolders ?? [])])
      watch.look((id) => workspace.getConfiguration(undefined, folder).get(id));
  };
  lookAtSettings();
  lenses.follow(results);
  preview.follow(results);
  live.join({
    results,
    differentiation,
    runs,
    show,
    look: (result) => {
      inspector.look(result);
    },
  });
  context.subscriptions.push(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('autogradLens')) lookAtSettings();
    }),
    answers,
    diagnostics,
    marks,
    inspector,
    kept,
    trust,
    running,
    programs,
    simplifier,
    hints,
    languages.registerInlayHintsProvider('*', hints),
    followResults(results, (uri) => shelf.holds(uri)),
    ...followDocuments(results),
    ...followCaret((uri, offset) => {
      inspector.caret(uri, offset);
    }),
  );
  return {
    results,
    hover: new LensHover(results, lens.surelyAt),
    actions: new DifferentiateActions(results, lens.surelyAt),
    handlers: commandHandlers({
      results,
      differentiation,
      insertion,
      check,
      examples,
      runs,
      live,
      running,
      answers,
      diagnostics,
      inspector,
      showHistory: () => inspecting.showHistory(),
      showIn: (result, tab) => {
        inspector.show(result);
        inspector.showTab(tab);
      },
      plotHistory: (result, name) => {
        inspector.show(result);
        inspector.showTab('plot', `history:${name}`);
      },
      answer: lens.answer,
    }),
    functionsIn: lens.functionsIn,
    toolAnswer: (request: ToolRequest) => lens.toolAnswer(request, simplifier),
    inspecting,
    kept,
    warmPrograms: () => {
      programs.warm();
    },
  };
}

/** A program that failed may have printed, plotted and differentiated before. */
function hasMore({ trace, program }: Result): boolean {
  return program !== null && (trace !== null || (program.trace?.output.length ?? 0) > 0);
}
