/** The tab Output: what the program printed, with each line's place, how it ended, and all of it to copy. */
import type { ProgramState } from '../../src/inspector/protocol';
import { element, setText } from '../elements';
import type { Page } from '../page';
import { button } from '../ui';
import { counted, t } from '../words';
import { Log } from './log';
import { logRows, logText, type LogRow } from './rows';

export class OutputTab {
  readonly root: HTMLElement;
  private readonly log: Log;
  private readonly empty = element('p', { class: 'log-empty muted' });
  private readonly count = element('span', { class: 'muted' });
  private readonly tools: HTMLElement;
  private rows: readonly LogRow[] = [];
  private hovered: LogRow | null = null;

  constructor(page: Page, showFigure: (index: number) => void) {
    this.log = new Log({
      reveal: ({ range }) => {
        if (range !== null) page.host.send({ type: 'reveal', range });
      },
      hover: (row) => {
        if (row === this.hovered) return;
        this.hovered = row;
        page.host.send({ type: 'hover', range: row?.range ?? null });
      },
      figure: showFigure,
      announce: (text) => {
        page.announce(text);
      },
    });
    const copy = button(t('Copy all'), () => {
      page.host.send({ type: 'copy', text: logText(this.rows) });
      page.announce(t('Copied'));
    });
    this.tools = element('div', { class: 'toolbar' }, this.count, element('span', { class: 'spring' }), copy);
    this.root = element('div', { class: 'output' }, this.tools, this.empty, this.log.root);
  }

  /** All of it as text; null where nothing was printed. */
  get copied(): string | null {
    return this.rows.length === 0 ? null : logText(this.rows);
  }

  update({ trace, lines }: ProgramState, running: boolean): void {
    this.rows = trace === null ? [] : logRows(trace, lines);
    const printed = trace?.output.length ?? 0;
    setText(this.count, printed === 1 ? t('1 entry') : t('{0} entries', counted(printed)));
    this.tools.hidden = this.rows.length === 0;
    this.log.root.hidden = this.rows.length === 0;
    this.empty.hidden = printed > 0;
    setText(this.empty, emptyText(trace !== null, running, this.rows.length > 0));
    this.log.show(this.rows);
  }
}

function emptyText(ran: boolean, running: boolean, ended: boolean): string {
  if (running) return t('Nothing was printed so far.');
  if (!ran) return t('The program has not run yet.');
  // Below stands how it ended, and what is to be done about it.
  if (ended) return t('Nothing was printed before the end.');
  return t('This program printed nothing. Write print(…) or console.log(…) to see values here.');
}
