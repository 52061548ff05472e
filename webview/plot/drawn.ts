/** The function's plot as plain data to be saved: what the chart shows, with its ticks. Draws nothing. */
import type { ChartColors } from '../theme';
import { t } from '../words';
import type { Picture, PlotChart } from './chart';
import { inkOf } from './export/ink';
import { pictureOf, type Drawing, type Series } from './export/picture';
import type { Saved } from './export/saving';
import { placeText, shapeOf } from './landmarks';
import { keyOf, lookOfOrder, orderLabel, seriesOf, TANGENT } from './series';
import { samplesFile } from './table';

/** A saved picture is at least this wide, whatever the panel's width. */
const LEAST_WIDTH = 640;
const LEAST_HEIGHT = 360;

export function savedOf(picture: Picture, chart: PlotChart, name: string): Saved {
  return {
    of: name,
    picture: (colors) => pictureOf(drawingOf(picture, chart, name, colors)),
    csv: () => samplesFile(picture.data, picture.xLabel, name),
  };
}

function drawingOf(
  { data, window, scales, point, hidden, xLabel, landmarks }: Picture,
  chart: PlotChart,
  name: string,
  colors: ChartColors,
): Drawing {
  const shown = (key: string): boolean => !hidden.has(`series:${key}`);
  const y = chart.rangeOfY();
  const lines = seriesOf(data)
    .filter(({ order }) => shown(keyOf(order)))
    .map(({ order, values }): Series => ({
      label: orderLabel(name, xLabel, order),
      ...lookOfOrder(order, colors),
      width: 2,
      joined: true,
      x: data.x,
      y: values,
    }));
  const tangent: Series[] =
    point === null || !Number.isFinite(point.slope) || !shown(TANGENT)
      ? []
      : [
          {
            label: t('tangent'),
            color: colors.tangent,
            dash: [2, 3],
            width: 1.5,
            mark: null,
            joined: true,
            x: data.x,
            y: data.x.map((x) => point.f + point.slope * (x - point.x)),
          },
        ];
  return {
    title: '',
    width: Math.max(LEAST_WIDTH, chart.size.width),
    height: Math.max(LEAST_HEIGHT, chart.size.height),
    x: { label: xLabel, scale: scales.x, ...window, ticks: named(chart.ticks('x')) },
    y: { label: '', scale: scales.y, ...y, ticks: named(chart.ticks('y')) },
    series: [...lines, ...tangent],
    uprights: landmarks
      .filter((landmark) => shapeOf(landmark) === null)
      .map(({ x, kind }) => ({
        x,
        label: placeText(xLabel, x),
        color: colors.muted,
        dash: kind === 'pole' ? [8, 5] : [2, 4],
      })),
    signs: [
      ...landmarks.flatMap((landmark) => {
        const shape = shapeOf(landmark);
        return shape === null || !shown(keyOf(0)) ? [] : [{ x: landmark.x, y: landmark.f, shape, color: colors.text }];
      }),
      ...(point === null ? [] : [{ x: point.x, y: point.f, shape: 'circle' as const, color: colors.point }]),
    ],
    ink: inkOf(colors),
  };
}

function named<Tick extends { readonly label: string }>(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.filter(({ label }) => label !== '');
}
