/**
 * What stands over the lines of the function's plot: axes through zero, where conditions flip, asymptotes, landmarks, the
 * cross-hair, and a box that is being drawn. Draws on a canvas, knows no Chart.js but its scales.
 */
import type { Landmark } from '../../src/trace/landmarks';
import type { Flip } from '../../src/trace/plot';
import type { ChartColors } from '../theme';
import { t } from '../words';
import type { Pixel } from './axes/gestures';
import { outline } from './export/shapes';
import { placeText, shapeOf } from './landmarks';

export interface Ground {
  readonly ctx: CanvasRenderingContext2D;
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly colors: ChartColors;
  readonly across: (x: number) => number;
  readonly up: (y: number) => number;
}

/** A place that is read off: its x, and the lines' heights there. */
export interface Cross {
  readonly x: number;
  readonly heights: readonly { readonly y: number; readonly color: string; readonly chosen: boolean }[];
}

const FLIP = t('condition flips');
const SIGN = 5;

/** The axes through zero stand out a little. */
export function drawZero({ ctx, area, colors, across, up }: Ground): void {
  const { left, right, top, bottom } = area;
  const [x, y] = [Math.round(across(0)) + 0.5, Math.round(up(0)) + 0.5];
  if (x >= left && x <= right) stroke(ctx, colors.muted, [x, top, x, bottom]);
  if (y >= top && y <= bottom) stroke(ctx, colors.muted, [left, y, right, y]);
}

/** Where a condition of the program would be decided the other way. */
export function drawFlips(ground: Ground, flips: readonly Flip[]): void {
  const { colors } = ground;
  drawUprights(
    ground,
    flips.map(({ x }) => ({ x, label: FLIP, color: colors.text, dash: [6, 4] })),
    11,
  );
}

/** Asymptotes and jumps. */
export function drawBreaks(ground: Ground, found: readonly Landmark[], label: string): void {
  const { colors } = ground;
  const breaks = found.filter((landmark) => shapeOf(landmark) === null);
  drawUprights(
    ground,
    breaks.map(({ kind, x, left, right }) => ({
      x,
      label: placeText(label, x),
      color: colors.muted,
      dash: kind === 'pole' ? [8, 5] : [2, 4],
      // Where the curve does not go up.
      onLeft: right === Infinity,
      low: left === Infinity && right === Infinity,
    })),
    24,
  );
}

interface Upright {
  readonly x: number;
  readonly label: string;
  readonly color: string;
  readonly dash: number[];
  /** The label stands on its left, where there is room. */
  readonly onLeft?: boolean;
  /** The label stands at the bottom. */
  readonly low?: boolean;
}

function drawUprights(
  { ctx, area: { left, right, top, bottom }, colors, across }: Ground,
  lines: readonly Upright[],
  down: number,
): void {
  let free = left;
  for (const { x, label, color, dash, onLeft = false, low = false } of lines) {
    const at = Math.round(across(x)) + 0.5;
    if (at < left - 1 || at > right + 1) continue;
    stroke(ctx, color, [at, top, at, bottom], dash);
    ctx.save();
    ctx.font = `11px ${colors.font}`;
    const { width } = ctx.measureText(label);
    const [before, after] = [at - 5 - width, at + 5];
    const from = (onLeft && before >= free) || after + width > right ? before : after;
    const base = low ? bottom - 6 : top + down;
    // Lines that stand close together share one label.
    if (from >= free) {
      ctx.fillStyle = colors.background;
      ctx.fillRect(from - 2, base - 10, width + 4, 13);
      ctx.fillStyle = colors.text;
      ctx.fillText(label, from, base);
      free = from + width + 5;
    }
    ctx.restore();
  }
}

export function drawLandmarks({ ctx, area, colors, across, up }: Ground, found: readonly Landmark[]): void {
  for (const landmark of found) {
    const shape = shapeOf(landmark);
    if (shape === null) continue;
    const [x, y] = [across(landmark.x), up(landmark.f)];
    if (!(y >= area.top - SIGN && y <= area.bottom + SIGN && x >= area.left - 1 && x <= area.right + 1)) continue;
    ctx.save();
    ctx.beginPath();
    outline(shape, x, y, SIGN).forEach(([left, top], index) => {
      if (index === 0) ctx.moveTo(left, top);
      else ctx.lineTo(left, top);
    });
    ctx.closePath();
    ctx.fillStyle = colors.background;
    ctx.strokeStyle = colors.text;
    ctx.lineWidth = colors.highContrast ? 2.5 : 1.6;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }
}

export function drawCross({ ctx, area, colors, across, up }: Ground, { x, heights }: Cross): void {
  const at = across(x);
  if (at < area.left - 1 || at > area.right + 1) return;
  stroke(ctx, colors.muted, [at, area.top, at, area.bottom], [2, 3]);
  for (const { y, color, chosen } of heights) {
    const height = up(y);
    if (!(height >= area.top && height <= area.bottom)) continue;
    dot(ctx, at, height, chosen ? 6 : 4.5, color, chosen ? colors.text : colors.background);
  }
}

/** The point's handle: a ring that says it can be dragged. */
export function drawHandle({ ctx, area, colors, across, up }: Ground, x: number, y: number, held: boolean): void {
  const [left, top] = [across(x), up(y)];
  if (!(top >= area.top - 8 && top <= area.bottom + 8 && left >= area.left - 8 && left <= area.right + 8)) return;
  ctx.save();
  ctx.beginPath();
  ctx.arc(left, top, held ? 11 : 9, 0, 2 * Math.PI);
  ctx.strokeStyle = colors.point;
  ctx.globalAlpha = colors.highContrast ? 1 : held ? 0.9 : 0.45;
  ctx.lineWidth = held ? 2 : 1.5;
  ctx.stroke();
  ctx.restore();
}

export function drawBox({ ctx, area, colors }: Ground, from: Pixel, to: Pixel): void {
  const inside = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  const [x1, x2] = [inside(from.x, area.left, area.right), inside(to.x, area.left, area.right)];
  const [y1, y2] = [inside(from.y, area.top, area.bottom), inside(to.y, area.top, area.bottom)];
  ctx.save();
  ctx.globalAlpha = 0.12;
  ctx.fillStyle = colors.text;
  ctx.fillRect(x1, y1, x2 - x1, y2 - y1);
  ctx.globalAlpha = 1;
  ctx.setLineDash([4, 3]);
  ctx.strokeStyle = colors.text;
  ctx.strokeRect(x1, y1, x2 - x1, y2 - y1);
  ctx.restore();
}

function stroke(
  context: CanvasRenderingContext2D,
  color: string,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  dash: number[] = [],
): void {
  context.save();
  context.beginPath();
  context.setLineDash(dash);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.restore();
}

function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  color: string,
  around: string,
): void {
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.strokeStyle = around;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.restore();
}
