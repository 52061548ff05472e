/** Where the graph stands in its frame: moved by dragging, enlarged by wheel and keys, fitted. Knows only sizes. */

export interface View {
  /** Offset of the graph's corner in the frame, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** All of the graph, at whatever size: it stays so when the frame changes. */
  readonly fitted?: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A graph that is larger still may be made as small as shows all of it. */
export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
/** Below this, boxes cannot be read: the first view shows a part rather than specks. */
const READABLE = 0.62;
const LARGEST_FIT = 1;
/** The line at the foot of the frame, with legend and tools, which a fitted graph leaves free. */
export const FOOT = 40;

/** All of the graph, centred, and no larger than comfortable; `foot`: how much at the foot of the frame it leaves free. */
export function fitted(graph: Size, whole: Size, foot = FOOT): View {
  const frame = aboveFoot(whole, foot);
  const zoom = Math.min(LARGEST_FIT, frame.width / graph.width, frame.height / graph.height);
  return { zoom, x: (frame.width - graph.width * zoom) / 2, y: (frame.height - graph.height * zoom) / 2 };
}

/** The view to begin with: fitted where that can be read, else around `centre` (the output) in readable size. */
export function initial(
  graph: Size,
  whole: Size,
  centre: { readonly x: number; readonly y: number },
  foot = FOOT,
): View {
  const view = fitted(graph, whole, foot);
  if (view.zoom >= READABLE) return view;
  const zoom = READABLE;
  const frame = aboveFoot(whole, foot);
  const along = (size: number, room: number, middle: number): number =>
    size * zoom <= room
      ? (room - size * zoom) / 2
      : Math.min(0, Math.max(room - size * zoom, room / 2 - middle * zoom));
  return { zoom, x: along(graph.width, frame.width, centre.x), y: along(graph.height, frame.height, centre.y) };
}

function aboveFoot({ width, height }: Size, foot: number): Size {
  // A very low frame is covered in part rather than not used at all.
  return { width, height: Math.max(height / 2, height - foot, 1) };
}

/** The view in which a point of the graph stands at one of the frame. */
export function standing(
  at: { readonly x: number; readonly y: number },
  on: { readonly x: number; readonly y: number },
  zoom: number,
): View {
  return { zoom, x: on.x - at.x * zoom, y: on.y - at.y * zoom };
}

/** The least zoom that is of use: all of the graph is seen. */
export function leastZoom(graph: Size, whole: Size, foot = FOOT): number {
  return Math.min(MIN_ZOOM, fitted(graph, whole, foot).zoom);
}

/** Enlarges by a factor; the point of the frame under the pointer stays where it is. */
export function zoomed(
  view: View,
  factor: number,
  at: { readonly x: number; readonly y: number },
  least = MIN_ZOOM,
): View {
  const zoom = Math.min(MAX_ZOOM, Math.max(least, view.zoom * factor));
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
