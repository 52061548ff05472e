/**
 * What an inlay hint says after a statement of a program that ran, in the few characters that the editor shows: the value
 * as PyTorch prints it, shortened so that what is left can be read. Pure; knows records, no documents.
 */
import { l10n } from 'vscode';
import type { RecordedStatement } from '../../results/result';
import { FEW_DIGITS, formatNumber, formatShape, formatTensor } from '../../trace/format';
import type { ProgramTensor, ProgramTrace, TraceRecord } from '../../trace/program';
import type { TensorId } from '../../trace/trace';
import { dataText } from '../hover/look';
import { counted } from '../language';

/** What the editor shows of a line's hints unless it is told otherwise; it cuts what is longer. */
export const USUAL_LENGTH = 43;
/** Shorter than this nothing can be said. */
const LEAST_LENGTH = 12;
/** A printed text is looked at no further. */
const MAX_PRINTED = 400;
const MORE = '…';

/** What is shown of one line. */
export interface LineHint {
  readonly text: string;
  /** What the tooltip speaks of; empty where something was only printed. */
  readonly records: readonly TraceRecord[];
  readonly printed: RecordedStatement['printed'];
}

/**
 * The hint of a line on which these statements end, at most `length` characters; null where they give nothing new.
 * `edited`: the values are from before an edit that may change them.
 */
export function lineHint(
  trace: ProgramTrace,
  statements: readonly RecordedStatement[],
  { edited, length = USUAL_LENGTH }: { readonly edited: boolean; readonly length?: number },
): LineHint | null {
  const room = Math.max(LEAST_LENGTH, length);
  const names = statements.filter(({ records: [first] }) => first?.kind === 'write');
  const writes = latest(names.flatMap(({ records }) => records));
  const shown = writes.length > 0 ? writes : (statements.findLast(({ records }) => records.length > 0)?.records ?? []);
  const [first] = shown;
  if (first === undefined) {
    const printed = statements.findLast((statement) => statement.printed !== null)?.printed ?? null;
    return printed === null ? null : { text: printedText(printed, room), records: [], printed };
  }
  if (shown.length > 1) return { text: severalText(trace, shown, edited, room), records: shown, printed: null };
  const literal = names.some((statement) => statement.literal && statement.records.includes(first));
  const text = oneText(trace, first, { edited, literal, room });
  return text === null ? null : { text, records: shown, printed: null };
}

/** A name that gets several values on a line has the last one. */
function latest(writes: readonly TraceRecord[]): readonly TraceRecord[] {
  return [...new Map(writes.map((record) => [record.name ?? record, record])).values()];
}

interface Manner {
  readonly edited: boolean;
  readonly literal: boolean;
  readonly room: number;
}

function oneText(trace: ProgramTrace, record: TraceRecord, { edited, literal, room }: Manner): string | null {
  const often = times(record.count);
  const framed = (value: string): string => (edited ? l10n.t('was {0}', value) : `= ${value}`);
  const left = room - framed('').length - often.length;
  const gradient = gradientOf(trace, record);
  if (gradient === null) return literal ? null : framed(valueText(trace, record, left)) + often;
  const label = 'grad = ';
  // What is written out needs no repetition.
  if (literal) return label + tensorText(gradient, room - label.length - often.length) + often;
  const between = ` · ${label}`;
  const both = left - between.length;
  const long = valueText(trace, record, Infinity).length;
  const value = fittingValue(trace, record, Math.max(Math.ceil(both / 2), Math.min(long, both - LEAST_LENGTH)));
  const rest = value === null ? null : fitting(gradient, both - value.length);
  // Where there is no room for both, the value is what the statement says.
  if (value === null || rest === null) return framed(valueText(trace, record, left)) + often;
  return framed(value) + between + rest + often;
}

/** `a = tensor(4.), b = tensor(3.)`, as many as there is room for. */
function severalText(trace: ProgramTrace, records: readonly TraceRecord[], edited: boolean, room: number): string {
  const often = times(Math.max(...records.map(({ count }) => count)));
  const left = room - often.length - (edited ? l10n.t('was {0}', '').length : 0);
  let text = '';
  for (const [index, record] of records.entries()) {
    const label = `${index === 0 ? '' : ', '}${record.name ?? ''} = `;
    const space = left - text.length - label.length;
    const isLast = index + 1 === records.length;
    const value = fittingValue(trace, record, isLast ? space : space - `, ${MORE}`.length);
    if (index > 0 && value === null) {
      text += `, ${MORE}`;
      break;
    }
    text += label + (value ?? valueText(trace, record, space));
  }
  return (edited ? l10n.t('was {0}', text) : text) + often;
}

