/** Boxes in which formulas stand: one that is wider scrolls inside its box, one that is enormous is left as text. */
import type { WrittenFormula } from '../../src/trace/formula';
import { element, setAttributes } from '../elements';
import { typeset } from './typeset';

/** Characters of LaTeX; typesetting more than these would hold the page up. */
const MOST_TYPESET = 4_000;
const MOST_TEXT = 4_000;

export function mathBox(kind: string): HTMLElement {
  return element('div', { class: `math-box ${kind}`, role: 'math' });
}

export function showMath(target: HTMLElement, { tex, text }: WrittenFormula): void {
  const plain = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  const small = tex.length <= MOST_TYPESET;
  target.classList.toggle('math-as-text', !small);
  typeset(target, small ? `\\displaystyle ${tex}` : null, plain);
  setAttributes(target, { 'aria-label': plain });
}

export function joined(left: WrittenFormula, right: WrittenFormula): WrittenFormula {
  return { tex: `${left.tex} = ${right.tex}`, text: `${left.text} = ${right.text}` };
}
