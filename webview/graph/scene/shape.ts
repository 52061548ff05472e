/**
 * The shapes that tell the kinds of boxes apart without colour: rounded leaves, square nodes, a double border for the
 * output, a note with a folded corner, a stack for a group; and the line at their head. Knows neither places nor events.
 */
import { svg } from '../../elements';
import { t } from '../../words';
import type { LayoutBox } from '../layout';
import type { Box } from '../model';
import { textWidths } from './text';

export const PADDING = 10;
export const BASELINES = { title: 18, subtitle: 34, numbers: 50 } as const;
/** The corner of a note that is folded over. */
const EAR = 11;
/** How far the boxes of a stack stand out. */
const STACK = 3;
const HANDLE = 13;
const PILL = { height: 15, top: 7, inside: 6, gap: 4 } as const;
const FLAG_TIP = 5;

export function frameOf({ kind }: Pick<Box, 'kind'>, { width, height }: LayoutBox): SVGElement[] {
  const round = kind === 'leaf' || kind === 'constant' ? 10 : 2;
  const ring = svg('rect', { class: 'box-ring', x: -4, y: -4, width: width + 8, height: height + 8, rx: round + 4 });
  if (kind === 'saved')
    return [
      ring,
      svg('path', { class: 'box-frame', d: `M0 0H${width - EAR}L${width} ${EAR}V${height}H0Z` }),
      svg('path', { class: 'box-ear', d: `M${width - EAR} 0V${EAR}H${width}` }),
    ];
  const frame = svg('rect', { class: 'box-frame', width, height, rx: round });
  if (kind === 'group') {
    const behind = (by: number): SVGElement =>
      svg('path', { class: 'box-stack', d: `M${by} ${height}V${height + by}H${width + by}V${by}H${width}` });
    return [ring, behind(2 * STACK), behind(STACK), frame];
  }
  if (kind !== 'output') return [ring, frame];
  return [ring, frame, svg('rect', { class: 'box-inner', x: 3, y: 3, width: width - 6, height: height - 6, rx: 1 })];
}

/** Handle, the user's name, title, and pills at the right. */
export function headOf(box: Box, width: number): SVGElement[] {
  const parts: SVGElement[] = [];
  let left = PADDING;
  if (box.handle !== null) {
    parts.push(handleOf(box.handle, left));
    left += HANDLE + 6;
  }
  if (box.name !== null) {
    parts.push(flagOf(box.name, left));
    left += flagWidth(box.name) + 6;
  }
  parts.push(svg('text', { class: 'box-title', x: left, y: BASELINES.title }, box.title));
  let right = width - PADDING - (box.kind === 'saved' ? EAR - 2 : 0);
  for (const [text, kind] of pillsOf(box)) {
    const wide = pillWidth(text);
    right -= wide;
    parts.push(
      svg(
        'g',
        { class: `box-tag ${kind}` },
        svg('rect', { x: right, y: PILL.top, width: wide, height: PILL.height, rx: PILL.height / 2 }),
        svg('text', { x: right + wide / 2, y: PILL.top + 11, 'text-anchor': 'middle' }, text),
      ),
    );
    right -= PILL.gap;
  }
  return parts;
}

export function headWidth(box: Box): number {
  const pills = pillsOf(box).reduce((sum, [text]) => sum + pillWidth(text) + PILL.gap, 0);
  return (
    (box.handle === null ? 0 : HANDLE + 6) +
    (box.name === null ? 0 : flagWidth(box.name) + 6) +
    textWidths.of(box.title, box.kind === 'node' ? 'operator' : 'title') +
    (pills === 0 ? 0 : pills + 8) +
    (box.kind === 'saved' ? EAR : 0)
  );
}

/** From the right. */
function pillsOf({ tags, count }: Box): readonly (readonly [text: string, kind: string])[] {
  const pills = tags.map((tag) => [tag, ''] as const);
  return count > 1 ? [...pills, [`×${count}`, 'box-count'] as const] : pills;
}

function pillWidth(text: string): number {
  return Math.max(22, Math.ceil(textWidths.of(text, 'pill')) + 2 * PILL.inside);
}

function handleOf(handle: 'fold' | 'unfold', left: number): SVGElement {
  const middle = left + HANDLE / 2;
  const top = 8;
  const sign = `M${left + 3} ${top + HANDLE / 2}h${HANDLE - 6}${handle === 'unfold' ? `M${middle} ${top + 3}v${HANDLE - 6}` : ''}`;
  return svg(
    'g',
    { class: 'box-handle' },
    svg('title', {}, handle === 'unfold' ? t('Unfold') : t('Fold the group that ends here')),
    // The pointer needs more than the eye.
    svg('rect', { class: 'box-handle-hit', x: left - 5, y: top - 5, width: HANDLE + 10, height: HANDLE + 10 }),
    svg('rect', { class: 'box-handle-frame', x: left, y: top, width: HANDLE, height: HANDLE, rx: 2 }),
    svg('path', { class: 'box-handle-sign', d: sign }),
  );
}

function flagWidth(name: string): number {
  return Math.ceil(textWidths.of(`${name} =`, 'title')) + 8 + FLAG_TIP;
}

function flagOf(name: string, left: number): SVGElement {
  const wide = flagWidth(name);
  const [top, bottom] = [5, 22];
  const d = `M${left} ${top}H${left + wide - FLAG_TIP}L${left + wide} ${(top + bottom) / 2}L${left + wide - FLAG_TIP} ${bottom}H${left}Z`;
  return svg(
    'g',
    { class: 'box-flag' },
    svg('path', { d }),
    svg('text', { x: left + 5, y: BASELINES.title }, `${name} =`),
  );
}
