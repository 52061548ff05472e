/** One row of the gradients table as elements: its cells, its reasons and, unfolded, its details. Knows no order of rows. */
import type { TraceTensor } from '../../src/trace/trace';
import { gradientState, type WhyQuestion } from '../../src/trace/why';
import { element } from '../elements';
import { BRIEFLY, verdictOf, verdictText } from '../header/verdict';
import { isLarge, lineOf, summaryOf } from '../numbers';
import type { Page } from '../page';
import { linkButton } from '../ui';
import { t } from '../words';
import { quantityText, wholeText } from './cells';
import { columnText, isExtra, type Column } from './columns';
import { quantityOf, type Extra } from './quantities';
import { whyText, wideRow, type RowContext } from './rowcontext';
import { openedBy, type Row } from './rows';
import { unclear } from './unclear';
import { unfoldedContent } from './unfolded';
import type { WhyParts } from './why';

export function rowElements(context: RowContext, row: Row, open: boolean, index: number): readonly HTMLElement[] {
  const boxes: HTMLElement[] = [];
  const detailsId = `row-details-${String(index)}`;
  const cells = context.columns.map((column) => {
    if (column === 'name') return nameCell(context, row, open, detailsId);
    const { cell, why } = cellOf(context, row, column);
    if (why?.box) boxes.push(wideRow('row-why', context.span, why.box));
    return cell;
  });
  const line = element(
    'tr',
    {
      class: `row row-${row.role}`,
      'aria-expanded': String(open),
      'data-row': row.key,
      'data-focus': `row ${row.key}`,
    },
    ...cells,
  );
  hoverShows(context.page, line, row);
  if (!open) return [line, ...boxes];
  const details = wideRow('row-details', context.span, unfoldedContent(context, row));
  details.id = detailsId;
  return [line, ...boxes, details];
}

function hoverShows({ host }: Page, line: HTMLElement, { range }: Row): void {
  line.addEventListener('pointerenter', () => {
    host.send({ type: 'hover', range });
  });
  line.addEventListener('pointerleave', () => {
    host.send({ type: 'hover', range: null });
  });
}

function nameCell(context: RowContext, row: Row, open: boolean, detailsId: string): HTMLElement {
  const handle = element(
    'button',
    {
      class: 'unfold',
      type: 'button',
      'aria-expanded': String(open),
      'aria-controls': detailsId,
      'aria-label': t('More of {0}', row.name),
      'data-focus': row.key,
    },
    open ? '▾' : '▸',
  );
  handle.addEventListener('click', () => {
    context.unfold(row, !open);
  });
  const { range } = row;
  const name =
    range === null
      ? element('span', { class: 'mono' }, row.name)
      : linkButton(row.name, t('Show in the editor'), () => {
          context.page.host.send({ type: 'reveal', range });
        });
  return element(
    'th',
    { scope: 'row', class: 'column-name' },
    element('span', { class: 'name-cell', title: row.name }, handle, name),
  );
}

interface Cell {
  readonly cell: HTMLElement;
  readonly why?: WhyParts | null;
}

function cellOf(context: RowContext, row: Row, column: Exclude<Column, 'name'>): Cell {
  if (isExtra(column)) return extraCell(context, row, column);
  switch (column) {
    case 'value':
      return { cell: valueCell(context, column, row.tensor) };
    case 'gradient': {
      const why = gradientWhy(context, row);
      return { cell: withWhy(valueCell(context, column, row.gradient), why), why };
    }
    case 'check':
      return { cell: element('td', { class: 'column-check' }, checkContent(row)) };
    case 'shape':
      return { cell: element('td', { class: 'column-shape' }, shapeContent(context, row)) };
    default:
      return { cell: element('td', { class: `column-${column}` }, row[column]) };
  }
}

/** Of what has more than one number, the way to all of them. */
function shapeContent({ page }: RowContext, row: Row): HTMLElement | string {
  if (row.tensor.shape.length === 0) return row.shape;
  return linkButton(row.shape, t('All numbers of {0}', row.name), () => {
    page.openTensor(openedBy(row));
  });
}

/** Cut off where there is no room. */
function valueCell({ trace }: RowContext, column: string, tensor: TraceTensor | undefined): HTMLElement {
  const text = trace.kind === 'program' && tensor !== undefined && isLarge(tensor) ? summaryOf(tensor) : lineOf(tensor);
  return element('td', { class: `column-${column}`, title: text }, text);
}

function extraCell(context: RowContext, row: Row, extra: Extra): Cell {
  const quantity = quantityOf(extra, row, context.around);
  const why = extraWhy(context, row, extra);
  const title = [wholeText(extra, row, context.around).slice(0, 400), quantity.reason].filter((part) => part !== null);
  const cell = element(
    'td',
    {
      class: `column-extra column-${extra}`,
      title: title.join('\n'),
      'aria-busy': quantity.pending === true ? 'true' : null,
    },
    quantityText(quantity, row, extra),
  );
  return { cell: withWhy(cell, why), why };
}

function extraWhy(context: RowContext, row: Row, extra: Extra): WhyParts | null {
  const found = unclear(extra, row, quantityOf(extra, row, context.around));
  if (found === null) return null;
  const about = t('{0} of {1}', columnText(extra), row.name);
  const key = `${extra} ${row.key}`;
  return found.kind === 'told'
    ? context.whys.told(key, found.reason, about)
    : context.whys.parts(key, arrivedAt(row), about, whyText(context));
}

/** Of a gradient that is missing or of no use. */
function gradientWhy(context: RowContext, row: Row): WhyParts | null {
  if (gradientState(row.gradient) === 'ordinary') return null;
  const about = t('the gradient of {0}', row.name);
  return context.whys.parts(`arrived ${row.key}`, arrivedAt(row), about, whyText(context));
}

function arrivedAt({ tensor }: Row): WhyQuestion {
  return { kind: 'shown', tensor: tensor.id, of: 'arrived' };
}

/** The button stands behind the number, whatever room that takes. */
function withWhy(cell: HTMLElement, why: WhyParts | null): HTMLElement {
  if (why === null) return cell;
  cell.classList.add('has-why');
  cell.append(' ', why.button);
  return cell;
}

function checkContent({ check }: Row): HTMLElement | null {
  if (check === undefined) return null;
  const { text, title } = verdictText(check);
  return element(
    'span',
    { class: `verdict verdict-${verdictOf(check)}`, title: [text, title].filter((part) => part !== '').join('\n') },
    BRIEFLY[verdictOf(check)],
  );
}
