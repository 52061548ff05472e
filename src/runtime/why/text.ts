/** The text that an explanation speaks of: what stands at a place, and how things are called. Knows no graph. */
import { formatNumber } from '../../trace/format';
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { Reason, WhyFix } from '../../trace/why';

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

export type Args = Readonly<Record<string, string | number>>;

export function reason(
  kind: string,
  text: string,
  args: Args,
  range: SourceRange | null,
  fix: WhyFix | null = null,
): Reason {
  return { kind, message: message(`why.${kind}`, text, args), range, fix };
}

export function fix(
  id: string,
  text: string,
  args: Args = {},
  code: string | null = null,
  at: SourceRange | null = null,
): WhyFix {
  // A colon announces code.
  const words: Message = message(`why.fix.${id}`, code === null ? text.replace(/:$/, '.') : text, args);
  return { message: words, code, at: code === null ? null : at };
}
