/**
 * Characters that are not what they look like, or that have no look at all: full-width and other digits, dashes, marks
 * without width. Says which plain character is meant, and what an invisible one is called. Knows no notation.
 */
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';

/** Marks without width that change nothing: joiners, order marks of either direction, variation selectors, the soft hyphen. */
const WIDTHLESS = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]|\u034f|[\ufe00-\ufe0f]/;
/** Those that turn the order of what is seen, so that a text reads otherwise than it is. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

export function isWidthless(character: string): boolean {
  return WIDTHLESS.test(character);
}

export function isTurning(character: string): boolean {
  return TURNING.test(character);
}

/** What to call a character that nobody sees: `U+200B, a character of no width`; null where it can be seen. */
export function invisibleName(character: string): Message | null {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (TURNING.test(character))
    return message('expression.invisible.turning', '{code}, which turns the direction of text', { code });
  if (/^[\u061c\u200e\u200f]/.test(character))
    return message('expression.invisible.direction', '{code}, a mark of direction', { code });
  if (WIDTHLESS.test(character))
    return message('expression.invisible.no-width', '{code}, a character of no width', { code });
  if (/^\p{M}/u.test(character))
    return message('expression.invisible.mark', '{code}, a mark that belongs to a letter', { code });
  return CONTROL.test(character) && !/^[\t\n\r\f\v]/.test(character)
    ? message('expression.invisible.control', '{code}, a character that is not shown', { code })
    : null;
}

/** A digit of any script as a plain one; null where it is none. */
function digit(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Full-width forms of ASCII's characters, digit by digit and sign by sign. */
function halfWidth(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code === 0x3000) return ' ';
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : null;
}

/** Signs of print, and what a keyboard has for them. */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('‐‑‒–—−﹣⁻').map((dash) => [dash, '-'])),
  ...Object.fromEntries(Array.from('×·⋅∙∗•✕✖').map((times) => [times, '*'])),
  ...Object.fromEntries(Array.from('÷∕⁄➗').map((over) => [over, '/'])),
  '➕': '+',
  '➖': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
};

/** The plain character that one stands for; null where it is plain itself, or stands for none. */
export function plainCharacter(character: string): string | null {
  if (/^[\0-\x7f]$/.test(character)) return null;
  return (
    digit(character) ?? halfWidth(character) ?? (Object.hasOwn(SIGNS, character) ? (SIGNS[character] ?? null) : null)
  );
}

const WORD = /[\p{L}\p{N}]/u;
const UNPLAIN = /[\u0660-\u06f9\u07c0-\u0f29\u1040-\u1a99\u1b50-\u1c59\u3000\ua620-\uabf9\uff01-\uff5e]/gu;

/**
 * Running text with plain digits and signs instead of full-width ones and those of other scripts, and blanks instead of
 * marks without width, character by character, so that every place stays where it is.
 */
export function withPlainCharacters(text: string, { start, end }: SourceRange): string {
  const inside = text.slice(start, end);
  if (!/[^\0-\x7f]/.test(inside)) return text;
  const plain = inside
    .replace(UNPLAIN, (character) => digit(character) ?? halfWidth(character) ?? character)
    .replace(/[\u00ad\u061c\u200c-\u200f]|[\ufe0e\ufe0f]/g, ' ');
  return text.slice(0, start) + plain + text.slice(end);
}

const STRAY = new RegExp(`${WIDTHLESS.source}|${TURNING.source}`, 'g');

/** The first character that must not be there: one that turns the text, or one without width inside a word. */
export function strayCharacter(text: string, { start, end }: SourceRange): SourceRange | null {
  const inside = text.slice(start, end);
  for (const { index } of inside.matchAll(STRAY)) {
    const within = WORD.test(inside[index - 1] ?? '') && WORD.test(inside[index + 1] ?? '');
    if (within || TURNING.test(inside[index] ?? '')) return { start: start + index, end: start + index + 1 };
  }
  return null;
}

const MARKS: Readonly<Record<string, string>> = {
  '\u0302': '_hat',
  '\u0304': '_bar',
  '\u0305': '_bar',
  '\u0303': '_tilde',
};

/** A name of mathematics as it is called: a letter with a hat is `x_hat`, an italic 𝑥 is `x`, a letter with a mark is one. */
export function plainName(name: string): string {
  if (!/[^\0-\x7f]/.test(name)) return name;
  return name
    .replace(/[\u{1d400}-\u{1d7ff}ℎ\uff21-\uff5a]/gu, (letter) => letter.normalize('NFKC'))
    .normalize('NFC')
    .replace(/(?<=\p{L})[\u0302-\u0305]/gu, (mark) => MARKS[mark] ?? mark);
}

/** Fractions that are one character, by their value. */
export function fractionValue(character: string): number | null {
  const [, above, below] = /^(\d+)⁄(\d+)$/.exec(character.normalize('NFKC')) ?? [];
  return above === undefined || below === undefined || character.length > 1 ? null : Number(above) / Number(below);
}
