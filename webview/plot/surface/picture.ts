/**
 * Draws f over two variables on a canvas: heights as colours, labelled contour lines, the arrows of the gradient, the
 * point, a path of gradient descent and a cross-hair. Knows no controls and asks for nothing.
 */
import type { SurfaceData } from '../../../src/trace/surface';
import { shortNumber } from '../../numbers';
import { chartColors, type ChartColors } from '../../theme';
import { writeRgb } from '../colors';
import { Frame, type View } from './frame';
import { isolines, type Polyline } from './isolines';
import { heightOf, levelsOf, type Levels } from './levels';
import {
  drawArrows,
  drawAxes,
  drawCross,
  drawPath,
  drawPoint,
  type AxisLabels,
  type PathShown,
  type Spot,
} from './marks';
import { colorAt, paletteOf, type Palette } from './palette';

export interface Scene {
  readonly data: SurfaceData;
  /** What is shown, which may be ahead of the data. */
  readonly view: View;
  readonly point: Spot | null;
  readonly path: PathShown | null;
  readonly cross: Spot | null;
  readonly arrows: 'down' | 'up' | 'none';
  readonly labels: AxisLabels;
}

/** A place in the canvas is the point's handle where it is no farther away, in pixels. */
const HANDLE = 12;
const BOTTOM = 40;
const TOP = 10;
const RIGHT = 14;

export class SurfacePicture {
  private readonly canvas: HTMLCanvasElement;
  private scene: Scene | null = null;
  private frame: Frame | null = null;
  private drawn: { readonly data: SurfaceData; readonly look: string; readonly heat: HTMLCanvasElement } | null = null;
  private lines: { readonly data: SurfaceData; readonly lines: readonly Polyline[][] } | null = null;
  private levelsFor: { readonly data: SurfaceData; readonly levels: Levels } | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    new ResizeObserver(() => {
      this.redraw();
    }).observe(canvas);
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.redraw();
  }

  levels(data: SurfaceData): Levels {
    if (this.levelsFor?.data !== data) this.levelsFor = { data, levels: levelsOf(data.f) };
    return this.levelsFor.levels;
  }

  /** The numbers at a place of the canvas; null outside of the axes. */
  placeAt(left: number, top: number): Spot | null {
    return this.frame?.holds(left, top) === true ? this.frame.place(left, top) : null;
  }

  isHandle(left: number, top: number): boolean {
    const point = this.scene?.point;
    if (!point || this.frame === null) return false;
    return Math.hypot(this.frame.left(point.x) - left, this.frame.top(point.y) - top) <= HANDLE;
  }

  /** The size of what the axes hold, in pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return this.frame?.box ?? { width: 1, height: 1 };
  }

  /** Again with the size and the colours as they are now. */
  redraw(): void {
    const { scene, canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = canvas.getContext('2d');
    if (scene === null || context === null || width === 0 || height === 0) return;
    const scale = window.devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const colors = chartColors();
    context.font = `11px ${colors.font}`;
    const left = Math.max(30, ...tickWidths(context, scene.view, height)) + 22;
    const frame = new Frame(scene.view, {
      left,
      top: TOP,
      width: Math.max(40, width - left - RIGHT),
      height: Math.max(40, height - TOP - BOTTOM),
    });
    this.frame = frame;
    const levels = this.levels(scene.data);
    clipped(context, frame, () => {
      this.drawHeat(context, frame, scene.data, levels, colors);
      this.drawLines(context, frame, scene.data, levels, colors);
      if (scene.arrows !== 'none') drawArrows(context, frame, scene.data, scene.arrows, colors);
      if (scene.path !== null) drawPath(context, frame, scene.path, colors);
    });
    drawAxes(context, frame, scene.labels, colors);
    clipped(context, frame, () => {
      if (scene.cross !== null) drawCross(context, frame, scene.cross, colors);
    });
    if (scene.point !== null && frame.holds(frame.left(scene.point.x), frame.top(scene.point.y)))
      drawPoint(context, frame, scene.point, colors);
  }

  private drawHeat(
    context: CanvasRenderingContext2D,
    frame: Frame,
    data: SurfaceData,
    levels: Levels,
    colors: ChartColors,
  ): void {
    const look = JSON.stringify([colors.background, colors.series]);
    if (this.drawn?.data !== data || this.drawn.look !== look)
      this.drawn = { data, look, heat: heatOf(data, levels, themePalette(colors)) };
    const { x, y } = data;
    // Each value is a pixel of the image, and stands in its middle.
    const [left, right] = edges(x).map((at) => frame.left(at));
    const [bottom, top] = edges(y).map((at) => frame.top(at));
    if (left === undefined || right === undefined || bottom === undefined || top === undefined) return;
    context.imageSmoothingEnabled = true;
    context.drawImage(this.drawn.heat, left, top, right - left, bottom - top);
  }

  private drawLines(
    context: CanvasRenderingContext2D,
    frame: Frame,
    data: SurfaceData,
    levels: Levels,
    colors: ChartColors,
  ): void {
    if (this.lines?.data !== data)
      this.lines = { data, lines: levels.values.map((level) => isolines(data.f, data.x.length, level)) };
    const { x, y } = data;
    const at = (list: readonly number[], index: number): number => {
      const below = Math.floor(index);
      const from = list[below] ?? NaN;
      return from + ((list[below + 1] ?? from) - from) * (index - below);
    };
    const taken: { left: number; top: number; width: number }[] = [];
    context.strokeStyle = colors.text;
    context.globalAlpha = colors.highContrast ? 0.9 : 0.55;
    context.lineWidth = colors.highContrast ? 1.5 : 1;
    const labels: (() => void)[] = [];
    this.lines.lines.forEach((lines, index) => {
      const text = shortNumber(levels.values[index]);
      const { width } = context.measureText(text);
      for (const line of lines) {
        const points = line.map(([column, row]) => [frame.left(at(x, column)), frame.top(at(y, row))] as const);
        context.beginPath();
        points.forEach(([left, top], place) => {
          if (place === 0) context.moveTo(left, top);
          else context.lineTo(left, top);
        });
        context.stroke();
        const free = labelPlace(points, width, frame, taken);
        if (free === null) continue;
        taken.push({ ...free, width });
        labels.push(() => {
          context.strokeText(text, free.left, free.top + 4);
          context.fillText(text, free.left, free.top + 4);
        });
      }
    });
    context.globalAlpha = 1;
    context.strokeStyle = colors.background;
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.fillStyle = colors.text;
    for (const label of labels) label();
  }
}

