/** Boxes in which formulas stand: one that is wider scrolls inside its box, one that is enormous is left as text. */
import type { WrittenFormula } from '../../src/trace/formula';
import { element, setAttributes } from '../elements';
import { typeset } from './typeset';

/** Characters of LaTeX; typesetting more than these would hold the page up. */
const MOST_TYPESET = 4_000;
const MOST_TEXT = 4_000;

export function mathBox(kind: string): HTMLElement {
  const box = element('div', { class: `math-box ${kind}`, role: 'math' });
  sizes?.observe(box);
  return box;
}

export function showMath(target: HTMLElement, { tex, text }: WrittenFormula): void {
  const plain = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  const small = tex.length <= MOST_TYPESET;
  target.classList.toggle('math-as-text', !small);
  typeset(target, small ? `\\displaystyle ${tex}` : null, plain);
  setAttributes(target, { 'aria-label': plain });
  requestAnimationFrame(() => {
    keepInReach(target);
  });
}

/** What scrolls takes the focus, so that the arrow keys can scroll it; what fits is no stop of the Tab key. */
function keepInReach(box: Element): void {
  const scrolls = getComputedStyle(box).overflowX === 'auto' && box.scrollWidth > box.clientWidth + 1;
  setAttributes(box, { tabindex: scrolls ? 0 : null });
}

/** Tests of single parts run without a document. */
const sizes =
  typeof ResizeObserver === 'undefined'
    ? null
    : new ResizeObserver((entries) => {
        for (const { target } of entries) keepInReach(target);
      });

export function joined(left: WrittenFormula, right: WrittenFormula): WrittenFormula {
  return { tex: `${left.tex} = ${right.tex}`, text: `${left.text} = ${right.text}` };
}
