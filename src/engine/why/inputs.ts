/** Which operand of a call each edge of its node belongs to. Knows the operators' definitions and nothing of a run. */
import { operators } from '../generated/operators';
import { signatureOf } from '../dispatch/signature';
import type { RecordedNode } from './backward';

export interface OperandOfEdge {
  readonly name: string;
  /** Place among the node's operands. */
  readonly place: number;
}

const ORDERS = new Map<string, readonly string[]>();

/** The operand that an edge hands its gradient to; null where it cannot be told. */
export function operandOf(node: RecordedNode, input: number): OperandOfEdge | null {
  const places: OperandOfEdge[] = [];
  for (const name of orderOf(node))
    node.operands.forEach((operand, place) => {
      if (operand.name === name || operand.name.startsWith(`${name}[`)) places.push({ name, place });
    });
  return places[input] ?? null;
}

/** The other operands, by their places. */
export function othersThan(node: RecordedNode, input: number): readonly number[] {
  const own = operandOf(node, input)?.place;
  return node.operands.flatMap((_, place) => (place === own ? [] : [place]));
}

/** Names of the differentiable inputs, in the order of the signature. */
function orderOf({ name, operator }: RecordedNode): readonly string[] {
  const key = `${String(operator)} ${name}`;
  const known = ORDERS.get(key);
  if (known !== undefined) return known;
  const order = found(name, operator);
  ORDERS.set(key, order);
  return order;
}

function found(node: string, operator: string | null): readonly string[] {
  const definition = operators.find((one) => one.definition.name === operator)?.definition;
  for (const overload of definition?.overloads ?? [])
    for (const gradient of [overload.gradient, overload.inplaceGradient]) {
      if (gradient?.node !== node) continue;
      const inputs = Object.keys(gradient.inputs);
      return signatureOf(overload.signature)
        .parameters.map((parameter) => parameter.name)
        .filter((parameter) => inputs.includes(parameter));
    }
  return [];
}
