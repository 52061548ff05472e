/** Draws a box as SVG and says how large it must be; its numbers are rewritten in place. Knows neither places nor events. */
import { NOTHING } from '../../../src/trace/format';
import { setAttributes, setText, svg } from '../../elements';
import { counted, listed, t } from '../../words';
import type { LayoutBox, Point } from '../layout';
import type { Box, GraphModel, Line } from '../model';
import { BASELINES, frameOf, headOf, headWidth, PADDING } from './shape';
import { textWidths } from './text';

const HEIGHT = 58;
const NARROWEST = 132;
/** More places that a value goes to are counted, not named. */
const MOST_FEEDS = 4;

export interface DrawnBox {
  readonly root: SVGGElement;
  /** Writes the numbers of the same box of another model of the same signature. */
  rewrite(box: Box): void;
}

/** How large each box must be for what is written in it. */
export class BoxSizes {
  /** Boxes never shrink while values vary, so that the picture stands still. */
  private readonly widest = new Map<string, number>();
  private signature = '';

  measure(model: GraphModel): LayoutBox[] {
    if (model.signature !== this.signature) this.widest.clear();
    this.signature = model.signature;
    textWidths.refresh();
    return model.boxes.map((box) => {
      const subtitle =
        textWidths.of(box.subtitle, 'subtitle') + (box.shape === '' ? 0 : textWidths.of(box.shape, 'subtitle') + 12);
      const numbers =
        textWidths.of(box.value, 'number') +
        (box.gradientText === '' ? 0 : textWidths.of(`grad ${box.gradientText}`, 'number') + 18);
      const width = Math.max(
        NARROWEST,
        this.widest.get(box.key) ?? 0,
        Math.ceil((Math.max(headWidth(box), subtitle, numbers) + 2 * PADDING) / 4) * 4,
      );
      this.widest.set(box.key, width);
      return { width, height: HEIGHT };
    });
  }
}

/** What a screen reader says of a box; `feeds`: where its value goes. */
export function boxLabel(box: Box, feeds: readonly string[] = []): string {
  const what: Readonly<Record<Box['kind'], string>> = {
    leaf: t('leaf, requires grad'),
    constant: t('constant leaf'),
    node: box.subtitle,
    output: box.subtitle,
    saved: t('saved for backward as {0}', box.subtitle),
    group: [t('folded group'), ...box.tags, box.subtitle].join(', '),
  };
  const said = [
    box.name === null ? box.title : `${box.name} = ${box.title}`,
    box.count > 1 ? t('{0} times', counted(box.count)) : '',
    what[box.kind],
    box.value === '' ? '' : t('value {0}', box.value),
    box.gradientText === NOTHING
      ? t('gradient not computed')
      : box.gradientText === ''
        ? ''
        : t('gradient {0}', box.gradientText),
    box.shape === '' ? '' : t('shape {0}', box.shape),
    feeds.length === 0 ? '' : t('feeds {0}', listed(feeds)),
    box.trouble ?? '',
  ];
  return said.filter((part) => part !== '').join(', ');
}

/** Where a box's value goes, in words: not more names than are listened to. */
export function feedsOf(lines: readonly Line[], { boxes }: GraphModel): readonly string[] {
  const names = lines.slice(0, MOST_FEEDS).map(({ to, times }) => {
    const title = boxes[to]?.title ?? '';
    return times > 1 ? t('{0} {1} times', title, times) : title;
  });
  return lines.length <= MOST_FEEDS ? names : [...names, t('{0} more', counted(lines.length - MOST_FEEDS))];
}

export function drawBox(box: Box, index: number, size: LayoutBox, centre: Point, feeds: readonly string[]): DrawnBox {
  const right = size.width - PADDING;
  const value = svg('text', { class: 'box-value', x: PADDING, y: BASELINES.numbers });
  const gradient = svg('tspan', { class: 'box-gradient-value' });
  const trouble = svg('text', { class: 'box-trouble', x: size.width / 2, y: -5, 'text-anchor': 'middle' });
  const root = svg(
    'g',
    {
      class: `box box-${box.kind}`,
      'data-box': index,
      'data-key': box.key,
      transform: `translate(${centre.x - size.width / 2} ${centre.y - size.height / 2})`,
      role: 'button',
      tabindex: -1,
      'aria-expanded': box.kind === 'group' && box.handle === 'unfold' ? 'false' : null,
    },
    ...frameOf(box, size),
    ...headOf(box, size.width),
    svg('text', { class: 'box-subtitle', x: PADDING, y: BASELINES.subtitle }, box.subtitle),
    box.shape !== '' &&
      svg('text', { class: 'box-subtitle', x: right, y: BASELINES.subtitle, 'text-anchor': 'end' }, box.shape),
    value,
    box.gradientText !== '' &&
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