export function themePalette({ series, background, text, highContrast }: ChartColors): Palette {
  return paletteOf(opaque(series[2] ?? text), opaque(series[3] ?? text), opaque(background), highContrast);
}

export function swatchColor(palette: Palette, height: number): string {
  return writeRgb(colorAt(palette, height));
}

const pencil = document.createElement('canvas').getContext('2d');

/** As a canvas writes it, whatever the theme does. */
function opaque(color: string): string {
  if (pencil === null) return color;
  pencil.fillStyle = color;
  return pencil.fillStyle;
}

function heatOf({ x, y, f }: SurfaceData, levels: Levels, palette: Palette): HTMLCanvasElement {
  const heat = document.createElement('canvas');
  heat.width = x.length;
  heat.height = y.length;
  const context = heat.getContext('2d');
  const image = context?.createImageData(x.length, y.length);
  if (context === null || image === undefined) return heat;
  f.forEach((value, at) => {
    const row = y.length - 1 - Math.floor(at / x.length);
    const height = heightOf(levels, value);
    if (Number.isNaN(height)) return;
    image.data.set([...colorAt(palette, height), 255], (row * x.length + (at % x.length)) * 4);
  });
  context.putImageData(image, 0, 0);
  return heat;
}

/** Half a step beyond the first and the last. */
function edges(list: readonly number[]): [number, number] {
  const [first, last] = [list[0] ?? 0, list.at(-1) ?? 0];
  const half = (last - first) / (list.length - 1) / 2;
  return [first - half, last + half];
}

function tickWidths(context: CanvasRenderingContext2D, view: View, height: number): number[] {
  const rough = new Frame(view, { left: 0, top: 0, width: 100, height: Math.max(40, height - TOP - BOTTOM) });
  return rough.ticks().y.map((tick) => context.measureText(shortNumber(tick)).width);
}

function clipped(context: CanvasRenderingContext2D, { box }: Frame, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}

/** In the middle of the line or a third along it, where no other label is. */
function labelPlace(
  points: readonly (readonly [number, number])[],
  width: number,
  { box }: Frame,
  taken: readonly { readonly left: number; readonly top: number; readonly width: number }[],
): { readonly left: number; readonly top: number } | null {
  if (points.length < 6) return null;
  for (const part of [0.5, 0.33, 0.67, 0.2, 0.8]) {
    const [x, y] = points[Math.floor(points.length * part)] ?? [NaN, NaN];
    const [left, top] = [x - width / 2, y];
    const inside =
      left > box.left + 2 &&
      left + width < box.left + box.width - 2 &&
      top > box.top + 8 &&
      top < box.top + box.height - 8;
    const free = taken.every(
      (other) => Math.abs(other.top - top) > 16 || left > other.left + other.width + 8 || left + width + 8 < other.left,
    );
    if (inside && free) return { left, top };
  }
  return null;
}
