/**
 * Steps through backward on the graph: holds which step it is, shows it in bar, pane and picture, and explains gradients
 * by their paths. What is computed stands in `order`, `steps` and `paths`.
 */
import type { PageState } from '../../../src/inspector/protocol';
import type { NodeId, TensorId, Trace } from '../../../src/trace/trace';
import { element, fill, setText } from '../../elements';
import { actionOf } from '../../keys/bindings';
import { outputName } from '../../numbers';
import type { Page } from '../../page';
import { button, signed } from '../../ui';
import { t } from '../../words';
import type { GraphScene } from '../scene/scene';
import type { Box, GraphModel } from '../model';
import { BACKWARD } from '../signs';
import { Bar, SPEEDS } from './bar';
import { explained } from './explained';
import { boxKey } from './marks';
import { orderOf, type Order } from './order';
import { Painting } from './painting';
import { stepPane } from './pane';
import { pathsTo } from './paths';
import { pathsPane } from './pathspane';
import { pathsText, type PathText } from './pathtext';
import { Sizing, type SizingSeam } from './sizing';
import { stepAt } from './steps';
import { targetOfBox, targetOfTensor, type Aimed } from './targets';
import { aboutOf, WHY, type Subject } from './subject';

/** Milliseconds that a step stands while it plays, at speed 1. */
const PACE = 1400;

export type Remembered = NonNullable<PageState['backward']>;

/** What of the tab it needs. */
export interface Seam extends SizingSeam {
  /** Brings the box into view. */
  readonly reveal: (key: string) => void;
  /** It was opened or closed: details and labels follow. */
  readonly changed: () => void;
}

export class Stepping {
  readonly root = element('div', { class: 'backward-head', hidden: true });
  readonly pane = element('div', { class: 'graph-side backward-pane', hidden: true });
  readonly controls: HTMLElement;
  /** Of what widths mean, while they mean something. */
  readonly legend: HTMLElement;
  private readonly bar: Bar;
  private readonly message = element('p', { class: 'backward-note' });
  private readonly direction = element('p', { class: 'backward-direction' });
  private readonly sizing: Sizing;
  private readonly painting: Painting;
  private readonly toggle: HTMLElement;
  private subject: Subject | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private state: Remembered;
  /** The gradient that is explained by its paths. */
  private target: { readonly node: NodeId; readonly output: number } | null = null;
  private marked: PathText | null = null;

  private readonly page: Page;
  private readonly scene: GraphScene;
  private readonly seam: Seam;

  constructor(page: Page, scene: GraphScene, seam: Seam) {
    this.page = page;
    this.scene = scene;
    this.seam = seam;
    this.state = page.remembered.current.backward ?? { on: false, step: 0, element: 0, speed: 1, about: '' };
    this.bar = new Bar({
      goTo: (index) => {
        this.pause();
        this.goTo(index);
      },
      by: (steps) => {
        this.pause();
        this.goTo(this.state.step + steps);
      },
      play: () => {
        this.play();
      },
      speed: (speed) => {
        this.remember({ speed });
        this.show();
      },
    });
    this.toggle = button(
      t('Backward'),
      () => {
        this.switch(!this.state.on);
      },
      { title: t('Step through backward (B)') },
      ...signed(BACKWARD, t('Backward')),
    );
    this.sizing = new Sizing(page, scene, seam);
    this.legend = this.sizing.legend;
    this.painting = new Painting(scene, seam.shownKey);
    this.controls = element('div', { class: 'backward-controls' }, this.toggle, this.sizing.root);
    fill(this.root, this.direction, this.bar.root, this.message);
  }

  /** Whether the steps of backward are shown. */
  get on(): boolean {
    return this.state.on;
  }

  /** Whether its pane takes the place of the details. */
  get isOpen(): boolean {
    return !this.pane.hidden;
  }

  update(trace: Trace, model: GraphModel): void {
    const order = orderOf(trace);
    const about = typeof order === 'string' ? order : aboutOf(trace, order);
    if (this.state.about !== about) {
      this.target = null;
      this.pause();
      this.remember({ about, step: 0, element: 0 });
    }
    this.subject = { trace, model, order };
    this.show();
    this.sizing.update(trace, model, order);
  }

  /** One step after another by itself, or no more. */
  play(): void {
    const { subject } = this;
    if (subject === null || typeof subject.order === 'string') return;
    if (this.timer !== null) {
      this.pause();
      this.show();
      this.page.announce(t('Paused'));
      return;
    }
    if (!this.state.on) this.switch(true);
    if (this.state.step >= subject.order.nodes.length - 1) this.goTo(0);
    this.wait();
    this.show();
  }

