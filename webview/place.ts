/** A view that can say why it is empty, in place of its content. Knows no results. */
import { element, setText } from './elements';

export interface Why {
  readonly what: string;
  readonly hint: string;
}

export interface Place {
  readonly root: HTMLElement;
  /** Shows why there is nothing instead of the content; null: the content. */
  explain(why: Why | null): void;
}

export function place(content: HTMLElement): Place {
  const what = element('p', {});
  const hint = element('p', { class: 'muted' });
  const reason = element('div', { class: 'view-why', role: 'status', hidden: true }, what, hint);
  return {
    root: element('div', { class: 'view' }, reason, content),
    explain(why) {
      reason.hidden = why === null;
      content.hidden = why !== null;
      setText(what, why?.what ?? '');
      setText(hint, why?.hint ?? '');
    },
  };
}
