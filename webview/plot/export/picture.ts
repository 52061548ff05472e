/**
 * A chart as a list of strokes, areas and texts in pixels, from plain data: what is saved as SVG and as PNG is drawn from
 * it. Knows neither Chart.js nor the page.
 */
import type { Scale } from '../../../src/trace/plot';
import { decimated } from '../axes/decimate';
import { placeOn } from '../axes/zoom';
import { outline, type Shape } from './shapes';

export interface Ink {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  /** Families, as CSS lists them. */
  readonly font: string;
}

export interface Axis {
  readonly label: string;
  readonly scale: Scale;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

export interface Series {
  readonly label: string;
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
  /** Drawn at some of a line's points, at each of a cloud's; null: none. */
  readonly mark: Shape | null;
  readonly joined: boolean;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A line from top to bottom with its name. */
export interface Upright {
  readonly x: number;
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
}

export interface Sign {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly color: string;
}

export interface Drawing {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly uprights: readonly Upright[];
  readonly signs: readonly Sign[];
  readonly ink: Ink;
}

export type Point = readonly [number, number];

export type Stroke =
  | {
      readonly kind: 'area';
      readonly points: readonly Point[];
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly width: number;
      readonly clipped: boolean;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly stroke: string;
      readonly width: number;
      readonly dash: readonly number[];
      readonly clipped: boolean;
    }
  | {
      readonly kind: 'text';
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: string;
      readonly upright: boolean;
    };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly font: string;
  readonly title: string;
  /** What lies outside of it is cut off from what is `clipped`. */
  readonly frame: Frame;
  readonly strokes: readonly Stroke[];
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const SMALL = 11;
const LARGE = 12;
const TITLE = 14;
const LINE = 18;
/** A letter's width, in parts of its height, roughly: no font is measured here. */
const LETTER = 0.58;
/** A line's marks stand this many pixels apart. */
const APART = 60;
const SIGN = 4.5;

export function pictureOf(drawing: Drawing): Picture {
  const { width, height, ink, x, y, title } = drawing;
  const legend = legendOf(drawing);
  const top = 12 + (title === '' ? 0 : LINE + 4) + legend.rows * LINE + (legend.rows > 0 ? 6 : 0);
  const widest = Math.max(0, ...y.ticks.map(({ label }) => label.length)) * SMALL * LETTER;
  const frame: Frame = {
    left: 14 + widest + (y.label === '' ? 0 : LINE),
    top,
    right: width - 16,
    bottom: height - 24 - (x.label === '' ? 0 : LINE),
  };
  const across = (value: number): number => frame.left + placeOn(value, x, x.scale) * (frame.right - frame.left);
  const up = (value: number): number => frame.bottom - placeOn(value, y, y.scale) * (frame.bottom - frame.top);
  const strokes: Stroke[] = [
    area(
      [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ],
      ink.background,
    ),
    ...axes(drawing, frame, across, up),
    ...(title === '' ? [] : [text([width / 2, 12 + TITLE], title, TITLE, 'middle', ink.text)]),
    ...legend.strokes(title === '' ? 12 : 12 + LINE + 4),
    ...drawing.series.toReversed().flatMap((series) => seriesOf(series, frame, across, up)),
    ...drawing.uprights.flatMap(({ x: at, label, color, dash }): Stroke[] => [
      {
        kind: 'line',
        points: [
          [across(at), frame.top],
          [across(at), frame.bottom],
        ],
        stroke: color,
        width: 1,
        dash,
        clipped: true,
      },
      text([across(at) + 4, frame.top + SMALL], label, SMALL, 'start', ink.text),
    ]),
    ...drawing.signs.map(({ x: at, y: height_, shape, color }): Stroke => ({
      kind: 'area',
      points: outline(shape, across(at), up(height_), SIGN),
      fill: ink.background,
      stroke: color,
      width: 1.8,
      clipped: true,
    })),
  ];
  return { width, height, font: ink.font, title, frame, strokes };
}

function axes(
  { x, y, ink }: Drawing,
  frame: Frame,
  across: (x: number) => number,
  up: (y: number) => number,
): Stroke[] {
  const { left, right, top, bottom } = frame;
  const line = (points: readonly Point[], stroke: string): Stroke => ({
    kind: 'line',
    points,
    stroke,
    width: 1,
    dash: [],
    clipped: false,
  });
  return [
    ...x.ticks.flatMap(({ at, label }): Stroke[] => [
      line(
        [
          [across(at), top],
          [across(at), bottom],
        ],
        ink.grid,
      ),
      text([across(at), bottom + 16], label, SMALL, 'middle', ink.muted),
    ]),
    ...y.ticks.flatMap(({ at, label }): Stroke[] => [
      line(
        [
          [left, up(at)],
          [right, up(at)],
        ],
        ink.grid,
      ),
      text([left - 6, up(at) + 4], label, SMALL, 'end', ink.muted),
    ]),
    line(
      [
        [left, top],
        [left, bottom],
        [right, bottom],
      ],
      ink.muted,
    ),
    ...(x.scale === 'linear' && x.from < 0 && x.to > 0
      ? [
          line(
            [
              [across(0), top],
              [across(0), bottom],
            ],
            ink.muted,
          ),
        ]
      : []),
    ...(y.scale === 'linear' && y.from < 0 && y.to > 0
      ? [
          line(
            [
              [left, up(0)],
              [right, up(0)],
            ],
            ink.muted,
          ),
        ]
      : []),
    ...(x.label === '' ? [] : [text([(left + right) / 2, bottom + 16 + LINE], x.label, LARGE, 'middle', ink.text)]),
    ...(y.label === ''
      ? []
      : [{ ...text([LARGE + 4, (top + bottom) / 2], y.label, LARGE, 'middle', ink.text), upright: true }]),
  ];
}

function seriesOf(
  series: Series,
  { left, right }: Frame,
  across: (x: number) => number,
  up: (y: number) => number,
): Stroke[] {
  const { color, width, dash, mark, joined } = series;
  const { x, y } = joined ? decimated(series, across, right - left) : series;
  const strokes: Stroke[] = [];
  let run: Point[] = [];
  let marked = -Infinity;
  const end = (): void => {
    const [alone] = run;
    // A point between gaps has no neighbour to be joined with.
    if (joined && run.length === 1 && alone !== undefined)
      strokes.push({
        kind: 'area',
        points: outline('circle', ...alone, width),
        fill: color,
        stroke: null,
        width: 0,
        clipped: true,
      });
    if (joined && run.length > 1)
      strokes.push({ kind: 'line', points: run, stroke: color, width, dash, clipped: true });
    run = [];
  };
  for (let index = 0; index < x.length; index += 1) {
    const point: Point = [across(x[index] ?? NaN), up(y[index] ?? NaN)];
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) {
      end();
      continue;
    }
    run.push(point);
    if (mark !== null && (!joined || point[0] - marked >= APART)) {
      marked = point[0];
      strokes.push({
        kind: 'area',
        points: outline(mark, ...point, 3.5),
        fill: color,
        stroke: color,
        width: 1,
        clipped: true,
      });
    }
  }
  end();
  return strokes;
}

interface Legend {
  readonly rows: number;
  strokes(top: number): Stroke[];
}

/** A line of it is broken where it is full. */
function legendOf({ series, width, ink }: Drawing): Legend {
  let [row, left] = [0, 16];
  const places = series.map((one) => {
    const wide = 34 + one.label.length * LARGE * LETTER + 16;
    if (left + wide > width && left > 16) [row, left] = [row + 1, 16];
    const at = { one, row, left };
    left += wide;
    return at;
  });
  return {
    rows: series.length === 0 ? 0 : row + 1,
    strokes: (top) =>
      places.flatMap(({ one, row: own, left: from }): Stroke[] => {
        const middle = top + own * LINE + 8;
        const sample: Stroke[] = one.joined
          ? [
              {
                kind: 'line',
                points: [
                  [from, middle],
                  [from + 26, middle],
                ],
                stroke: one.color,
                width: one.width,
                dash: one.dash,
                clipped: false,
              },
            ]
          : [];
        const mark: Stroke[] = one.mark === null ? [] : [area(outline(one.mark, from + 13, middle, 3.5), one.color)];
        return [...sample, ...mark, text([from + 32, middle + 4], one.label, LARGE, 'start', ink.text)];
      }),
  };
}

function area(points: readonly Point[], fill: string): Stroke {
  return { kind: 'area', points, fill, stroke: null, width: 0, clipped: false };
}

function text(at: Point, words: string, size: number, anchor: 'start' | 'middle' | 'end', fill: string) {
  return { kind: 'text', at, text: words, size, anchor, fill, upright: false } as const;
}
