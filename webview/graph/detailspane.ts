/** The pane beside the graph: the details of the box that was chosen, kept under the pointer while values vary. */
import type { Trace } from '../../src/trace/trace';
import { element, fill } from '../elements';
import type { Page } from '../page';
import { t } from '../words';
import type { AroundActions, Elsewhere } from './around';
import { details } from './details';
import type { Around } from './groups/control';
import type { Box, GraphModel } from './model';
import { neighboursOf } from './neighbours';

export interface PaneEvents extends AroundActions {
  readonly close: () => void;
  /** Unfolds the group that is shown. */
  readonly toggle: () => void;
  readonly explain: (box: Box) => void;
}

export class DetailsPane {
  readonly root = element('div', { class: 'graph-side', hidden: true });
  private readonly page: Page;
  private readonly events: PaneEvents;

  constructor(page: Page, events: PaneEvents) {
    this.page = page;
    this.events = events;
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  hide(): void {
    this.root.hidden = true;
  }

  show(trace: Trace, model: GraphModel, index: number, groups: readonly Around[]): void {
    const box = model.boxes[index];
    if (box === undefined) {
      this.hide();
      return;
    }
    this.root.hidden = false;
    const top = this.root.scrollTop;
    const shown = details(trace, box, {
      ...this.events,
      reveal: () => {
        if (box.range !== null) this.page.host.send({ type: 'reveal', range: box.range });
      },
      explain: () => {
        this.events.explain(box);
      },
      openTensor: (opened) => {
        this.page.openTensor(opened);
      },
      around: { neighbours: neighboursOf(model, index), groups, elsewhere: this.elsewhere(trace, box) },
    });
    // While values vary the pane is written anew under the pointer; the focus inside it must not be lost.
    const focused = [...this.root.querySelectorAll('button, vscode-button')].indexOf(
      document.activeElement ?? this.root,
    );
    fill(this.root, shown);
    this.root.scrollTop = top;
    const again = focused < 0 ? undefined : this.root.querySelectorAll('button, vscode-button')[focused];
    if (again instanceof HTMLElement) again.focus();
  }

  /** Where else in the panel the same is shown. */
  private elsewhere(trace: Trace, box: Box): Elsewhere[] {
    const { tensor, range } = box;
    const variable = trace.variables.find((one) => one.tensor === tensor && box.kind === 'leaf')?.name;
    const to = {
      ...(tensor !== null && { tensor }),
      ...(variable !== undefined && { variable }),
      ...(range !== null && { range }),
    };
    const link = (tab: 'gradients' | 'plot' | 'formula', label: string, title: string): Elsewhere => ({
      label,
      title,
      go: () => {
        this.page.lead(tab, to);
      },
    });
    const found: Elsewhere[] = [];
    if (variable !== undefined || box.kind === 'output')
      found.push(link('gradients', t('Show in table'), t('Show {0} in the table of gradients', box.title)));
    if (variable !== undefined) found.push(link('plot', t('Plot'), t('Plot along {0}', box.title)));
    // Constants have no step of their own; programs have no formula by rule.
    if (trace.kind === 'expression' && trace.variables.length > 0 && box.kind !== 'constant' && range !== null)
      found.push(link('formula', t('Show in formula'), t('Show the step of the derivation for {0}', box.title)));
    return found;
  }
}
