/** Draws a line as SVG, and the arrow heads that lines end in. Knows neither events nor what else is drawn. */
import { svg } from '../elements';
import type { Point } from './layout';
import type { Line } from './model';

export function drawLine(line: Line, points: readonly Point[]): SVGGElement {
  const end = points.at(-1);
  return svg(
    'g',
    { class: `line line-${line.kind}`, 'data-from': line.from, 'data-to': line.to },
    svg('path', { class: 'line-path', d: curve(points), 'marker-end': 'url(#lens-arrow)' }),
    line.times > 1 &&
      end !== undefined &&
      svg('text', { class: 'line-times', x: end.x + 8, y: end.y - 10 }, `×${line.times}`),
  );
}

export function arrowDefinition(): SVGDefsElement {
  const arrow = (id: string, orient: string): SVGMarkerElement =>
    svg(
      'marker',
      {
        id,
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: 'userSpaceOnUse',
        orient,
      },
      svg('path', { class: 'line-arrow', d: 'M0.5 0.8 L7.5 4 L0.5 7.2 z' }),
    );
  return svg('defs', {}, arrow('lens-arrow', 'auto'), arrow('lens-arrow-back', 'auto-start-reverse'));
}

/** Smooth where the line turns, upright where it meets a box or passes a layer. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let before = first;
  for (const point of rest) {
    const bend = (point.y - before.y) / 2;
    path +=
      Math.abs(point.x - before.x) < 0.5
        ? `L${round(point.x)} ${round(point.y)}`
        : `C${round(before.x)} ${round(before.y + bend)} ${round(point.x)} ${round(point.y - bend)} ${round(point.x)} ${round(point.y)}`;
    before = point;
  }
  return path;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
