/** Whether the answer to an enquiry is of the kind that was asked for; like `validate`, nothing is taken for granted. */
import type { DescentData } from '../../trace/descent';
import type { EnquiryKind } from '../../trace/enquiry';
import { LANDMARKS } from '../../trace/landmarks';
import type { SurfaceData, SurfaceSlice } from '../../trace/surface';
import { isCount, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';
import { isMessage, isRange } from './validate';
import { isSentTrace } from './validate-trace';
import { areElements, areStatistics, isElementList, isWritten } from './validate-elements';

const areNumbers = listOf(isNumber);

const areSeries = (value: unknown): value is readonly (readonly number[])[] => listOf(areNumbers)(value);

const areFlips = listOf(shape({ x: isNumber, range: orNull(isRange) }));

const isPlot = shape({
  request: shape({
    variable: isText,
    element: isCount,
    from: orNull(isNumber),
    to: orNull(isNumber),
    count: isCount,
  }),
  from: isNumber,
  to: isNumber,
  x: areNumbers,
  f: areNumbers,
  df: areNumbers,
  point: orNull(shape({ x: isNumber, f: isNumber, slope: isNumber })),
  method: oneOf('linspace', 'pointwise'),
  notes: listOf(isMessage),
});

const isPlotData: Check = (value) => {
  if (!isPlot(value)) return false;
  const { x, flips, higher } = value as { readonly x: readonly number[]; flips?: unknown; higher?: unknown };
  if (flips !== undefined && !areFlips(flips)) return false;
  return higher === undefined || (areSeries(higher) && higher.every((series) => series.length === x.length));
};

const isLandmarks = shape({
  request: shape({ variable: isText, element: isCount, from: isNumber, to: isNumber }),
  found: listOf(
    shape({
      kind: oneOf(...LANDMARKS),
      x: isNumber,
      f: isNumber,
      slope: isNumber,
      left: isNumber,
      right: isNumber,
      manner: oneOf('plain', 'touches', 'corner'),
    }),
  ),
  more: isCount,
  notes: listOf(isMessage),
});

const along = { variable: isText, element: isCount };
const isSurfaceAxis = shape({ ...along, from: orNull(isNumber), to: orNull(isNumber) });
const isSlice = shape({ f: areNumbers, slope: areNumbers });

const isSurfaceShaped = shape({
  request: shape({ x: isSurfaceAxis, y: isSurfaceAxis, nx: isNumber, ny: isNumber }),
  x: areNumbers,
  y: areNumbers,
  f: areNumbers,
  dx: areNumbers,
  dy: areNumbers,
  slices: shape({ x: isSlice, y: isSlice }),
  point: shape({ x: isNumber, y: isNumber, f: isNumber, dx: isNumber, dy: isNumber }),
  method: oneOf('together', 'pointwise'),
  notes: listOf(isMessage),
});

/** Its lists are as long as they say: drawing relies on that. */
const isSurface: Check = (value) => {
  if (!isSurfaceShaped(value)) return false;
  const { x, y, f, dx, dy, slices } = value as SurfaceData;
  const places = x.length * y.length;
  const isAlong = ({ f: own, slope }: SurfaceSlice, count: number): boolean =>
    own.length === count && slope.length === count;
  return (
    x.length > 1 &&
    y.length > 1 &&
    [f, dx, dy].every((list) => list.length === places) &&
    isAlong(slices.x, x.length) &&
    isAlong(slices.y, y.length)
  );
};

const isDescentShaped = shape({
  request: shape({
    x: shape(along),
    y: shape(along),
    start: shape({ x: isNumber, y: isNumber }),
    rate: isNumber,
    momentum: isNumber,
    steps: isNumber,
  }),
  x: areNumbers,
  y: areNumbers,
  f: areNumbers,
  norm: areNumbers,
  ending: oneOf('converged', 'diverged', 'unbounded', 'undefined', 'steps', 'limit'),
  said: isMessage,
});

const isDescent: Check = (value) => {
  if (!isDescentShaped(value)) return false;
  const { x, y, f, norm } = value as DescentData;
  return [y, f, norm].every((list) => list.length === x.length);
};

const isCurvature = shape({
  request: shape({ variables: listOf(isText) }),
  variables: listOf(shape({ variable: isText, values: orNull(areNumbers), reason: orNull(isMessage) })),
});

const arePlaces = listOf(shape({ name: orNull(isText), index: listOf(isCount) }));

const isMatrix = shape({
  request: shape({ kind: oneOf('jacobian', 'hessian'), of: listOf(isText) }),
  rows: arePlaces,
  columns: arePlaces,
  values: listOf(listOf(orNull(isNumber))),
  spectrum: orNull(
    shape({
      eigenvalues: orNull(areNumbers),
      condition: orNull(isNumber),
      gradient: isNumber,
      says: listOf(isMessage),
    }),
  ),
  notes: listOf(isMessage),
});

/** A check for each kind. */
export const ENQUIRY_ANSWERS: Readonly<Record<EnquiryKind, Check>> = {
  plot: isPlotData,
  landmarks: isLandmarks,
  surface: isSurface,
  descent: isDescent,
  curvature: isCurvature,
  matrix: isMatrix,
  elements: areElements,
  statistics: areStatistics,
  listing: isElementList,
  writing: isWritten,
  nodes: isSentTrace,
};
