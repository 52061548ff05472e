/**
 * What results show in Markdown's preview: found for the blocks that the preview asks about, drawn anew when they change.
 * Never runs anything, and loads nothing: without a first use there is nothing to show.
 */
import { commands, TabInputWebview, window, workspace, type Disposable, type TextDocument } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import { openDocument } from '../documents';
import { previewBlock } from './lines';
import type { PreviewBlock } from './plugin';

export const MARKDOWN_PREVIEW_SETTING = 'autogradLens.markdownPreview';

/** A running program tells of itself often; a preview that is drawn anew is drawn as a whole. */
const REFRESH_MILLISECONDS = 300;

export class MarkdownPreview implements Disposable {
  private results: ResultRegistry | undefined;
  /** What the blocks of each document showed when they were drawn last. */
  private readonly drawn = new Map<string, Map<string, string>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: { dispose(): void }[] = [
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(MARKDOWN_PREVIEW_SETTING)) this.refreshSoon();
    }),
  ];

  /** From the first use on there are results. */
  follow(results: ResultRegistry): void {
    this.results = results;
    this.subscriptions.push(
      results.onDidChange(() => {
        if (this.drawn.size > 0) this.refreshSoon();
      }),
    );
  }

  /** What stands below the block between these lines; noted, so that a change of it is seen. */
  blockAt(uri: string, firstLine: number, endLine: number): PreviewBlock | null {
    const shown = this.read(uri, firstLine, endLine);
    const blocks = this.drawn.get(uri) ?? new Map<string, string>();
    this.drawn.set(uri, blocks);
    blocks.set(`${String(firstLine)}-${String(endLine)}`, JSON.stringify(shown));
    return shown;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private read(uri: string, firstLine: number, endLine: number): PreviewBlock | null {
    const document = this.results === undefined ? undefined : openDocument(uri);
    if (this.results === undefined || document === undefined) return null;
    // A setting of another type is none.
    if (workspace.getConfiguration('autogradLens', document).get('markdownPreview') === false) return null;
    return previewBlock(
      this.results.inDocument(uri).filter((result) => isWithin(document, result, firstLine, endLine)),
    );
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.refresh();
    }, REFRESH_MILLISECONDS);
  }

  private refresh(): void {
    if (!isPreviewOpen()) {
      this.drawn.clear();
      return;
    }
    const isChanged = [...this.drawn].some(([uri, blocks]) =>
      [...blocks].some(([lines, shown]) => {
        const [first = 0, end = 0] = lines.split('-').map(Number);
        return JSON.stringify(this.read(uri, first, end)) !== shown;
      }),
    );
    if (!isChanged) return;
    this.drawn.clear();
    void commands.executeCommand('markdown.preview.refresh');
  }
}

function isWithin(document: TextDocument, { range }: Result, firstLine: number, endLine: number): boolean {
  const start = document.positionAt(range.start).line;
  return firstLine <= start && start < endLine && document.positionAt(range.end).line <= endLine;
}

/** As an editor of its own or beside its document. */
function isPreviewOpen(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputWebview && input.viewType.includes('markdown.preview')),
  );
}
