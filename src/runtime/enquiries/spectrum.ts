/**
 * What a Hessian's eigenvalues say, in words: which way the function curves, and whether the point is a minimum, a
 * maximum or a saddle. Knows numbers only; the eigenvalues are the engine's.
 */
import { functions } from '../../engine/functions';
import { formatNumber, FEW_DIGITS } from '../../trace/format';
import type { MatrixSpectrum } from '../../trace/matrix';
import { message, type Message } from '../../trace/message';
import { aside, constantOf } from '../formula';

/** A Hessian where it stands. */
export interface Curved {
  /** Square, by rows. */
  readonly matrix: readonly (readonly number[])[];
  readonly gradient: readonly number[];
  readonly point: readonly number[];
}

/** Beside the largest eigenvalue, smaller ones are rounding. */
const ZERO = 1e-10;
/** A step to where the gradient is zero that is this small beside the point is none. */
const STEP = 1e-8;
const ASYMMETRY = 1e-8;

export function spectrumOf({ matrix, gradient, point }: Curved): MatrixSpectrum {
  const length = Math.hypot(...gradient);
  const broken = matrix.some((row) => !row.every(Number.isFinite));
  if (broken || matrix.length === 0)
    return {
      eigenvalues: null,
      condition: null,
      gradient: length,
      says: [
        broken
          ? message(
              'spectrum.not-finite',
              'Some second derivatives are not finite numbers here, so there are no eigenvalues.',
            )
          : message('spectrum.empty', 'There is no element to differentiate by.'),
      ],
    };
  const eigenvalues = eigenvaluesOf(matrix);
  const sizes = eigenvalues.map(Math.abs);
  const largest = Math.max(...sizes);
  const zero = largest * ZERO;
  const stationary = length <= STEP * largest * (1 + Math.hypot(...point));
  const smallest = Math.min(...sizes);
  return {
    eigenvalues,
    condition: smallest <= zero ? Infinity : largest / smallest,
    gradient: length,
    says: [
      ...asymmetryWords(matrix, largest),
      ...(eigenvalues.length === 1
        ? curveWords(eigenvalues[0] ?? NaN, gradient[0] ?? NaN, stationary)
        : surfaceWords({ eigenvalues, zero, length, stationary })),
    ],
  };
}

function eigenvaluesOf(matrix: readonly (readonly number[])[]): readonly number[] {
  const symmetric = matrix.flatMap((row, from) => row.map((value, to) => value / 2 + (matrix[to]?.[from] ?? NaN) / 2));
  return aside(() =>
    functions.linalg.eigvalsh(constantOf({ shape: [matrix.length, matrix.length], values: symmetric })).toArray(),
  );
}

function asymmetryWords(matrix: readonly (readonly number[])[], largest: number): readonly Message[] {
  const apart = matrix.reduce(
    (most, row, from) =>
      row.reduce((worst, value, to) => Math.max(worst, Math.abs(value - (matrix[to]?.[from] ?? NaN))), most),
    0,
  );
  if (apart <= ASYMMETRY * largest) return [];
  return [
    message(
      'spectrum.asymmetric',
      'This matrix is not symmetric: entries that mirror each other differ by up to {apart}, so a derivative in it is not that of the function, as a backward() of one’s own can be. The eigenvalues are those of its symmetric part.',
      { apart: short(apart) },
    ),
  ];
}

/** Of a function of one number. */
function curveWords(second: number, first: number, stationary: boolean): readonly Message[] {
  const args = { second: short(second), first: short(first) };
  if (second === 0)
    return [
      message('spectrum.curve-flat', 'f″ is 0: to second order the curve is straight here.'),
      stationary
        ? message(
            'spectrum.curve-undecided',
            'f′ is 0 as well, so the second derivative does not decide whether this is an extremum.',
          )
        : message(
            'spectrum.curve-inflection',
            'The slope f′ = {first} neither grows nor falls: an inflection, if f″ changes its sign here.',
            args,
          ),
    ];
  if (second > 0)
    return [
      message('spectrum.curve-up', 'f″ = {second} is positive: the slope grows, the curve bends upwards here.', args),
      stationary
        ? message('spectrum.curve-minimum', 'The slope f′ = {first} is zero here: this is a minimum.', args)
        : message('spectrum.curve-no-minimum', 'The slope f′ = {first} is not zero, so this is not the minimum.', args),
    ];
  return [
    message('spectrum.curve-down', 'f″ = {second} is negative: the slope falls, the curve bends downwards here.', args),
    stationary
      ? message('spectrum.curve-maximum', 'The slope f′ = {first} is zero here: this is a maximum.', args)
      : message('spectrum.curve-no-maximum', 'The slope f′ = {first} is not zero, so this is not the maximum.', args),
  ];
}

