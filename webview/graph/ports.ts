/** Where lines meet boxes: each has a place of its own at a side, in the order in which they arrive. Pure; part of the layout. */
import type { LayoutBox, LayoutEdge, Point } from './layout';

/** How far edges that meet at one side of a box stand apart. */
const PORT_GAP = 14;

/** Whole lines, from box to box. */
export function connect(
  boxes: readonly LayoutBox[],
  centres: readonly Point[],
  edges: readonly LayoutEdge[],
  routed: readonly (readonly Point[])[],
): Point[][] {
  const centre = (box: number): Point => centres[box] ?? { x: 0, y: 0 };
  const starts = spread(
    boxes,
    edges.map(({ from, to }, edge) => ({
      box: from,
      aim: routed[edge]?.[0]?.x ?? centre(to).x,
      trunk: (routed[edge]?.length ?? 0) > 0,
    })),
  );
  const ends = spread(
    boxes,
    edges.map(({ from, to }, edge) => ({ box: to, aim: routed[edge]?.at(-1)?.x ?? centre(from).x, trunk: false })),
  );
  return edges.map(({ from, to }, edge) => {
    const [first, last] = [centre(from), centre(to)];
    return [
      { x: first.x + (starts[edge] ?? 0), y: first.y + (boxes[from]?.height ?? 0) / 2 },
      ...(routed[edge] ?? []),
      { x: last.x + (ends[edge] ?? 0), y: last.y - (boxes[to]?.height ?? 0) / 2 },
    ];
  });
}

interface End {
  readonly box: number;
  readonly aim: number;
  readonly trunk: boolean;
}

interface Port {
  readonly aim: number;
  readonly lines: number[];
}

/** Offsets from the box's centre. Edges in one trunk leave at one place. */
function spread(boxes: readonly LayoutBox[], lines: readonly End[]): Float64Array {
  const offsets = new Float64Array(lines.length);
  const byBox = boxes.map((): Port[] => []);
  const trunks = new Map<number, Port>();
  lines.forEach(({ box, aim, trunk }, line) => {
    const shared = trunk ? trunks.get(box) : undefined;
    if (shared !== undefined) {
      shared.lines.push(line);
      return;
    }
    const port: Port = { aim, lines: [line] };
    byBox[box]?.push(port);
    if (trunk) trunks.set(box, port);
  });
  byBox.forEach((ports, box) => {
    const sorted = ports.sort((one, other) => one.aim - other.aim);
    const gap = Math.min(PORT_GAP, ((boxes[box]?.width ?? 0) * 0.7) / sorted.length);
    sorted.forEach((port, place) => {
      for (const line of port.lines) offsets[line] = (place - (sorted.length - 1) / 2) * gap;
    });
  });
  return offsets;
}
