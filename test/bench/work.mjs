// Every work in its group. It says what is timed, which answer shows that it was done, and which goals it has: it knows
// neither who does it nor how it is timed.
import { ARRAYS } from './works/arrays.mjs';
import { DRAWING } from './works/drawing.mjs';
import { EDITOR } from './works/editor.mjs';
import { MORE } from './works/more.mjs';
import { PRODUCT } from './works/product.mjs';
import { PRODUCTS } from './works/products.mjs';
import { SCALARS } from './works/scalars.mjs';
import { START } from './works/start.mjs';

/**
 * In the order in which they are measured and reported. The works of a group stand beside those of the peers, which take
 * turns in so many rounds (`rounds`), or are ours alone and measured once. `inSummary` says that the group's goals stand
 * together at the head of the page.
 *
 * A work has a `title`, a short `label` for tables and the chart where its name is none, the answer that it must give
 * (`expected`, to within `relative`), its `goals` (`works/goals.mjs`), the `unit` of what is counted (milliseconds unless
 * said), and `nodes` where the time for one of these is of interest.
 */
export const GROUPS = [
  { name: 'scalars', title: 'Single numbers', works: SCALARS, rounds: 3, inSummary: true },
  { name: 'arrays', title: 'A million elements', works: ARRAYS, rounds: 3, inSummary: true },
  { name: 'products', title: 'Products and networks', works: PRODUCTS, rounds: 3, inSummary: true },
  { name: 'start', title: 'Start', works: START, rounds: 3, inSummary: true },
  { name: 'more', title: 'Other operators', works: MORE, rounds: 2 },
  { name: 'editor', title: 'From hand to eye', works: EDITOR, rounds: 0, inSummary: true },
  { name: 'product', title: 'Formulas and programs', works: PRODUCT, rounds: 0 },
  { name: 'drawing', title: 'Drawing', works: DRAWING, rounds: 0 },
];

export const WORK = Object.assign({}, ...GROUPS.map(({ works }) => works));
