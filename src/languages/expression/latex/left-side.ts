/** What stands before a formula in LaTeX: `y =`, `f(u, v) =`, `\mathcal{L}(\theta) :=`, `&=` of a row. */
import type { SourceRange } from '../../../trace/range';
import { excerpt, fail } from '../problems';
import { SIZES, SKIPPED, SKIPPED_WITH_OPERAND } from './commands';
import { commandName, pieceAt, subscriptAt } from './names';
import { behindOperand, closingBrace, type Piece } from './scan';

export interface LatexLeftSide {
  readonly name: string | null;
  readonly parameters: readonly string[] | null;
  /** The index of the formula's first piece. */
  readonly next: number;
}

const EQUALS = /^(?:=|:=|≔)$/;
const EQUALS_COMMANDS = /^(?:coloneqq|coloneq|triangleq|equiv|eqqcolon|doteq)$/;

/** Takes the names before `=` as long as there are any; the first names the formula. */
export function latexLeftSide(source: string, pieces: readonly Piece[]): LatexLeftSide {
  const arrow = depthZero(pieces, 0, ({ kind, text }) => kind === 'command' && text === 'mapsto');
  if (arrow >= 0) return new Target(source, pieces, 0, arrow).mapping();
  let side: LatexLeftSide = { name: null, parameters: null, next: 0 };
  for (;;) {
    const equals = depthZero(pieces, side.next, isEquals);
    if (equals < 0) return side;
    const place = pieceAt(pieces, equals).range;
    const target = new Target(source, pieces, side.next, equals).read();
    // A second `=` behind a name is another name, behind anything else an equation.
    if (target === null) fail('equation', place);
    const name = side.name ?? target.name;
    if (pieceAt(pieces, equals + 1).kind === 'end')
      fail('no-formula', { start: pieceAt(pieces, 0).range.start, end: place.end }, { name: name ?? '=' });
    side = { name, parameters: side.parameters ?? target.parameters, next: equals + 1 };
  }
}

function isEquals({ kind, text }: Piece): boolean {
  return (kind === 'symbol' && EQUALS.test(text)) || (kind === 'command' && EQUALS_COMMANDS.test(text));
}

/** The index of the first piece outside of brackets that fits; -1 where none does. */
function depthZero(pieces: readonly Piece[], from: number, fits: (piece: Piece) => boolean): number {
  let depth = 0;
  for (let i = from; i < pieces.length; i++) {
    const piece = pieceAt(pieces, i);
    const { kind, text } = piece;
    if (kind === 'open' || kind === 'begin' || (kind === 'symbol' && /^[([]$/.test(text))) depth++;
    else if (kind === 'close' || kind === 'finish' || (kind === 'symbol' && /^[)\]]$/.test(text))) depth--;
    if (depth > 0) continue;
    if (fits(piece)) return i;
  }
  return -1;
}

class Target {
  private readonly source: string;
  private readonly pieces: readonly Piece[];
  private readonly end: number;
  private at: number;

  constructor(source: string, pieces: readonly Piece[], from: number, end: number) {
    this.source = source;
    this.pieces = pieces;
    this.at = from;
    this.end = end;
  }

  read(): { readonly name: string | null; readonly parameters: readonly string[] | null } | null {
    this.skip();
    if (this.at >= this.end) return { name: null, parameters: null };
    const name = this.name();
    if (name === null) return null;
    let primes = '';
    for (; this.peek().kind === 'symbol' && /^['’′]$/.test(this.peek().text); this.at++) primes += "'";
    this.skip();
    const parameters = this.bracket('(') ? this.parameters() : null;
    this.skip();
    return this.at >= this.end ? { name: name + primes, parameters } : null;
  }

  /** `f \colon (x, y) \mapsto`, `x \mapsto`. */
  mapping(): LatexLeftSide {
    this.skip();
    const mark = this.at;
    let name = this.name();
    this.skip();
    const colon = this.peek();
    if (name !== null && /^(?::|colon)$/.test(colon.text)) this.at++;
    else {
      name = null;
      this.at = mark;
    }
    this.skip();
    const { start } = this.peek().range;
    const only = this.bracket('(') ? null : this.name();
    const parameters = only === null ? this.parameters() : [only];
    this.skip();
    if (this.at < this.end) {
      const range = this.parameterRange(start);
      fail('parameter', range, { text: excerpt(this.written(range)) });
    }
    return { name, parameters, next: this.end + 1 };
  }

  private peek(): Piece {
    return pieceAt(this.pieces, this.at);
  }

  private skip(): void {
    for (let piece = this.peek(); this.at < this.end; piece = this.peek()) {
      const command = piece.kind === 'command' ? piece.text : null;
      if (command !== null && SKIPPED_WITH_OPERAND.has(command)) this.at = behindOperand(this.pieces, this.at + 1);
      else if (piece.kind === 'column' || (command !== null && SKIPPED.has(command))) this.at++;
      else return;
    }
  }

  /** A run of letters is one name here, with digits and a subscript behind it. */
  private name(): string | null {
    const first = this.peek();
    const command = commandName(this.source, this.pieces, this.at);
    if (command === null && first.kind !== 'letters') return null;
    let name = command?.name ?? first.text;
    this.at = command?.next ?? this.at + 1;
    const digits = this.peek();
    if (command === null && digits.kind === 'number' && !digits.spaced && /^\d+$/.test(digits.text)) {
      name += digits.text;
      this.at++;
    }
    const subscript = subscriptAt(this.source, this.pieces, this.at);
    if (subscript === null) return name;
    this.at = subscript.next;
    return `${name}_${subscript.text}`;
  }

  /** Takes a bracket, of any size. */
  private bracket(text: string): boolean {
    const piece = this.peek();
    const sized = piece.kind === 'command' && Object.hasOwn(SIZES, piece.text);
    const bracket = sized ? pieceAt(this.pieces, this.at + 1) : piece;
    if (bracket.kind !== 'symbol' || bracket.text !== text) return false;
    this.at += sized ? 2 : 1;
    return true;
  }

  private parameters(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      this.skip();
      if (this.bracket(')')) return names;
      const { start } = this.peek().range;
      const name = this.name();
      this.skip();
      const separator = this.peek();
      const separated = separator.kind === 'symbol' ? /^[,;|]$/.test(separator.text) : separator.text === 'mid';
      const range = { start, end: Math.max(start, separator.range.start) };
      if (name === null || !(separated || /^[)]$/.test(separator.text) || this.isSize(separator)))
        return fail('parameter', this.parameterRange(start), {
          text: excerpt(this.written(this.parameterRange(start))),
        });
      if (names.includes(name)) fail('duplicate-parameter', range, { name });
      names.push(name);
      if (separated) this.at++;
    }
  }

  private isSize({ kind, text }: Piece): boolean {
    return kind === 'command' && Object.hasOwn(SIZES, text);
  }

  /** Up to the next comma or bracket. */
  private parameterRange(start: number): SourceRange {
    let end = start;
    for (let i = this.at; i < this.end; i++) {
      const { kind, text, range } = pieceAt(this.pieces, i);
      if (kind === 'symbol' && /^[,;)]$/.test(text) && end > start) break;
      if (kind === 'open') i = closingBrace(this.pieces, i);
      end = Math.max(end, range.end);
    }
    return { start, end: Math.max(end, this.peek().range.start) };
  }

  private written({ start, end }: SourceRange): string {
    return this.source.slice(start, end);
  }
}