  switch(on: boolean): void {
    this.pause();
    this.target = null;
    this.marked = null;
    this.remember({ on });
    if (!on) this.page.host.send({ type: 'hover', range: null });
    this.seam.changed();
    this.show();
    if (on) this.goTo(this.state.step);
    else this.page.announce(t('The steps of backward are closed: values flow down.'));
  }

  goTo(index: number): void {
    const { subject } = this;
    if (subject === null || typeof subject.order === 'string') return;
    const { trace, order } = subject;
    const last = order.nodes.length - 1;
    if (index < 0 || index > last)
      this.page.announce(index < 0 ? t('This is the first step.') : t('This is the last step.'));
    const step = Math.min(last, Math.max(0, index));
    this.target = null;
    this.marked = null;
    this.remember({ step });
    this.show();
    const node = trace.nodes[order.nodes[step] ?? -1];
    if (node === undefined) return;
    this.seam.reveal(boxKey(trace, node.id));
    this.page.host.send({ type: 'hover', range: node.range });
    const shown = stepAt(trace, order, step);
    if (shown !== null && index >= 0 && index <= last)
      this.page.announce(explained(trace, shown, this.state.element).said);
  }

  /** To the step of a box; false where it has none or no steps are shown. */
  goToBox(box: Aimed): boolean {
    const { subject } = this;
    if (!this.state.on) {
      this.closePaths();
      return false;
    }
    if (subject === null || typeof subject.order === 'string') return false;
    const { order } = subject;
    const target = targetOfBox(subject, box);
    const step = target === null ? undefined : order.placeOf.get(target.node);
    if (step === undefined) return false;
    this.pause();
    this.goTo(step);
    return true;
  }

  /** Shows how the gradient of a box came about. */
  explain(box: Aimed): void {
    const target = this.subject === null ? null : targetOfBox(this.subject, box);
    if (target === null) this.page.announce(t('No gradient arrived there.'));
    else this.explainAt(target);
  }

  /** The same of a tensor. */
  explainTensor(id: TensorId): void {
    const target = this.subject === null ? null : targetOfTensor(this.subject.trace, id);
    if (target === null) this.page.announce(t('No gradient arrived there.'));
    else this.explainAt(target);
  }

  /** Closes what was opened last; false where nothing was. */
  close(): boolean {
    if (this.closePaths()) return true;
    if (!this.state.on) return false;
    this.switch(false);
    return true;
  }

  private closePaths(): boolean {
    if (this.target === null) return false;
    this.target = null;
    this.marked = null;
    this.show();
    return true;
  }

  /** The keys of stepping, wherever in the tab the focus is. */
  key(event: KeyboardEvent, current: Box | null): void {
    if (event.defaultPrevented || isTyping(event)) return;
    const action = actionOf('graph', event);
    switch (action) {
      case 'backward':
        this.switch(!this.state.on);
        break;
      case 'step-on':
      case 'step-back':
      case 'step-first':
      case 'step-last':
        this.pressed(action);
        break;
      case 'play':
        this.play();
        break;
      case 'paths':
        if (current !== null) this.explain(current);
        break;
      case 'sizes':
        this.sizing.toggle();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private pressed(action: 'step-on' | 'step-back' | 'step-first' | 'step-last'): void {
    if (!this.state.on) {
      this.switch(true);
      return;
    }
    this.pause();
    const last = typeof this.subject?.order === 'object' ? this.subject.order.nodes.length - 1 : 0;
    const { step } = this.state;
    this.goTo({ 'step-on': step + 1, 'step-back': step - 1, 'step-first': 0, 'step-last': last }[action]);
  }

  private explainAt(target: { readonly node: NodeId; readonly output: number }): void {
    const { subject } = this;
    if (subject === null || typeof subject.order === 'string') {
      this.page.announce(t('No gradient arrived there.'));
      return;
    }
    this.pause();
    this.target = target;
    this.marked = null;
    this.seam.changed();
    this.show();
    const text = this.pathsText();
    this.page.announce(text === null ? t('No gradient arrived there.') : text.said);
    if (text === null) {
      this.target = null;
      this.seam.changed();
      this.show();
    } else this.pane.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      const last = typeof this.subject?.order === 'object' ? this.subject.order.nodes.length - 1 : 0;
      // Nobody sees it in another tab.
      if (this.state.step >= last || this.root.offsetParent === null) {
        this.pause();
        this.show();
        return;
      }
      this.wait();
      this.goTo(this.state.step + 1);
    }, PACE / this.state.speed);
  }