interface Surface {
  readonly eigenvalues: readonly number[];
  readonly zero: number;
  readonly length: number;
  readonly stationary: boolean;
}

function surfaceWords({ eigenvalues, zero, length, stationary }: Surface): readonly Message[] {
  const up = eigenvalues.filter((value) => value > zero).length;
  const down = eigenvalues.filter((value) => value < -zero).length;
  const flat = eigenvalues.length - up - down;
  const norm = { length: short(length) };
  const rises = message(
    'spectrum.slope',
    'The gradient is not zero here (|∇f| = {length}), so the function still rises and falls: this is no minimum, maximum or saddle point.',
    norm,
  );
  if (up > 0 && down > 0)
    return [
      message(
        'spectrum.mixed',
        'Eigenvalues above zero: {up}, below zero: {down}. The function curves upwards in some directions and downwards in others.',
        { up, down },
      ),
      ...flatWords(flat),
      stationary
        ? message('spectrum.saddle', 'The gradient is zero here (|∇f| = {length}): this is a saddle point.', norm)
        : rises,
    ];
  if (up === 0 && down === 0)
    return [
      message('spectrum.flat', 'All eigenvalues are zero: to second order the function is flat or a plane here.'),
      stationary ? undecided(norm) : rises,
    ];
  if (flat > 0)
    return [
      up > 0
        ? message(
            'spectrum.half-up',
            'No eigenvalue is negative: the function curves upwards in some directions and downwards in none.',
          )
        : message(
            'spectrum.half-down',
            'No eigenvalue is positive: the function curves downwards in some directions and upwards in none.',
          ),
      ...flatWords(flat),
      stationary ? undecided(norm) : rises,
    ];
  return up > 0
    ? [
        message(
          'spectrum.up',
          'All eigenvalues are positive: the function curves upwards in every direction, so where its gradient is zero it has a minimum.',
        ),
        stationary
          ? message('spectrum.minimum', 'The gradient is zero here (|∇f| = {length}): this is a minimum.', norm)
          : message(
              'spectrum.no-minimum',
              'The gradient is not zero here (|∇f| = {length}): this is not the minimum.',
              norm,
            ),
      ]
    : [
        message(
          'spectrum.down',
          'All eigenvalues are negative: the function curves downwards in every direction, so where its gradient is zero it has a maximum.',
        ),
        stationary
          ? message('spectrum.maximum', 'The gradient is zero here (|∇f| = {length}): this is a maximum.', norm)
          : message(
              'spectrum.no-maximum',
              'The gradient is not zero here (|∇f| = {length}): this is not the maximum.',
              norm,
            ),
      ];
}

function flatWords(count: number): readonly Message[] {
  if (count === 0) return [];
  return [
    count === 1
      ? message(
          'spectrum.one-zero',
          'One eigenvalue is zero within rounding: along its direction the function is flat to second order.',
        )
      : message(
          'spectrum.zeros',
          '{count} eigenvalues are zero within rounding: along their directions the function is flat to second order.',
          { count },
        ),
  ];
}

function undecided(norm: { readonly length: string }): Message {
  return message(
    'spectrum.undecided',
    'The gradient is zero here (|∇f| = {length}), but second derivatives do not decide what kind of point this is.',
    norm,
  );
}

function short(value: number): string {
  // Zero has no sign in a sentence.
  return formatNumber(value === 0 ? 0 : value, FEW_DIGITS);
}
