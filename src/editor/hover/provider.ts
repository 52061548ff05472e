/**
 * Hovers: over an expression that was differentiated its result, over a program that ran what it recorded there, else
 * what an expression gives at known values. Never runs a program, never shows what is stale as current, and stays silent
 * where it has nothing sure to say.
 */
import {
  Hover,
  MarkdownString,
  type CancellationToken,
  type HoverProvider,
  type Position,
  type Range,
  type TextDocument,
} from 'vscode';
import type { MissingValues, RecordedPlace, ResultRegistry, SourceDocument } from '../../results/result';
import type { SurelyAt } from '../../results/surely';
import { hasPlottedHistory } from '../../trace/histories';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import { HIDDEN_COMMANDS } from '../commands/ids';
import { editorRange, sourceOf } from '../documents';
import { commandLink } from '../markdown';
import { recordText } from './record';
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

export class LensHover implements HoverProvider {
  private readonly results: ResultRegistry & Peeking;
  private readonly surelyAt: SurelyAt;

  constructor(results: ResultRegistry & Peeking, surelyAt: SurelyAt) {
    this.results = results;
    this.surelyAt = surelyAt;
  }

  provideHover(document: TextDocument, position: Position, token: CancellationToken): Hover | undefined {
    const offset = document.offsetAt(position);
    const hover = this.hoverAt(document, offset);
    return token.isCancellationRequested ? undefined : hover;
  }

  /** What the user asked for on the very place comes first, then what is known for sure, then what is of the past. */
  private hoverAt(document: TextDocument, offset: number): Hover | undefined {
    const uri = document.uri.toString();
    const record = this.results.recordAt(uri, offset);
    const place = record && this.results.currentRange(record.result.id, record.record.range);
    const live = this.live(uri, offset);
    const same = live?.range.start === place?.start && live?.range.end === place?.end;
    if (record && place && !record.edited && !same) return recordHover(document, offset, record, place);
    const found = live ?? this.peeked(document, offset);
    if (found !== undefined) return expressionHover(document, offset, found);
    return record && place ? recordHover(document, offset, record, place) : undefined;
  }

  private live(uri: string, offset: number): (Found & { readonly range: SourceRange }) | undefined {
    const here = this.results.inDocument(uri).filter(({ program, range }) => program === null && holds(range, offset));
    const length = ({ range }: { readonly range: SourceRange }): number => range.end - range.start;
    const [result] = [...here].reverse().sort((one, other) => length(one) - length(other));
    // A result that is running again may do so because its text was edited: its trace is of the past.
    if (!result?.trace || result.status !== 'fresh') return undefined;
    return { trace: result.trace, shift: result.range.start - result.trace.range.start, range: result.range };
  }

  private peeked(document: TextDocument, offset: number): Found | undefined {
    const source = sourceOf(document);
    const range = this.surelyAt(source, offset);
    if (range === null) return undefined;
    const trace = this.results.peek(source, range);
    return isRefusal(trace) || 'missing' in trace ? undefined : { trace, shift: 0 };
  }
}

function expressionHover(document: TextDocument, offset: number, { trace, shift }: Found): Hover {
  const moved = ({ start, end }: SourceRange): SourceRange => ({ start: start + shift, end: end + shift });
  const { start, end } = moved(trace.range);
  const link = commandLink(HIDDEN_COMMANDS.inspectRange, [document.uri.toString(), start, end]);
  const { markdown, range } = hoverText(trace, offset - shift, link);
  return trusted(markdown, editorRange(document, moved(range)));
}

function recordHover(
  document: TextDocument,
  offset: number,
  place: RecordedPlace,
  range: SourceRange,
): Hover | undefined {
  const { result, record, edited } = place;
  const trace = result.program?.trace;
  if (!trace) return undefined;
  const { start, end } = result.range;
  const inspect = commandLink(HIDDEN_COMMANDS.inspectRange, [document.uri.toString(), start, end, 'program']);
  const history = hasPlottedHistory(trace.records, record)
    ? commandLink(HIDDEN_COMMANDS.plotHistory, [document.uri.toString(), record.name])
    : null;
  const whole = editorRange(document, range);
  // The editor compares a hover's columns with the pointer's whatever their lines are.
  const line = document.lineAt(document.positionAt(offset)).range;
  return trusted(recordText(trace, record, edited, { inspect, history }), whole.intersection(line) ?? whole);
}

/** Text of ours, in which everything foreign is escaped; its links may run two commands. */
function trusted(markdown: string, range: Range): Hover {
  const text = new MarkdownString(markdown);
  text.isTrusted = { enabledCommands: [HIDDEN_COMMANDS.inspectRange, HIDDEN_COMMANDS.plotHistory] };
  return new Hover(text, range);
}

function holds({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
