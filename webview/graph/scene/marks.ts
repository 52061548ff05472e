/**
 * What boxes and lines are marked with, by their keys, so that it outlives their elements: classes, small texts, weights
 * and the way that arrows point. Knows neither layout nor events.
 */
import { setAttributes, setText, svg } from '../../elements';

/** Each is the class `is-<kind>` of the box or line. */
export type MarkKind =
  'selected' | 'marked' | 'found' | 'path' | 'way' | 'stepped' | 'done' | 'zero' | 'absent' | 'infinite';
export type Flow = 'forward' | 'backward';

const KINDS: readonly MarkKind[] = [
  'selected',
  'marked',
  'found',
  'path',
  'way',
  'stepped',
  'done',
  'zero',
  'absent',
  'infinite',
];
/** How thick a line of weight 1 is; one of weight 0 still is a line. */
const THICKEST = 7;
const THINNEST = 0.6;
const BAR = 4;

interface Marked {
  readonly boxes: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export class Marks {
  private readonly kinds = new Map<MarkKind, Marked>();
  badges: ReadonlyMap<string, string> = new Map();
  weights: ReadonlyMap<string, number> | null = null;
  flow: Flow = 'forward';

  set(kind: MarkKind, boxes: ReadonlySet<string>, lines: ReadonlySet<string> = NONE): void {
    this.kinds.set(kind, { boxes, lines });
  }

  /** The classes of a box, as they are written. */
  ofBox(key: string): readonly MarkKind[] {
    return KINDS.filter((kind) => this.kinds.get(kind)?.boxes.has(key) === true);
  }

  ofLine(key: string): readonly MarkKind[] {
    return KINDS.filter((kind) => this.kinds.get(kind)?.lines.has(key) === true);
  }

  dressBox(root: SVGGElement, key: string, width: number, height: number): void {
    const marks = this.ofBox(key);
    for (const kind of KINDS) root.classList.toggle(`is-${kind}`, marks.includes(kind));
    setAttributes(root, { 'aria-pressed': marks.includes('selected') ? 'true' : null });
    part(root, 'box-badge', this.badges.get(key) ?? null, (text) => {
      const made = svg('text', { class: 'box-badge', x: width, y: -5, 'text-anchor': 'end' });
      setText(made, text);
      return made;
    });
    part(root, 'box-bar', this.weights?.get(key) ?? null, (weight) =>
      svg('rect', {
        class: 'box-bar',
        x: 1,
        y: height - BAR - 1,
        width: Math.max(1, (width - 2) * within(weight)),
        height: BAR,
      }),
    );
  }

  dressLine(root: SVGGElement, key: string): void {
    const marks = this.ofLine(key);
    for (const kind of KINDS) root.classList.toggle(`is-${kind}`, marks.includes(kind));
    const path = root.querySelector('.line-path');
    if (path === null) return;
    setAttributes(path, {
      'marker-end': this.flow === 'forward' ? 'url(#lens-arrow)' : null,
      'marker-start': this.flow === 'backward' ? 'url(#lens-arrow-back)' : null,
    });
    const weight = this.weights?.get(key);
    root.classList.toggle('is-weighed', weight !== undefined);
    // A style sheet's width would win over an attribute, and a style attribute is forbidden.
    if (path instanceof SVGElement)
      path.style.strokeWidth = weight === undefined ? '' : String(THINNEST + (THICKEST - THINNEST) * within(weight));
  }
}

/** Puts an element of this class anew, or takes it away where there is nothing to say. */
function part<Value>(root: SVGGElement, name: string, value: Value | null, make: (value: Value) => SVGElement): void {
  root.querySelector(`:scope > .${name}`)?.remove();
  if (value !== null) root.append(make(value));
}

function within(weight: number): number {
  return Math.min(1, Math.max(0, Number.isFinite(weight) ? weight : 0));
}
