/** What the rows of the gradients table are drawn with, whatever part of one. */
import type { LineStarts } from '../../src/inspector/protocol';
import type { Trace } from '../../src/trace/trace';
import { element } from '../elements';
import type { Page } from '../page';
import type { Column } from './columns';
import type { Around } from './quantities';
import type { Row } from './rows';
import type { Whys, WhyText } from './why';

export interface RowContext {
  readonly page: Page;
  readonly trace: Trace;
  readonly lines: LineStarts | null;
  readonly whys: Whys;
  readonly around: Around;
  readonly columns: readonly Column[];
  /** How many columns there is room for; what is unfolded spans these. */
  readonly span: number;
  /** Folds and unfolds. */
  unfold(row: Row, open: boolean): void;
}

export function whyText({ trace, lines }: Pick<RowContext, 'trace' | 'lines'>): WhyText {
  return { text: trace.text, range: trace.range, lines };
}

export function wideRow(name: string, span: number, content: HTMLElement): HTMLElement {
  return element('tr', { class: name }, element('td', { colspan: span }, content));
}
