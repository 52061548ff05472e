/** Tokens from the commands of LaTeX: structures, sized brackets, names, functions, words, environments. */
import type { SourceRange } from '../../../trace/range';
import { bareFunctions, similarFunction } from '../functions/functions';
import { note } from '../mathematics/notes';
import { excerpt, fail } from '../problems';
import {
  ACCENTS,
  DISPLAYS,
  FRACTIONS,
  MATRICES,
  OPERATORS,
  REFUSED,
  SIZES,
  SKIPPED,
  SKIPPED_WITH_OPERAND,
  STYLES,
  TEXTS,
  TRANSPARENT,
} from './commands';
import { commandName, type Name, pieceAt, upright } from './names';
import { behindOperand, type Piece } from './scan';
import { LatexPieces } from './tokens';

export class LatexTokens extends LatexPieces {
  protected override command(piece: Piece): void {
    const { text, range } = piece;
    if (SKIPPED.has(text)) {
      this.at++;
      this.spaced = true;
      return;
    }
    if (SKIPPED_WITH_OPERAND.has(text)) {
      this.at = behindOperand(this.pieces, this.at + 1);
      this.spaced = true;
      return;
    }
    if (Object.hasOwn(SIZES, text)) {
      this.sized(piece, SIZES[text] ?? null);
      return;
    }
    if (FRACTIONS.has(text)) {
      this.mixedNote(range);
      this.structure('\\frac', range, 2);
      return;
    }
    if (text === 'sqrt') {
      this.root(range);
      return;
    }
    const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined;
    if (operator !== undefined) {
      this.at++;
      this.push('operator', operator, range);
      return;
    }
    if (text === 'infty') {
      this.at++;
      this.operand();
      this.push('operator', '∞', range);
      return;
    }
    const problem = REFUSED.get(text);
    if (problem !== undefined) fail(problem, range, { text: `\\${text}`, name: `\\${text}` });
    this.named(piece);
  }

  private named(piece: Piece): void {
    const { text, range } = piece;
    if (TEXTS.has(text)) {
      this.word(piece);
      return;
    }
    const name = commandName(this.source, this.pieces, this.at);
    if (name !== null && text === 'mathbb' && /^[EPVR]$/.test(name.name) && this.pieces[name.next]?.kind !== 'down')
      fail('latex-expectation', name.range, { text: this.written(name.range) });
    if (name !== null) {
      this.name(name);
      return;
    }
    if (STYLES.has(text) || TRANSPARENT.has(text) || Object.hasOwn(ACCENTS, text)) {
      // Around more than a name, a type says nothing.
      if (Object.hasOwn(ACCENTS, text)) fail('latex-command', range, { text: `\\${text}` });
      this.at++;
      if (/^(?:under|over)brace$/.test(text)) {
        const behind = behindOperand(this.pieces, this.at);
        if (/^(?:up|down)$/.test(pieceAt(this.pieces, behind).kind))
          this.taken.set(behind, behindOperand(this.pieces, behind + 1));
      }
      return;
    }
    if (bareFunctions('mathematics', text).length > 0) {
      this.at++;
      this.function(text, range);
      return;
    }
    if (isDelimiter(text)) {
      this.at++;
      this.sign(`\\${text}`, range);
      return;
    }
    const suggestion = text.length > 2 ? similarFunction('mathematics', text) : null;
    if (suggestion !== null) fail('latex-command-similar', range, { text: `\\${text}`, suggestion: `\\${suggestion}` });
    fail('latex-command', range, { text: `\\${text}` });
  }

  /** `\left(`, `\bigr|`. */
  private sized(size: Piece, side: 'open' | 'close' | null): void {
    const delimiter = this.piece(1);
    const text = delimiter.kind === 'command' ? `\\${delimiter.text}` : delimiter.text;
    const range = { start: size.range.start, end: delimiter.range.end };
    if (!/^(?:symbol|command)$/.test(delimiter.kind)) fail('latex-bar', size.range, { text: `\\${size.text}` });
    this.at += 2;
    this.sign(text, range, side);
  }

  private structure(operator: string, range: SourceRange, operands: number): void {
    this.at++;
    this.operand();
    this.push('operator', operator, range);
    this.pending = operands;
  }

