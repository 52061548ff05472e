/** The tab Graph: the picture with what folds, finds and exports it, and the details of what was chosen. */
import type { SourceRange } from '../../src/trace/range';
import type { TensorId, Trace } from '../../src/trace/trace';
import { element } from '../elements';
import { actionOf } from '../keys/bindings';
import { outputName } from '../numbers';
import type { Page, Lead } from '../page';
import { checkbox } from '../ui';
import { counted, t } from '../words';
import { Stepping } from './backward/stepping';
import { DetailsPane } from './detailspane';
import { exportMenu } from './export/menu';
import { FindBar } from './find/bar';
import { findBoxes } from './find/query';
import { GroupControl, type Keep } from './groups/control';
import type { TextLines } from './groups/grouped';
import { Legend } from './legend';
import { boxesAt } from './marking';
import { graphModel, keyOf, leafKey, type Box, type GraphModel } from './model';
import { wayToOutput } from './way';
import { RecordedParts } from './recorded';
import { GraphScene, lineKey } from './scene/scene';
import { CONSTANTS, SAVED } from './signs';
import { graphTools } from './tools';

interface Shown {
  readonly trace: Trace;
  readonly lines: TextLines | null;
  /** Every box. */
  readonly whole: GraphModel;
  /** As it is folded. */
  readonly model: GraphModel;
}

