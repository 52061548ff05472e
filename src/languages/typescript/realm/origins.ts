/**
 * Where a program made the nodes of its graph: the lines that anomaly mode shows, and the place that an error in a step
 * back belongs to. Knows the sites of the program, not the graph.
 */
import { failedNode, setTraceback } from '../../../engine/autograd/modes/anomaly';
import { Node } from '../../../engine/autograd/nodes/node';
import type { RealmSetup } from '../realm-contract';
import { framesOf } from '../stack';
import { cut, SafeMap, SafeWeakMap } from './primordials';

/** As much of a call is shown. */
const LONGEST_CALL = 80;

export class Origins {
  private readonly text: string;
  private readonly sites: RealmSetup['sites'];
  private readonly current: () => number;
  /** The site of each list of lines that a node holds. */
  private readonly places = new SafeWeakMap<number>();

  constructor({ text, sites }: Pick<RealmSetup, 'text' | 'sites'>, current: () => number) {
    this.text = text;
    this.sites = sites;
    this.current = current;
  }

  /** Answers anomaly mode from now on. */
  start(): void {
    setTraceback(() => this.lines());
  }

  stop(): void {
    setTraceback(null);
  }

  private lines(): readonly string[] {
    const site = this.current();
    let lines: readonly string[] = [];
    try {
      lines = this.linesOf(site);
    } catch {
      // A program that replaced what texts are cut with is not told its lines.
    }
    this.places.set(lines, site);
    return lines;
  }

  /** `  line 3, in loss: x.log()` with its end of line. */
  private linesOf(site: number): readonly string[] {
    const range = this.sites[site]?.range;
    if (range === undefined) return [];
    const line = this.text.slice(0, range.start).split('\n').length;
    const [call = ''] = this.text.slice(range.start, range.end).split('\n');
    const shown = call.length > LONGEST_CALL ? `${cut(call, 0, LONGEST_CALL)}…` : call;
    const [frame] = framesOf(stackNow());
    const inside = frame?.name ? `, in ${frame.name}` : '';
    return [`  line ${line}${inside}: ${shown}\n`];
  }

  /** Of an error in a step back: the site of the forward call, the one that began it all where it is nested. */
  siteOf(thrown: unknown): number | null {
    let found: number | null = null;
    // The program may have written a node there that leads back to itself.
    const seen = new SafeMap<Node, true>();
    for (let node = failedNode(thrown); node !== null && !seen.has(node); node = parentOf(node)) {
      seen.set(node, true);
      found = this.places.get(node.metadata['traceback_']) ?? found;
    }
    return found;
  }
}

function parentOf({ metadata }: Node): Node | null {
  const parent = metadata['parent_'];
  return parent instanceof Node ? parent : null;
}

function stackNow(): string {
  const { stack } = new Error();
  return typeof stack === 'string' ? stack : '';
}
