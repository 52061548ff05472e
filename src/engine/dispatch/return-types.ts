/** `torch.return_types`: the named tuples that operators give, to be made of any tensors. It knows them by the signatures alone. */
import { typeError } from '../errors';
import type { OperatorDefinition } from '../operators/definition';
import { NamedTuple } from '../tensor/named-tuple';
import type { Tensor } from '../tensor/tensor';
import { signatureOf } from './signature';

/** Makes a tuple of this type; refuses another number of values than it has names. */
export type TupleType = (values: Iterable<Tensor>) => NamedTuple;

/** `-> (Tensor values, Tensor indices)`, not `-> (Tensor, Tensor)`. */
const NAMED = /-> (?:\w+ )?\(Tensor \w/;

/** Operators for other operators. */
const HIDDEN = /^_|_forward$/;

/** Every named tuple by its name, of the operators that users are told of. */
export function returnTypes(definitions: readonly OperatorDefinition[]): Readonly<Record<string, TupleType>> {
  const types: Record<string, TupleType> = {};
  for (const { internal, overloads } of definitions)
    for (const { signature } of overloads) {
      if (internal || !NAMED.test(signature)) continue;
      const outputs = signatureOf(signature).outputs;
      if (outputs === null || HIDDEN.test(outputs.tuple)) continue;
      types[outputs.tuple] = (values) => tupleOf(outputs.tuple, outputs.names, values);
    }
  return types;
}

function tupleOf(name: string, names: readonly string[], values: unknown): NamedTuple {
  if (!isIterable(values)) throw typeError('constructor requires a sequence');
  const list = Array.from(values);
  if (list.length !== names.length)
    throw typeError(`torch.return_types.${name}() takes a ${names.length}-sequence (${list.length}-sequence given)`);
  return new NamedTuple(name, names, list);
}

function isIterable(value: unknown): value is Iterable<Tensor> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
