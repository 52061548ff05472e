/** The tab Plot: joins the chart with its range, legend, tools, point, cross-hair, landmarks, and the table that equals it. */
import type { LandmarksData } from '../../src/trace/landmarks';
import type { PlotData } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { fill, setText } from '../elements';
import { outputName } from '../numbers';
import type { Page } from '../page';
import { onThemeChange } from '../theme';
import { checkbox, type Toggle } from '../ui';
import { t } from '../words';
import { Answers } from './answers';
import { dependsOn, requestFor } from './asking';
import { chooseTable, isTable } from './astable';
import { PlotChart, type Picture } from './chart';
import { AlongChoice } from './alongchoice';
import { pointNow, type Choice } from './choice';
import { CurveTools } from './curvetools';
import { savedOf } from './drawn';
import { SaveBar } from './export/saving';
import { Finding } from './finding';
import { LandmarkList } from './landmarks';
import { showLegend } from './lineswitches';
import { changeLook, lookOf } from './look';
import { Navigation } from './navigation';
import { CurveKeys } from './curvekeys';
import { arranged, partsOf } from './parts';
import { Pointing } from './pointing';
import { movedValue } from './put';
import type { Interval } from './range';
import { RangeFields } from './rangefields';
import { isAlongSame } from './reading';
import { shownOrders } from './series';
import { samplesText, sampleTable } from './table';
import { tell } from './telling';
import { Tracing } from './tracing';

/** The switch that is on while landmarks are not wanted. */
const NO_LANDMARKS = 'plot-landmarks-off';

