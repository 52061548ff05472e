/** Where the graph stands in its frame: moved by dragging, enlarged by wheel and keys, fitted. Knows only sizes. */

export interface View {
  /** Offset of the graph's corner in the frame, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
/** Below this, boxes cannot be read: the first view shows a part rather than specks. */
const READABLE = 0.62;
const LARGEST_FIT = 1;
/** The line at the foot of the frame, with legend and tools, which a fitted graph leaves free. */
const FOOT = 40;

/** All of the graph, centred, and no larger than comfortable. */
export function fitted(graph: Size, whole: Size): View {
  const frame = aboveFoot(whole);
  const zoom = clampZoom(Math.min(LARGEST_FIT, frame.width / graph.width, frame.height / graph.height));
  return { zoom, x: (frame.width - graph.width * zoom) / 2, y: (frame.height - graph.height * zoom) / 2 };
}

/** The view to begin with: fitted where that can be read, else around `centre` (the output) in readable size. */
export function initial(graph: Size, whole: Size, centre: { readonly x: number; readonly y: number }): View {
  const view = fitted(graph, whole);
  if (view.zoom >= READABLE) return view;
  const zoom = READABLE;
  const frame = aboveFoot(whole);
  const along = (size: number, room: number, middle: number): number =>
    size * zoom <= room
      ? (room - size * zoom) / 2
      : Math.min(0, Math.max(room - size * zoom, room / 2 - middle * zoom));
  return { zoom, x: along(graph.width, frame.width, centre.x), y: along(graph.height, frame.height, centre.y) };
}

function aboveFoot({ width, height }: Size): Size {
  return { width, height: Math.max(1, height - FOOT) };
}

/** Enlarges by a factor; the point of the frame under the pointer stays where it is. */
export function zoomed(view: View, factor: number, at: { readonly x: number; readonly y: number }): View {
  const zoom = clampZoom(view.zoom * factor);
  const ratio = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Moves just far enough that a box can be seen whole, with a little room. */
export function revealing(
  view: View,
  box: Size & { readonly x: number; readonly y: number },
  frame: Size,
  room = 12,
): View {
  const shift = (low: number, high: number, size: number): number => {
    if (low < room) return room - low;
    return high > size - room ? Math.max(size - room - high, room - low) : 0;
  };
  const left = view.x + (box.x - box.width / 2) * view.zoom;
  const top = view.y + (box.y - box.height / 2) * view.zoom;
  return {
    ...view,
    x: view.x + shift(left, left + box.width * view.zoom, frame.width),
    y: view.y + shift(top, top + box.height * view.zoom, frame.height),
  };
}

/** Keeps a part of the graph in the frame, so that it cannot be lost. */
export function kept(view: View, graph: Size, frame: Size, part = 48): View {
  const keep = (offset: number, size: number, room: number): number =>
    Math.min(room - part, Math.max(part - size, offset));
  return {
    ...view,
    x: keep(view.x, graph.width * view.zoom, frame.width),
    y: keep(view.y, graph.height * view.zoom, frame.height),
  };
}

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}
