/**
 * A log of many rows, drawn in chunks: a screenful at once, the rest while the page is idle; what is far from sight costs
 * no layout. Knows rows, not programs.
 */
import { element, icon, INFORMATION, WARNING, type Child } from '../elements';
import { actionOf } from '../keys/bindings';
import { counted, t } from '../words';
import { sameRows, WORDS, type LogRow, type RowKind } from './rows';

/** Rows that are laid out together, or not at all while they are out of sight. */
const CHUNK = 100;
/** What is drawn before the page answers again. */
const AT_ONCE = 400;
/** A longer text is cut in the page; copying gives all of it. */
const MAX_SHOWN = 20_000;
/** Nearer to the end than this, the log follows what comes. */
const FOLLOWED = 24;

const CROSS = 'M3.5 3.5l9 9M12.5 3.5l-9 9';
const CHART = 'M2.5 2v11.5H14M4.5 11l3-4 2.5 2 3.5-5';
const BULB = 'M6 12.5h4M6.5 14.5h3M6 10.5C4.8 9.6 4 8.4 4 6.8a4 4 0 0 1 8 0c0 1.6-.8 2.8-2 3.7V12.5H6Z';
const STOPPED = 'M4 4h8v8H4Z';

const ICONS: Readonly<Record<RowKind, string | null>> = {
  print: null,
  log: null,
  debug: null,
  call: null,
  info: INFORMATION,
  warn: WARNING,
  warning: WARNING,
  error: CROSS,
  failure: CROSS,
  figure: CHART,
  hint: BULB,
  ended: STOPPED,
};

export interface LogActions {
  readonly reveal: (row: LogRow) => void;
  readonly hover: (row: LogRow | null) => void;
  readonly figure: (index: number) => void;
  readonly announce: (text: string) => void;
}

export class Log {
  /** It scrolls by itself, so it can be reached by Tab; the arrow keys walk its rows. */
  readonly root = element('div', { class: 'log', role: 'list', 'aria-label': t('Output of the program') });
  private rows: readonly LogRow[] = [];
  private drawn = 0;
  private current = 0;
  private frame: number | undefined;

  private readonly actions: LogActions;

  constructor(actions: LogActions) {
    this.actions = actions;
    this.listen();
  }

  show(rows: readonly LogRow[]): void {
    const { scrollTop, clientHeight, scrollHeight } = this.root;
    const follows = this.drawn > 0 && scrollTop + clientHeight >= scrollHeight - FOLLOWED && scrollTop > 0;
    const same = Math.min(sameRows(this.rows, rows), this.drawn);
    this.rows = rows;
    this.keep(same);
    this.draw(same + AT_ONCE);
    if (this.current >= rows.length) this.makeCurrent(Math.max(0, rows.length - 1), false);
    if (follows) this.root.scrollTop = this.root.scrollHeight;
  }

