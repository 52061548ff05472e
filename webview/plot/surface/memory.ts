/** What is remembered of the picture of f over two variables, for the two that are shown, and what stands in for it. Pure. */
import type { PageState } from '../../../src/inspector/protocol';
import type { SurfaceAxis, SurfaceData } from '../../../src/trace/surface';
import type { AxisPair } from './axes';
import type { DescentChoices } from './descentpanel';
import type { View } from './frame';
import type { Spot } from './marks';
import { nearestNode } from './reading';

export type Memory = NonNullable<PageState['surface']>;

const STEPS = 100;
/** The part of the picture's diagonal that the first step takes. */
const FIRST_STEP = 0.08;

/** Ranges of other variables are forgotten. */
export function memoryOf(now: PageState['surface'], { x, y }: AxisPair): Memory {
  const own = (axis: 'x' | 'y', { variable, element }: AxisPair['x']): SurfaceAxis => {
    const before = now?.[axis];
    const same = before?.variable === variable && before.element === element;
    return same ? before : { variable, element, from: null, to: null };
  };
  const { rate = null, momentum = null, steps = null, start = null } = now ?? {};
  return { x: own('x', x), y: own('y', y), rate, momentum, steps, start };
}

/** Other axes, everywhere. */
export function withAxes(memory: Memory, { x, y }: AxisPair): Memory {
  const free = ({ variable, element }: AxisPair['x']): SurfaceAxis => ({ variable, element, from: null, to: null });
  return { ...memory, x: free(x), y: free(y), start: null };
}

/** Until somebody chooses, a step size whose first step stays in the picture. */
export function choicesOf(now: PageState['surface'], data: SurfaceData | null): DescentChoices {
  const { rate, momentum, steps, start } = now ?? {};
  return { rate: rate ?? fittingRate(data, start ?? null), momentum: momentum ?? 0, steps: steps ?? STEPS };
}

function fittingRate(data: SurfaceData | null, start: Spot | null): number {
  if (data === null) return 0.1;
  const { x, dx, dy, point } = data;
  const { column, row } = nearestNode(data, start ?? point);
  const at = row * x.length + column;
  const slope = Math.hypot(dx[at] ?? NaN, dy[at] ?? NaN);
  const { x: across, y: up } = viewOf(data);
  const most = (Math.hypot(across.to - across.from, up.to - up.from) * FIRST_STEP) / slope;
  if (!Number.isFinite(most) || most <= 0) return 0.1;
  const power = 10 ** Math.floor(Math.log10(most));
  const part = most / power;
  return Math.min(1, Number(((part >= 5 ? 5 : part >= 2 ? 2 : 1) * power).toPrecision(2)));
}

export function viewOf({ x, y }: Pick<SurfaceData, 'x' | 'y'>): View {
  return { x: { from: x[0] ?? 0, to: x.at(-1) ?? 1 }, y: { from: y[0] ?? 0, to: y.at(-1) ?? 1 } };
}

export function middleOf({ x, y }: View): Spot {
  return { x: (x.from + x.to) / 2, y: (y.from + y.to) / 2 };
}
