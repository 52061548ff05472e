/** The nodes that are ready in a walk: the one created last comes first, and every leaf before it. */
import type { Node } from '../nodes/node';

export class ReadyNodes {
  private readonly heap: Node[];

  constructor(heap: Node[] = []) {
    this.heap = heap;
  }

  copy(): ReadyNodes {
    return new ReadyNodes(this.heap.slice());
  }

  push(node: Node): void {
    const { heap } = this;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || parent.sequence_nr >= node.sequence_nr) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = node;
  }

  pop(): Node | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      let child = heap[down];
      if (child === undefined) break;
      const right = heap[down + 1];
      if (right !== undefined && right.sequence_nr > child.sequence_nr) {
        down++;
        child = right;
      }
      if (child.sequence_nr <= last.sequence_nr) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}