/** What was printed, on one line. */
function printedText({ text, count }: NonNullable<RecordedStatement['printed']>, room: number): string {
  const often = times(count);
  const line = text.slice(0, MAX_PRINTED).replace(/\s+/g, ' ').trim();
  return `→ ${cut(/^tensor\(.*\)$/.test(line) ? dataText(line) : line, room - 2 - often.length)}${often}`;
}

function times(count: number): string {
  return count > 1 ? ` ×${counted(count)}` : '';
}

/** The gradient that a leaf has when the run is over. */
function gradientOf(trace: ProgramTrace, { value }: TraceRecord): ProgramTensor | null {
  const tensor = value.kind === 'tensor' ? trace.tensors[value.tensor] : undefined;
  return tensor === undefined || tensor.grad === null ? null : (trace.tensors[tensor.grad] ?? null);
}

function valueText(trace: ProgramTrace, record: TraceRecord, room: number): string {
  return fittingValue(trace, record, room) ?? cut(fittingValue(trace, record, Infinity, true) ?? MORE, room);
}

/** A whole number is told to its end. */
function numberText(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : formatNumber(value, FEW_DIGITS);
}

function tensorText(tensor: ProgramTensor, room: number): string {
  return fitting(tensor, room) ?? cut(shapeText(tensor), room);
}

/** A value's text that can be read as it is, with room for all of it; null where there is none. `short`: the shortest. */
function fittingValue(trace: ProgramTrace, { value }: TraceRecord, room: number, short = false): string | null {
  const textOf = (id: TensorId): string | null => {
    const tensor = trace.tensors[id];
    if (tensor === undefined) return null;
    return short ? shapeText(tensor) : fitting(tensor, room);
  };
  if (value.kind === 'tensor') return textOf(value.tensor);
  if (value.kind === 'number') return ifShort(numberText(value.value), room);
  const type = value.name.replace(/^torch\.return_types\./, '');
  const names = `${type}(${value.members.map(({ name }) => name).join(', ')})`;
  const members = value.members.map(({ name, tensor }) => `${name}=${textOf(tensor) ?? MORE}`).join(', ');
  return (short ? null : ifShort(`${type}(${members})`, room)) ?? ifShort(names, room);
}

/** `tensor([1., 2., 3.])`, `tensor([1., 2., …])`, `tensor(…, size=(64, 10))`: the first of these that there is room for. */
function fitting(tensor: ProgramTensor, room: number): string | null {
  const { shape, text, summary } = tensor;
  if (text.length <= MAX_PRINTED && !text.includes('...')) {
    const line = dataText(
      text
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\[\s+/g, '[')
        .replace(/\s+/g, ' '),
    );
    if (line.length <= Math.min(room, LONGEST)) return line;
  }
  if (shape.length === 0) return ifShort(`tensor(${numbersText(tensor, 1)})`, room);
  if (shape.length === 1) {
    const size = summary.numel > FEW_VALUES ? `, size=${formatShape(shape)}` : '';
    for (let count = Math.min(summary.numel - 1, MOST_VALUES); count >= 1; count -= 1) {
      const some = ifShort(`tensor(${numbersText(tensor, count)}${size})`, room);
      if (some !== null) return some;
    }
  }
  return ifShort(shapeText(tensor), room);
}

function shapeText({ shape }: ProgramTensor): string {
  return `tensor(${MORE}, size=${formatShape(shape)})`;
}

/** As PyTorch writes them, a float that is whole with its point, but as short as they can be told. */
function numbersText(tensor: ProgramTensor, count: number): string {
  const text = formatTensor(tensor, count, HINT_DIGITS);
  return tensor.dtype.includes('float') ? text.replace(/(?<![\w.+-])-?\d+(?=[,\]]|$)/g, '$&.') : text;
}

function ifShort(text: string, room: number): string | null {
  return text.length <= room ? text : null;
}

/** No line shows more, however much the editor lets through. */
const LONGEST = 200;
/** A vector of more values is shown with its size. */
const FEW_VALUES = 6;
/** More do not fit on a line. */
const MOST_VALUES = 12;
const HINT_DIGITS = 4;

/** At its end, since a text is known by its beginning. */
function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1)).trimEnd()}${MORE}`;
}
