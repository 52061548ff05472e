/**
 * Answers with the Jacobian of an output, row by row with a backward pass each, or with the Hessian of what is
 * differentiated. Knows how large they may be, not what the numbers say.
 */
import { grad } from '../../engine/autograd/backward/backward';
import { numel } from '../../engine/shape';
import { TorchError } from '../../engine/errors';
import { filled } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import { message, type Message } from '../../trace/message';
import { MAX_MATRIX, type MatrixData, type MatrixPlace, type MatrixRequest } from '../../trace/matrix';
import { refusal, type Refusal } from '../../trace/refusal';
import { aside, constantOf, type Leaves } from '../formula';
import { refusalFor } from '../pass';
import { notTwice } from './curvature';
import { graphedAt, SecondDerivatives, type Graphed } from './second-derivatives';
import { spectrumOf } from './spectrum';
import type { Standpoint } from './standpoint';

/** A backward pass costs about as much as this many evaluations, and one through a gradient as much as this many. */
const COST = { jacobian: 3, hessian: 8 } as const;

export function matrix(standpoint: Standpoint, request: MatrixRequest): MatrixData | Refusal {
  const { formula, values, evaluations } = standpoint;
  const unknown = request.of.find((name) => !values.has(name));
  if (unknown !== undefined)
    return refusal(
      formula.range,
      message('curvature.no-variable', 'The formula has no variable {variable}.', { variable: unknown }),
    );
  const names = [...values.keys()].filter((name) => request.of.length === 0 || request.of.includes(name));
  const width = names.reduce((total, name) => total + numel(values.get(name)?.shape ?? []), 0);
  const height = request.kind === 'hessian' ? width : numel(standpoint.output.shape);
  if (width > MAX_MATRIX) return tooWide(standpoint, width, names.length);
  if (height > MAX_MATRIX) return tooTall(standpoint, height);
  if (height * COST[request.kind] > evaluations) return tooDear(standpoint);
  const columns = names.flatMap((name) => placesOf(name, values.get(name)?.shape ?? []));
  const rows = request.kind === 'hessian' ? columns : placesOf(null, standpoint.output.shape);
  try {
    const graphed = graphedAt(formula, values);
    return request.kind === 'jacobian'
      ? jacobian(standpoint, request, { graphed, names, rows, columns })
      : hessian(standpoint, request, { graphed, names, rows, columns });
  } catch (error) {
    const refused = refusalFor(error, formula.range, values);
    if (request.kind === 'jacobian' || !(error instanceof TorchError)) return refused;
    return { ...refused, message: notTwice(refused.message), hint: ONCE };
  }
}

const ONCE = message('matrix.once', 'Look at the Jacobian, which needs one derivative only.');

interface Asked {
  readonly graphed: Graphed;
  readonly names: readonly string[];
  readonly rows: readonly MatrixPlace[];
  readonly columns: readonly MatrixPlace[];
}

function jacobian(
  standpoint: Standpoint,
  request: MatrixRequest,
  { graphed, names, rows, columns }: Asked,
): MatrixData {
  const { leaves, output, root } = graphed;
  // What the formula gives may be what the output sums.
  const differentiated = output.numel() === rows.length ? output : root;
  const chosen = names.flatMap((name) => leaves.get(name) ?? []);
  const values = rows.map((_, row) => {
    standpoint.stopwatch.check();
    return gradientsOf(differentiated, row, chosen);
  });
  const weighted = standpoint.output.weighted && rows.length > 1;
  return {
    request,
    rows,
    columns,
    values,
    spectrum: null,
    notes: weighted
      ? [message('matrix.weighted', 'Each row is multiplied with the weight that backward() was given for it.')]
      : [],
  };
}

