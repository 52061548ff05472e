/**
 * From LaTeX's pieces to the tokens of plain mathematics, so that one parser decides for both how a formula is read:
 * `\cdot` is `*`, `\theta_{0}` a name, `\left(` a bracket. What only LaTeX has (`\frac`, `\sqrt`, `\lvert`) becomes an
 * operator of its own name, its operands in braces, written or not.
 */
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { fractionValue, plainName } from '../characters';
import { bareFunctions } from '../functions/functions';
import { note } from '../mathematics/notes';
import { SAME, type Names, type SplitRun, superscriptText, superscriptValue } from '../mathematics/tokens';
import { excerpt, fail } from '../problems';
import type { Token } from '../tokens';
import { OPERATORS, SKIPPED } from './commands';
import { Delimiters } from './delimiters';
import { letterOf, pieceAt, subscriptAt } from './names';
import { behindOperand, type Piece } from './scan';

export abstract class LatexPieces {
  readonly tokens: Token[] = [];
  readonly splits: SplitRun[] = [];
  readonly notes: Note[] = [];
  /** Functions that were written as commands, whatever else the document calls so. */
  readonly functions = new Set<string>();
  protected readonly source: string;
  protected readonly pieces: Piece[];
  protected readonly names: Names;
  protected readonly delimiters = new Delimiters();
  /** The type that each name was first set in, and where. */
  private readonly styles = new Map<string, { readonly style: string; readonly range: SourceRange }>();
  /** Subscripts that were taken before their power: where they begin, and what is behind them. */
  protected readonly taken = new Map<number, number>();
  protected at = 0;
  protected spaced = false;
  private paragraph = false;
  /** Operands of one piece each that are still to come, of `\frac` and the like. */
  protected pending = 0;
  private afterRun = false;

  constructor(source: string, pieces: readonly Piece[], names: Names) {
    this.source = source;
    this.pieces = [...pieces];
    this.names = names;
  }

  run(): void {
    for (let piece = this.piece(); piece.kind !== 'end'; piece = this.piece()) {
      this.spaced ||= piece.spaced;
      this.paragraph ||= piece.paragraph;
      const run = piece.kind === 'letters';
      this.step(piece);
      this.afterRun = run;
    }
    this.delimiters.end();
    this.push('end', '', this.piece().range);
  }

  protected piece(ahead = 0): Piece {
    return pieceAt(this.pieces, this.at + ahead);
  }

  protected push(kind: Token['kind'], text: string, range: SourceRange, value = NaN): void {
    this.tokens.push({
      kind,
      text: kind === 'name' ? plainName(text) : text,
      value,
      range,
      spaced: this.spaced,
      lineBreak: this.paragraph,
    });
    this.spaced = false;
    this.paragraph = false;
  }

  protected operand(): void {
    if (this.pending > 0) this.pending--;
  }

  private step(piece: Piece): void {
    const skipped = this.taken.get(this.at);
    if (skipped !== undefined) {
      this.at = skipped;
      return;
    }
    switch (piece.kind) {
      case 'letters':
        this.letters(piece);
        return;
      case 'number':
        this.number(piece);
        return;
      case 'fraction':
        this.at++;
        this.operand();
        this.push('number', piece.text, piece.range, fractionValue(piece.text) ?? NaN);
        return;
      case 'superscript':
        this.at++;
        this.push(
          'superscript',
          superscriptText(piece.text),
          piece.range,
          superscriptValue(superscriptText(piece.text)),
        );
        return;
      case 'command':
        this.command(piece);
        return;
      case 'open':
      case 'close':
      case 'symbol':
        this.at++;
        this.sign(piece.text, piece.range);
        return;
      case 'up':
        this.power(piece);
        return;
      case 'down':
        this.strayIndex(piece);
        return;
      case 'row':
        this.at++;
        if (this.delimiters.innermost() === 'cases') this.push('operator', ';', piece.range);
        return;
      case 'column':
        this.column(piece);
        return;
      case 'begin':
      case 'finish':
        this.environment(piece);
        return;
      case 'end':
        return;
    }
  }

  /** Of a norm, `_2` says what it is anyway; nothing else but names has a subscript. */
  private strayIndex(mark: Piece): void {
    const next = behindOperand(this.pieces, this.at + 1);
    const range = { start: mark.range.start, end: pieceAt(this.pieces, next - 1).range.end };
    if (this.tokens.at(-1)?.text !== '\\rVert') fail('latex-subscript', mark.range);
    if (!/^_\s*\{?\s*2\s*\}?$/.test(this.source.slice(range.start, range.end)))
      fail('latex-norm', range, { text: this.written(range) });
    this.at = next;
  }

