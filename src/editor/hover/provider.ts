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
import type { TensorId, Trace } from '../../trace/trace';
import { gradientState, type Explanation } from '../../trace/why';
import { HIDDEN_COMMANDS } from '../commands/ids';
import { editorRange, sourceOf } from '../documents';
import { commandLink } from '../markdown';
import { isPuzzling, recordText } from './record';
import { hoverText } from './text';
import type { Why } from './why';

/** An expression's trace at known values without making a result of it. */
export interface Peeking {
  peek(document: SourceDocument, range: SourceRange): Trace | Refusal | MissingValues;
  /** Why the gradient that reached a tensor of an expression is as it is. */
  explainTrace(trace: Trace, tensor: TensorId): Explanation;
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
    if (record && place && !record.edited && !same)
      return recordHover(document, offset, record, place, this.whyRecorded(document, record));
    const found = live ?? this.peeked(document, offset);
    if (found !== undefined) return expressionHover(document, offset, found, this.whyIn(document, found));
    return record && place ? recordHover(document, offset, record, place, null) : undefined;
  }

  /** What was edited since is explained in the inspector, where its text stands beside it. */
  private whyRecorded(document: TextDocument, { result, record }: RecordedPlace): Why | null {
    const trace = result.program?.trace;
    if (!trace || record.value.kind !== 'tensor' || !isPuzzling(trace, record)) return null;
    const explanation = this.results.explainNow(result.id, { kind: 'recorded', tensor: record.value.tensor });
    if (explanation === null || saysNothing(explanation)) return null;
    return {
      explanation,
      lineOf: (range) => {
        const now = this.results.currentRange(result.id, range);
        return now === null ? null : document.positionAt(now.start).line + 1;
      },
    };
  }

  private whyIn(document: TextDocument, { trace, shift }: Found): (tensor: TensorId) => Why | null {
    return (tensor) => {
      const grad = trace.tensors[tensor]?.grad ?? null;
      if (gradientState(grad === null ? null : trace.tensors[grad]) === 'ordinary') return null;
      const explanation = this.results.explainTrace(trace, tensor);
      return { explanation, lineOf: ({ start }) => document.positionAt(start + shift).line + 1 };
    };
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
    return isRefusal(trace) || 'missing' in trace ? undefined : { trace, shift: range.start - trace.range.start };
  }
}

/** That something requires no gradient is no news where nobody asked for one. */
function saysNothing({ reasons }: Explanation): boolean {
  return reasons[0]?.kind === 'requires-no-grad' || reasons[0]?.kind === 'integer';
}

function expressionHover(
  document: TextDocument,
  offset: number,
  { trace, shift }: Found,
  why: (tensor: TensorId) => Why | null,
): Hover {
  const moved = ({ start, end }: SourceRange): SourceRange => ({ start: start + shift, end: end + shift });
  const { start, end } = moved(trace.range);
  const link = commandLink(HIDDEN_COMMANDS.inspectRange, [document.uri.toString(), start, end]);
  const { markdown, range } = hoverText(trace, offset - shift, link, why);
  return trusted(markdown, editorRange(document, moved(range)));
}

function recordHover(
  document: TextDocument,
  offset: number,
  place: RecordedPlace,
  range: SourceRange,
  why: Why | null,
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
  return trusted(recordText(trace, record, edited, { inspect, history }, why), whole.intersection(line) ?? whole);
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
