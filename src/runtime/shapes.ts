/** Refusals that come of shapes which do not fit: their hint says which shapes there are. */
import { formatShape } from '../trace/format';
import { message } from '../trace/message';
import type { Refusal } from '../trace/refusal';
import type { VariableValues } from './formula';

/** Only of what the engine refused: everything else has its own hint. */
export function withShapes(why: Refusal, values: VariableValues): Refusal {
  if (why.hint !== null && why.message.id !== 'expression.engine') return why;
  return {
    ...why,
    hint: message('runtime.torch-error.hint', 'Check the values: {shapes}.', { shapes: shapesOf(values) }),
  };
}

function shapesOf(values: VariableValues): string {
  const shapes = [...values].map(([name, { shape }]) =>
    shape.length === 0 ? `${name} is a number` : `${name} has the shape ${formatShape(shape)}`,
  );
  return shapes.join(', ');
}
