/** Draws boxes and lines as SVG, once per graph; numbers that vary are rewritten in place. Knows no events. */
import { NOTHING } from '../../src/trace/format';
import { element, setAttributes, setText, svg } from '../elements';
import { counted, listed, t } from '../words';
import type { Layout, LayoutBox, Point } from './layout';
import type { Box, GraphModel } from './model';

const PADDING = 10;
const HEIGHT = 58;
const NARROWEST = 132;
/** More places that a value goes to are counted, not named. */
const MOST_FEEDS = 4;
const BASELINES = { title: 18, subtitle: 33, numbers: 49 } as const;

export interface Drawing {
  readonly root: SVGGElement;
  readonly boxes: readonly SVGGElement[];
  readonly lines: readonly SVGGElement[];
  /** Writes the numbers of another model of the same signature. */
  rewrite(model: GraphModel): void;
}

/** How large each box must be for what is written in it. */
export class BoxSizes {
  private readonly context = element('canvas').getContext('2d');
  /** Boxes never shrink while values vary, so that the picture stands still. */
  private readonly widest = new Map<string, number>();
  private signature = '';

  measure(model: GraphModel): LayoutBox[] {
    if (model.signature !== this.signature) this.widest.clear();
    this.signature = model.signature;
    const style = getComputedStyle(document.body);
    const sans = style.fontFamily;
    const mono = style.getPropertyValue('--lens-mono');
    return model.boxes.map((box) => {
      const title =
        this.width(box.title, `600 12px ${box.kind === 'node' ? mono : sans}`) + (box.tags.length > 0 ? 42 : 0);
      const subtitle =
        this.width(box.subtitle, `11px ${mono}`) + (box.shape === '' ? 0 : this.width(box.shape, `11px ${mono}`) + 12);
      const numbers =
        this.width(box.value, `12px ${sans}`) + this.width(`grad ${box.gradientText}`, `12px ${sans}`) + 18;
      const width = Math.max(
        NARROWEST,
        this.widest.get(box.key) ?? 0,
        Math.ceil((Math.max(title, subtitle, numbers) + 2 * PADDING) / 4) * 4,
      );
      this.widest.set(box.key, width);
      return { width, height: HEIGHT };
    });
  }

  private width(text: string, font: string): number {
    if (this.context === null) return text.length * 7;
    this.context.font = font;
    return this.context.measureText(text).width;
  }
}

export function draw(model: GraphModel, sizes: readonly LayoutBox[], layout: Layout): Drawing {
  const targets = feedsOf(model);
  const parts = model.boxes.map((box, index) =>
    drawBox(
      box,
      index,
      sizes[index] ?? { width: NARROWEST, height: HEIGHT },
      layout.boxes[index] ?? { x: 0, y: 0 },
      targets[index] ?? [],
    ),
  );
  const lines = model.lines.map((line, index) => {
    const points = layout.edges[index] ?? [];
    const end = points.at(-1);
    return svg(
      'g',
      { class: 'line', 'data-from': line.from, 'data-to': line.to },
      svg('path', { class: 'line-path', d: curve(points), 'marker-end': 'url(#lens-arrow)' }),
      line.times > 1 &&
        end !== undefined &&
        svg('text', { class: 'line-times', x: end.x + 8, y: end.y - 10 }, `×${line.times}`),
    );
  });
  const root = svg(
    'g',
    { class: 'graph-content' },
    svg('g', { 'aria-hidden': 'true' }, ...lines),
    svg('g', {}, ...parts.map(({ root: box }) => box)),
  );
  return {
    root,
    boxes: parts.map(({ root: box }) => box),
    lines,
    rewrite: (next) => {
      parts.forEach((part, index) => {
        const box = next.boxes[index];
        if (box !== undefined) part.rewrite(box);
      });
    },
  };
}

export function arrowDefinition(): SVGDefsElement {
  return svg(
    'defs',
    {},
    svg(
      'marker',
      {
        id: 'lens-arrow',
        viewBox: '0 0 8 8',
        refX: 7,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto',
      },
      svg('path', { class: 'line-arrow', d: 'M0.5 0.8 L7.5 4 L0.5 7.2 z' }),
    ),
  );
}

