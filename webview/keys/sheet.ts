/** The sheet of the keys: a dialog that lists the table of `bindings`, for the tab that is seen first, and can switch them off. */
import { element, fill, type Child } from '../elements';
import { button, checkbox } from '../ui';
import { t } from '../words';
import { BINDINGS, keyCaption, type Binding, type Scope } from './bindings';

export interface SheetOptions {
  readonly isOff: () => boolean;
  readonly switchOff: (off: boolean) => void;
}

export class KeySheet {
  readonly root = element('dialog', { class: 'key-sheet', 'aria-labelledby': 'key-sheet-title' });
  private readonly groups = element('div', { class: 'key-groups', tabindex: 0, role: 'region' });
  private readonly single;
  private opener: Element | null = null;

  private readonly options: SheetOptions;

  constructor(options: SheetOptions) {
    this.options = options;
    this.groups.setAttribute('aria-label', t('List of the keys'));
    this.single = checkbox(t('Single keys'), !options.isOff(), (on) => {
      options.switchOff(!on);
    });
    fill(
      this.root,
      element(
        'header',
        { class: 'key-sheet-head' },
        element('h2', { id: 'key-sheet-title' }, t('Keys')),
        button(
          t('Close'),
          () => {
            this.root.close();
          },
          { appearance: 'icon', title: t('Close (Escape)') },
          '✕',
        ),
      ),
      this.groups,
      element(
        'footer',
        { class: 'key-sheet-foot' },
        this.single.root,
        element('p', { class: 'muted' }, t('Keys that need no Ctrl or Alt. They never act while you type in a field.')),
      ),
    );
    this.root.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    this.root.addEventListener('close', () => {
      if (this.opener instanceof HTMLElement || this.opener instanceof SVGElement) this.opener.focus();
      this.opener = null;
    });
    // A press beside the sheet, on what dims the page.
    this.root.addEventListener('click', ({ target }) => {
      if (target === this.root) this.root.close();
    });
  }

  /** `first`: the parts of the page that are seen, in their order. */
  open(first: readonly Scope[]): void {
    if (this.root.open) return;
    this.opener = document.activeElement;
    this.single.checked = !this.options.isOff();
    const order: readonly Scope[] = ['page', ...first, ...SCOPES.filter((scope) => !first.includes(scope))];
    fill(this.groups, ...[...new Set(order)].map(group));
    this.root.showModal();
    this.groups.scrollTop = 0;
    this.groups.focus();
  }

  /** The page behind a modal dialog is out of reach, the editor around the page is not: Tab stays inside. */
  private pressed(event: KeyboardEvent): void {
    // What is pressed here is no key of the page.
    event.stopPropagation();
    if (event.key === '?' || event.key === 'Escape') {
      event.preventDefault();
      this.root.close();
    }
    if (event.key !== 'Tab') return;
    const stops = [...this.root.querySelectorAll<HTMLElement>('vscode-button, vscode-checkbox, .key-groups')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length];
    event.preventDefault();
    next?.focus();
  }
}

const SCOPES: readonly Scope[] = [
  'page',
  'graph',
  'gradients',
  'matrix',
  'tensor',
  'plot',
  'surface',
  'figure',
  'steps',
  'output',
  'value',
];

function title(scope: Scope): string {
  switch (scope) {
    case 'page':
      return t('Everywhere');
    case 'graph':
      return t('In the graph');
    case 'gradients':
      return t('In the table of gradients');
    case 'matrix':
      return t('In a matrix of derivatives');
    case 'tensor':
      return t('In the numbers of a tensor');
    case 'plot':
      return t('On the plot');
    case 'surface':
      return t('On f over two variables');
    case 'figure':
      return t('On a figure');
    case 'steps':
      return t('In the steps of a derivation');
    case 'output':
      return t('In the output');
    case 'value':
      return t('In the field of a value');
  }
}

function group(scope: Scope): HTMLElement {
  const id = `keys-${scope}`;
  const entries = BINDINGS.filter((binding) => binding.scope === scope);
  return element(
    'section',
    { class: 'key-group', 'aria-labelledby': id },
    element('h3', { id }, title(scope)),
    element('dl', { class: 'key-list' }, ...entries.flatMap(entry)),
  );
}

function entry({ keys, says }: Binding): Child[] {
  const written: readonly string[] = keys;
  return [element('dt', {}, ...written.map((key) => element('kbd', {}, keyCaption(key)))), element('dd', {}, says())];
}
