/** Landmarks of the curve in words, each with its sign, and the list of them as buttons. Knows neither chart nor host. */
import { FEW_DIGITS, formatNumber } from '../../src/trace/format';
import type { Landmark, LandmarkKind, LandmarksData } from '../../src/trace/landmarks';
import { element, fill, svg } from '../elements';
import { counted, said, t } from '../words';
import { outline, type Shape } from './export/shapes';
import { note } from './notes';

/** More are counted, not listed; all are marked in the plot. */
const LISTED = 24;

const SHAPES: Readonly<Record<LandmarkKind, Shape | null>> = {
  root: 'circle',
  minimum: 'down',
  maximum: 'triangle',
  inflection: 'diamond',
  hole: 'square',
  pole: null,
  jump: null,
};

/** The sign that stands in the plot; null for what is a line from top to bottom. */
export function shapeOf({ kind }: Landmark): Shape | null {
  return SHAPES[kind];
}

/** `x = 2`, as an asymptote is called. */
export function placeText(label: string, x: number): string {
  return `${label} = ${formatNumber(x, FEW_DIGITS)}`;
}

/** In one line: what it is, and where. */
export function landmarkText({ kind, x, f, left, right, manner }: Landmark, label: string, name: string): string {
  const at = placeText(label, x);
  // Nobody looks for the sign of zero here.
  const value = formatNumber(f === 0 ? 0 : f, FEW_DIGITS);
  const point = `(${formatNumber(x, FEW_DIGITS)}, ${value})`;
  switch (kind) {
    case 'root':
      return manner === 'touches' ? t('Root at {0}, touching the axis', at) : t('Root at {0}', at);
    case 'minimum':
      return manner === 'corner' ? t('Minimum at {0}, a corner', point) : t('Minimum at {0}', point);
    case 'maximum':
      return manner === 'corner' ? t('Maximum at {0}, a corner', point) : t('Maximum at {0}', point);
    case 'inflection':
      return t('Inflection at {0}', point);
    case 'hole':
      return t('Gap at {0}; {1} tends to {2} there', at, name, value);
    case 'pole':
      return t('Pole at {0}: {1}', at, sides(left, right, name));
    case 'jump':
      return t('Jump at {0}: {1}', at, sides(left, right, name));
  }
}

/** What f tends to from each side, where it tends to anything. */
function sides(left: number, right: number, name: string): string {
  const read = (value: number): string =>
    Math.abs(value) === Infinity ? (value > 0 ? '∞' : '−∞') : formatNumber(value, FEW_DIGITS);
  if (Number.isNaN(left)) return t('{0} tends to {1} from the right', name, read(right));
  if (Number.isNaN(right)) return t('{0} tends to {1} from the left', name, read(left));
  return t('{0} tends to {1} from the left and to {2} from the right', name, read(left), read(right));
}

/** The one after that place, or before it; null beyond the last. */
export function landmarkAfter(found: readonly Landmark[], x: number, by: 1 | -1): Landmark | null {
  const room = 1e-9 * Math.max(1e-300, Math.abs(x));
  return by === 1
    ? (found.find((one) => one.x > x + room) ?? null)
    : (found.findLast((one) => one.x < x - room) ?? null);
}

export class LandmarkList {
  readonly root = element('div', { class: 'plot-landmarks', hidden: true });
  private readonly choose: (landmark: Landmark) => void;

  constructor(choose: (landmark: Landmark) => void) {
    this.choose = choose;
  }

  /** null: not looked for. */
  show(data: LandmarksData | null, label: string, name: string): void {
    this.root.hidden = data === null;
    if (data === null) return;
    const { found, more, notes } = data;
    const listed = found.slice(0, LISTED);
    const rest = found.length - listed.length + more;
    fill(
      this.root,
      found.length === 0
        ? element('p', { class: 'muted' }, t('No root, extremum, inflection or pole in this range.'))
        : element(
            'ul',
            { class: 'landmark-list', 'aria-label': t('Landmarks in this range') },
            ...listed.map((landmark) => {
              const pick = element(
                'button',
                { class: 'landmark', type: 'button', title: t('Put the cross-hair there') },
                sign(landmark),
                landmarkText(landmark, label, name),
              );
              pick.addEventListener('click', () => {
                this.choose(landmark);
              });
              return element('li', {}, pick);
            }),
          ),
      rest > 0 &&
        element(
          'p',
          { class: 'muted' },
          rest === 1
            ? t('1 more in this range; zoom in to see it.')
            : t('{0} more in this range; zoom in to see them.', counted(rest)),
        ),
      notes.length > 0 && element('ul', { class: 'notes' }, ...notes.map((one) => note(said(one)))),
    );
  }

  /** Why none can be found. */
  refuse(reason: string): void {
    this.root.hidden = false;
    fill(this.root, element('p', { class: 'muted' }, reason));
  }
}

function sign(landmark: Landmark): SVGSVGElement {
  const shape = shapeOf(landmark);
  const frame = {
    class: `landmark-sign landmark-${landmark.kind}`,
    viewBox: '0 0 14 14',
    width: 14,
    height: 14,
    'aria-hidden': 'true',
  };
  const path =
    shape === null
      ? 'M7 0V14'
      : outline(shape, 7, 7, 4.5)
          .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`)
          .join('') + 'Z';
  return svg('svg', frame, svg('path', { d: path }));
}
