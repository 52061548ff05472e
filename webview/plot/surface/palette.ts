/** Colours of heights: from one of the theme's colours over its background to another, as light as text on them needs. Pure. */
import { readRgb, type Rgb } from '../colors';

export interface Palette {
  readonly low: Rgb;
  readonly middle: Rgb;
  readonly high: Rgb;
}

/** How much of a colour the ends have; text and lines must stay readable on them. */
const PART = 0.5;
const PART_IN_HIGH_CONTRAST = 0.35;

export function paletteOf(low: string, high: string, background: string, highContrast: boolean): Palette {
  const behind = readRgb(background) ?? [128, 128, 128];
  const part = highContrast ? PART_IN_HIGH_CONTRAST : PART;
  return {
    low: mix(behind, readRgb(low) ?? behind, part),
    middle: behind,
    high: mix(behind, readRgb(high) ?? behind, part),
  };
}

/** `height` from 0 to 1. */
export function colorAt({ low, middle, high }: Palette, height: number): Rgb {
  return height < 0.5 ? mix(low, middle, height * 2) : mix(middle, high, height * 2 - 1);
}

function mix(one: Rgb, other: Rgb, part: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(one[index] * (1 - part) + other[index] * part);
  return [at(0), at(1), at(2)];
}
