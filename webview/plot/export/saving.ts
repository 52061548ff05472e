/** The button that offers what is plotted as files: a picture for a page or a slide, its numbers for a spreadsheet. */
import { element } from '../../elements';
import { fileName } from '../../filename';
import type { Page } from '../../page';
import { chartColors, type ChartColors } from '../../theme';
import { button, checkbox } from '../../ui';
import { t } from '../../words';
import { PAPER } from './ink';
import type { Picture } from './picture';
import { pngOf } from './png';
import { svgOf } from './svg';

/** What is plotted now. */
export interface Saved {
  /** Of what it is, for the name of the file: `y`. */
  readonly of: string;
  /** In these colours. */
  picture(colors: ChartColors): Picture;
  csv(): string;
}

/** The switch for dark on white. */
const PRINT = 'export-print';

export class SaveBar {
  readonly root: HTMLElement;
  private readonly choices: HTMLElement;
  private readonly opener: HTMLElement;
  private readonly page: Page;
  private readonly source: () => Saved | null;

  /** `what` begins the name of the file: `plot`. */
  constructor(page: Page, what: string, source: () => Saved | null) {
    this.page = page;
    this.source = source;
    const paper = checkbox(t('Dark on white'), page.remembered.isOn(PRINT), (on) => {
      page.remembered.switch(PRINT, on);
    });
    const save = (ending: 'png' | 'svg' | 'csv', title: string): HTMLElement =>
      button(
        ending.toUpperCase(),
        () => {
          this.save(what, ending);
        },
        { title },
      );
    this.choices = element(
      'span',
      { class: 'save-choices', role: 'group', 'aria-label': t('Save as'), hidden: true },
      save('png', t('Save as PNG, twice as large')),
      save('svg', t('Save as SVG')),
      save('csv', t('Save the numbers as CSV')),
      paper.root,
    );
    this.opener = button(t('Save…'), () => {
      this.open(this.choices.hidden === true);
    });
    this.opener.setAttribute('aria-expanded', 'false');
    this.root = element('span', { class: 'save-bar' }, this.opener, this.choices);
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.choices.hidden) return;
      event.stopPropagation();
      this.open(false);
      this.opener.focus();
    });
  }

  private open(open: boolean): void {
    this.choices.hidden = !open;
    this.opener.setAttribute('aria-expanded', String(open));
  }

  private save(what: string, ending: 'png' | 'svg' | 'csv'): void {
    const saved = this.source();
    if (saved === null) {
      this.page.announce(t('There is nothing to save here.'));
      return;
    }
    const name = fileName(what, saved.of, ending);
    if (ending === 'csv') {
      this.page.host.send({ type: 'save', name, text: saved.csv() });
      return;
    }
    const picture = saved.picture(this.page.remembered.isOn(PRINT) ? PAPER : chartColors());
    if (ending === 'svg') {
      this.page.host.send({ type: 'save', name, text: svgOf(picture) });
      return;
    }
    const base64 = pngOf(picture);
    if (base64 === null) this.page.announce(t('The picture could not be drawn; SVG may work.'));
    else this.page.host.send({ type: 'save', name, base64 });
  }
}
