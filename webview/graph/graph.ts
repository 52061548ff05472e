/** The tab Graph: the picture with its frame, pointer, wheel and keys, and the details of what was chosen. */
import type { SourceRange } from '../../src/trace/range';
import type { Trace } from '../../src/trace/trace';
import { element, fill, setAttributes, svg } from '../elements';
import { actionOf } from '../keys/bindings';
import { outputName } from '../numbers';
import type { Page } from '../page';
import { checkbox } from '../ui';
import { counted, t } from '../words';
import { details } from './details';
import { arrowDefinition, BoxSizes, draw, type Drawing } from './drawing';
import { layOut, type Layout, type LayoutBox } from './layout';
import { boxesAt } from './marking';
import { graphModel, type Box, type GraphModel } from './model';
import { graphTools, legend } from './tools';
import { fitted, initial, kept, revealing, zoomed, type Size, type View } from './viewport';
import { DEAD_ENDS, step, type Step } from './walk';

/** More boxes than this are not drawn: the page would stop to answer. */
export const MOST_BOXES = 2000;

interface Picture {
  readonly trace: Trace;
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly sizes: readonly LayoutBox[];
  readonly drawing: Drawing;
}

export class GraphTab {
  readonly root: HTMLElement;
  private readonly frame = svg('svg', {
    class: 'graph-frame',
    role: 'application',
    'aria-roledescription': t('graph'),
  });
  private readonly side = element('div', { class: 'graph-side', hidden: true });
  private readonly message = element('p', { class: 'graph-message', hidden: true });
  private readonly zoomText = element('span', { class: 'zoom-text' });
  private readonly constants;
  private readonly sizes = new BoxSizes();
  private picture: Picture | null = null;
  private trace: Trace | null = null;
  private view: View | null;
  /** Whether the user chose the view; otherwise the graph is fitted anew when its frame changes. */
  private moved: boolean;
  private current = 0;
  private selected: string | null;
  private marked: SourceRange | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.selected = page.remembered.current.selectedNode;
    this.view = page.remembered.current.view ?? null;
    this.moved = this.view !== null;
    this.constants = checkbox(t('Constants'), page.remembered.isOn('constants'), (on) => {
      page.remembered.switch('constants', on);
      this.moved = false;
      if (this.trace !== null) this.update(this.trace);
    });
    const toolbar = graphTools(this.zoomText, {
      zoomBy: (factor) => {
        this.zoomBy(factor);
      },
      fit: () => {
        this.fit();
      },
    });
    this.root = element(
      'div',
      { class: 'graph' },
      element(
        'div',
        { class: 'graph-main' },
        this.frame,
        this.message,
        element('div', { class: 'graph-foot' }, legend(), this.constants.root, toolbar),
      ),
      this.side,
    );
    this.listen();
  }

  update(trace: Trace): void {
    this.trace = trace;
    const model = graphModel(trace, this.page.remembered.isOn('constants'));
    this.constants.root.hidden = !model.hasConstants;
    if (model.boxes.length > MOST_BOXES) {
      this.refuse(model.boxes.length);
      return;
    }
    this.message.hidden = true;
    const sizes = this.sizes.measure(model);
    if (
      this.picture?.model.signature === model.signature &&
      sizes.every(({ width }, index) => width === this.picture?.sizes[index]?.width)
    ) {
      this.picture = { ...this.picture, trace, model };
      this.picture.drawing.rewrite(model);
    } else {
      this.redraw(trace, model, sizes);
    }
    this.showDetails();
    this.mark();
  }

  highlight(range: SourceRange | null): void {
    this.marked = range;
    this.mark();
  }

  /** The frame became visible or another size. */
  private resized(): void {
    const size = this.frameSize();
    if (this.picture === null || size.width === 0 || size.height === 0) return;
    this.setView(
      this.moved && this.view !== null
        ? this.view
        : initial(this.picture.layout, size, this.picture.layout.boxes[this.indexOf('output')] ?? { x: 0, y: 0 }),
      this.moved,
    );
  }

  private redraw(trace: Trace, model: GraphModel, sizes: readonly LayoutBox[]): void {
    const another = this.picture !== null && this.picture.model.signature !== model.signature;
    const layout = layOut(sizes, model.lines);
    const drawing = draw(model, sizes, layout);
    this.picture = { trace, model, layout, sizes, drawing };
    const hadFocus = this.frame.contains(document.activeElement);
    fill(this.frame, arrowDefinition(), drawing.root);
    setAttributes(this.frame, {
      'aria-label': t(
        'Graph of {0}: {1} boxes. Arrow keys walk, Enter shows details.',
        outputName(trace),
        counted(model.boxes.length),
      ),
    });
    if (another) this.moved = false;
    const selected = this.indexOf(this.selected);
    this.makeCurrent(selected >= 0 ? selected : model.boxes.length - 1, hadFocus);
    this.resized();
  }

  private refuse(count: number): void {
    this.picture = null;
    fill(this.frame);
    this.message.hidden = false;
    this.message.textContent = t(
      'This graph has {0} boxes; up to {1} are drawn. The tabs Gradients and Plot show the result; to see a graph, differentiate a part of the text.',
      counted(count),
      counted(MOST_BOXES),
    );
  }

  private listen(): void {
    const pick = (target: EventTarget | null): number | null => {
      const box = target instanceof Element ? target.closest('.box') : null;
      return box === null ? null : Number(box.getAttribute('data-box'));
    };
    let drag: { readonly x: number; readonly y: number; readonly view: View; moved: boolean } | null = null;
    this.frame.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.view === null) return;
      drag = { x: event.clientX, y: event.clientY, view: this.view, moved: false };
    });
    this.frame.addEventListener('pointermove', (event) => {
      if (drag === null) return;
      const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(x, y) < 4) return;
      if (!drag.moved) this.frame.setPointerCapture(event.pointerId);
      drag.moved = true;
      this.frame.classList.add('dragging');
      this.setView({ ...drag.view, x: drag.view.x + x, y: drag.view.y + y }, true);
    });
    const release = (event: PointerEvent): void => {
      const box = drag?.moved === false ? pick(event.target) : null;
      drag = null;
      this.frame.classList.remove('dragging');
      if (box !== null) this.select(box, false);
    };
    this.frame.addEventListener('pointerup', release);
    this.frame.addEventListener('pointercancel', () => {
      drag = null;
      this.frame.classList.remove('dragging');
    });
    this.frame.addEventListener(
      'wheel',
      (event) => {
        this.wheel(event);
      },
      { passive: false },
    );
    this.frame.addEventListener('keydown', (event) => {
      this.key(event);
    });
    this.frame.addEventListener('pointerover', (event) => {
      const box = pick(event.target);
      if (box !== null) this.hover(box);
    });
    this.frame.addEventListener('pointerout', (event) => {
      if (pick(event.target) !== null && pick(event.relatedTarget) === null) this.hover(null);
    });
    // An SVG that listens for the focus would itself become a stop of the Tab key.
    this.root.addEventListener('focusin', (event) => {
      const box = pick(event.target);
      if (box !== null) this.makeCurrent(box, false);
    });
    new ResizeObserver(() => {
      this.resized();
    }).observe(this.frame);
  }

  private wheel(event: WheelEvent): void {
    if (this.view === null) return;
    event.preventDefault();
    const { left, top } = this.frame.getBoundingClientRect();
    if (event.shiftKey) this.setView({ ...this.view, x: this.view.x - (event.deltaX || event.deltaY) }, true);
    else
      this.setView(
        zoomed(this.view, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), {
          x: event.clientX - left,
          y: event.clientY - top,
        }),
        true,
      );
  }

  private key(event: KeyboardEvent): void {
    const action = actionOf('graph', event);
    if (action === null || this.picture === null) return;
    event.preventDefault();
    switch (action) {
      case 'output':
        this.makeCurrent(this.indexOf('output'), true);
        break;
      case 'details':
        this.select(this.current, true);
        break;
      case 'zoom-in':
        this.zoomBy(1.25);
        break;
      case 'zoom-out':
        this.zoomBy(1 / 1.25);
        break;
      case 'fit':
        this.fit();
        break;
      default:
        this.walk(action, this.picture);
    }
  }

  private walk(direction: Step, { layout, model }: Picture): void {
    const next = step(this.current, direction, layout, model.lines);
    if (next === this.current) this.page.announce(DEAD_ENDS[direction]());
    else this.makeCurrent(next, true);
  }

  /** Closes the details; false where none were open. */
  close(): boolean {
    if (this.side.hidden) return false;
    this.closeDetails();
    return true;
  }

  /** The box that is walked on, in words; null where there is no graph. */
  get copied(): string | null {
    return this.picture?.drawing.boxes[this.current]?.getAttribute('aria-label') ?? null;
  }

  private hover(index: number | null): void {
    const range = index === null ? null : (this.picture?.model.boxes[index]?.range ?? null);
    this.page.host.send({ type: 'hover', range });
    this.picture?.drawing.lines.forEach((line) => {
      const touches =
        index !== null &&
        (line.getAttribute('data-from') === String(index) || line.getAttribute('data-to') === String(index));
      line.classList.toggle('touched', touches);
    });
  }

  /** `stay`: who walks the graph goes on walking it; a click may go to the text. */
  private select(index: number, stay: boolean): void {
    const box = this.picture?.model.boxes[index];
    if (box === undefined) return;
    this.makeCurrent(index, true);
    this.selected = box.key;
    this.page.remembered.update({ selectedNode: box.key });
    if (box.range !== null)
      this.page.host.send({ type: 'reveal', range: box.range, ...(stay ? { keepFocus: true } : {}) });
    this.showDetails();
    this.mark();
    // The details took their room from the frame.
    requestAnimationFrame(() => {
      this.makeCurrent(index, true);
    });
  }

  private closeDetails(): void {
    this.selected = null;
    this.page.remembered.update({ selectedNode: null });
    this.showDetails();
    this.mark();
    this.picture?.drawing.boxes[this.current]?.focus();
  }

  private showDetails(): void {
    const box = this.picture?.model.boxes[this.indexOf(this.selected)];
    this.side.hidden = box === undefined;
    if (this.picture === null || box === undefined) return;
    const top = this.side.scrollTop;
    const shown = details(this.picture.trace, box, {
      close: () => {
        this.closeDetails();
      },
      select: (key) => {
        this.select(this.indexOf(key), true);
      },
      reveal: () => {
        this.reveal(box);
      },
    });
    // While values vary the pane is written anew under the pointer; the focus inside it must not be lost.
    const focused = [...this.side.querySelectorAll('button, vscode-button')].indexOf(
      document.activeElement ?? this.side,
    );
    fill(this.side, shown);
    this.side.scrollTop = top;
    const again = focused < 0 ? undefined : this.side.querySelectorAll('button, vscode-button')[focused];
    if (again instanceof HTMLElement) again.focus();
  }

  private reveal(box: Box): void {
    if (box.range !== null) this.page.host.send({ type: 'reveal', range: box.range });
  }

  private mark(): void {
    if (this.picture === null) return;
    const { trace, model, drawing } = this.picture;
    const marked = this.marked === null ? new Set<number>() : boxesAt(trace, model, this.marked);
    const selected = this.indexOf(this.selected);
    drawing.boxes.forEach((box, index) => {
      box.classList.toggle('marked', marked.has(index));
      box.classList.toggle('selected', index === selected);
      setAttributes(box, { 'aria-pressed': index === selected ? 'true' : null });
    });
    drawing.lines.forEach((line) => {
      line.classList.toggle(
        'chosen',
        selected >= 0 &&
          (line.getAttribute('data-from') === String(selected) || line.getAttribute('data-to') === String(selected)),
      );
    });
  }

  private makeCurrent(index: number, focus: boolean): void {
    const boxes = this.picture?.drawing.boxes ?? [];
    boxes[this.current]?.setAttribute('tabindex', '-1');
    this.current = Math.max(0, index);
    boxes[this.current]?.setAttribute('tabindex', '0');
    if (!focus) return;
    boxes[this.current]?.focus({ preventScroll: true });
    const place = this.picture?.layout.boxes[this.current];
    const size = this.picture?.sizes[this.current];
    if (this.view === null || place === undefined || size === undefined) return;
    const view = revealing(this.view, { ...place, ...size }, this.frameSize());
    if (view.x !== this.view.x || view.y !== this.view.y) this.setView(view, this.moved);
  }

  private indexOf(key: string | null): number {
    return this.picture?.model.boxes.findIndex((box) => box.key === key) ?? -1;
  }

  private zoomBy(factor: number): void {
    const { width, height } = this.frameSize();
    if (this.view !== null) this.setView(zoomed(this.view, factor, { x: width / 2, y: height / 2 }), true);
  }

  private fit(): void {
    if (this.picture === null) return;
    this.setView(fitted(this.picture.layout, this.frameSize()), false);
    this.page.remembered.update({ view: null });
  }

  private setView(view: View, byUser: boolean): void {
    if (this.picture === null) return;
    const shown = byUser ? kept(view, this.picture.layout, this.frameSize()) : view;
    this.picture.drawing.root.setAttribute('transform', `translate(${shown.x} ${shown.y}) scale(${shown.zoom})`);
    this.zoomText.textContent = `${Math.round(shown.zoom * 100)} %`;
    this.view = shown;
    this.moved = byUser;
    if (byUser) this.page.remembered.update({ view: shown });
  }

  private frameSize(): Size {
    return { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }
}
