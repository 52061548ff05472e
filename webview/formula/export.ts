/** Takes a derivative out of the panel: copied as LaTeX, Markdown, plain text or code, or put into the document. */
import type { By, CodeRequest } from '../../src/trace/formula';
import { element, setText } from '../elements';
import type { Page } from '../page';
import { button, dropdown, linkButton } from '../ui';
import { said, t } from '../words';
import { Asking } from './asking';
import { copyText, type CopyForm, type ShownPart } from './shown';
import type { DerivativeChoice } from './choices';

export interface Exported {
  readonly choice: DerivativeChoice;
  readonly parts: readonly ShownPart[];
  readonly simplified: boolean;
}

type Inserted = Exclude<CodeRequest['form'], 'expression'>;

const COPIES: readonly (readonly [CopyForm, string])[] = [
  ['latex', 'LaTeX'],
  ['markdown', 'Markdown'],
  ['text', t('plain text')],
];

export class ExportLine {
  readonly root: HTMLElement;
  private readonly told = element('span', { class: 'muted export-told', role: 'status' });
  private readonly code: Asking<'code'>;
  private form: Inserted = 'value';
  private exported: Exported | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.code = new Asking(page, 'code', {
      arrived: ({ code, needs }) => {
        this.copy(code, needs.length === 0 ? t('Copied as code') : t('Copied as code; it needs {0}', needs.join(', ')));
      },
      refused: ({ reason, hint }) => {
        this.tell([said(reason), hint === null ? '' : said(hint)].filter((part) => part !== '').join(' '));
      },
    });
    const form = dropdown(t('Form of the inserted code'), (value) => {
      this.form = value === 'function' ? 'function' : 'value';
    });
    form.setOptions(
      [
        { value: 'value', label: t('as a value') },
        { value: 'function', label: t('as a function') },
      ],
      this.form,
    );
    this.root = element(
      'div',
      { class: 'export' },
      element(
        'span',
        { class: 'export-copies', role: 'group', 'aria-label': t('Copy as') },
        element('span', { class: 'label' }, t('Copy as')),
        ...COPIES.map(([copied, label]) =>
          named(
            linkButton(label, t('Copy as {0}', label), () => {
              this.copyAs(copied, label);
            }),
          ),
        ),
        named(
          linkButton(t('Code'), t('Copy as code in the language of the file'), () => {
            const request = this.request('expression');
            if (request !== null) this.code.ask(request, '');
          }),
        ),
      ),
      element(
        'span',
        { class: 'export-insert', role: 'group', 'aria-label': t('Insert') },
        button(t('Insert as Code'), () => {
          const request = this.request(this.form);
          if (request !== null) this.page.host.send({ type: 'insert-derivative', request });
        }),
        form.root,
      ),
      this.told,
    );
  }

  /** The derivative as plain text; null where there is none. */
  get copied(): string | null {
    return this.exported === null ? null : copyText('text', this.exported.choice, this.exported.parts);
  }

  update(exported: Exported | null): void {
    const by = (one: Exported | null): string => JSON.stringify([one?.choice.by, one?.simplified]);
    if (by(exported) !== by(this.exported)) this.tell('');
    this.exported = exported;
  }

  private request(form: CodeRequest['form']): CodeRequest | null {
    if (this.exported === null) return null;
    const by: readonly By[] = this.exported.choice.by;
    return { by, form, simplified: this.exported.simplified };
  }

  private copyAs(form: CopyForm, label: string): void {
    if (this.exported === null) return;
    const { choice, parts } = this.exported;
    this.copy(copyText(form, choice, parts), t('Copied as {0}', label));
  }

  private copy(text: string, done: string): void {
    this.page.host.send({ type: 'copy', text });
    this.tell(done);
  }

  private tell(text: string): void {
    setText(this.told, text);
  }
}

/** A word alone says too little to those who hear it out of its line. */
function named(link: HTMLElement): HTMLElement {
  link.setAttribute('aria-label', link.title);
  return link;
}
