/** What stands on the heights of a picture: arrows, a path, the cross-hair, the point, and the axes around. Knows no state. */
import type { SurfaceData } from '../../../src/trace/surface';
import { shortNumber } from '../../numbers';
import type { ChartColors } from '../../theme';
import { arrowsOf } from './field';
import type { Frame } from './frame';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PathShown {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The last step that is drawn. */
  readonly upTo: number;
}

export interface AxisLabels {
  readonly x: string;
  readonly y: string;
}

export function drawArrows(
  context: CanvasRenderingContext2D,
  frame: Frame,
  data: SurfaceData,
  way: 'down' | 'up',
  colors: ChartColors,
): void {
  context.strokeStyle = colors.text;
  context.fillStyle = colors.text;
  context.lineWidth = colors.highContrast ? 1.6 : 1.1;
  context.globalAlpha = 0.85;
  for (const { x, y, right, down } of arrowsOf(data, frame.pixels, way === 'up' ? 1 : -1)) {
    const [left, top] = [frame.left(x) - right / 2, frame.top(y) - down / 2];
    const length = Math.hypot(right, down);
    const [unitX, unitY] = [right / length, down / length];
    const head = Math.min(5, length * 0.6);
    context.beginPath();
    context.moveTo(left, top);
    context.lineTo(left + right - unitX * head, top + down - unitY * head);
    context.stroke();
    context.beginPath();
    context.moveTo(left + right, top + down);
    context.lineTo(left + right - unitX * head - unitY * head * 0.5, top + down - unitY * head + unitX * head * 0.5);
    context.lineTo(left + right - unitX * head + unitY * head * 0.5, top + down - unitY * head - unitX * head * 0.5);
    context.fill();
  }
  context.globalAlpha = 1;
}

export function drawPath(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { x, y, upTo }: PathShown,
  colors: ChartColors,
): void {
  const places = x
    .slice(0, upTo + 1)
    .map((at, index) => [frame.left(at), frame.top(y[index] ?? NaN)] as const)
    // Far outside a canvas draws nothing at all.
    .map(([left, top]) => [Math.max(-1e5, Math.min(1e5, left)), Math.max(-1e5, Math.min(1e5, top))] as const);
  for (const [width, color] of [
    [5, colors.background],
    [2, colors.text],
  ] as const) {
    context.beginPath();
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.strokeStyle = color;
    places.forEach(([left, top], index) => {
      if (index === 0) context.moveTo(left, top);
      else context.lineTo(left, top);
    });
    context.stroke();
  }
  places.forEach(([left, top], index) => {
    const end = index === places.length - 1;
    disc(
      context,
      left,
      top,
      index === 0 || end ? 4.5 : 2.5,
      index === 0 ? colors.background : colors.text,
      colors.text,
    );
  });
}

export function drawCross(context: CanvasRenderingContext2D, frame: Frame, { x, y }: Spot, colors: ChartColors): void {
  const [left, top] = [Math.round(frame.left(x)) + 0.5, Math.round(frame.top(y)) + 0.5];
  const { box } = frame;
  context.strokeStyle = colors.text;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(box.left, top);
  context.lineTo(box.left + box.width, top);
  context.moveTo(left, box.top);
  context.lineTo(left, box.top + box.height);
  context.stroke();
  context.setLineDash([]);
  disc(context, left, top, 3.5, colors.background, colors.text);
}

/** A ring with a cross in it: no dot of a path looks like it. */
export function drawPoint(context: CanvasRenderingContext2D, frame: Frame, { x, y }: Spot, colors: ChartColors): void {
  const [left, top] = [frame.left(x), frame.top(y)];
  disc(context, left, top, 8, colors.background, colors.point);
  context.beginPath();
  context.lineWidth = 2;
  context.strokeStyle = colors.point;
  context.moveTo(left - 4, top);
  context.lineTo(left + 4, top);
  context.moveTo(left, top - 4);
  context.lineTo(left, top + 4);
  context.stroke();
}

function disc(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  radius: number,
  inside: string,
  around: string,
): void {
  context.beginPath();
  context.arc(left, top, radius, 0, 2 * Math.PI);
  context.fillStyle = inside;
  context.strokeStyle = around;
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
}

export function drawAxes(
  context: CanvasRenderingContext2D,
  frame: Frame,
  labels: AxisLabels,
  colors: ChartColors,
): void {
  const { box } = frame;
  const ticks = frame.ticks();
  const bottom = box.top + box.height;
  context.strokeStyle = colors.muted;
  context.lineWidth = 1;
  context.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
  context.fillStyle = colors.muted;
  context.textAlign = 'center';
  for (const tick of ticks.x) {
    const left = frame.left(tick);
    context.fillRect(Math.round(left), bottom, 1, 4);
    context.fillText(shortNumber(tick), left, bottom + 15);
  }
  context.textAlign = 'end';
  for (const tick of ticks.y) {
    const top = frame.top(tick);
    context.fillRect(box.left - 4, Math.round(top), 4, 1);
    context.fillText(shortNumber(tick), box.left - 7, top + 4);
  }
  context.fillStyle = colors.text;
  context.font = `italic 12px ${colors.font}`;
  context.textAlign = 'center';
  context.fillText(labels.x, box.left + box.width / 2, bottom + 32, box.width);
  context.save();
  context.translate(11, box.top + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(labels.y, 0, 0, box.height);
  context.restore();
  context.textAlign = 'start';
}
