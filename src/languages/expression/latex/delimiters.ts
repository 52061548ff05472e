/** Brackets of LaTeX in pairs: braces, `\left(`, `\{`, `\lvert`, the index of a root, `cases`. Knows no operands. */
import type { SourceRange } from '../../../trace/range';
import { fail } from '../problems';
import { CLOSING, OPENING, SAME_DELIMITER } from './commands';

/** What is missing at the end, where the sign alone does not say. */
const CLOSING_WORDS: Readonly<Record<string, string>> = { '|': '\\right|', '\\|': '\\|', cases: '\\end' };

interface Frame {
  readonly opening: string;
  readonly closing: string;
  /** What the parser sees at the end. */
  readonly as: string;
  readonly range: SourceRange;
  /** Operands that are still to come behind the pair. */
  readonly pending: number;
}

export interface Bracket {
  /** What the parser sees. */
  readonly as: string;
  readonly pending: number;
}

export class Delimiters {
  private readonly open: Frame[] = [];

  /** A bracket; null where this is none, as a bar that may open or close. */
  read(text: string, side: 'open' | 'close' | null, range: SourceRange, pending: number): Bracket | null {
    const plain = Object.hasOwn(SAME_DELIMITER, text) ? (SAME_DELIMITER[text] ?? text) : text;
    const double = this.innermost() === '\\|' ? 'close' : 'open';
    const spelled = sided(plain, side ?? (plain === '\\|' ? double : null));
    if (spelled === '{') return this.begin({ opening: '{', closing: '}', as: '}', range, pending }, '{');
    const pair = Object.hasOwn(OPENING, spelled) ? OPENING[spelled] : undefined;
    if (pair !== undefined)
      return this.begin({ opening: plain, closing: pair.closing, as: pair.as[1], range, pending }, pair.as[0]);
    if (spelled === '}' || CLOSING.has(spelled)) return this.finish(spelled, text, range);
    return null;
  }

  /** The `[` of `\sqrt[3]`. */
  openIndex(range: SourceRange, pending: number): Bracket {
    return this.begin({ opening: '[', closing: ']', as: '}', range, pending }, '{');
  }

  cases(begins: boolean, range: SourceRange, pending: number): Bracket {
    if (begins) return this.begin({ opening: 'cases', closing: '\\end', as: '\\endcases', range, pending }, '\\cases');
    return this.finish('\\end', '\\end', range);
  }

  innermost(): string {
    return this.open.at(-1)?.opening ?? '';
  }

  end(): void {
    const unclosed = this.open.pop();
    if (unclosed !== undefined)
      fail('unclosed-bracket', unclosed.range, {
        bracket: unclosed.opening,
        closing: CLOSING_WORDS[unclosed.opening] ?? unclosed.closing,
      });
  }

  private begin(frame: Frame, as: string): Bracket {
    this.open.push({ ...frame, pending: Math.max(0, frame.pending - 1) });
    return { as, pending: 0 };
  }

  private finish(closing: string, text: string, range: SourceRange): Bracket {
    const frame = this.open.pop();
    if (frame === undefined) return fail('unopened-bracket', range, { bracket: text });
    if (frame.closing !== closing)
      return fail('mismatched-bracket', range, { bracket: text, opening: frame.opening, closing: frame.closing });
    return { as: frame.as, pending: frame.pending };
  }
}

/** A bar, or a double one, that says on which side it is. */
function sided(text: string, side: 'open' | 'close' | null): string {
  if (side === null) return text;
  if (text === '|') return side === 'open' ? '\\lvert' : '\\rvert';
  if (text === '\\|') return side === 'open' ? '\\lVert' : '\\rVert';
  return text;
}
