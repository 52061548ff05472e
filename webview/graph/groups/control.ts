/**
 * What the graph's groups are made by and which of them are folded: the list to choose from, the button for all, and
 * what is shown of the graph then. Remembers the choice; knows neither drawing nor details.
 */
import type { GraphFolds } from '../../../src/inspector/protocol';
import type { Trace } from '../../../src/trace/trace';
import { element, fill, icon, setAttributes } from '../../elements';
import type { Page } from '../../page';
import { button, dropdown } from '../../ui';
import { t } from '../../words';
import type { GraphModel } from '../model';
import { chosenGrouping, foldedBy, NO_FOLDS, toggled } from './choice';
import { folded, type Folded, type Grouped } from './folding';
import { groupingsIn, type TextLines } from './grouped';
import { GROUPINGS, type Grouping } from './paths';
import type { Group } from './tree';

/** Keys of the box that was acted on, before and after. */
export interface Keep {
  readonly from: string;
  readonly to: string;
}

export interface Around {
  readonly key: string;
  readonly title: string;
}

const UNFOLD = 'M8 1.5v4M5.5 3.8L8 1.5l2.5 2.3M8 14.5v-4M5.5 12.2L8 14.5l2.5-2.3M2 8h12';
const FOLD = 'M8 2v4M5.5 3.8L8 6.2l2.5-2.4M8 14v-4M5.5 12.2L8 9.8l2.5 2.4M2 8h12';

const LABELS: Readonly<Record<Grouping | 'none', () => string>> = {
  none: () => t('no groups'),
  line: () => t('by line'),
  function: () => t('by function'),
  iteration: () => t('by iteration'),
  module: () => t('by module'),
};

export class GroupControl {
  readonly root: HTMLElement;
  private readonly choice;
  private readonly all: HTMLElement;
  private readonly page: Page;
  private readonly changed: (keep: Keep | null) => void;
  private found: ReadonlyMap<Grouping, Grouped> = new Map();
  private grouped: Grouped | null = null;
  private model: GraphModel | null = null;
  private text = '';
  /** What is shown of the graph. */
  shown: Folded | null = null;

  /** `changed` is called where another part of the same graph is to be shown. */
  constructor(page: Page, changed: (keep: Keep | null) => void) {
    this.page = page;
    this.changed = changed;
    this.choice = dropdown(t('Groups of the graph'), (value) => {
      const by = GROUPINGS.find((grouping) => grouping === value) ?? 'none';
      this.set({ ...NO_FOLDS, by }, null);
    });
    this.all = button(
      t('Unfold all groups'),
      () => {
        this.toggleAll();
      },
      { appearance: 'icon' },
      icon(UNFOLD),
    );
    this.root = element('div', { class: 'graph-groups' }, this.choice.root, this.all);
  }

  /** Takes in a graph, and gives what is to be shown of it. */
  take(trace: Trace, model: GraphModel, lines: TextLines | null): Folded {
    const same = this.model?.signature === model.signature && this.text === trace.text;
    // While values vary the groups are what they were.
    this.found = same
      ? new Map([...this.found].map(([grouping, grouped]) => [grouping, { ...grouped, model }]))
      : groupingsIn(trace, model, lines);
    this.model = model;
    this.text = trace.text;
    return this.present(model);
  }

  /** Folds the group that this box stands for or heads if it is unfolded, and unfolds it otherwise. */
  toggle(index: number): boolean {
    const { shown, grouped } = this;
    if (shown === null || grouped === null) return false;
    const group = grouped.tree.groups[shown.standsFor[index] ?? -1];
    if (group === undefined) return this.foldAround(index);
    const member = grouped.model.boxes[grouped.order[group.end - 1] ?? -1];
    this.set(toggled(this.folds, [group.key]), { from: group.key, to: member?.key ?? group.key }, member?.key);
    return true;
  }

  /** Folds the innermost group around what is shown there; false where there is none. */
  foldAround(index: number): boolean {
    const group = this.innermost(index);
    const box = this.shown?.model.boxes[index];
    if (group === undefined || box === undefined) return false;
    this.set(toggled(this.folds, [group.key]), { from: box.key, to: group.key });
    return true;
  }

