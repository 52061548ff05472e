/**
 * The graph as a picture of its own: an SVG that holds its looks, and the same as PNG. Colours are computed by the page
 * and written as numbers, since other programs know neither themes nor style sheets.
 */
import { element, setAttributes } from '../../elements';
import { t } from '../../words';

export type Looks = 'theme' | 'print';

/** What of a computed style an SVG can hold as an attribute. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
  'text-anchor',
] as const;
const COLOURS: ReadonlySet<string> = new Set(['fill', 'stroke']);
/** What only the page has a use for. */
const DROPPED = '.box-ring, .box-handle-hit, title, .box-badge:empty';
/** Browsers draw no larger pictures. */
const LARGEST_SIDE = 16_000;
const LARGEST_AREA = 64_000_000;
/** Two points of the picture for each of the page; less where it would be too large. */
const SCALE = 2;
/** Below this nothing can be read. */
const SMALLEST_SCALE = 0.2;

export interface Drawn {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Takes an SVG that nobody else needs. */
export function asSvg(drawing: SVGSVGElement, looks: Looks): Drawn {
  // Styles are those of the place: in the page, out of sight.
  const place = element('div', { class: `graph-export export-${looks}`, 'aria-hidden': 'true' }, drawing);
  document.body.append(place);
  try {
    for (const part of drawing.querySelectorAll(DROPPED)) part.remove();
    const width = Math.ceil(drawing.viewBox.baseVal.width);
    const height = Math.ceil(drawing.viewBox.baseVal.height);
    const colours = new PlainColours();
    const styled = [...drawing.querySelectorAll<SVGElement>('rect, path, text, tspan, circle, line')].map((part) => ({
      part,
      attributes: attributesOf(part, colours),
    }));
    const background = colours.plain(getComputedStyle(place).backgroundColor).colour;
    for (const { part, attributes } of styled) setAttributes(part, attributes);
    for (const part of drawing.querySelectorAll('*')) bare(part);
    bare(drawing);
    setAttributes(drawing, { width, height, xmlns: 'http://www.w3.org/2000/svg' });
    const behind = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const { x, y } = drawing.viewBox.baseVal;
    setAttributes(behind, { x, y, width, height, fill: background });
    drawing.prepend(behind);
    return { text: new XMLSerializer().serializeToString(drawing), width, height };
  } finally {
    place.remove();
  }
}

/** The same as points; null where it would be too small to be read. */
export async function asPng({ text, width, height }: Drawn): Promise<string | null> {
  if (isTooLarge({ width, height })) return null;
  const scale = scaleOf({ width, height });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = element('canvas', { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error(t('The picture could not be drawn.'));
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, width, height);
  const url = canvas.toDataURL('image/png');
  return url.slice(url.indexOf(',') + 1);
}

type Size = Pick<Drawn, 'width' | 'height'>;

/** Whether nothing could be read in a PNG of it. */
export function isTooLarge(size: Size): boolean {
  return scaleOf(size) < SMALLEST_SCALE;
}

function scaleOf({ width, height }: Size): number {
  return Math.min(SCALE, LARGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / Math.max(1, width * height)));
}

function attributesOf(part: SVGElement, colours: PlainColours): Record<string, string | null> {
  const style = getComputedStyle(part);
  if (style.display === 'none') return { display: 'none' };
  const attributes: Record<string, string | null> = {};
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (!COLOURS.has(name)) attributes[name] = usual(name, value) ? null : value;
    else {
      const { colour, opacity } = colours.plain(value);
      attributes[name] = colour;
      if (opacity < 1) attributes[`${name}-opacity`] = String(opacity);
    }
  }
  // Read before its own attribute would be taken for the computed one.
  attributes['marker-end'] = style.markerEnd === 'none' ? null : part.getAttribute('marker-end');
  attributes['marker-start'] = style.markerStart === 'none' ? null : part.getAttribute('marker-start');
  return attributes;
}

/** What every viewer takes for granted. */
function usual(name: string, value: string): boolean {
  const usuals: Readonly<Record<string, string>> = {
    'fill-opacity': '1',
    'stroke-opacity': '1',
    opacity: '1',
    'stroke-dasharray': 'none',
    'stroke-linecap': 'butt',
    'paint-order': 'normal',
    'text-anchor': 'start',
  };
  return usuals[name] === value || (name === 'fill-opacity' && value === '') || value === '';
}

/** Without what means something to the page alone. */
function bare(part: Element): void {
  for (const { name } of [...part.attributes])
    if (/^(?:class|style|role|tabindex|data-|aria-)/.test(name)) part.removeAttribute(name);
}

/** Whatever a style sheet may mix, as `#rrggbb` and an opacity. */
class PlainColours {
  private readonly known = new Map<string, { readonly colour: string; readonly opacity: number }>();
  private readonly context = element('canvas', { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });

  plain(value: string): { readonly colour: string; readonly opacity: number } {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const made = this.read(value);
    this.known.set(value, made);
    return made;
  }

  private read(value: string): { readonly colour: string; readonly opacity: number } {
    const { context } = this;
    if (context === null || value === 'none' || value.startsWith('url(')) return { colour: value, opacity: 1 };
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
    return alpha === 0
      ? { colour: 'none', opacity: 1 }
      : { colour: `#${hex}`, opacity: Math.round(alpha / 2.55) / 100 };
  }
}
