/** The columns of the gradients table: their names, what they say, and which there are by the user's choice. Pure. */
import type { RememberedState } from '../state';
import { t } from '../words';
import { EXTRA, type Extra } from './quantities';
import { HEADINGS, headingText, type Heading } from './rows';

export type Column = Heading | Extra;

/** In order of the table: what is computed on demand stands beside the gradient. */
export const COLUMNS: readonly Column[] = [
  'name',
  'value',
  'gradient',
  ...EXTRA,
  ...HEADINGS.filter((name) => !['name', 'value', 'gradient'].includes(name)),
];

/** Without these it would not be a table of gradients. */
const ALWAYS: readonly Column[] = ['name', 'value', 'gradient'];

/** What may be chosen. */
export const OPTIONAL: readonly Column[] = COLUMNS.filter((column) => !ALWAYS.includes(column));

export function isExtra(column: Column): column is Extra {
  return (EXTRA as readonly string[]).includes(column);
}

export function isChosen(column: Column, remembered: RememberedState): boolean {
  if (ALWAYS.includes(column)) return true;
  return isExtra(column) ? remembered.isOn(`column:${column}`) : !remembered.isOn(`no-column:${column}`);
}

export function choose(column: Column, on: boolean, remembered: RememberedState): void {
  if (isExtra(column)) remembered.switch(`column:${column}`, on);
  else remembered.switch(`no-column:${column}`, !on);
}

export function chosenColumns(remembered: RememberedState): readonly Column[] {
  return COLUMNS.filter((column) => isChosen(column, remembered));
}

export function columnText(column: Column): string {
  switch (column) {
    case 'score':
      return 'x·∂y/∂x';
    case 'sensitivity':
      return '(x/y)·∂y/∂x';
    case 'difference':
      return t('difference');
    case 'error':
      return t('its error');
    case 'rule':
      return t('by rule');
    case 'second':
      return '∂²y/∂x²';
    default:
      return headingText(column);
  }
}

/** What the numbers of a column are, in a sentence or two. */
export function columnWords(column: Column): string {
  switch (column) {
    case 'name':
      return t('What the tensor is called, or its text.');
    case 'value':
      return t('The value of the tensor.');
    case 'gradient':
      return t('What backward() gives: how much the result grows per unit of it.');
    case 'score':
      return t('Input times gradient, a score: how much of the result stems from it, to first order.');
    case 'sensitivity':
      return t(
        'The normalised sensitivity (elasticity): by how many per cent the result changes for one per cent of it.',
      );
    case 'difference':
      return t('The slope by finite differences (Ridders’ extrapolation), which the gradient is checked with.');
    case 'error':
      return t('The largest estimated error of the differences.');
    case 'rule':
      return t('The derivative by rule at these values, computed without the engine.');
    case 'second':
      return t('The second derivative by each element, the diagonal of the Hessian: differentiated twice in float64.');
    case 'check':
      return t('Whether the gradient agrees with differences, and with the derivative by rule.');
    case 'is_leaf':
      return t('Whether it was made by the user and not computed; only leaves keep a gradient.');
    case 'grad_fn':
      return t('The node of the graph that computed it.');
    case 'shape':
      return t('How many elements it has along each dimension.');
    case 'dtype':
      return t('The type of its elements.');
    case 'requires_grad':
      return t('Whether gradients are computed for it.');
  }
}
