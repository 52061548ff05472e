/**
 * The point at which a program's output stands, for whoever answers an enquiry. What only some answers need is computed
 * when it is first asked for: whoever reads a tensor of the trace waits for neither checks nor budget.
 */
import { movedBy } from '../../recorder/replay/slice';
import type { Recording } from '../../recorder/recording';
import { stringify } from '../../trace/json';
import { message, type Message } from '../../trace/message';
import type { NodesRequest } from '../../trace/nodes';
import type { Refusal } from '../../trace/refusal';
import type { Trace } from '../../trace/trace';
import type { Standpoint } from '../enquiries/standpoint';
import { sum, valuesAt, type Formula, type VariableValues } from '../formula';
import type { Values } from '../run';
import { Stopwatch, type Clock } from '../stopwatch';
import { baseOf, type Base } from './base';
import { tapeBudget } from './cost';
import { unfolded } from './differentiate';
import { keptRecording } from './kept-recording';
import type { Subject } from './subject';
import { tapeFormula } from './tape-formula';

export interface TapePoint {
  readonly subject: Subject;
  /** Of the leaves that do not stand where the program left them. */
  readonly given: Values;
  /** Of the run that everything starts from. */
  readonly replay: Stopwatch;
  readonly now: Clock;
}

/** Milliseconds, from when the answer itself begins. */
const ANSWER_TIME = 4000;
const UNFOLDING_TIME = 20_000;

interface Computed {
  readonly base: Base;
  readonly formula: Formula;
}

export class TapeStandpoint implements Standpoint {
  readonly printed = null;
  readonly values: VariableValues;
  private readonly point: TapePoint;
  private known: Computed | null = null;
  private watch: Stopwatch | null = null;

  constructor(point: TapePoint) {
    this.point = point;
    this.values = point.subject.values;
  }

  get stopwatch(): Stopwatch {
    return (this.watch ??= new Stopwatch(this.point.now, ANSWER_TIME));
  }

  get formula(): Formula {
    return this.computed.formula;
  }

  get output(): Standpoint['output'] {
    const { output, weights } = this.point.subject;
    return { shape: output.shape, weighted: weights !== null };
  }

  get total(): number {
    return sum(this.computed.base.result.values);
  }

  get gradients(): Base['gradients'] {
    return this.computed.base.gradients;
  }

  get evaluations(): number {
    const { base, formula } = this.computed;
    return tapeBudget(base.slice, () => valuesAt(formula, this.values), this.point.now).forPlot;
  }

  // Whoever takes these out of the point needs no `this`.

  readonly recorded = (): Recording | Refusal => {
    const { subject, given, replay } = this.point;
    return keptRecording(subject, stringify(given), replay);
  };

  readonly unfolded = (open: NodesRequest): Trace | Refusal => {
    const { subject, now } = this.point;
    return unfolded(subject, open, new Stopwatch(now, UNFOLDING_TIME));
  };

  readonly cautions = (variable: string): readonly Message[] =>
    cutsOff(this.point.subject, this.computed.base, variable) ? [CUT] : [];

  private get computed(): Computed {
    const { subject, replay } = this.point;
    if (this.known === null) {
      const base = baseOf(subject, replay);
      const { slice, elementwise, factor } = base;
      const { context, leaves } = subject;
      const { stopwatch } = this;
      const options = { range: context.range, leaves, precise: true, elementwise, factor, stopwatch };
      this.known = { base, formula: tapeFormula(slice, options) };
    }
    return this.known;
  }
}

const CUT = message(
  'plot.cut',
  'A part of this curve comes through values that were cut from the graph (detach(), no_grad): the derivative leaves it out, as autograd does.',
);

/** Whether the variable moves a value through which no gradient flows. */
function cutsOff({ tape, leaves }: Subject, { cuts }: Base, variable: string): boolean {
  const leaf = leaves.find(({ name }) => name === variable);
  if (leaf === undefined || cuts.size === 0) return false;
  const moving = movedBy(tape, [leaf.id], tape.steps.length);
  return [...cuts.keys()].some((cut) => moving[cut] === 1);
}
