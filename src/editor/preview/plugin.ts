/**
 * What Markdown's preview shows below a fenced block of code: a place in the chain of those who write its HTML. Knows
 * neither results nor the editor; what it is given to write is text, which is escaped here.
 */

/** A line of what a block gave. */
export interface PreviewLine {
  /** `output`: what was printed. `error`: why it failed. */
  readonly kind: 'answer' | 'output' | 'error';
  readonly text: string;
}

/** What is known of a block, the text being as it is now. */
export interface PreviewBlock {
  readonly lines: readonly PreviewLine[];
  /** Said where the text was edited since. */
  readonly note: string | null;
}

/** What is to be shown below the block between these lines of a document (the fences' own, from 0; the second is behind). */
export type BlockAt = (uri: string, firstLine: number, endLine: number) => PreviewBlock | null;

interface Token {
  readonly map?: readonly [number, number] | null;
}

type Rule = (tokens: readonly Token[], index: number, options: unknown, env: unknown, self: unknown) => string;

/** As much of markdown-it as is needed. */
export interface MarkdownWriter {
  readonly renderer: { readonly rules: { fence?: Rule | undefined } };
  readonly utils: { escapeHtml(text: string): string };
}

/** Writes what blocks gave below them; what wrote blocks before goes on doing so. */
export function showResultsBelow<Writer extends MarkdownWriter>(markdown: Writer, blockAt: BlockAt): Writer {
  const { rules } = markdown.renderer;
  const before = rules.fence;
  if (before === undefined) return markdown;
  rules.fence = (tokens, index, options, env, self) => {
    const block = before(tokens, index, options, env, self);
    const map = tokens[index]?.map;
    const uri = documentOf(env);
    if (!map || uri === null) return block;
    const shown = blockAt(uri, map[0], map[1]);
    return shown === null ? block : block + html(shown, (text) => markdown.utils.escapeHtml(text));
  };
  return markdown;
}

/** The preview says which document it draws. */
function documentOf(env: unknown): string | null {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return null;
  const { currentDocument: uri } = env;
  return isUri(uri) ? uri.toString() : null;
}

function isUri(value: unknown): value is { toString(): string } {
  return typeof value === 'object' && value !== null && 'toString' in value && typeof value.toString === 'function';
}

function html({ lines, note }: PreviewBlock, escaped: (text: string) => string): string {
  if (lines.length === 0) return '';
  const parts = lines.map(({ kind, text }) => {
    const tag = kind === 'output' ? 'pre' : 'p';
    return `<${tag} class="autograd-lens-${kind}">${escaped(text)}</${tag}>`;
  });
  const said = note === null ? '' : `<p class="autograd-lens-note">${escaped(note)}</p>`;
  return `<div class="autograd-lens-result${note === null ? '' : ' autograd-lens-stale'}">${parts.join('')}${said}</div>\n`;
}