/** Of one element of the output, by all leaves; null where none arrives. */
function gradientsOf(output: Tensor, row: number, leaves: readonly Tensor[]): readonly (number | null)[] {
  const gradients = output.requires_grad
    ? aside(() => {
        const only = new Array<number>(output.numel()).fill(0);
        only[row] = 1;
        const grad_outputs =
          output.ndim === 0 ? filled(1, [], output.dtype) : constantOf({ shape: output.shape, values: only });
        return grad(output, leaves, { grad_outputs, retain_graph: true, allow_unused: true });
      })
    : [];
  return leaves.flatMap(
    (leaf, place) => gradients[place]?.toArray() ?? new Array<number | null>(leaf.numel()).fill(null),
  );
}

function hessian(standpoint: Standpoint, request: MatrixRequest, { graphed, names, rows, columns }: Asked): MatrixData {
  const { stopwatch } = standpoint;
  const chosen: Leaves = new Map([...graphed.leaves].filter(([name]) => names.includes(name)));
  const second = new SecondDerivatives(graphed.root, chosen);
  const depends = (name: string | null): boolean => name !== null && second.gradient(name) !== null;
  const numbers = [...chosen].flatMap(([name, leaf]) =>
    Array.from({ length: leaf.numel() }, (_, element) => {
      stopwatch.check();
      return second.row(name, element, names).flat();
    }),
  );
  const values = numbers.map((line, row) =>
    line.map((value, column) =>
      depends(rows[row]?.name ?? null) && depends(columns[column]?.name ?? null) ? value : null,
    ),
  );
  return {
    request,
    rows,
    columns,
    values,
    spectrum: spectrumOf({
      matrix: numbers,
      gradient: names.flatMap(
        (name) => second.gradient(name) ?? [...(standpoint.values.get(name)?.values ?? [])].fill(0),
      ),
      point: names.flatMap((name) => standpoint.values.get(name)?.values ?? []),
    }),
    notes: hessianNotes(standpoint, graphed, names),
  };
}

function hessianNotes(
  { values, output }: Standpoint,
  { output: result }: Graphed,
  names: readonly string[],
): readonly Message[] {
  const summed = result.numel() > 1 && numel(output.shape) > 1;
  return [
    ...(summed
      ? [
          message(
            'matrix.summed',
            'The result has several elements; this is the Hessian of their sum, which is differentiated.',
          ),
        ]
      : []),
    ...(names.length < values.size
      ? [message('matrix.chosen', 'The variables that are not chosen stay where they are.')]
      : []),
  ];
}

function placesOf(name: string | null, shape: readonly number[]): readonly MatrixPlace[] {
  const indices = shape.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap((index) => Array.from({ length: size }, (_, next) => [...index, next])),
    [[]],
  );
  return indices.map((index) => ({ name, index }));
}

function tooWide({ formula }: Standpoint, elements: number, names: number): Refusal {
  return refusal(
    formula.range,
    message(
      'matrix.too-wide',
      'The variables have {elements} elements together; a matrix of at most {most} columns is shown.',
      {
        elements,
        most: MAX_MATRIX,
      },
    ),
    names > 1
      ? message('matrix.too-wide.hint', 'Choose variables with at most {most} elements together.', { most: MAX_MATRIX })
      : message('matrix.too-wide.one-hint', 'Use a smaller vector or matrix, or look at its elements in the table.'),
  );
}

function tooTall({ formula }: Standpoint, elements: number): Refusal {
  return refusal(
    formula.range,
    message('matrix.too-tall', 'The result has {elements} elements; a matrix of at most {most} rows is shown.', {
      elements,
      most: MAX_MATRIX,
    }),
    message('matrix.too-tall.hint', 'Choose an output with fewer elements, or the Hessian, which is of their sum.'),
  );
}

function tooDear({ formula }: Standpoint): Refusal {
  return refusal(
    formula.range,
    message('matrix.too-dear', 'This is too large to be differentiated so often while you wait.'),
    message('matrix.too-dear.hint', 'Choose fewer variables, or smaller ones.'),
  );
}
