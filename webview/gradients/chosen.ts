/** What of the tab Gradients is looked at, as the page remembers it. Knows no elements. */
import type { GradientsView } from '../../src/inspector/protocol';
import type { RememberedState } from '../state';
import { COLUMNS } from './columns';
import type { Sorting } from './sorting';

const FIRST: GradientsView = { view: 'table', sort: null, filter: '', of: [] };

export function chosenView(remembered: RememberedState): GradientsView {
  return { ...FIRST, ...remembered.current.gradients };
}

export function changeView(remembered: RememberedState, change: Partial<GradientsView>): void {
  remembered.update({ gradients: { ...chosenView(remembered), ...change } });
}

/** A column that is not there any more sorts nothing. */
export function sortingOf({ sort }: GradientsView): Sorting | null {
  const column = COLUMNS.find((one) => one === sort?.replace(/^-/, ''));
  return column === undefined || sort === null ? null : { column, descending: sort.startsWith('-') };
}

export function sortText(sorting: Sorting | null): string | null {
  return sorting === null ? null : `${sorting.descending ? '-' : ''}${sorting.column}`;
}
