/**
 * What the page remembers over hiding, moving and reloading: only what is looked at, and the seed from which the host
 * can make the result again. Knows neither the host nor the document.
 */
import type { PageState, TabName } from '../src/inspector/protocol';

export const TABS: readonly TabName[] = ['graph', 'gradients', 'plot', 'formula', 'output'];

const EMPTY: PageState = {
  version: 1,
  seed: null,
  tab: 'graph',
  plot: null,
  selectedNode: null,
  view: null,
  show: null,
  opened: null,
  switches: [],
  gradients: null,
  backward: null,
  formula: null,
  manner: null,
  kept: null,
};

export class RememberedState {
  private state: PageState;

  private readonly save: (state: PageState) => void;

  constructor(saved: unknown, save: (state: PageState) => void) {
    this.save = save;
    this.state = readState(saved);
  }

  get current(): PageState {
    return this.state;
  }

  update(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    this.save(this.state);
  }

  isOn(name: string): boolean {
    return this.state.switches?.includes(name) ?? false;
  }

  switch(name: string, on: boolean): void {
    const others = (this.state.switches ?? []).filter((other) => other !== name);
    this.update({ switches: on ? [...others, name] : others });
  }
}

/** What was saved by this version; anything else begins anew. */
export function readState(saved: unknown): PageState {
  if (typeof saved !== 'object' || saved === null) return EMPTY;
  const state = saved as Partial<PageState>;
  if (state.version !== 1 || state.tab === undefined || !TABS.includes(state.tab)) return EMPTY;
  return { ...EMPTY, ...state };
}
