/**
 * Hovers over expressions: the live result where there is a fresh one, else what the expression gives at known values.
 * Never runs a program, never shows a stale result as current, and stays silent where it has nothing sure to say.
 */
import {
  Hover,
  MarkdownString,
  type CancellationToken,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import type { MissingValues, ResultRegistry, SourceDocument } from '../../results/result';
import type { SurelyAt } from '../../results/surely';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import { HIDDEN_COMMANDS } from '../commands/ids';
import { editorRange, sourceOf } from '../documents';
import { commandLink } from '../markdown';
import { hoverText } from './text';

/** An expression's trace at known values without making a result of it. */
export interface Peeking {
  peek(document: SourceDocument, range: SourceRange): Trace | Refusal | MissingValues;
}

/** A trace and how far its text has moved since it ran. */
interface Found {
  readonly trace: Trace;
  readonly shift: number;
}

export class ExpressionHover implements HoverProvider {
  private readonly results: ResultRegistry & Peeking;
  private readonly surelyAt: SurelyAt;

  constructor(results: ResultRegistry & Peeking, surelyAt: SurelyAt) {
    this.results = results;
    this.surelyAt = surelyAt;
  }

  provideHover(document: TextDocument, position: Position, token: CancellationToken): Hover | undefined {
    const offset = document.offsetAt(position);
    const found = this.live(document, offset) ?? this.peeked(document, offset);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const { trace, shift } = found;
    const moved = ({ start, end }: SourceRange): SourceRange => ({ start: start + shift, end: end + shift });
    const { start, end } = moved(trace.range);
    const link = commandLink(HIDDEN_COMMANDS.inspectRange, [document.uri.toString(), start, end]);
    const { markdown, range } = hoverText(trace, offset - shift, link);
    const text = new MarkdownString(markdown);
    text.isTrusted = { enabledCommands: [HIDDEN_COMMANDS.inspectRange] };
    return new Hover(text, editorRange(document, moved(range)));
  }

  private live(document: TextDocument, offset: number): Found | undefined {
    const result = this.results.at(document.uri.toString(), offset);
    // A result that is running again may do so because its text was edited: its trace is of the past.
    if (!result?.trace || result.status !== 'fresh') return undefined;
    return { trace: result.trace, shift: result.range.start - result.trace.range.start };
  }

  private peeked(document: TextDocument, offset: number): Found | undefined {
    const source = sourceOf(document);
    const range = this.surelyAt(source, offset);
    if (range === null) return undefined;
    const trace = this.results.peek(source, range);
    return isRefusal(trace) || 'missing' in trace ? undefined : { trace, shift: 0 };
  }
}
