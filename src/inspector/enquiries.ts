/**
 * Reads what the page asks of the output that is shown, a reader for each kind: whatever has another form is no
 * question. Knows nothing of what is answered.
 */
import type { DescentRequest } from '../trace/descent';
import type { Enquiry, EnquiryKind } from '../trace/enquiry';
import type { LandmarksRequest } from '../trace/landmarks';
import type { MatrixRequest } from '../trace/matrix';
import type { PlotRequest, Scale } from '../trace/plot';
import type { AxisVariable, SurfaceAxis, SurfaceRequest } from '../trace/surface';
import { elementsRequest, listRequest, statisticsRequest, writingRequest } from './elements';

type Asked = Readonly<Record<string, unknown>>;

const READERS: { readonly [Kind in EnquiryKind]: (asked: Asked) => Enquiry<Kind>['ask'] | null } = {
  plot: plotRequest,
  landmarks: landmarksRequest,
  surface: surfaceRequest,
  descent: descentRequest,
  curvature: ({ variables }) => (areNames(variables) ? { variables } : null),
  matrix: matrixRequest,
  elements: elementsRequest,
  statistics: statisticsRequest,
  listing: listRequest,
  writing: writingRequest,
  nodes: ({ first, count }) => (isCount(first) && isCount(count) ? { first, count } : null),
};

export function enquiryFrom(kind: unknown, asked: Asked): Enquiry | null {
  if (!isKind(kind)) return null;
  const ask = READERS[kind](asked);
  // Question and kind belong together by the table, which the compiler does not see.
  return ask && ({ kind, ask } as Enquiry);
}

function isKind(kind: unknown): kind is EnquiryKind {
  return typeof kind === 'string' && Object.hasOwn(READERS, kind);
}

function plotRequest({ variable, element, from, to, count, order, scale }: Asked): PlotRequest | null {
  if (typeof variable !== 'string' || typeof element !== 'number' || typeof count !== 'number') return null;
  if (!isEnd(from) || !isEnd(to) || !isScale(scale) || !(order === undefined || typeof order === 'number')) return null;
  const more = { ...(order === undefined ? {} : { order }), ...(scale === undefined ? {} : { scale }) };
  return { variable, element, from, to, count, ...more };
}

function landmarksRequest({ variable, element, from, to, scale }: Asked): LandmarksRequest | null {
  if (typeof variable !== 'string' || typeof element !== 'number' || !isScale(scale)) return null;
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return { variable, element, from, to, ...(scale === undefined ? {} : { scale }) };
}

function isScale(value: unknown): value is Scale | undefined {
  return value === undefined || value === 'linear' || value === 'log';
}

function matrixRequest({ kind, of }: Asked): MatrixRequest | null {
  return (kind === 'jacobian' || kind === 'hessian') && areNames(of) ? { kind, of } : null;
}

function surfaceRequest({ x, y, nx, ny }: Asked): SurfaceRequest | null {
  if (typeof nx !== 'number' || typeof ny !== 'number') return null;
  const [across, up] = [axisFrom(x), axisFrom(y)];
  return across && up && { x: across, y: up, nx, ny };
}

function descentRequest({ x, y, start, rate, momentum, steps }: Asked): DescentRequest | null {
  if (typeof rate !== 'number' || typeof momentum !== 'number' || typeof steps !== 'number') return null;
  const [across, up] = [variableFrom(x), variableFrom(y)];
  const place = isAsked(start) ? start : {};
  if (across === null || up === null || typeof place['x'] !== 'number' || typeof place['y'] !== 'number') return null;
  return { x: across, y: up, start: { x: place['x'], y: place['y'] }, rate, momentum, steps };
}

function axisFrom(value: unknown): SurfaceAxis | null {
  const along = variableFrom(value);
  const { from, to } = isAsked(value) ? value : {};
  return along !== null && isEnd(from) && isEnd(to) ? { ...along, from, to } : null;
}

function variableFrom(value: unknown): AxisVariable | null {
  const { variable, element } = isAsked(value) ? value : {};
  return typeof variable === 'string' && typeof element === 'number' ? { variable, element } : null;
}

function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null;
}

function areNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isEnd(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
