/**
 * Registers everything with the editor and, at the first use, loads what computes (`lens`), builds the parts and joins
 * them. The rooms `editor` and `inspector` do not know each other; what one needs of the other is handed over here.
 */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  commands,
  languages,
  Uri,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import { Answers } from './editor/answers';
import { followCaret } from './editor/caret';
import { DerivativeCheck } from './editor/checking/check';
import { DifferentiateActions, LENS_ACTION } from './editor/commands/actions';
import { commandHandlers } from './editor/commands/commands';
import { Differentiation } from './editor/commands/differentiate';
import { tellUnexpected } from './editor/commands/failures';
import { COMMANDS, HIDDEN_COMMANDS } from './editor/commands/ids';
import { followResults } from './editor/context';
import { Diagnostics } from './editor/diagnostics';
import { findDocument, followDocuments, sourceLink, sourceOf, textOf } from './editor/documents';
import { hoverMode, maySpeak } from './editor/hover/policy';
import { LensHover } from './editor/hover/provider';
import { DerivativeInsertion } from './editor/insertion/insert';
import { Marks, reveal } from './editor/marks';
import { limitsFrom } from './editor/programs/limits';
import { RunningPrograms } from './editor/programs/running';
import { ProgramRuns } from './editor/programs/runs';
import { openSetting } from './editor/programs/setting';
import { Trust } from './editor/programs/trust';
import { RememberedValues } from './editor/remembered';
import { Inspector, INSPECTOR_VIEW } from './inspector/panel';
import type { ResultSeed } from './inspector/protocol';
import { seedIn } from './inspector/seed';
import { restore } from './inspector/serializer';
import type { Session } from './inspector/session';
import { Lazy } from './lazy';
import type * as Lens from './lens';
import type { Result } from './results/result';

type Parts = ReturnType<typeof assemble>;

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Autograd Lens', { log: true });
  // `./lens` is a bundle of its own: until here, and until a first use, nothing that computes has been read.
  const parts = new Lazy(async () => assemble(context, log, await import('./lens')));
  context.subscriptions.push(
    log,
    ...registerCommands(log, parts),
    languages.registerHoverProvider('*', {
      async provideHover(document, position, token) {
        const mode = hoverMode(workspace.getConfiguration('autogradLens', document).get('hover'));
        const used = parts.loaded?.results.inDocument(document.uri.toString()).length ?? 0;
        if (!maySpeak(mode, document.languageId, used > 0)) return undefined;
        return (await parts.load()).hover.provideHover(document, position, token);
      },
    }),
    languages.registerCodeActionsProvider(
      '*',
      {
        async provideCodeActions(document, range, context) {
          // Moving the caret through code must not be what loads everything; a selection or a formula's text may.
          const idle = context.triggerKind === CodeActionTriggerKind.Automatic && range.isEmpty;
          if (idle && parts.loaded === undefined && !maySpeak('afterFirstUse', document.languageId, false)) return [];
          return (await parts.load()).actions.provideCodeActions(document, range, context);
        },
      },
      { providedCodeActionKinds: [LENS_ACTION, CodeActionKind.QuickFix] },
    ),
    window.registerWebviewPanelSerializer(INSPECTOR_VIEW, {
      async deserializeWebviewPanel(panel, state: unknown) {
        (await parts.load()).readopt(panel, state);
      },
    }),
  );
}

function registerCommands(log: LogOutputChannel, parts: Lazy<Parts>): Disposable[] {
  const { showLog, ...visible } = COMMANDS;
  const ids = [...Object.values(visible), ...Object.values(HIDDEN_COMMANDS)];
  return [
    commands.registerCommand(showLog, () => {
      log.show();
    }),
    ...ids.map((id) =>
      commands.registerCommand(id, async (...args: readonly unknown[]) => {
        try {
          return await (await parts.load()).handlers[id](...args);
        } catch (error) {
          // Other extensions call this one and are told themselves.
          if (id === HIDDEN_COMMANDS.differentiate) throw error;
          void tellUnexpected(log, id, error);
          return undefined;
        }
      }),
    ),
  ];
}

