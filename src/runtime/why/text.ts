/** The text that an explanation speaks of: what stands at a place, and how things are called. Knows no graph. */
import { formatNumber } from '../../trace/format';
import { message, type MessageArgs } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { fixWords, type Reason, type WhyFix } from '../../trace/why';

export class SourceText {
  readonly language: string;
  private readonly text: string;
  private readonly range: SourceRange;

  /** `text` is that of `range`. */
  constructor(text: string, range: SourceRange, language: string) {
    this.text = text;
    this.range = range;
    this.language = language;
  }

  /** null where it is not known. */
  at(range: SourceRange | null): string | null {
    if (range === null || range.start < this.range.start || range.end > this.range.end) return null;
    return this.text.slice(range.start - this.range.start, range.end - this.range.start);
  }

  /** What follows a place. */
  after(range: SourceRange, length: number): string {
    return this.text.slice(range.end - this.range.start, range.end - this.range.start + length);
  }

  /** What of its line stands before a place. */
  before(range: SourceRange | null): string | null {
    if (range === null || this.at(range) === null) return null;
    const text = this.text.slice(0, range.start - this.range.start);
    return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf(';')) + 1);
  }

  get end(): number {
    return this.range.end;
  }

  /** Whether code of PyTorch's TypeScript can be offered. */
  get isTypeScript(): boolean {
    return /^(?:type|java)script(?:react)?$/.test(this.language);
  }

  /** Whether the text is PyTorch's own way of writing, so that more of PyTorch fits in. */
  get speaksTorch(): boolean {
    return (this.isTypeScript || this.isPython) && /\btorch\b/.test(this.text);
  }

  get isPython(): boolean {
    return this.language === 'python';
  }
}

/** In one line and no longer than a glance takes. */
export function brief(text: string, most = 40): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

export function numberText(value: number | null): string {
  if (value === null) return '?';
  return formatNumber(value, 6).replace('inf', '∞');
}

export type Args = MessageArgs;

// What has no name in the text, as it stands within a sentence; at the start of one it gets its capital there.
export const THIS_TENSOR = message('why.this-tensor', 'this tensor');
export const THIS_CONSTANT = message('why.this-constant', 'this constant');
export const THIS_VALUE = message('why.this-value', 'this value');
export const THE_RESULT = message('why.the-result', 'the result');
export const THIS_OPERAND = message('why.this-operand', 'this operand');
export const ANOTHER_OPERAND = message('why.another-operand', 'another operand');
export const AN_OPERATION = message('why.an-operation', 'an operation');

/** `id` begins with the reason's kind; behind a stop it tells the wording, where there are several. */
export function reason(
  id: string,
  text: string,
  args: Args,
  range: SourceRange | null,
  fix: WhyFix | null = null,
): Reason {
  const [kind = id] = id.split('.');
  return { kind, message: message(`why.${id}`, text, args), range, fix };
}

export function fix(
  id: string,
  text: string,
  args: Args = {},
  code: string | null = null,
  at: SourceRange | null = null,
): WhyFix {
  const words = message(`why.fix.${id}`, text, args);
  return { message: { ...words, text: fixWords(words.text, code) }, code, at: code === null ? null : at };
}