  /** Takes away what stands after this many rows. */
  private keep(count: number): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    const whole = Math.ceil(count / CHUNK);
    while (this.root.children.length > whole) this.root.lastElementChild?.remove();
    const last = this.root.lastElementChild;
    if (last !== null) while (last.children.length > count - (whole - 1) * CHUNK) last.lastElementChild?.remove();
    this.drawn = count;
  }

  private draw(upTo: number): void {
    const end = Math.min(upTo, this.rows.length);
    while (this.drawn < end) {
      if (this.drawn % CHUNK === 0) this.root.append(element('div', { class: 'log-chunk', role: 'presentation' }));
      const row = this.rows[this.drawn];
      if (row !== undefined)
        this.root.lastElementChild?.append(rowElement(row, this.drawn, this.drawn === this.current));
      this.drawn += 1;
    }
    if (this.drawn >= this.rows.length) return;
    this.frame = requestAnimationFrame(() => {
      this.draw(this.drawn + AT_ONCE);
    });
  }

  private listen(): void {
    this.root.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button') : null;
      const row = this.rowOf(pressed);
      if (pressed === null || row === undefined) return;
      if (pressed.classList.contains('log-shows') && row.figure !== null) this.actions.figure(row.figure);
      else this.actions.reveal(row);
    });
    this.root.addEventListener('pointerover', ({ target }) => {
      this.actions.hover(this.rowOf(target) ?? null);
    });
    this.root.addEventListener('pointerleave', () => {
      this.actions.hover(null);
    });
    this.root.addEventListener('focusin', ({ target }) => {
      const index = this.indexOf(target);
      if (index !== null) this.makeCurrent(index, false);
    });
    this.root.addEventListener('keydown', (event) => {
      this.key(event);
    });
  }

  private key(event: KeyboardEvent): void {
    const action = actionOf('output', event);
    if (action === null || (action === 'source' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (action === 'source') {
      this.act();
      return;
    }
    const last = this.drawn - 1;
    const wanted = {
      down: this.current + 1,
      up: this.current - 1,
      'down-far': this.current + 20,
      'up-far': this.current - 20,
      first: 0,
      last,
    }[action];
    if (wanted < 0 && this.current === 0) this.actions.announce(t('That is the first entry.'));
    if (wanted > last && this.current === last) this.actions.announce(t('That is the last entry.'));
    this.makeCurrent(Math.min(last, Math.max(0, wanted)), true);
  }

  private act(): void {
    const row = this.rows[this.current];
    if (row === undefined) return;
    if (row.figure !== null) this.actions.figure(row.figure);
    else if (row.range === null) this.actions.announce(t('The place of this entry is not known.'));
    else this.actions.reveal(row);
  }

  private makeCurrent(index: number, focus: boolean): void {
    this.at(this.current)?.setAttribute('tabindex', '-1');
    this.current = index;
    const row = this.at(index);
    row?.setAttribute('tabindex', '0');
    if (focus) row?.focus();
  }

  private at(index: number): HTMLElement | null {
    const row = this.root.children[Math.floor(index / CHUNK)]?.children[index % CHUNK];
    return row instanceof HTMLElement ? row : null;
  }

  private indexOf(target: EventTarget | null): number | null {
    const row = target instanceof Element ? target.closest<HTMLElement>('.log-row') : null;
    return row === null ? null : Number(row.dataset['row']);
  }

  private rowOf(target: EventTarget | null): LogRow | undefined {
    const index = this.indexOf(target);
    return index === null ? undefined : this.rows[index];
  }
}

function rowElement(row: LogRow, index: number, current: boolean): HTMLElement {
  const { kind, range, line } = row;
  const sign = ICONS[kind];
  return element(
    'div',
    { class: `log-row log-${kind}`, role: 'listitem', tabindex: current ? 0 : -1, 'data-row': index },
    element('span', { class: 'log-sign', 'aria-hidden': 'true' }, sign !== null && icon(sign)),
    element('span', { class: 'log-text' }, ...content(row)),
    range !== null &&
      element(
        'button',
        {
          class: 'link log-line',
          type: 'button',
          tabindex: -1,
          title: t('Show in the editor'),
          'aria-label': place(line),
        },
        kind === 'failure' || kind === 'call' ? (line === null ? t('show') : t('line {0}', line)) : String(line ?? '↗'),
      ),
  );
}

function place(line: number | null): string {
  return line === null ? t('Show in the editor') : t('Line {0}, show in the editor', line);
}

function content({ kind, text, figure }: LogRow): Child[] {
  if (figure !== null) return [element('button', { class: 'link log-shows', type: 'button', tabindex: -1 }, text)];
  const word = WORDS[kind];
  const rest = text.length - MAX_SHOWN;
  return [
    word !== '' && element('span', { class: 'log-word' }, word),
    rest > 0 ? text.slice(0, MAX_SHOWN) : text,
    rest > 0 && element('span', { class: 'muted' }, t('… {0} more characters; Copy all has them', counted(rest))),
  ];
}