export class GraphTab {
  readonly root: HTMLElement;
  private readonly scene: GraphScene;
  private readonly details: DetailsPane;
  private readonly constants;
  private readonly saved;
  private readonly groups: GroupControl;
  private readonly find: FindBar;
  private readonly recorded: RecordedParts;
  private readonly legend = new Legend();
  private readonly backward: Stepping;
  private readonly menu;
  private shown: Shown | null = null;
  /** The result's own trace, of which a part may be shown in full instead. */
  private given: Trace | null = null;
  private selected: string | null;
  private marked: SourceRange | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.selected = page.remembered.current.selectedNode;
    this.scene = new GraphScene(
      {
        pick: (index) => {
          this.select(index, false);
        },
        open: (index) => {
          this.select(index, true);
        },
        toggle: (index) => {
          this.toggle(index);
        },
        hover: (index) => {
          const box = index === null ? undefined : this.shown?.model.boxes[index];
          page.host.send({ type: 'hover', range: box?.range ?? null });
        },
        deadEnd: (text) => {
          page.announce(text);
        },
      },
      page.remembered.current.view ?? null,
      (view) => {
        page.remembered.update({ view });
      },
    );
    this.scene.current = this.selected;
    this.constants = this.toggleSwitch('constants', t('Constants'), CONSTANTS);
    this.saved = this.toggleSwitch('saved', t('Saved tensors'), SAVED);
    this.groups = new GroupControl(page, (keep) => {
      this.again(keep);
    });
    this.recorded = new RecordedParts(page, (trace, keep) => {
      const drawn = trace ?? this.given;
      if (drawn !== null) this.draw(drawn, this.shown?.lines ?? null, keep);
    });
    this.find = new FindBar(page, {
      find: (query) => this.found(query),
      found: (keys) => {
        this.scene.mark('found', new Set(keys.map((key) => this.groups.shownKey(key))));
      },
      go: (key) => {
        this.reveal(key);
      },
      leave: () => {
        const { current } = this.scene;
        if (current !== null) this.scene.focus(current);
      },
    });
    this.menu = exportMenu(page, () => {
      const { shown } = this;
      return shown && { trace: shown.trace, model: shown.model, drawing: () => this.scene.svg() };
    });
    const toolbar = graphTools(this.scene.zoomText, {
      zoomBy: (factor) => {
        this.scene.zoomBy(factor);
      },
      fit: () => {
        this.scene.fit();
      },
      map: {
        on: !page.remembered.isOn('map-off'),
        turn: (on) => {
          page.remembered.switch('map-off', !on);
          this.scene.minimap = on;
        },
      },
    });
    this.scene.minimap = !page.remembered.isOn('map-off');
    this.backward = new Stepping(page, this.scene, {
      shownKey: (key) => this.groups.shownKey(key),
      reveal: (key) => {
        this.scene.reveal(this.groups.shownKey(key));
      },
      changed: () => {
        this.again(null);
      },
    });
    this.details = new DetailsPane(page, {
      close: () => {
        this.closeDetails();
      },
      select: (key) => {
        this.selectKey(key);
      },
      fold: (key) => {
        if (this.selected !== null) this.groups.fold(key, this.selected);
      },
      toggle: () => {
        const index = this.indexOf(this.selected);
        if (index >= 0) this.toggle(index);
      },
      explain: (box) => {
        this.backward.explain(box);
      },
    });
    const bar = element(
      'div',
      { class: 'graph-bar' },
      this.find.root,
      this.groups.root,
      this.recorded.root,
      this.constants.root,
      this.saved.root,
      this.backward.controls,
      this.menu.root,
    );
    const foot = element('div', { class: 'graph-foot' }, this.legend.root, this.backward.legend, toolbar);
    this.scene.leaveFree(foot);
    const parts = [bar, this.menu.told, this.backward.root, this.scene.root, foot];
    const main = element('div', { class: 'graph-main' }, ...parts);
    this.root = element('div', { class: 'graph' }, main, this.backward.pane, this.details.root);
    this.scene.root.addEventListener('keydown', (event) => {
      this.key(event);
    });
    this.root.addEventListener('keydown', (event) => {
      this.backward.key(event, this.shown?.model.boxes[this.indexOf(this.scene.current)] ?? null);
    });
  }

  update(trace: Trace, lines: TextLines | null): void {
    // The same state again keeps the part of it that was unfolded.
    const same = trace === this.given;
    if (!same) this.recorded.forget();
    this.given = trace;
    this.draw(same && this.shown !== null ? this.shown.trace : trace, lines, null);
  }

  highlight(range: SourceRange | null): void {
    this.marked = range;
    this.mark();
  }

  /** Closes what was opened last; false where there was nothing. */
  close(): boolean {
    if (this.menu.close() || this.backward.close()) return true;
    if (!this.details.isOpen) return this.find.clear();
    this.closeDetails();
    return true;
  }

  /** Shows the box of a tensor, or of a part of the text. */
  lead({ tensor, range, paths }: Lead): void {
    const key = tensor === undefined ? this.keyAt(range ?? null) : this.keyOfTensor(tensor);
    if (key === null) {
      this.page.announce(t('It is not in the graph.'));
      return;
    }
    this.selectKey(key);
    const box = this.shown?.model.boxes[this.indexOf(key)];
    if (paths === true && box !== undefined) this.backward.explain(box);
  }

  /** The box that is walked on, in words; null where there is no graph. */
  get copied(): string | null {
    return this.scene.currentLabel;
  }

  private draw(trace: Trace, lines: TextLines | null, keep: Keep | null): void {
    const { remembered } = this.page;
    const whole = graphModel(trace, { constants: remembered.isOn('constants'), saved: remembered.isOn('saved') });
    const { model } = this.groups.take(trace, whole, lines);
    this.shown = { trace, lines, whole, model };
    this.present(keep);
  }

  /** The same graph in another way. */
  private again(keep: Keep | null): void {
    const model = this.groups.shown?.model;
    if (this.shown === null || model === undefined) return;
    this.shown = { ...this.shown, model };
    if (keep !== null && this.selected === keep.from) this.remember(keep.to);
    this.present(keep);
  }

  private present(keep: Keep | null): void {
    if (this.shown === null) return;
    const { trace, whole, model } = this.shown;
    this.constants.root.hidden = !whole.hasConstants;
    this.saved.root.hidden = !whole.hasSaved;
    this.recorded.tell(trace);
    const count = counted(model.boxes.length);
    this.scene.show(model, {
      label: this.backward.on
        ? t(
            'Graph of {0}: {1} boxes, backward: gradients flow up. Full stop and comma step, arrow keys walk.',
            outputName(trace),
            count,
          )
        : t('Graph of {0}: {1} boxes. Arrow keys walk, Enter shows details.', outputName(trace), count),
      ...(keep !== null && { keep }),
    });
    this.legend.update(model);
    this.showDetails();
    this.mark();
    this.find.refresh();
    this.backward.update(trace, model);
  }

  private toggleSwitch(name: string, label: string, sign: string) {
    const turn = (on: boolean): void => {
      this.page.remembered.switch(name, on);
      const key = this.scene.current ?? 'output';
      if (this.shown !== null) this.draw(this.shown.trace, this.shown.lines, { from: key, to: key });
    };
    return checkbox(label, this.page.remembered.isOn(name), turn, { sign });
  }

  private key(event: KeyboardEvent): void {
    const current = this.indexOf(this.scene.current);
    const folds = (done: boolean): void => {
      if (!done) this.page.announce(t('There is no group here.'));
    };
    switch (actionOf('graph', event)) {
      case 'find':
        this.find.focus();
        break;
      case 'toggle':
        if (this.shown?.model.boxes[current]?.handle === 'unfold') this.toggle(current);
        else this.select(current, true);
        break;
      case 'fold':
        folds(this.groups.foldAround(current));
        break;
      case 'fold-all':
        folds(this.groups.toggleAll());
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private toggle(index: number): void {
    const before = this.shown?.model.boxes[index];
    if (before === undefined) return;
    const node = this.shown?.trace.nodes[before.node ?? -1];
    if (before.handle === 'unfold' && node !== undefined && keyOf(node) === before.key) {
      void this.recorded.open(node);
      return;
    }
    if (!this.groups.toggle(index)) return;
    const count = this.shown?.model.boxes.length ?? 0;
    const text =
      before.handle === 'unfold' ? t('Unfolded: {0} boxes', counted(count)) : t('Folded: {0} boxes', counted(count));
    this.page.announce(text);
  }

  /** `stay`: who walks the graph goes on walking it; a click may go to the text. */
  private select(index: number, stay: boolean): void {
    const box = this.shown?.model.boxes[index];
    if (box === undefined) return;
    this.scene.focus(box.key);
    this.remember(box.key);
    if (box.range !== null)
      this.page.host.send({ type: 'reveal', range: box.range, ...(stay ? { keepFocus: true } : {}) });
    this.backward.goToBox(box);
    this.showDetails();
    this.mark();
    // The details took their room from the frame.
    requestAnimationFrame(() => {
      this.scene.focus(box.key);
    });
  }

  private selectKey(key: string): void {
    this.groups.unfoldTo(key);
    this.select(this.indexOf(key), true);
  }

  /** Brings a box into view, out of its folded groups; the keyboard stays where it is. */
  private reveal(key: string): void {
    this.groups.unfoldTo(key);
    this.scene.current = key;
    this.scene.reveal(key);
    this.page.announce(this.scene.currentLabel ?? '');
  }

  private found(query: string): readonly string[] {
    const { shown } = this;
    if (shown === null) return [];
    return findBoxes(shown.trace, shown.whole.boxes, query).flatMap((index) => shown.whole.boxes[index]?.key ?? []);
  }

  private remember(key: string | null): void {
    this.selected = key;
    this.page.remembered.update({ selectedNode: key });
  }

  private closeDetails(): void {
    this.remember(null);
    this.showDetails();
    this.mark();
    const { current } = this.scene;
    if (current !== null) this.scene.focus(current);
  }

  private showDetails(): void {
    const index = this.indexOf(this.selected);
    if (this.shown === null || index < 0) this.details.hide();
    else this.details.show(this.shown.trace, this.shown.model, index, this.groups.around(index));
  }

  private mark(): void {
    if (this.shown === null) return;
    const { trace, whole, model } = this.shown;
    const marked = this.marked === null ? [] : [...boxesAt(trace, whole, this.marked)];
    const keys = marked.flatMap((index) => whole.boxes[index]?.key ?? []);
    this.scene.mark('marked', new Set(keys.map((key) => this.groups.shownKey(key))));
    const selected = this.indexOf(this.selected);
    const way = selected < 0 ? null : wayToOutput(model, selected);
    const near = model.lines.filter(({ from, to }) => from === selected || to === selected);
    this.scene.mark(
      'selected',
      new Set(this.selected === null ? [] : [this.selected]),
      new Set(near.map((line) => lineKey(model, line))),
    );
    this.scene.mark(
      'way',
      new Set([...(way?.boxes ?? [])].flatMap((box) => (box === selected ? [] : (model.boxes[box]?.key ?? [])))),
      new Set([...(way?.lines ?? [])].flatMap((line) => model.lines[line] ?? []).map((line) => lineKey(model, line))),
    );
  }

  private indexOf(key: string | null): number {
    return this.shown?.model.boxes.findIndex((box) => box.key === key) ?? -1;
  }

  private keyOfTensor(id: TensorId): string | null {
    const tensor = this.shown?.trace.tensors[id];
    const node = this.shown?.trace.nodes[tensor?.grad_fn ?? -1];
    const key = node === undefined ? leafKey(id) : keyOf(node);
    return this.isThere(key) ? key : null;
  }

  private keyAt(range: SourceRange | null): string | null {
    if (this.shown === null || range === null) return null;
    const { trace, whole } = this.shown;
    const [first] = boxesAt(trace, whole, range);
    return whole.boxes[first ?? -1]?.key ?? null;
  }

  private isThere(key: string): boolean {
    return this.shown?.whole.boxes.some((box: Box) => box.key === key) === true;
  }
}
