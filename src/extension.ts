/**
 * Registers everything with the editor and, at the first use, loads what computes (`lens`) and has the parts built
 * (`assembly`). Nothing here may read more than it needs to register.
 */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  commands,
  type Disposable,
  type ExtensionContext,
  languages,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode';
import { blocksWithLenses } from './editor/blocks/lenses';
import { LENS_ACTION } from './editor/commands/actions';
import { tellUnexpected } from './editor/commands/failures';
import { COMMANDS, HIDDEN_COMMANDS } from './editor/commands/ids';
import { hoverMode, maySpeak } from './editor/hover/policy';
import { LiveMode } from './editor/live/mode';
import { CodeLenses } from './editor/lenses/provider';
import { DifferentiateTool, registerTool } from './editor/model-tool/tool';
import { type MarkdownWriter, showResultsBelow } from './editor/preview/plugin';
import { MarkdownPreview } from './editor/preview/preview';
import { inSight, ProgramWarmth } from './editor/programs/warmth';
import { placesOf } from './editor/snippets/places';
import { Snippets } from './editor/snippets/snippets';
import { INSPECTOR_VIEW } from './inspector/panel';
import { VIEWS } from './inspector/view';
import { Lazy } from './lazy';
import type { assemble } from './parts';

type Parts = ReturnType<typeof assemble>;

/** What Markdown's preview asks of extensions that write into it. */
interface MarkdownExtension {
  extendMarkdownIt<Writer extends MarkdownWriter>(markdown: Writer): Writer;
}

/** What is still to be written when the window closes. */
let ending: (() => Promise<void>) | undefined;

export function deactivate(): Promise<void> | undefined {
  return ending?.();
}

export function activate(context: ExtensionContext): MarkdownExtension {
  const log = window.createOutputChannel('Autograd Lens', { log: true });
  const snippets = new Snippets(placesOf(context), log);
  // Bundles of their own: until here, and until a first use, nothing has been read but what registers.
  const parts = new Lazy<Parts>(async () => {
    const lens = await import('./lens');
    return (await import('./parts')).assemble(context, log, lens, { live, lenses, preview });
  });
  ending = async () => parts.loaded?.kept.note();
  const lenses: CodeLenses = new CodeLenses(parts, [(document) => blocksWithLenses(parts.loaded?.results, document)]);
  const preview = new MarkdownPreview();
  const live: LiveMode = new LiveMode({
    store: context.workspaceState,
    load: () => parts.load(),
    unexpected: (error) => {
      log.error('running in live mode:', error);
    },
  });
  context.subscriptions.push(
    log,
    live,
    preview,
    ...registerCommands(log, parts, snippets),
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
    new ProgramWarmth({
      inSight,
      warm: async () => {
        (await parts.load()).warmPrograms();
      },
      failed: (error) => {
        log.error('starting the process for programs:', error);
      },
    }),
    lenses,
    languages.registerCodeLensProvider('*', lenses),
    ...registerTool(new DifferentiateTool(async (request) => (await parts.load()).toolAnswer(request))),
    window.registerWebviewPanelSerializer(INSPECTOR_VIEW, {
      async deserializeWebviewPanel(panel, state: unknown) {
        (await parts.load()).inspecting.readopt(panel, state);
      },
    }),
    ...Object.values(VIEWS).map((id) =>
      window.registerWebviewViewProvider(id, {
        async resolveWebviewView(view, { state }) {
          (await parts.load()).inspecting.resolve(view, state);
        },
      }),
    ),
  );
  return {
    extendMarkdownIt: (markdown) => showResultsBelow(markdown, (uri, first, end) => preview.blockAt(uri, first, end)),
  };
}

function registerCommands(log: LogOutputChannel, parts: Lazy<Parts>, snippets: Snippets): Disposable[] {
  const { showLog, newSnippet, ...visible } = COMMANDS;
  const ids = [...Object.values(visible), ...Object.values(HIDDEN_COMMANDS)];
  return [
    commands.registerCommand(showLog, () => {
      log.show();
    }),
    commands.registerCommand(newSnippet, async () => {
      await snippets.create();
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