  /** A sign, which may be a bracket or a bar. */
  protected sign(text: string, range: SourceRange, side: 'open' | 'close' | null = null): void {
    if (text === '.' && side !== null) fail('latex-bar', range, { text: `\\${side === 'open' ? 'left' : 'right'}.` });
    const bracket = this.delimiters.read(text, side, range, this.pending);
    if (bracket !== null) {
      this.pending = bracket.pending;
      this.push('operator', bracket.as, range);
      return;
    }
    if (text === '\\langle' || text === '\\rangle') fail('latex-angle', range, { text });
    if (side !== null && text !== '|') fail('latex-bar', range, { text: this.written(range) });
    this.operand();
    this.push('operator', Object.hasOwn(SAME, text) ? (SAME[text] ?? text) : text, range);
  }

  protected written({ start, end }: SourceRange): string {
    return excerpt(this.source.slice(start, end));
  }

  /** A digit where a command takes one piece, else all of it. */
  protected number({ text, range }: Piece): void {
    const one = this.pending > 0 && text.length > 1;
    const digits = one ? text.slice(0, 1) : text;
    const place = { start: range.start, end: one ? range.start + 1 : range.end };
    if (one)
      this.pieces[this.at] = {
        ...this.piece(),
        text: text.slice(1),
        range: { start: place.end, end: range.end },
        spaced: false,
      };
    else this.at++;
    this.operand();
    this.push('number', digits, place, Number(digits.replaceAll('\\,', '')));
  }

  /** One name if the document or the formula says so, a function, else a product of letters. */
  private letters({ text, range }: Piece): void {
    const all = text.match(/.[\p{M}₀-₉]*/gsu) ?? [];
    if (this.pending > 0) {
      const [first = ''] = all;
      const end = range.start + first.length;
      if (end === range.end) this.at++;
      else
        this.pieces[this.at] = {
          ...this.piece(),
          text: text.slice(first.length),
          range: { start: end, end: range.end },
        };
      this.operand();
      this.push('name', first, { start: range.start, end });
      return;
    }
    const following = this.piece(1);
    const numbered = following.kind === 'number' && !following.spaced && /^\d+$/.test(following.text);
    const subscript = this.subscript(this.at + (numbered ? 2 : 1));
    const tail = (numbered ? following.text : '') + (subscript === null ? '' : `_${subscript.text}`);
    const end = subscript?.range.end ?? (numbered ? following.range.end : range.end);
    const whole = { start: range.start, end };
    const next = subscript?.next ?? this.at + (numbered ? 2 : 1);
    if (all.length === 1 || this.names.isOneName(text + tail)) {
      this.checkStyle(text, '', range);
      this.at = next;
      this.push('name', text + tail, whole);
      return;
    }
    if (bareFunctions('mathematics', text).length > 0) {
      this.plainFunction(text, range);
      return;
    }
    this.at = next;
    const called = this.piece().text === '(' && !this.piece().spaced && tail === '';
    if (called && all.length > 2) {
      this.push('name', text, range);
      return;
    }
    this.splits.push({ text, range, afterRun: this.afterRun });
    let start = range.start;
    all.forEach((letter, i) => {
      const last = i === all.length - 1;
      this.checkStyle(letter, '', { start, end: start + letter.length });
      this.push('name', letter + (last ? tail : ''), { start, end: last ? end : start + letter.length });
      start += letter.length;
    });
  }

  /** `sin(x)` without a backslash: a product of letters to TeX, and never meant so. */
  private plainFunction(text: string, range: SourceRange): void {
    this.at++;
    const template = '“{text}” was read as the function; LaTeX sets it upright as {command}.';
    this.notes.push(note('expression.note.latex-function', template, { text, command: `\\${text}` }, range));
    this.function(text, range);
  }

  /** The subscript of a name that ends before `i`, behind its power if need be: `x^2_1` is the square of `x_1`. */
  protected subscript(
    i: number,
  ): { readonly text: string; readonly next: number; readonly range: { end: number } } | null {
    const direct = subscriptAt(this.source, this.pieces, i);
    if (direct !== null) {
      const operand = pieceAt(this.pieces, i + 1);
      if (operand.kind === 'number' && operand.text.length > 1) this.scriptNote(pieceAt(this.pieces, i), operand);
      return direct;
    }
    if (pieceAt(this.pieces, i).kind !== 'up') return null;
    const behind = behindOperand(this.pieces, i + 1);
    const later = subscriptAt(this.source, this.pieces, behind);
    if (later === null) return null;
    this.taken.set(behind, later.next);
    return { text: later.text, next: i, range: { end: pieceAt(this.pieces, i - 1).range.end } };
  }

