/** Refusals that come of shapes which do not fit: their hint says which shapes there are. */
import { formatShape } from '../trace/format';
import { message } from '../trace/message';
import type { Refusal } from '../trace/refusal';

/** Values by the names of their variables, as far as their shapes matter. */
type Shapes = ReadonlyMap<string, { readonly shape: readonly number[] }>;

/** Only of what the engine refused: everything else has its own hint. */
export function withShapes(why: Refusal, values: Shapes): Refusal {
  if (why.hint !== null && why.message.id !== 'expression.engine') return why;
  if (values.size === 0) return why;
  return {
    ...why,
    hint: message('runtime.torch-error.hint', 'Check the values: {shapes}.', { shapes: shapesOf(values) }),
  };
}

function shapesOf(values: Shapes): string {
  const shapes = [...values].map(([name, { shape }]) =>
    shape.length === 0 ? `${name} is a number` : `${name} has the shape ${formatShape(shape)}`,
  );
  return shapes.join(', ');
}
