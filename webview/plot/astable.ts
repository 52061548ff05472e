/** Whether plots are shown as tables: as the user chose, and before that as tables to those who use a screen reader. */
import type { Page } from '../page';
import { usesScreenReader } from '../theme';

const TABLE = 'plot-table';
const CHART = 'plot-chart';

export function isTable({ remembered }: Page): boolean {
  return remembered.isOn(TABLE) || (usesScreenReader() && !remembered.isOn(CHART));
}

export function chooseTable({ remembered }: Page, table: boolean): void {
  remembered.switch(TABLE, table);
  remembered.switch(CHART, !table);
}
