/** Which samples a plot asks for, and on what of a result they depend. */
import type { CurveLook, PageState } from '../../src/inspector/protocol';
import type { PlotRequest } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import type { Choice } from './choice';

/** Odd, so that the middle of a range, where poles like to be, is a sample of its own. */
const COUNT = 401;

/** `remembered`: the range that was chosen last, for this variable or another. */
export function requestFor(
  { variable, element }: Choice,
  remembered: PageState['plot'],
  { order, x: scale }: Pick<CurveLook, 'order' | 'x'>,
): PlotRequest {
  const own = remembered?.variable === variable && remembered.element === element ? remembered : null;
  return { variable, element, from: own?.from ?? null, to: own?.to ?? null, count: COUNT, order, scale };
}

/** All but the value along which is plotted: while only a single number moves, the samples stay good. */
export function dependsOn(trace: Trace, chosen: Choice): readonly unknown[] {
  const along = trace.variables.find(({ name }) => name === chosen.variable);
  const scalar = (trace.tensors[along?.tensor ?? -1]?.shape.length ?? 1) === 0;
  const others = trace.variables
    .filter(({ name }) => !(scalar && name === chosen.variable))
    .map(({ name, tensor }) => [name, trace.tensors[tensor]?.shape, trace.tensors[tensor]?.values]);
  return [trace.text, trace.language, others];
}
