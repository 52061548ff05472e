/** The backward pass that is shown: what is stepped through, and why there may be nothing to. */
import type { Trace } from '../../../src/trace/trace';
import { t } from '../../words';
import type { GraphModel } from '../model';
import type { NoOrder, Order } from './order';

export interface Subject {
  readonly trace: Trace;
  readonly model: GraphModel;
  readonly order: Order | NoOrder;
}

export const WHY: Readonly<Record<NoOrder, () => string>> = {
  'not-run': () =>
    t(
      'Backward did not run here: nothing that was computed requires a gradient. Give a leaf requires_grad and compute something from it.',
    ),
  outline: () =>
    t(
      'This graph was too large to be kept node by node, so its steps are not known. Differentiate a part of the text to step through it.',
    ),
  'no-graph': () => t('There is no graph here to step through. Run it again to record one.'),
};

export /** A short sign of a backward pass: the same while only values change. */
function aboutOf(trace: Trace, { nodes }: Order): string {
  let sign = 0;
  for (const id of nodes)
    for (const letter of `${id} ${trace.nodes[id]?.name ?? ''}`)
      sign = (Math.imul(sign, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return `${nodes.length} ${sign}`;
}
