/**
 * All rows of a Jacobian in one pass backward: every gradient has the rows as its first dimension. Where a node's formulas
 * work element by element that is all there is to it, as they broadcast; others run as for a batch (`vmap`). A Hessian of
 * ten variables takes a fifth of the time that ten passes take. It has no side effects: where it cannot be, the passes run
 * one by one.
 */
import { dimensionsToSum, formatList, sameShape } from '../../shape';
import { duringTransform } from '../../transforms/active';
import { batched } from '../../transforms/batches';
import { MapLevel } from '../../transforms/mapping';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { isUnusual } from '../../unusual';
import { unreported, withGradMode } from '../modes/modes';
import type { Node } from '../nodes/node';
import type { OperatorNode } from '../nodes/operator-node';
import type { Capture } from '../backward/task';
import { walkRows } from '../backward/walk';

/** More elements than these are faster row by row, in the cache. */
const MOST = 65_536;

/** The derivatives of each element of `output` by each point, the elements in front; null where it is for the passes to say. */
export function rowsTogether(output: Tensor, points: readonly Tensor[]): (Tensor | null)[] | null {
  const size = output.numel();
  const node = output.requires_grad ? output.gradientNode() : null;
  if (node === null || size < 2 || isUnusual()) return null;
  if (points.some((point) => point.numel() * size > MOST) || size * size > MOST) return null;
  const captures = points.flatMap((point): Capture[] => {
    const here = point.requires_grad ? point.gradientNode() : null;
    return here === null ? [] : [{ node: here, output: point.output_nr, gradient: null }];
  });
  if (captures.length < points.length) return null;
  const gradient = withGradMode(false, () =>
    unreported(() => functions.eye(size, { dtype: output.dtype }).view([size, ...output.shape])),
  );
  const level = new MapLevel(size, 'error');
  const step = (at: OperatorNode, gradients: readonly (Tensor | null)[]): (Tensor | null)[] =>
    stepOf(level, at, gradients);
  if (!walkRows([{ node, output: output.output_nr, gradient }], captures, step)) return null;
  return withGradMode(false, () =>
    captures.map(({ gradient }, i) => {
      // What the formulas handed on as it was may be shown by others, too.
      const isOwn = gradient?.origin === null && captures.findIndex((other) => other.gradient === gradient) === i;
      return gradient === null || isOwn ? gradient : gradient.clone();
    }),
  );
}

function stepOf(level: MapLevel, node: OperatorNode, gradients: readonly (Tensor | null)[]): (Tensor | null)[] {
  const isElementwise = node.recipe.numbers?.isElementwise(node) === true;
  const results = isElementwise ? node.apply(gradients) : asBatch(level, node, gradients);
  return results.map((gradient, e) => {
    const next = node.edge(e);
    return gradient === null || next === null ? null : fittedRows(gradient, next, node.edgeOutput(e), level.size);
  });
}

function asBatch(level: MapLevel, node: OperatorNode, gradients: readonly (Tensor | null)[]): (Tensor | null)[] {
  return duringTransform(level, () =>
    node
      .apply(gradients.map((gradient) => (gradient === null ? null : batched(level, gradient))))
      .map((gradient) => (gradient === null ? null : level.unwrapped(gradient, 0))),
  );
}

/** Of the shape and dtype of where it goes, behind the rows. */
function fittedRows(gradient: Tensor, next: Node, output: number, size: number): Tensor {
  const shape = next.outputShape(output);
  const [first, ...own] = gradient.shape;
  const dims = sameShape(own, shape) ? [] : dimensionsToSum(own, shape);
  if (first !== size || dims === null) throw new Error(`No rows for ${formatList(shape)}.`);
  const summed =
    dims.length === 0
      ? gradient
      : gradient.sum(
          dims.map((d) => d + 1),
          true,
        );
  const dtype = next.gradientDtype(output);
  const whole = own.length > shape.length ? summed.reshape([size, ...shape]) : summed;
  return dtype === null || whole.dtype === dtype ? whole : whole.to(dtype);
}