  private pause(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private remember(change: Partial<Remembered>): void {
    this.state = { ...this.state, ...change };
    this.page.remembered.update({ backward: this.state });
  }

  private show(): void {
    const { subject } = this;
    if (subject === null) return;
    const { order, trace } = subject;
    const { on } = this.state;
    this.toggle.setAttribute('aria-pressed', String(on));
    this.root.hidden = !on;
    this.scene.flow(on ? 'backward' : 'forward');
    this.scene.root.classList.toggle('is-stepping', on && typeof order !== 'string');
    this.bar.root.hidden = typeof order === 'string';
    this.message.hidden = typeof order !== 'string';
    this.direction.hidden = typeof order === 'string';
    setText(this.direction, t('↑ Gradients flow up, from {0} to the leaves.', outputName(trace)));
    if (typeof order === 'string') {
      setText(this.message, WHY[order]());
      this.pane.hidden = true;
      this.painting.clear();
      return;
    }
    const step = Math.min(this.state.step, order.nodes.length - 1);
    const speed = SPEEDS.includes(this.state.speed) ? this.state.speed : 1;
    this.bar.update(step, order.nodes.length, this.timer !== null, speed);
    this.showPane(trace, order, step);
    this.painting.follow(trace, this.marked?.nodes ?? []);
    if (on) this.painting.paint(trace, subject.model, order, step);
    else this.painting.clear();
  }

  private showPane(trace: Trace, order: Order, index: number): void {
    const content =
      this.target === null ? (this.state.on ? this.stepContent(trace, order, index) : null) : this.pathsContent();
    const kept = this.pane.scrollTop;
    const sameKind = (this.pane.firstElementChild?.className ?? '') === (content?.className ?? '');
    // What is written anew under the hands of someone keeps their place.
    const focusable = 'button, vscode-button, [tabindex="0"]';
    const focused = [...this.pane.querySelectorAll(focusable)].indexOf(document.activeElement ?? this.pane);
    this.pane.hidden = content === null;
    fill(this.pane, content);
    if (!sameKind) return;
    this.pane.scrollTop = kept;
    const again = focused < 0 ? undefined : this.pane.querySelectorAll(focusable)[focused];
    if (again instanceof HTMLElement) again.focus();
  }

  private stepContent(trace: Trace, order: Order, index: number): HTMLElement | null {
    const step = stepAt(trace, order, index);
    if (step === null) return null;
    return stepPane(step, explained(trace, step, this.state.element), this.state.element, {
      close: () => {
        this.close();
      },
      goToNode: (node) => {
        this.pause();
        this.goTo(order.placeOf.get(node) ?? index);
      },
      reveal: () => {
        if (step.node.range !== null) this.page.host.send({ type: 'reveal', range: step.node.range });
      },
      explain: () => {
        this.explainAt({ node: step.node.id, output: step.arriving[0]?.output ?? 0 });
      },
      element: (element) => {
        this.remember({ element });
        this.show();
      },
    });
  }

  private pathsText(): ReturnType<typeof pathsText> | null {
    const { subject, target } = this;
    if (subject === null || target === null || typeof subject.order === 'string') return null;
    const asked = { ...target, element: Math.min(this.state.element, (this.pathElements()?.held ?? 1) - 1) };
    const paths = pathsTo(subject.trace, subject.order, asked);
    return paths === null ? null : pathsText(subject.trace, subject.order, asked, paths);
  }

  private pathElements(): { readonly shape: readonly number[]; readonly held: number } | null {
    const { subject, target } = this;
    const id = subject?.trace.nodes[target?.node ?? -1]?.grad_outputs?.[target?.output ?? 0] ?? -1;
    const gradient = subject?.trace.tensors[id];
    return gradient === undefined || gradient.summary.numel <= 1
      ? null
      : { shape: gradient.shape, held: gradient.values.length };
  }

  private pathsContent(): HTMLElement | null {
    const text = this.pathsText();
    if (text === null) return null;
    return pathsPane(text, this.pathElements(), this.state.element, {
      close: () => {
        this.close();
      },
      mark: (path) => {
        this.marked = path;
        this.show();
      },
      goToNode: (node) => {
        const key = this.subject === null ? null : boxKey(this.subject.trace, node);
        if (key !== null) this.seam.reveal(key);
        if (key !== null) this.scene.focus(this.seam.shownKey(key));
      },
      element: (element) => {
        this.remember({ element });
        this.marked = null;
        this.show();
      },
    });
  }
}

/** In a field or a list letters are its own. */
function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((one) => one instanceof Element && one.matches('vscode-dropdown, input:not([type=range], [type=checkbox])'));
}
