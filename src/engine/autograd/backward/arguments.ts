/** What `backward` and `grad` are given, in lists and by name: tensors, edges, one of them, several, or a dictionary. */
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { GradientEdge } from '../nodes/edges';
import type { Node } from '../nodes/node';
import { isTensor } from '../nodes/tensors';

/** Where gradients start or are asked for. */
export type Place = Tensor | GradientEdge;

export type Places = Place | readonly Place[];

/** Named inputs: `Object.fromEntries(model.named_parameters())`. */
export type Dictionary = Readonly<Record<string, Tensor>>;

export type OptionalTensors = Tensor | null | readonly (Tensor | null)[];

export function isPlace(value: unknown): value is Place {
  return isTensor(value) || value instanceof GradientEdge;
}

/** An object of tensors by name. */
function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isPlace(value) &&
    !(value instanceof Map) &&
    !(Symbol.iterator in value)
  );
}

/** Python's `tuple(values)`. */
function listed(values: unknown): readonly unknown[] {
  if (Array.isArray(values)) return values;
  if (typeof values === 'object' && values !== null && Symbol.iterator in values)
    return Array.from(values as Iterable<unknown>);
  throw typeError(`'${pythonTypeName(values)}' object is not iterable`);
}

/** One or several as a list. */
export function places(values: unknown): readonly unknown[] {
  return isPlace(values) ? [values] : listed(values);
}

/** Inputs as a list, with their names where they are a dictionary; not empty. */
export function inputPlaces(
  values: unknown,
  caller: 'backward' | 'grad',
): { readonly list: readonly unknown[]; readonly names: readonly string[] | null } {
  if (values instanceof Map)
    throw typeError(
      `\`inputs\` argument to \`${caller}()\` must be a dict, not Map. Other Mapping types are not supported.`,
    );
  const names = isDictionary(values) ? Object.keys(values) : null;
  const list = isDictionary(values) ? Object.values(values) : places(values);
  if (list.length === 0) throw runtimeError(`\`inputs\` argument to \`${caller}()\` cannot be empty.`);
  return { list, names };
}

/** A gradient for each of `count` roots, as far as there are any. */
export function gradientList(values: unknown, count: number): readonly unknown[] {
  if (values === null || values === undefined) return new Array<null>(count).fill(null);
  return isTensor(values) ? [values] : listed(values);
}

/** The node that the gradient of a place goes to; null where none does. */
export function nodeAt(place: Place): Node | null {
  return isTensor(place) ? place.gradientNode() : place.node;
}

export function shapeAt(place: Place): Shape {
  return isTensor(place) ? place.shape : place.node.outputShape(place.output_nr);
}

export function requiresGradAt(place: Place): boolean {
  return isTensor(place) ? place.requires_grad : true;
}
