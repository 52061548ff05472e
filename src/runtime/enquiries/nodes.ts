/** Some nodes of a folded graph one by one. Knows neither how the graph is recorded nor how it is folded. */
import type { NodesRequest } from '../../trace/nodes';
import type { Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import type { Standpoint } from './standpoint';

export function nodes({ unfolded }: Pick<Standpoint, 'unfolded'>, ask: NodesRequest): Trace | Refusal {
  return unfolded(ask);
}