export class PlotTab {
  readonly root: HTMLElement;
  private readonly parts = partsOf();
  private readonly along: AlongChoice;
  private readonly range: RangeFields;
  private readonly tools: CurveTools;
  private readonly asTable: Toggle;
  private readonly samples: Answers<'plot'>;
  private readonly finding: Finding;
  private readonly list: LandmarkList;
  private readonly tracing: Tracing;
  private readonly navigation: Navigation;
  private readonly pointing: Pointing;
  private readonly keys: CurveKeys;
  private chart: PlotChart | null = null;
  private picture: Picture | null = null;
  private trace: Trace | null = null;
  private about = '';
  private data: PlotData | null = null;
  private dataKey = '';
  private landmarks: LandmarksData | null = null;
  /** What is looked at while its samples are on their way. */
  private window: Interval | null = null;
  private visible = false;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.samples = new Answers(page, 'plot', {
      arrived: (data) => {
        this.arrived(data);
      },
      refused: (reason) => {
        this.refused(reason);
      },
      waiting: (waits) => {
        this.root.classList.toggle('waits', waits);
      },
    });
    this.finding = new Finding(
      page,
      (data) => {
        this.landmarks = data;
        this.draw();
      },
      (reason) => {
        this.landmarks = null;
        this.draw();
        this.list.refuse(reason);
      },
    );
    this.along = new AlongChoice(page, () => {
      this.window = null;
      this.tracing.toSample(null);
      if (this.trace !== null) this.update(this.trace, this.about);
    });
    this.range = new RangeFields('plot-problem', {
      chosen: (from, to) => {
        if (from === null && to === null) this.reset();
        else this.setRange(from, to);
      },
      refused: (reason) => {
        this.refused(reason);
      },
    });
    this.asTable = checkbox(t('Show as table'), isTable(page), (on) => {
      chooseTable(page, on);
      this.showTable();
    });
    this.tools = new CurveTools(
      {
        order: (order) => {
          changeLook(page, { order });
          this.again();
        },
        scale: (axis, log) => {
          changeLook(page, { [axis]: log ? 'log' : 'linear', ...(axis === 'y' ? { held: null } : {}) });
          this.again();
        },
        hold: (held) => {
          this.hold(held);
        },
        landmarks: (on) => {
          page.remembered.switch(NO_LANDMARKS, !on);
          this.find();
          this.draw();
        },
        boxes: (on) => {
          this.navigation.boxes = on;
        },
      },
      !page.remembered.isOn(NO_LANDMARKS),
    );
    this.tracing = new Tracing(this.parts.stage, page, (cross) => this.chart?.trace(cross));
    this.list = new LandmarkList((landmark) => {
      this.tracing.toLandmark(landmark);
    });
    this.navigation = new Navigation(this.parts.stage, {
      chart: () => this.chart,
      picture: () => this.picture,
      look: (x, y) => {
        this.look(x, y);
      },
      reset: () => {
        this.reset();
      },
      drag: (x) => {
        this.pointing.drag(x);
        this.draw();
      },
      hover: (x) => {
        this.tracing.toPlace(x);
      },
    });
    this.pointing = new Pointing(page, () => {
      const [choice, { trace, picture, chart }] = [this.along.chosen, this];
      if (choice === undefined || trace === null || picture === null || chart === null) return null;
      return { choice, trace, picture, pixels: chart.size.width };
    });
    this.keys = new CurveKeys(page, this.tracing, this.pointing, {
      picture: () => this.picture,
      look: (x) => {
        this.look(x, null);
      },
      reset: () => {
        this.reset();
      },
      hold: (held) => {
        this.hold(held);
      },
    });
    const bar = new SaveBar(page, 'plot', () => {
      const { picture, chart, trace } = this;
      return picture === null || chart === null || trace === null ? null : savedOf(picture, chart, outputName(trace));
    });
    this.tools.root.append(bar.root);
    this.root = arranged({
      ...this.parts,
      along: this.along.root,
      range: this.range,
      asTable: this.asTable.root,
      tools: this.tools.root,
      readout: this.tracing.readout,
      landmarks: this.list.root,
    });
    this.listen();
    onThemeChange(() => {
      this.draw();
    });
  }

  /** Samples are asked for only while they can be seen. */
  show(visible: boolean): void {
    this.visible = visible;
    if (visible && this.trace !== null) this.update(this.trace, this.about);
    else if (!visible) {
      this.samples.cancel();
      this.finding.cancel();
    }
  }

  /** `about`: what the samples depend on beside the trace's text and values. */
  update(trace: Trace, about = ''): void {
    this.trace = trace;
    this.about = about;
    if (!this.visible) return;
    this.along.update(trace);
    const { chosen } = this.along;
    if (chosen === undefined) {
      this.samples.cancel();
      this.data = null;
      this.refused(t('There is no variable to plot along: the formula is a number.'));
      return;
    }
    this.askIfNeeded(trace, chosen);
    this.draw();
  }

  /** The samples stay good while only the plotted variable moves inside them: then just the point moves. */
  private askIfNeeded(trace: Trace, chosen: Choice): void {
    const request = requestFor(chosen, this.page.remembered.current.plot, lookOf(this.page));
    const key = JSON.stringify([this.about, request, ...dependsOn(trace, chosen)]);
    const point = pointNow(trace, chosen);
    const inside =
      request.from !== null ||
      point === null ||
      this.data === null ||
      (point.x >= this.data.from && point.x <= this.data.to);
    if (key === this.dataKey && inside) return;
    const first = this.data === null;
    this.dataKey = key;
    this.samples.ask(request, first);
  }

  private arrived(data: PlotData): void {
    if (this.data !== null && !isAlongSame(this.data, data)) {
      this.tracing.toSample(null);
      this.landmarks = null;
    }
    this.data = data;
    const wanted = this.page.remembered.current.plot;
    if (wanted === null || (wanted.from === data.request.from && wanted.to === data.request.to)) this.window = null;
    setText(
      this.parts.message,
      data.f.filter(Number.isFinite).length > 1
        ? ''
        : t('The function has no value in this range. Choose another one above.'),
    );
    this.parts.message.classList.remove('is-error');
    this.parts.stage.classList.remove('is-empty');
    this.range.show(data.from, data.to);
    this.find();
    this.draw();
  }

  /** Looks for the landmarks of what is plotted. */
  private find(): void {
    const { data } = this;
    if (this.page.remembered.isOn(NO_LANDMARKS) || data === null || !this.visible) {
      this.finding.cancel();
      this.landmarks = null;
      return;
    }
    const { variable, element: index, scale = 'linear' } = data.request;
    const { from, to } = data;
    this.finding.ask({ variable, element: index, from, to, scale }, this.dataKey);
  }

  private refused(reason: string): void {
    setText(this.parts.message, reason);
    this.parts.message.classList.add('is-error');
    this.parts.stage.classList.toggle('is-empty', this.data === null);
    for (const part of [this.parts.slope, this.list.root]) part.hidden = this.data === null;
  }

  private draw(): void {
    const { trace, data } = this;
    const chosen = this.along.chosen;
    if (trace === null || data === null || chosen === undefined || !this.visible) return;
    if (chosen.variable !== data.request.variable || chosen.element !== data.request.element) return;
    const point = this.pointing.dragged ?? pointNow(trace, chosen) ?? data.point;
    const { x, y, held } = lookOf(this.page);
    const { label } = chosen;
    const name = outputName(trace);
    const found = this.landmarks?.found ?? [];
    const hidden = new Set(this.page.remembered.current.switches ?? []);
    this.chart ??= new PlotChart(this.parts.canvas);
    this.picture = {
      data,
      window: this.window ?? data,
      scales: { x: data.request.scale ?? x, y },
      held,
      point,
      movable: point !== null && movedValue(trace, chosen, point.x) !== null,
      hidden,
      xLabel: label,
      landmarks: found,
    };
    this.chart.show(this.picture);
    this.tools.show(lookOf(this.page));
    showLegend(this.parts.legend, this.page, { data, name, label, tangent: point }, () => {
      this.draw();
    });
    const moving = this.pointing.dragged !== null;
    tell(this.parts, { trace, data, chosen, name, picture: this.picture, moving, page: this.page });
    this.list.show(this.landmarks, label, name);
    this.tracing.show({ data, label, name, orders: shownOrders(data, hidden), landmarks: found });
    this.showTable();
  }

  private setRange(from: number | null, to: number | null): void {
    const chosen = this.along.chosen;
    if (chosen === undefined || this.trace === null) return;
    this.range.accept();
    this.page.remembered.update({ plot: { variable: chosen.variable, element: chosen.element, from, to } });
    this.window = from !== null && to !== null && this.data !== null ? { from, to } : null;
    setText(this.parts.message, '');
    if (this.window !== null) this.range.show(this.window.from, this.window.to);
    this.askIfNeeded(this.trace, chosen);
    this.draw();
  }

  /** Asks once more, with what was chosen now. */
  private again(): void {
    const chosen = this.along.chosen;
    if (chosen === undefined || this.trace === null) return;
    this.askIfNeeded(this.trace, chosen);
    this.draw();
  }

  private look(x: Interval | null, y: Interval | null): void {
    if (y !== null) changeLook(this.page, { held: y });
    if (x !== null) {
      this.tracing.toSample(null);
      this.setRange(x.from, x.to);
    } else this.draw();
  }

  private hold(held: boolean): void {
    changeLook(this.page, { held: held ? (this.chart?.rangeOfY() ?? null) : null });
    this.draw();
  }

  private reset(): void {
    changeLook(this.page, { held: null });
    this.tracing.toSample(null);
    this.dataKey = '';
    this.setRange(null, null);
  }

  private listen(): void {
    this.parts.stage.addEventListener('focus', () => {
      if (this.parts.stage.matches(':focus-visible')) this.tracing.toPoint();
    });
    this.parts.stage.addEventListener('blur', () => {
      this.tracing.toSample(null);
    });
    this.parts.stage.addEventListener('keydown', (event) => {
      if (this.data !== null) this.keys.press(event);
    });
  }

  /** Takes the cross-hair away; false where there is none. */
  close(): boolean {
    return this.navigation.gestures.cancel() || this.tracing.close();
  }

  /** The samples as text, a line each; null where there are none. */
  get copied(): string | null {
    if (this.data === null || this.trace === null) return null;
    return samplesText(this.data, this.along.chosen?.label ?? 'x', outputName(this.trace));
  }

  private showTable(): void {
    const shown = isTable(this.page);
    this.asTable.checked = shown;
    this.parts.tablePlace.hidden = !shown;
    this.parts.stage.hidden = shown;
    const { data, trace } = this;
    if (!shown || data === null || trace === null) return;
    fill(this.parts.tablePlace, sampleTable(data, this.along.chosen?.label ?? 'x', outputName(trace)));
  }
}