  fold(key: string, from: string): void {
    this.set(toggled(this.folds, [key]), { from, to: key });
  }

  /** Whether there was anything to fold or to unfold. */
  toggleAll(): boolean {
    if (this.grouped === null) return false;
    this.set({ ...this.folds, unfolded: this.isAnyFolded, except: [] }, null);
    return true;
  }

  /** The groups around what is shown there, the innermost first. */
  around(index: number): Around[] {
    const found: Around[] = [];
    const { grouped } = this;
    if (grouped === null) return [];
    for (let group = this.innermost(index); group !== undefined; group = grouped.tree.groups[group.parent])
      found.push({ key: group.key, title: grouped.titles[grouped.tree.groups.indexOf(group)] ?? '' });
    return found;
  }

  /** Unfolds what a box of the whole graph is folded in. */
  unfoldTo(key: string): void {
    const { grouped, shown } = this;
    const box = grouped?.model.boxes.findIndex((one) => one.key === key) ?? -1;
    if (grouped === null || shown === null || box < 0) return;
    const isFolded = foldedBy(this.folds, grouped);
    const keys: string[] = [];
    const { groups } = grouped.tree;
    for (let group = groups[grouped.groupOf[box] ?? -1]; group !== undefined; group = groups[group.parent])
      if (isFolded(group)) keys.push(group.key);
    if (keys.length === 0) return;
    const before = shown.model.boxes[shown.shownAs[box] ?? -1]?.key ?? key;
    this.set(toggled(this.folds, keys), { from: before, to: key });
  }

  /** The box that is shown for a box of the whole graph. */
  shownKey(key: string): string {
    const { shown, model } = this;
    const box = model?.boxes.findIndex((one) => one.key === key) ?? -1;
    return shown?.model.boxes[shown.shownAs[box] ?? -1]?.key ?? key;
  }

  private get folds(): GraphFolds {
    return this.page.remembered.current.groups ?? NO_FOLDS;
  }

  private get isAnyFolded(): boolean {
    return this.shown?.standsFor.some((group) => group >= 0) === true;
  }

  private innermost(index: number): Group | undefined {
    const { shown, grouped } = this;
    if (shown === null || grouped === null) return undefined;
    const { groups } = grouped.tree;
    const own = groups[shown.standsFor[index] ?? -1];
    return own === undefined ? groups[grouped.groupOf[shown.wholeOf[index] ?? -1] ?? -1] : groups[own.parent];
  }

  private set(folds: GraphFolds, keep: Keep | null, member?: string): void {
    this.page.remembered.update({ groups: folds });
    if (this.model !== null) this.present(this.model);
    this.changed(keep === null || member === undefined ? keep : { from: keep.from, to: this.shownKey(member) });
  }

  private present(model: GraphModel): Folded {
    const { folds, found } = this;
    const grouping = chosenGrouping(folds, model.boxes.length, found);
    this.grouped = grouping === null ? null : (found.get(grouping) ?? null);
    const { grouped } = this;
    const shown = grouped === null ? asItIs(model) : folded(grouped, foldedBy(folds, grouped));
    this.shown = shown;
    this.root.hidden = found.size === 0;
    const options = (['none', ...GROUPINGS] as const).filter((name) => name === 'none' || found.has(name));
    this.choice.setOptions(
      options.map((value) => ({ value, label: LABELS[value]() })),
      grouping ?? 'none',
    );
    this.all.hidden = grouped === null;
    const text = this.isAnyFolded ? t('Unfold all groups') : t('Fold all groups');
    if (this.all.title !== text) {
      fill(this.all, icon(this.isAnyFolded ? UNFOLD : FOLD));
      setAttributes(this.all, { title: text, 'aria-label': text });
    }
    return shown;
  }
}

function asItIs(model: GraphModel): Folded {
  const all = [...model.boxes.keys()];
  return { model, shownAs: all, wholeOf: all, standsFor: all.map(() => -1) };
}
