/** The switch "Gradient size": draws lines as wide, and bars in boxes as long, as gradients are large, with what that means. */
import type { Trace } from '../../../src/trace/trace';
import { element, fill } from '../../elements';
import type { Page } from '../../page';
import { checkbox } from '../../ui';
import { t } from '../../words';
import type { GraphModel } from '../model';
import { SIZES } from '../signs';
import { lineKey, type GraphScene } from '../scene/scene';
import { sizeLegend, sizesSaid } from './legend-sizes';
import { boxKey, lineBetween } from './marks';
import type { NoOrder, Order } from './order';
import { gradientSizes, type GradientSizes } from './sizes';

const SWITCH = 'gradient-sizes';
const NONE: ReadonlySet<string> = new Set();

export interface SizingSeam {
  /** The box that stands for this one while it is folded into a group. */
  readonly shownKey: (key: string) => string;
}

interface Subject {
  readonly trace: Trace;
  readonly model: GraphModel;
  readonly order: Order | NoOrder;
}

export class Sizing {
  readonly root: HTMLElement;
  readonly legend = element('div', { class: 'size-legend-place', hidden: true });
  private readonly control;
  private subject: Subject | null = null;
  private shown: GradientSizes | null = null;

  private readonly page: Page;
  private readonly scene: GraphScene;
  private readonly seam: SizingSeam;

  constructor(page: Page, scene: GraphScene, seam: SizingSeam) {
    this.page = page;
    this.scene = scene;
    this.seam = seam;
    this.control = checkbox(
      t('Gradient size'),
      page.remembered.isOn(SWITCH),
      (on) => {
        this.switch(on);
      },
      { sign: SIZES, title: t('Lines as wide as their gradients are large (Z)') },
    );
    this.root = this.control.root;
  }

  update(trace: Trace, model: GraphModel, order: Order | NoOrder): void {
    this.subject = { trace, model, order };
    this.show();
  }

  toggle(): void {
    this.control.checked = !this.control.checked;
    this.switch(this.control.checked);
  }

  private switch(on: boolean): void {
    this.page.remembered.switch(SWITCH, on);
    this.show();
    this.page.announce(on ? this.said() : t('Lines are equally wide again.'));
  }

  private said(): string {
    const { shown } = this;
    if (shown?.most === null || shown === null) return t('There are no gradients to compare.');
    return `${t('Lines are as wide as their gradients are large.')} ${sizesSaid(shown)}`.trim();
  }

  private show(): void {
    const { subject } = this;
    const on = this.page.remembered.isOn(SWITCH) && subject !== null && typeof subject.order !== 'string';
    this.legend.hidden = !on;
    this.scene.root.classList.toggle('is-weighing', on);
    if (on) this.draw(subject);
    else if (this.shown !== null) {
      this.shown = null;
      this.scene.weigh(null);
      for (const kind of ['zero', 'absent', 'infinite'] as const) this.scene.mark(kind, NONE);
    }
  }

  private draw({ trace, model, order }: Subject): void {
    if (typeof order === 'string') return;
    const sizes = gradientSizes(trace, order, {
      box: (node) => this.seam.shownKey(boxKey(trace, node)),
      line: lineBetween,
      output: 'output',
      boxes: model.boxes.flatMap(({ key, kind }) =>
        kind === 'node' || kind === 'group' || kind === 'leaf' || kind === 'output' ? [key] : [],
      ),
      lines: model.lines.filter(({ kind }) => kind === 'data').map((line) => lineKey(model, line)),
    });
    this.shown = sizes;
    this.scene.weigh(sizes.weights);
    this.scene.mark('zero', sizes.zero.boxes, sizes.zero.lines);
    this.scene.mark('absent', sizes.none.boxes, sizes.none.lines);
    this.scene.mark('infinite', sizes.infinite.boxes, sizes.infinite.lines);
    fill(this.legend, sizeLegend(sizes));
  }
}
