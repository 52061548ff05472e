/** Views whose base was changed in place: the call that made them, on the base as it is now. Knows no engine call. */
import type { Tensor } from '../../engine/tensor/tensor';
import { Call, type Value } from './value';

/** How many changes of the base are looked through. */
const MAX_CHANGES = 1000;

/** Whether one call made the view from an earlier state of the base. */
export function isViewOf(view: Value, base: Value, tensor: Tensor): boolean {
  const { maker } = view;
  if (maker?.kind !== 'call' || maker.inplace) return false;
  const [source] = maker.args;
  let state: unknown = base;
  for (let change = 0; change < MAX_CHANGES; change += 1) {
    if (state === source) return true;
    const before: Value['maker'] = (state as Value).maker;
    if (before?.kind !== 'call' || !before.inplace) break;
    if (laysOutAnew(before)) return false;
    state = before.args[0];
  }
  // A leaf that was changed is an input: nothing leads from it to the leaf before.
  return (source as Value).tensor === tensor;
}

/** After `t_` and its like the call that made the view would give another part of the base. */
function laysOutAnew({ definition, overload }: Call): boolean {
  return definition.overloads[overload]?.forward.kind === 'geometry';
}

/** Links `value` to a call like the one that made `view`, on the base. */
export function lookAgain(view: Value, base: Value, value: Value, sequence: number): void {
  if (view.maker?.kind !== 'call') return;
  const { site, scope, args, grad_mode, results } = view.maker;
  const step = new Call({ sequence, site, scope }, view.maker, [base, ...args.slice(1)], grad_mode);
  step.results = results.map((result, output) => (output === view.output ? value : result));
  value.maker = step;
  value.output = view.output;
  value.depth = base.depth + 1;
}
