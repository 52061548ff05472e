/** A graph that was laid out, with the ways to find one's place in it: boxes by key, lines by box. Plain data. */
import type { Layout, LayoutBox } from '../layout';
import type { Box, GraphModel, Line } from '../model';

export interface Picture {
  readonly model: GraphModel;
  readonly sizes: readonly LayoutBox[];
  readonly layout: Layout;
  /** Indices of boxes by `Box.key`. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Indices of the lines that leave a box, and of those that arrive. */
  readonly leaving: readonly (readonly number[])[];
  readonly arriving: readonly (readonly number[])[];
}

export function pictureOf(model: GraphModel, sizes: readonly LayoutBox[], layout: Layout): Picture {
  const leaving = model.boxes.map((): number[] => []);
  const arriving = model.boxes.map((): number[] => []);
  model.lines.forEach(({ from, to }, line) => {
    leaving[from]?.push(line);
    arriving[to]?.push(line);
  });
  return { model, sizes, layout, byKey: new Map(model.boxes.map(({ key }, index) => [key, index])), leaving, arriving };
}

/** What a line is marked by: the keys of the boxes that it joins. */
export function lineKey(model: GraphModel, { from, to }: Pick<Line, 'from' | 'to'>): string {
  return `${model.boxes[from]?.key ?? ''} ${model.boxes[to]?.key ?? ''}`;
}

/** The box with its place, as far as there is one. */
export function placeOf(
  { layout, sizes }: Picture,
  index: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null {
  const centre = layout.boxes[index];
  const size = sizes[index];
  return centre === undefined || size === undefined ? null : { ...centre, ...size };
}

export function linesAt(picture: Picture, index: number): readonly number[] {
  return [...(picture.arriving[index] ?? []), ...(picture.leaving[index] ?? [])];
}

export function boxAt({ model }: Picture, index: number): Box | null {
  return model.boxes[index] ?? null;
}