  /** `2\frac{1}{2}` is a product to mathematicians, and two and a half at school. */
  private mixedNote(range: SourceRange): void {
    const before = this.tokens.at(-1);
    const operands = /^\s*(?:\{\s*\d+\s*\}|\d)\s*(?:\{\s*\d+\s*\}|\d)/.exec(
      this.source.slice(range.end, range.end + 40),
    );
    if (before?.kind !== 'number' || !Number.isInteger(before.value) || operands === null || this.pending > 0) return;
    const place = { start: before.range.start, end: range.end + operands[0].length };
    const template = '“{text}” was read as a product, not as a mixed number.';
    this.notes.push(note('expression.note.mixed-number', template, { text: this.written(place) }, place));
  }

  private root(range: SourceRange): void {
    const index = this.piece(1);
    if (index.text !== '[') {
      this.structure('\\sqrt', range, 1);
      return;
    }
    this.structure('\\root', range, 2);
    this.at++;
    const { as, pending } = this.delimiters.openIndex(index.range, this.pending);
    this.pending = pending;
    this.push('operator', as, index.range);
  }

  private name({ name, style, range, next }: Name): void {
    const base = name;
    this.checkStyle(base, style, range);
    const subscript = this.pending > 0 ? null : this.subscript(next);
    this.at = subscript?.next ?? next;
    this.operand();
    const end = subscript?.range.end ?? range.end;
    this.push('name', base + (subscript === null ? '' : `_${subscript.text}`), { start: range.start, end });
  }

  /** A word in upright letters: a function that is known, else a name; `\text{ for all }` is neither. */
  private word(piece: Piece): void {
    const word = upright(this.source, this.pieces, this.at);
    if (word === null) {
      this.remark(piece);
      return;
    }
    const lowered = word.name.toLowerCase();
    const known = [word.name, lowered, word.name.replaceAll('_', '')].find(
      (name) => Array.from(name).length > 1 && bareFunctions('mathematics', name).length > 0,
    );
    if (this.delimiters.innermost() === 'cases' && CASE_WORDS.test(lowered)) {
      this.remark(piece);
      return;
    }
    if (/^(?:and|or)$/.test(lowered) && piece.text !== 'mathrm') {
      this.at = word.next;
      this.push('operator', lowered, word.range);
      return;
    }
    if (known === undefined || this.names.isOneName(word.name)) {
      this.name(word);
      return;
    }
    this.at = word.next;
    this.function(known, word.range);
  }

  /** Words around a formula, in `cases` with their meaning. */
  private remark(piece: Piece): void {
    const next = behindOperand(this.pieces, this.at + 1);
    const range = { start: piece.range.start, end: pieceAt(this.pieces, next - 1).range.end };
    const text = this.source
      .slice(piece.range.end, range.end)
      .replace(/^\s*\{|\}$/g, '')
      .trim();
    if (text !== '' && this.delimiters.innermost() !== 'cases') fail('prose', range, { text: excerpt(text) });
    if (text !== '' && !/^(?:if|for|when|where|all|else|otherwise|in case|[\s,:]+)*$/i.test(text))
      fail('prose', range, { text: excerpt(text) });
    this.at = next;
    this.spaced = true;
    if (/else|otherwise/i.test(text)) this.push('operator', 'otherwise', range);
  }

  /** A function, with its base where it is a logarithm. */
  protected override function(name: string, range: SourceRange): void {
    this.functions.add(name);
    this.operand();
    this.push('name', name, range);
    const mark = this.piece();
    if (mark.kind !== 'down') return;
    if (name !== 'log') fail('latex-function-subscript', mark.range, { name });
    this.at++;
    this.push('operator', '_', mark.range);
    const base = this.piece();
    if (base.kind !== 'number' || base.text.length === 1) return;
    if (base.text === '10') this.scriptNote(mark, base);
    else {
      this.pending = 1;
      this.number(base);
      this.pending = 0;
    }
  }

  protected override environment(piece: Piece): void {
    const { kind, text, range } = piece;
    this.at++;
    if (MATRICES.has(text)) fail('latex-matrix', range, { text });
    if (DISPLAYS.has(text)) {
      this.spaced = true;
      return;
    }
    if (!/^[dr]?cases\*?$/.test(text)) fail('latex-environment', range, { text });
    const { as, pending } = this.delimiters.cases(kind === 'begin', range, this.pending);
    this.pending = pending;
    this.push('operator', as, range);
  }
}

const CASE_WORDS = /^(?:if|for|when|where|else|otherwise)$/;

function isDelimiter(command: string): boolean {
  return /^(?:[{}|]|[lr]?[vV]ert|[lr](?:brace|paren|brack|floor|ceil)|mid|[lr]ang(?:le)?)$/.test(command);
}
