/** The colours of a heat map: from one colour over the background at zero to another, in the theme's colours. */

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Palette {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
  readonly foreground: Rgb;
}

/** Of the theme as it is now. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.body);
  const read = (name: string): Rgb => rgbOf(style.getPropertyValue(name).trim());
  return {
    negative: read('--lens-tangent'),
    zero: read('--lens-background'),
    positive: read('--lens-function'),
    foreground: read('--lens-foreground'),
  };
}

/** The colour of a number, `limit` being the largest magnitude: its hue says the sign, its strength the size. */
export function colorOf(value: number, limit: number, { negative, zero, positive }: Palette): Rgb {
  const share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
  return mixed(zero, value < 0 ? negative : positive, share);
}

/** Black or white, whichever is read more easily on it. */
export function inkOn([red, green, blue]: Rgb): Rgb {
  const light = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (light[0] ?? 0) + 0.7152 * (light[1] ?? 0) + 0.0722 * (light[2] ?? 0);
  return luminance > 0.179 ? [0, 0, 0] : [255, 255, 255];
}

export function cssOf([red, green, blue]: Rgb): string {
  return `rgb(${String(red)}, ${String(green)}, ${String(blue)})`;
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => Math.round(one[index] * (1 - share) + other[index] * share);
  return [part(0), part(1), part(2)];
}

let reader: CanvasRenderingContext2D | null = null;

/** Whatever way CSS spells a colour: a canvas knows. */
function rgbOf(color: string): Rgb {
  reader ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (reader === null) return [128, 128, 128];
  reader.clearRect(0, 0, 1, 1);
  reader.fillStyle = color;
  reader.fillRect(0, 0, 1, 1);
  const [red = 128, green = 128, blue = 128] = reader.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
