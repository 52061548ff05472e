/** Colours that a program asks for, kept where they can be seen and mixed towards the text's where not. Pure. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** Below this ratio a line cannot be told from what is behind it; above it the colour stays as it was asked for. */
const VISIBLE = 1.6;
/** What a colour that is moved reaches. */
const SEEN_WELL = 2.5;
/** What high contrast themes promise for graphics. */
const HIGH_CONTRAST = 3;

export function visible(color: Rgb, background: Rgb, text: Rgb, highContrast: boolean): Rgb {
  if (contrast(color, background) >= (highContrast ? HIGH_CONTRAST : VISIBLE)) return color;
  const wanted = highContrast ? HIGH_CONTRAST : SEEN_WELL;
  for (let part = 0; part < 1; part += 0.1) {
    const mixed = mix(color, text, part);
    if (contrast(mixed, background) >= wanted) return mixed;
  }
  return text;
}

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `#rrggbb` or `rgb(…)`, as a canvas writes colours; null for anything else. */
export function readRgb(text: string): Rgb | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text);
  if (hex !== null) return [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16)];
  const plain = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
  return plain === null ? null : [Number(plain[1]), Number(plain[2]), Number(plain[3])];
}

export function writeRgb([red, green, blue]: Rgb): string {
  return `rgb(${String(red)}, ${String(green)}, ${String(blue)})`;
}

function mix(one: Rgb, other: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(one[index] * (1 - part) + other[index] * part);
  return [at(0), at(1), at(2)];
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