  /** \mathbf{x} and x are two things, and would be one name. */
  protected checkStyle(name: string, style: string, range: SourceRange): void {
    const before = this.styles.get(name);
    if (before === undefined) this.styles.set(name, { style, range });
    else if (before.style !== style)
      fail('latex-style', range, { text: this.written(before.range), other: this.written(range) });
  }

  protected scriptNote(mark: Piece, { range }: Piece): void {
    const text = this.source.slice(mark.range.start, range.end);
    const reading = `${mark.kind === 'up' ? '^' : '_'}{${this.source.slice(mark.range.end, range.end)}}`;
    const template = '“{text}” was read as {reading}; without braces, TeX raises or lowers one character.';
    this.notes.push(
      note('expression.note.script', template, { text, reading }, { start: mark.range.start, end: range.end }),
    );
  }

  /** A power; one character without braces is put into braces, so that it ends where TeX ends it. */
  private power(mark: Piece): void {
    this.at++;
    this.push('operator', '^', mark.range);
    const first = this.piece();
    const sign = first.kind === 'symbol' && /^[-+−]$/.test(first.text) ? first : null;
    const operand = this.piece(sign === null ? 0 : 1);
    this.transposeNote(mark);
    this.indexNote(mark);
    const name = operand.kind === 'letters' ? operand.text : operand.kind === 'command' ? letterOf(operand.text) : null;
    if (operand.kind !== 'number' && name === null) return;
    // The point at the end of a sentence is no digit.
    const digits = operand.kind === 'number' ? operand.text.replace(/\.$/, '').length : 1;
    if (sign !== null || digits > 1) this.scriptNote(mark, operand);
    const { start } = first.range;
    this.push('operator', '{', { start, end: start });
    if (sign !== null) this.push('operator', SAME[sign.text] ?? sign.text, sign.range);
    // Behind a sign, the run of letters is still whole.
    const [letter = ''] = name === null ? [] : operand.kind === 'letters' ? [Array.from(name)[0] ?? ''] : [name];
    const cut = operand.kind === 'letters' && letter.length < operand.text.length;
    const range = cut ? { start: operand.range.start, end: operand.range.start + letter.length } : operand.range;
    if (name === null) this.push('number', operand.text, range, Number(operand.text.replaceAll('\\,', '')));
    else this.push('name', letter, range);
    this.push('operator', '}', { start: range.end, end: range.end });
    if (sign !== null) this.at++;
    if (cut)
      this.pieces[this.at] = {
        ...operand,
        text: operand.text.slice(letter.length),
        range: { start: range.end, end: operand.range.end },
        spaced: false,
      };
    else this.at++;
  }

  private transposeNote(mark: Piece): void {
    const braced = this.piece().kind === 'open';
    const letter = this.piece(braced ? 1 : 0);
    if (letter.text !== 'T' || (braced && this.piece(2).kind !== 'close') || this.names.isOneName('T')) return;
    const range = { start: mark.range.start, end: (braced ? this.piece(2) : letter).range.end };
    const template = '“{text}” was read as the power T, not as transposed.';
    this.notes.push(note('expression.note.transpose', template, { text: this.written(range) }, range));
  }

  /** `\theta^{(t)}` means the step t in papers as often as a power. */
  private indexNote(mark: Piece): void {
    const { start, end } = mark.range;
    const [braces, index] = /^\{\((\w{1,9})\)\}/.exec(this.source.slice(end, end + 13)) ?? [];
    if (braces === undefined || index === undefined) return;
    const template = '“{text}” was read as a power; an index belongs below, as in x_{index}.';
    const args = { text: `^${braces}`, index };
    this.notes.push(note('expression.note.raised-index', template, args, { start, end: end + braces.length }));
  }

  protected abstract command(piece: Piece): void;

  protected abstract environment(piece: Piece): void;

  protected abstract function(name: string, range: SourceRange): void;

  /** A column begins at a relation or an operator; anywhere else it begins another formula or an element. */
  private column({ range }: Piece): void {
    this.at++;
    if (this.delimiters.innermost() === 'cases') {
      this.push('operator', '&', range);
      return;
    }
    const before = this.tokens.at(-1);
    const next = this.piece();
    const signs = /^(?:[-+−*/=<>·×]|[,.;]|)$/;
    const after = before === undefined || (before.kind === 'operator' && signs.test(before.text));
    const goesOn =
      next.kind === 'command' ? SKIPPED.has(next.text) || Object.hasOwn(OPERATORS, next.text) : signs.test(next.text);
    if (!after && !goesOn) fail('several-formulas', range);
  }
}
