/**
 * Code lenses “Differentiate · Graph · Plot” above programs and above functions that a formula can be read from. Says
 * where they stand; what a click does is `run.ts`'. Loads what computes only where the setting asks for it.
 */
import {
  CodeLens,
  EventEmitter,
  l10n,
  workspace,
  type CancellationToken,
  type CodeLensProvider,
  type Command,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';
import type { FunctionsIn } from '../../results/functions';
import type { ResultRegistry } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import { HIDDEN_COMMANDS } from '../commands/ids';
import { editorRange } from '../documents';
import { hoverMode } from '../hover/policy';
import { Functions } from './functions';
import type { LensTarget, LensTab } from './run';
import { firstOwnCode, torchProgram } from './torch';

export const CODE_LENS_SETTING = 'autogradLens.codeLens';

/** Blocks of a document that run by themselves, such as those of code in a text. */
export type FindBlocks = (document: TextDocument) => readonly SourceRange[];

export interface LensParts {
  readonly results: ResultRegistry;
  readonly functionsIn: FunctionsIn;
}

/** What computes, if it is loaded, and how it is loaded. */
export interface LazyLensParts {
  readonly loaded: LensParts | undefined;
  load(): Promise<LensParts>;
}

export class CodeLenses implements CodeLensProvider, Disposable {
  private readonly parts: LazyLensParts;
  private readonly findBlocks: readonly FindBlocks[];
  private readonly emitter = new EventEmitter<void>();
  private readonly subscriptions: { dispose(): void }[];
  private functions: Functions | null = null;
  /** Documents in which something was differentiated. */
  private used: ReadonlySet<string> = new Set();

  readonly onDidChangeCodeLenses = this.emitter.event;

  /** `findBlocks`: those who know of blocks; that a whole file is a program the lenses know themselves. */
  constructor(parts: LazyLensParts, findBlocks: readonly FindBlocks[] = []) {
    this.parts = parts;
    this.findBlocks = findBlocks;
    this.subscriptions = [
      this.emitter,
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(CODE_LENS_SETTING)) this.emitter.fire();
      }),
    ];
  }

  /** Lenses come with a document's first result and go with its last. */
  follow(results: ResultRegistry): void {
    const seen = new Map<string, string>();
    this.subscriptions.push(
      results.onDidChange((id) => {
        const uri = results.get(id)?.uri;
        if (uri !== undefined) seen.set(id, uri);
        else seen.delete(id);
        const used = new Set(seen.values());
        const same = used.size === this.used.size && [...used].every((one) => this.used.has(one));
        this.used = used;
        if (!same) this.emitter.fire();
      }),
    );
  }

  async provideCodeLenses(document: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
    const mode = hoverMode(workspace.getConfiguration('autogradLens', document).get('codeLens'));
    if (mode === 'off' || (mode === 'afterFirstUse' && !this.isUsed(document))) return [];
    const { functionsIn } = this.parts.loaded ?? (await this.parts.load());
    this.functions ??= new Functions(functionsIn);
    const functions = await this.functions.of(document, token);
    if (functions === null || token.isCancellationRequested) return [];
    const text = document.getText();
    const file = torchProgram(text, document.languageId);
    const blocks = this.findBlocks.flatMap((find) => find(document));
    return [
      ...(file === null
        ? []
        : lenses(document, { ...file, start: firstOwnCode(text, file, functions) }, { kind: 'file' })),
      ...blocks.flatMap((range) => lenses(document, range, { kind: 'block', ...range })),
      ...functions.flatMap((range) => lenses(document, range, { kind: 'function', start: range.start })),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private isUsed(document: TextDocument): boolean {
    return (this.parts.loaded?.results.inDocument(document.uri.toString()).length ?? 0) > 0;
  }
}

function lenses(document: TextDocument, range: SourceRange, target: LensTarget): CodeLens[] {
  const place = firstLine(document, range);
  const command = (title: string, tooltip: string, tab: LensTab): CodeLens => {
    const args = [document.uri.toString(), target, tab];
    const run: Command = { command: HIDDEN_COMMANDS.differentiateAt, title, tooltip, arguments: args };
    return new CodeLens(place, run);
  };
  return [
    command(l10n.t('Differentiate'), tooltipOf(target), null),
    command(l10n.t('Graph'), l10n.t('Show the graph that autograd recorded'), 'graph'),
    command(l10n.t('Plot'), l10n.t('Plot it with its derivative'), 'plot'),
  ];
}

function tooltipOf({ kind }: LensTarget): string {
  switch (kind) {
    case 'file':
      return l10n.t('Run this file and differentiate what it computes');
    case 'block':
      return l10n.t('Run this block and differentiate what it computes');
    case 'function':
      return l10n.t('Differentiate this function by its parameters');
  }
}

function firstLine(document: TextDocument, range: SourceRange): Range {
  const { start } = editorRange(document, range);
  return document.lineAt(start.line).range;
}
