/** What a step of a tape takes. */
import { valuesOf, type TapeStep, type ValueId } from '../../trace/tape';

/** Calls `visit` with each value that a step takes; what the rule of a Function takes is not among them. */
export function eachArgument(step: TapeStep, visit: (value: ValueId) => void): void {
  if (step.kind === 'call') {
    for (const argument of step.args) valuesOf(argument, visit);
    return;
  }
  const lists = step.kind === 'grad' ? [step.outputs, step.inputs, step.grad_outputs] : [step.inputs, step.computed];
  for (const list of lists) for (const value of list) if (value !== null) visit(value);
}