/** Builds the parts and joins them. */
function assemble(context: ExtensionContext, log: LogOutputChannel, lens: typeof Lens) {
  const programs = new lens.NodePrograms(Uri.joinPath(context.extensionUri, 'dist').fsPath, (text) => {
    log.warn(text);
  });
  const simplifier = new lens.NodeSimplifier(Uri.joinPath(context.extensionUri, 'dist', 'simplify.js').fsPath);
  const results = new lens.Results({
    defer: (task) => void setTimeout(task, 0),
    remembered: new RememberedValues(context.workspaceState),
    programs,
    simplifier,
    limits: (uri) => {
      const configuration = workspace.getConfiguration('autogradLens', Uri.parse(uri));
      return limitsFrom((id) => configuration.get(id));
    },
  });
  const answers = new Answers(results);
  const diagnostics = new Diagnostics();
  const marks = new Marks();
  const trust = new Trust();
  const running = new RunningPrograms(results);
  const show = (result: Result): void => {
    // A failure is told at its place and in a message; it opens no panel, but one that is open shows it.
    if (result.status === 'failed' && !hasMore(result)) inspector.look(result);
    else inspector.show(result);
  };
  const unexpected = (error: unknown): void => void tellUnexpected(log, 'running the program', error);
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
  const check = new DerivativeCheck({ results, differentiation, diagnostics, showDerivation });

  const makeAgain = async (session: Session, seed: ResultSeed, asked: boolean): Promise<void> => {
    const again = async (): Promise<Result | undefined> => {
      const open = async (uri: string) => findDocument(uri).then((document) => document && sourceOf(document));
      return restore(session, results, open, seed, asked);
    };
    const document = asked && seed.program ? await findDocument(seed.uri) : undefined;
    if (document === undefined) await again();
    else await runs.whenTrusted(again, document);
  };
  const logged = (doing: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => tellUnexpected(log, doing, error));
  };
  const inspector = new Inspector(context.extensionUri, results, {
    reveal: (uri, range, keepFocus) => {
      if (range === null) window.setStatusBarMessage('This part of the text was edited away; run again.', 4000);
      else logged('showing the text', reveal(uri, range, keepFocus));
    },
    mark: (uri, range) => {
      marks.mark(uri, range);
    },
    rerun: (result, { caretAsPower }) => {
      logged('running again', rerun(differentiation, result, caretAsPower));
    },
    restore: (session, seed) => {
      logged('making the result again', makeAgain(session, seed, true));
    },
    insertDerivative: (result, request) => {
      logged('inserting the derivative', insertion.fromPage(result, request));
    },
    showLog: () => {
      log.show();
    },
    openSetting: (setting) => {
      logged('opening the setting', openSetting(setting));
    },
    problem: (text, error) => {
      log.error(text, ...(error === undefined ? [] : [error]));
    },
    link: sourceLink,
    textOf,
  });
  context.subscriptions.push(
    answers,
    diagnostics,
    marks,
    inspector,
    trust,
    running,
    programs,
    simplifier,
    followResults(results),
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
      runs,
      running,
      answers,
      diagnostics,
      inspect: (result) => {
        inspector.show(result);
      },
      plotHistory: (result, name) => {
        inspector.show(result);
        inspector.showTab('plot', `history:${name}`);
      },
      answer: lens.answer,
    }),
    readopt: (panel: WebviewPanel, state: unknown) => {
      const session = inspector.adopt(panel);
      const seed = seedIn(state);
      if (seed !== null) logged('restoring the inspector', makeAgain(session, seed, false));
    },
  };
}

async function rerun(differentiation: Differentiation, result: Result, caretAsPower: boolean): Promise<void> {
  const document = await findDocument(result.uri);
  if (document === undefined) throw new Error(`the document is not there any more: ${result.uri}`);
  await differentiation.again(document, result, caretAsPower);
}

/** A program that failed may have printed, plotted and differentiated before. */
function hasMore({ trace, program }: Result): boolean {
  return program !== null && (trace !== null || (program.trace?.output.length ?? 0) > 0);
}