/** What a screen reader says of a box; `feeds`: where its value goes. */
export function boxLabel(box: Box, feeds: readonly string[] = []): string {
  const what = {
    leaf: t('leaf, requires grad'),
    constant: t('constant leaf'),
    node: box.subtitle,
    output: box.subtitle,
  }[box.kind];
  const said = [
    box.title,
    what,
    t('value {0}', box.value),
    box.gradientText === NOTHING ? t('gradient not computed') : t('gradient {0}', box.gradientText),
    box.shape === '' ? '' : t('shape {0}', box.shape),
    feeds.length === 0 ? '' : t('feeds {0}', listed(feeds)),
    box.trouble ?? '',
  ];
  return said.filter((part) => part !== '').join(', ');
}

/** For each box the names of those that its value goes to, not more than are listened to. */
function feedsOf({ boxes, lines }: GraphModel): readonly (readonly string[])[] {
  const all = boxes.map((): string[] => []);
  for (const { from, to, times } of lines) {
    const title = boxes[to]?.title ?? '';
    all[from]?.push(times > 1 ? t('{0} {1} times', title, times) : title);
  }
  return all.map((names) =>
    names.length <= MOST_FEEDS
      ? names
      : [...names.slice(0, MOST_FEEDS), t('{0} more', counted(names.length - MOST_FEEDS))],
  );
}

function drawBox(
  box: Box,
  index: number,
  size: LayoutBox,
  centre: Point,
  feeds: readonly string[],
): { readonly root: SVGGElement; rewrite(box: Box): void } {
  const right = size.width - PADDING;
  const value = svg('text', { class: 'box-value', x: PADDING, y: BASELINES.numbers });
  const gradient = svg('tspan', { class: 'box-gradient-value' });
  const trouble = svg('text', { class: 'box-trouble', x: size.width / 2, y: -5, 'text-anchor': 'middle' });
  const round = box.kind === 'leaf' || box.kind === 'constant' ? 10 : 2;
  const root = svg(
    'g',
    {
      class: `box box-${box.kind}`,
      'data-box': index,
      'data-key': box.key,
      transform: `translate(${centre.x - size.width / 2} ${centre.y - size.height / 2})`,
      role: 'button',
      tabindex: -1,
    },
    svg('rect', { class: 'box-ring', x: -4, y: -4, width: size.width + 8, height: size.height + 8, rx: round + 4 }),
    svg('rect', { class: 'box-frame', width: size.width, height: size.height, rx: round }),
    box.kind === 'output' &&
      svg('rect', { class: 'box-inner', x: 3, y: 3, width: size.width - 6, height: size.height - 6, rx: 1 }),
    svg('text', { class: 'box-title', x: PADDING, y: BASELINES.title }, box.title),
    ...box.tags.map((tag) =>
      svg(
        'g',
        { class: 'box-tag' },
        svg('rect', { x: right - 30, y: 7, width: 30, height: 15, rx: 7.5 }),
        svg('text', { x: right - 15, y: 18, 'text-anchor': 'middle' }, tag),
      ),
    ),
    svg('text', { class: 'box-subtitle', x: PADDING, y: BASELINES.subtitle }, box.subtitle),
    box.shape !== '' &&
      svg('text', { class: 'box-subtitle', x: right, y: BASELINES.subtitle, 'text-anchor': 'end' }, box.shape),
    value,
    svg('text', { class: 'box-gradient', x: right, y: BASELINES.numbers, 'text-anchor': 'end' }, 'grad ', gradient),
    trouble,
  );
  const rewrite = (next: Box): void => {
    setText(value, next.value);
    setText(gradient, next.gradientText);
    setText(trouble, next.trouble === null ? '' : `⚠ ${next.trouble}`);
    root.classList.toggle('has-trouble', next.trouble !== null);
    setAttributes(root, { 'aria-label': boxLabel(next, feeds) });
  };
  rewrite(box);
  return { root, rewrite };
}

/** Smooth where the line turns, upright where it meets a box or passes a layer. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  let before = first;
  for (const point of rest) {
    const bend = (point.y - before.y) / 2;
    path +=
      Math.abs(point.x - before.x) < 0.5
        ? `L${round(point.x)} ${round(point.y)}`
        : `C${round(before.x)} ${round(before.y + bend)} ${round(point.x)} ${round(point.y - bend)} ${round(point.x)} ${round(point.y)}`;
    before = point;
  }
  return path;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
