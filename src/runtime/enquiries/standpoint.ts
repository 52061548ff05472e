/** A formula with the point at which it stands: all that an enquiry is answered from. */
import type { Recording } from '../../recorder/recording';
import type { Message } from '../../trace/message';
import type { NodesRequest } from '../../trace/nodes';
import type { Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import type { Formula, VariableValues } from '../formula';
import type { Stopwatch } from '../stopwatch';

export interface Standpoint {
  readonly formula: Formula;
  readonly values: VariableValues;
  /** The output that is shown: the formula may give what it sums, and may be multiplied with weights. */
  readonly output: { readonly shape: readonly number[]; readonly weighted: boolean };
  /** The sum of the result at the point, and the gradients there: row-major, null where there is none. */
  readonly total: number;
  readonly gradients: ReadonlyMap<string, readonly number[] | null>;
  /** How many evaluations of the formula at the point's own shapes an answer may spend. */
  readonly evaluations: number;
  readonly stopwatch: Stopwatch;
  /** What is to be said of any curve along this variable: what of it autograd leaves out. */
  cautions(variable: string): readonly Message[];
  /** The dtype in which the trace's texts are printed, where it is not each tensor's own: of expressions, float32. */
  readonly printed: 'float32' | null;
  /** The tensors behind the trace that is shown, by its ids; of a program they are computed for it. */
  recorded(): Recording | Refusal;
  /** The trace of a folded graph with these of its nodes one by one. */
  readonly unfolded: (open: NodesRequest) => Trace | Refusal;
}
