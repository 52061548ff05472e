/** A picture as the text of an SVG file, which is drawn in vectors and whose words are words. Knows no chart. */
import type { Picture, Point, Stroke } from './picture';

export function svgOf({ width, height, font, title, frame, strokes }: Picture): string {
  const { left, top, right, bottom } = frame;
  const inside = ` x="${short(left)}" y="${short(top)}" width="${short(right - left)}" height="${short(bottom - top)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" font-family="${escaped(font)}">`,
    ...(title === '' ? [] : [`<title>${escaped(title)}</title>`]),
    `<defs><clipPath id="frame"><rect${inside}/></clipPath></defs>`,
    ...strokes.map(written),
    '</svg>',
    '',
  ].join('\n');
}

function written(stroke: Stroke): string {
  switch (stroke.kind) {
    case 'area': {
      const { points, fill, stroke: color, width } = stroke;
      const edge = color === null ? '' : ` stroke="${escaped(color)}" stroke-width="${short(width)}"`;
      return `<path d="${path(points)}Z" fill="${escaped(fill ?? 'none')}"${edge}${clip(stroke)}/>`;
    }
    case 'line': {
      const { points, stroke: color, width, dash } = stroke;
      const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
      return `<path d="${path(points)}" fill="none" stroke="${escaped(color)}" stroke-width="${short(width)}" stroke-linejoin="round"${dashes}${clip(stroke)}/>`;
    }
    case 'text': {
      const { at, text, size, anchor, fill, upright } = stroke;
      const [x, y] = [short(at[0]), short(at[1])];
      const turn = upright ? ` transform="rotate(-90 ${x} ${y})"` : '';
      return `<text x="${x}" y="${y}" font-size="${String(size)}" text-anchor="${anchor}" fill="${escaped(fill)}"${turn}>${escaped(text)}</text>`;
    }
  }
}

function clip({ clipped }: { readonly clipped: boolean }): string {
  return clipped ? ' clip-path="url(#frame)"' : '';
}

function path(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** A hundredth of a pixel is enough. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
