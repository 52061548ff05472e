/** Derivatives by forward mode, checked against differences: a tangent at each input, what comes out at each output. */
import { gradcheckError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { Tensor as TensorClass } from '../../tensor/tensor';
import { dual_level, make_dual, unpack_dual } from '../../transforms/forward-ad';
import { inAllElements, isClose, mismatch, randomDirections } from './agreement';
import { numericalJacobian, numericalProduct } from './numerical';
import type { Exactness, Subject } from './subject';

const MODE = 'computed with forward mode ';

/** Refuses an element of a Jacobian that is not what differences give. */
export function checkAllForward(subject: Subject, exactness: Exactness): void {
  const { differentiated, places } = subject;
  const numerical = differentiated.map((input) => numericalJacobian(subject, input, exactness.eps));
  const analytical = differentiated.map((_, i) => forwardJacobian(subject, i));
  places.forEach((place, o) => {
    differentiated.forEach((_, i) => {
      const [found, expected] = [analytical[i]?.[place], numerical[i]?.[place]];
      if (!found || !expected || isClose(found, expected, exactness.rtol, exactness.atol)) return;
      throw gradcheckError(mismatch(o, i, String(expected), String(found), MODE));
    });
  });
}

/** The same along one random direction of each input. */
export function checkForwardProducts(subject: Subject, exactness: Exactness): void {
  const { differentiated, places } = subject;
  const { eps, rtol, atol } = exactness;
  const directions = randomDirections(differentiated);
  differentiated.forEach((input, i) => {
    const direction = directions[i] ?? input;
    const numerical = numericalProduct(subject, input, direction, eps);
    const found = alongTangents(subject, differentiated, new Map([[i, direction.view(input.shape)]]));
    const allowed = atol * Number(direction.sum().item());
    places.forEach((place, o) => {
      const expected = numerical[place];
      const tangent = found[place]?.reshape(-1);
      if (!expected || !tangent || isClose(tangent, expected, rtol, allowed)) return;
      const slow = forwardJacobian(subject, i)[place];
      const elements = slow
        ? inAllElements(numericalJacobian(subject, input, eps)[place] ?? slow, slow, exactness)
        : '';
      throw gradcheckError(mismatch(o, i, String(expected), String(tangent), MODE) + elements);
    });
  });
}

/** Of every output by one input, [elements of the input, elements of the output]; null for whole numbers. */
function forwardJacobian(subject: Subject, index: number): readonly (Tensor | null)[] {
  const { differentiated } = subject;
  const input = differentiated[index];
  if (input === undefined) return [];
  const rows = Array.from({ length: input.numel() }, (_, k) => {
    const unit = input.detach().new_zeros([input.numel()]);
    unit.select(0, k).fill_(1);
    return alongTangents(subject, differentiated, new Map([[index, unit.view(input.shape)]]));
  });
  const [first = []] = rows;
  return first.map((row, o) =>
    row === null ? null : functions.stack(rows.map((each) => (each[o] ?? row).reshape(-1))),
  );
}

/** What each output's tangent is, null for whole numbers: other inputs have tangents of zeros. */
function alongTangents(
  { at, inputs }: Subject,
  differentiated: readonly Tensor[],
  tangents: ReadonlyMap<number, Tensor | null>,
): readonly (Tensor | null)[] {
  return dual_level(() => {
    const duals = inputs.map((input) => {
      const i = input instanceof TensorClass ? differentiated.indexOf(input) : -1;
      if (!(input instanceof TensorClass) || i < 0) return input;
      const tangent = tangents.get(i);
      if (tangent === null) return input.detach();
      return make_dual(input.detach(), tangent ?? input.detach().new_zeros(input.shape));
    });
    return at(duals).map((output) => {
      if (!output.is_floating_point()) return null;
      const { primal, tangent } = unpack_dual(output);
      return tangent?.detach() ?? primal.detach().new_zeros(primal.shape);
    });
  });
}

/** Refuses a rule that gives something else where an input has no tangent than where it has one of zeros. */
export function checkUndefinedTangents(subject: Subject): void {
  const { differentiated } = subject;
  const directions = randomDirections(differentiated);
  const all = new Map<number, Tensor | null>(
    differentiated.map((input, i) => [i, (directions[i] ?? input).view(input.shape)]),
  );
  differentiated.forEach((input, i) => {
    const zeros = input.detach().new_zeros(input.shape);
    const materialised = alongTangents(subject, differentiated, new Map([...all, [i, zeros]]));
    const undefinedThere = alongTangents(subject, differentiated, new Map([...all, [i, null]]));
    materialised.forEach((one, o) => {
      const other = undefinedThere[o];
      if (!one || !other || functions.allclose(one, other) === true) return;
      throw gradcheckError(
        `('Mismatch in tangent values for output with index: ', ${o}, ' when input: ', ${String(input)}, ' has an undefined tangent value. ', ' Got: ', ${String(one)}, ' but expected: ', ${String(other)})`,
      );
    });
  });
}
