/** matplotlib's short formats, `'r--'` and `'bo'`: a colour, a mark and a dash in any order. Plain texts. */
import { MARKS, type Dash, type FigureMark } from '../../../trace/program';
import { cssColor } from './colors';

export interface Format {
  readonly color: string | null;
  readonly mark: FigureMark | null;
  /** null: no line; undefined: nothing was said of one. */
  readonly dash: Dash | null | undefined;
}

const DASHES: Readonly<Record<string, Dash | null>> = {
  '-': 'solid',
  '--': 'dashed',
  '-.': 'dashdot',
  ':': 'dotted',
  solid: 'solid',
  dashed: 'dashed',
  dashdot: 'dashdot',
  dotted: 'dotted',
  None: null,
  none: null,
  ' ': null,
  '': null,
};

const LETTERS: Readonly<Record<string, FigureMark>> = {
  '.': 'dot',
  ',': 'dot',
  o: 'circle',
  s: 'rect',
  '^': 'triangle',
  v: 'triangle-down',
  D: 'diamond',
  d: 'diamond',
  x: 'cross',
  X: 'cross',
  '+': 'plus',
  '*': 'star',
};

export function dashOf(text: string): Dash | null | undefined {
  return Object.hasOwn(DASHES, text) ? (DASHES[text] ?? null) : undefined;
}

export function markOf(text: string): FigureMark | undefined {
  if (Object.hasOwn(LETTERS, text)) return LETTERS[text];
  return MARKS.find((mark) => mark === text);
}

/** undefined where it is no format. A whole colour, `'green'`, is one too. */
export function formatOf(text: string): Format | undefined {
  const whole = text.length > 1 ? cssColor(text) : null;
  if (whole !== null) return { color: whole, mark: null, dash: undefined };
  let rest = text;
  let color: string | null = null;
  let mark: FigureMark | null = null;
  let dash: Dash | null | undefined;
  while (rest !== '') {
    const line = /^(?:--|-\.|-|:)/.exec(rest)?.[0];
    const letter = rest.charAt(0);
    if (line !== undefined && dash === undefined) {
      dash = dashOf(line);
      rest = rest.slice(line.length);
    } else if (color === null && /^[rgbcmykw]$/.test(letter)) {
      color = cssColor(letter);
      rest = rest.slice(1);
    } else if (mark === null && Object.hasOwn(LETTERS, letter)) {
      mark = LETTERS[letter] ?? null;
      rest = rest.slice(1);
    } else return undefined;
  }
  return { color, mark, dash };
}
