/**
 * Mathematics into the page by KaTeX, built as elements: its string form would need style attributes, which the page's
 * security policy forbids. What cannot be typeset is shown as it was written.
 */
import katex from 'katex';
import { element, fill } from '../elements';

/** `tex` without dollars; `plain` is shown where there is no tex or KaTeX cannot read it. */
export function typeset(target: HTMLElement, tex: string | null, plain: string, display = false): void {
  const key = `${String(display)} ${tex ?? ''} ${plain}`;
  if (target.dataset['typeset'] === key) return;
  target.dataset['typeset'] = key;
  if (tex === null) {
    fill(target, element('code', {}, plain));
    return;
  }
  try {
    katex.render(tex, target, {
      displayMode: display,
      trust: false,
      strict: 'ignore',
      throwOnError: true,
      maxExpand: 1000,
    });
  } catch {
    fill(target, element('code', {}, plain));
  }
}
