/** What an unfolded row shows: facts about the tensor, why its `.grad` is None, and its first elements. */
import { element } from '../elements';
import { facts } from '../graph/details';
import { verdictText } from '../header/verdict';
import { button, linkButton } from '../ui';
import { counted, t } from '../words';
import { elementsOf, type ElementLine } from './cells';
import { columnText, columnWords, isExtra } from './columns';
import { whyText, wideRow, type RowContext } from './rowcontext';
import { openedBy, type Row } from './rows';
import type { WhyParts } from './why';

/** How many elements an unfolded row lists. */
const LISTED = 100;

export function unfoldedContent(context: RowContext, row: Row): HTMLElement {
  const why = attributeWhy(context, row);
  const check = row.check === undefined ? null : verdictText(row.check);
  const many = row.tensor.shape.length > 0;
  const { numel } = row.tensor.summary;
  return element(
    'div',
    { class: 'unfolded' },
    facts([
      [t('PyTorch prints'), row.tensor.text],
      ['.grad', row.tensor.is_leaf ? (row.gradient?.text ?? 'None') : 'None'],
      // PyTorch keeps no .grad of what is no leaf, unless asked to; what arrived there is worth seeing all the same.
      ...(row.tensor.is_leaf || row.gradient === undefined
        ? []
        : [[t('gradient that arrived'), row.gradient.text] as const]),
      ...(check === null ? [] : [[t('check'), check.text] as const]),
      ['is_leaf', row.is_leaf],
      ['requires_grad', row.requires_grad],
      ['grad_fn', row.grad_fn],
      ['shape', row.shape],
      ['dtype', row.dtype],
    ]),
    element(
      'p',
      {},
      linkButton(t('Show in graph'), t('Show {0} in the graph', row.name), () => {
        context.page.lead('graph', { tensor: row.tensor.id });
      }),
      ...(row.gradient === undefined
        ? []
        : [
            ' · ',
            linkButton(
              t('How did this gradient come about?'),
              t('Show how the gradient of {0} came about, path by path', row.name),
              () => {
                context.page.lead('graph', { tensor: row.tensor.id, paths: true });
              },
            ),
          ]),
    ),
    why !== null &&
      element('div', { class: 'why-attribute' }, element('span', {}, t('.grad is None.'), ' '), why.button, why.box),
    many && elementsTable(context, row),
    many &&
      element(
        'p',
        {},
        button(t('All numbers: grid, heat map, histogram'), () => {
          context.page.openTensor(openedBy(row));
        }),
      ),
    many &&
      numel > LISTED &&
      element('p', { class: 'muted' }, t('The first {0} of {1} values.', counted(LISTED), counted(numel))),
  );
}

/** Of a gradient that arrived and was not kept. */
function attributeWhy(context: RowContext, row: Row): WhyParts | null {
  const { id, is_leaf, requires_grad } = row.tensor;
  if (is_leaf || !requires_grad) return null;
  const about = t('{0} is {1}', `${row.name}.grad`, 'None');
  return context.whys.parts(
    `attribute ${row.key}`,
    { kind: 'shown', tensor: id, of: 'attribute' },
    about,
    whyText(context),
  );
}

/** The first elements of a tensor with their gradients; it scrolls by itself. */
function elementsTable(context: RowContext, row: Row): HTMLElement {
  const extras = context.columns.filter(isExtra).filter((extra) => extra !== 'error');
  const plain = [t('index'), t('value'), t('gradient')].map((name) => element('th', { scope: 'col' }, name));
  const more = extras.map((extra) => element('th', { scope: 'col', title: columnWords(extra) }, columnText(extra)));
  const lines = elementsOf(row, LISTED, extras, context.around).flatMap((line, index) =>
    elementRows(context, row, line, index),
  );
  return element(
    'div',
    { class: 'elements-scroll', tabindex: 0, role: 'region', 'aria-label': t('Values of {0}', row.name) },
    element(
      'table',
      { class: 'table elements-table' },
      element('thead', {}, element('tr', {}, ...plain, ...more)),
      element('tbody', {}, ...lines),
    ),
  );
}

function elementRows(context: RowContext, row: Row, line: ElementLine, index: number): readonly HTMLElement[] {
  const why = line.asks ? elementWhy(context, row, line.place, index) : null;
  const cells = line.more.map((text) => element('td', {}, text));
  const shown = element(
    'tr',
    {},
    element('th', { scope: 'row' }, line.place),
    element('td', {}, line.value),
    element('td', { class: why === null ? '' : 'has-why' }, line.gradient, why !== null && ' ', why?.button),
    ...cells,
  );
  return why?.box ? [shown, wideRow('row-why', 3 + cells.length, why.box)] : [shown];
}

/** Of one element's gradient that is zero or no number. */
function elementWhy(context: RowContext, row: Row, place: string, element: number): WhyParts {
  const about = t('the gradient of {0}', `${row.name}${place}`);
  const question = { kind: 'shown', tensor: row.tensor.id, of: 'arrived', element } as const;
  return context.whys.parts(`element ${String(element)} ${row.key}`, question, about, whyText(context));
}
