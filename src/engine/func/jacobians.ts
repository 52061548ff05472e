/** `torch.func.jacrev`, `jacfwd` and `hessian`: whole Jacobians, by mapping one derivative over a basis. */
import { basisOf } from '../autograd/functional/basis';
import { called } from '../dispatch/python-call';
import { valueError } from '../errors';
import { numel } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { flatten, unflatten, type Structure } from '../transforms/pytree';
import {
  placesOf,
  replaced,
  selected,
  outputTensors,
  mapOnlyTensors,
  type ArgNums,
  type Transformed,
} from './arguments';
import { derivative } from './forward';
import { vjpOf, type VjpFunction } from './reverse';
import { vmap } from './vmap';

interface JacobianOptions {
  readonly argnums?: ArgNums;
  readonly has_aux?: boolean;
  /** How many rows are computed at once; null: all. */
  readonly chunk_size?: number | bigint | null;
}

interface ForwardJacobianOptions extends Omit<JacobianOptions, 'chunk_size'> {
  /** As of `vmap`. */
  readonly randomness?: string;
}

const REVERSE = { argnums: 0 as ArgNums, has_aux: false, chunk_size: null as number | bigint | null };
const FORWARD = { argnums: 0 as ArgNums, has_aux: false, randomness: 'error' };
const HESSIAN = { argnums: 0 as ArgNums };

/** Rows of an identity matrix, a part of each for every tensor, in its shape behind the row. */
function basis(tensors: readonly Tensor[]): Tensor[] {
  const rows = basisOf(
    tensors,
    tensors.map(({ shape }) => numel(shape)),
  );
  return rows.map((row, i) => row.view([row.size(0), ...(tensors[i]?.shape ?? [])]));
}

/** What was computed for all of these tensors together, taken apart along a dimension that then has each one's shape. */
function divided(tensor: Tensor, dim: number, parts: readonly Tensor[]): Tensor[] {
  const counts = parts.map(({ shape }) => numel(shape));
  return tensor.split(counts, dim).map((piece, i) => {
    const { shape } = piece;
    return piece.reshape([...shape.slice(0, dim), ...(parts[i]?.shape ?? []), ...shape.slice(dim + 1)]);
  });
}

/**
 * The Jacobian of `f` by reverse mode, a row for each element of the output: the output's structure, and in each place that
 * of the argument, of shapes output + argument. With `has_aux`, [Jacobian, auxiliary].
 */
export function jacrev(
  f: Transformed,
  ...given: readonly [argnums?: ArgNums | JacobianOptions, options?: JacobianOptions]
): (...args: readonly unknown[]) => unknown {
  const { argnums, has_aux, chunk_size } = called('jacrev', REVERSE, given, { positional: 1, own: 1 });
  if (chunk_size !== null && Number(chunk_size) <= 0)
    throw valueError('jacrev: `chunk_size` should be greater than 0.');
  return (...args) => {
    const [output, vjp_fn, auxiliary] = vjpOf(f, args, argnums, has_aux) as [unknown, VjpFunction, unknown];
    const { leaves, structure } = flatten(output);
    const outputs = leaves as Tensor[];
    const rows = vmap((...cotangents: Tensor[]) => vjp_fn(unflatten(cotangents, structure)), {
      chunk_size,
    })(...basis(outputs));
    const gradients = flatten(rows);
    const byInput = (gradients.leaves as Tensor[]).map((gradient) => divided(gradient, 0, outputs));
    const jacobian = unflatten(
      outputs.map((_, o) =>
        unflatten(
          byInput.map((pieces) => pieces[o]),
          gradients.structure,
        ),
      ),
      structure,
    );
    return has_aux ? [jacobian, auxiliary] : jacobian;
  };
}

/** The same by forward mode, a column for each element of the argument: for functions with few inputs. */
export function jacfwd(
  f: Transformed,
  ...given:
    | readonly [options?: ForwardJacobianOptions]
    | readonly [argnums: ArgNums, has_aux?: boolean | ForwardJacobianOptions, options?: ForwardJacobianOptions]
): (...args: readonly unknown[]) => unknown {
  const { argnums, has_aux, randomness } = called('jacfwd', FORWARD, given, { positional: 2, own: 1 });
  return (...args) => {
    const places = placesOf(argnums, args.length);
    const wanted = mapOnlyTensors(selected(args, places), (tensor) => tensor);
    const { leaves, structure } = flatten(wanted);
    const primals = leaves as Tensor[];
    const around = (duals: readonly Tensor[]): unknown[] => replaced(args, places, unflatten(duals, structure));
    let output: Structure = null;
    const push = ((...tangents: Tensor[]) => {
      const [value, tangent, auxiliary] = derivative(f, primals, tangents, around, false, has_aux);
      const flat = flatten(tangent);
      output = flat.structure;
      outputTensors('jacfwd(f, argnums)(*args): expected f(*args)', flatten(value).leaves);
      return has_aux ? [flat.leaves, auxiliary] : [flat.leaves];
    }) as Transformed;
    const out_dims = has_aux ? [-1, null] : [-1];
    const [columns, auxiliary] = vmap(push, { out_dims, randomness })(...basis(primals)) as [Tensor[], unknown];
    const jacobian = unflatten(
      columns.map((column) => unflatten(divided(column, column.ndim - 1, primals), structure)),
      output,
    );
    return has_aux ? [jacobian, auxiliary] : jacobian;
  };
}

/** Second derivatives, forward over reverse: the Jacobian of the Jacobian; of a number, shape argument + argument. */
export function hessian(
  f: Transformed,
  ...given: readonly [argnums?: ArgNums | { readonly argnums?: ArgNums }]
): (...args: readonly unknown[]) => unknown {
  const { argnums } = called('hessian', HESSIAN, given, { own: 1 });
  return jacfwd(jacrev(f, argnums), argnums);
}
