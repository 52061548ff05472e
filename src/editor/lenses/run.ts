/** What a click on a code lens does: runs what stands below it, and shows the tab of the inspector that it names. */
import type { TextDocument } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import { isRefusal } from '../../trace/refusal';
import type { Differentiation } from '../commands/differentiate';
import { findDocument, sourceOf } from '../documents';
import type { ProgramRuns } from '../programs/runs';

/** What stands below a lens. */
export type LensTarget =
  | { readonly kind: 'file' }
  | { readonly kind: 'block'; readonly start: number; readonly end: number }
  | { readonly kind: 'function'; readonly start: number };

/** null: whichever is open. */
export type LensTab = 'graph' | 'plot' | null;

export interface LensRunParts {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  readonly runs: ProgramRuns;
  /** Brings this result to sight, in this tab. */
  showIn(result: Result, tab: NonNullable<LensTab>): void;
}

/** `[uri, target, tab]`, from anywhere. What there is already is shown as it is, unless it is asked for again. */
export async function runLens(parts: LensRunParts, args: readonly unknown[]): Promise<void> {
  const [uri, target, tab = null] = args;
  if (typeof uri !== 'string' || !isTarget(target) || !isTab(tab))
    throw new TypeError('expected a document’s URI, what to differentiate and a tab');
  const document = await findDocument(uri);
  if (document === undefined) throw new Error(`the document is not there any more: ${uri}`);
  const result = await resultOf(parts, document, target, tab !== null);
  if (tab === null || result === undefined) return;
  // What failed is told elsewhere; an empty tab says nothing more.
  if (result.trace === null) return;
  parts.results.activate(result.id);
  parts.showIn(result, tab);
}

async function resultOf(
  parts: LensRunParts,
  document: TextDocument,
  target: LensTarget,
  known: boolean,
): Promise<Result | undefined> {
  if (target.kind === 'function') return ofFunction(parts, document, target.start, known);
  if (target.kind === 'file') return ofProgram(parts, document, null, known);
  const range = { start: target.start, end: target.end };
  if (parts.results.isProgram(sourceOf(document), range)) return ofProgram(parts, document, range, known);
  const [result] = await parts.differentiation.ranges(document, [range]);
  return result;
}

async function ofProgram(
  { results, runs }: LensRunParts,
  document: TextDocument,
  selection: SourceRange | null,
  known: boolean,
): Promise<Result | undefined> {
  const find = (): Result | undefined =>
    results
      .inDocument(document.uri.toString())
      .find(
        ({ program, range }) => program !== null && (selection === null ? program.whole : isSame(range, selection)),
      );
  const before = find();
  if (known && before?.status === 'fresh') return before;
  await runs.run(document, selection);
  const after = find();
  // Where it was not allowed to run there is only what there was.
  return after?.status === 'stale' ? undefined : after;
}

async function ofFunction(
  { results, differentiation }: LensRunParts,
  document: TextDocument,
  offset: number,
  known: boolean,
): Promise<Result | undefined> {
  const found = results.findFunction(sourceOf(document), offset);
  if (known && !isRefusal(found)) {
    const before = results
      .inDocument(document.uri.toString())
      .find(({ program, status, range }) => program === null && status === 'fresh' && isSame(range, found.range));
    if (before !== undefined) return before;
  }
  const [result] = await differentiation.functionsAt(document, [offset]);
  return result;
}

function isSame(one: SourceRange, other: SourceRange): boolean {
  return one.start === other.start && one.end === other.end;
}

function isTarget(value: unknown): value is LensTarget {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const isOffset = (name: string): boolean => Number.isSafeInteger((value as Record<string, unknown>)[name]);
  if (value.kind === 'file') return true;
  if (value.kind === 'function') return isOffset('start');
  return value.kind === 'block' && isOffset('start') && isOffset('end');
}

function isTab(value: unknown): value is LensTab {
  return value === null || value === 'graph' || value === 'plot';
}
