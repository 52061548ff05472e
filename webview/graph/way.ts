/** The way between a box and the output: all boxes through which its value goes there, and its gradient comes back. Pure. */
import type { GraphModel } from './model';

export interface Way {
  readonly boxes: ReadonlySet<number>;
  /** Indices of lines. */
  readonly lines: ReadonlySet<number>;
}

/** `from` itself is the first of the boxes; only it, where it is the output or leads nowhere. */
export function wayToOutput({ boxes, lines }: Pick<GraphModel, 'boxes' | 'lines'>, from: number): Way {
  const leaving = boxes.map((): number[] => []);
  lines.forEach(({ from: source }, line) => leaving[source]?.push(line));
  const found = new Set([from]);
  const along = new Set<number>();
  const waiting = [from];
  for (let box = waiting.pop(); box !== undefined; box = waiting.pop()) {
    for (const line of leaving[box] ?? []) {
      const to = lines[line]?.to;
      if (to === undefined) continue;
      along.add(line);
      if (found.has(to)) continue;
      found.add(to);
      waiting.push(to);
    }
  }
  return { boxes: found, lines: along };
}
