/**
 * The verdict on one variable's gradient, from autograd's numbers and the slopes that differences gave. Knows numbers
 * and words, no tensors and no formula.
 */
import { formatNumber } from '../trace/format';
import { message, type Message } from '../trace/message';
import type { Check } from '../trace/trace';
import type { Slope } from './ridders';

/** What is known of a variable besides its slopes. */
export interface Checked {
  readonly variable: string;
  /** Where it stands, row-major; as many values as the variable has. */
  readonly values: readonly number[];
  /** null where the formula does not depend on it. */
  readonly gradient: readonly number[] | null;
  /** What PyTorch does at this formula's kinks, by convention. */
  readonly convention: Message | null;
}

const RELATIVE = 1e-7;
const ERRORS = 10;

/** The verdict on the first `slopes.length` elements: the worst of theirs. */
export function checkOf(checked: Checked, slopes: readonly Slope[]): Check {
  const differences = slopes.map((slope) => (slope.kind === 'smooth' ? slope.slope : NaN));
  const errors = slopes.flatMap((slope) => (slope.kind === 'smooth' ? [slope.error] : []));
  const error = errors.length === 0 ? null : errors.reduce((most, one) => Math.max(most, one), 0);
  const taken = {
    variable: checked.variable,
    differences: errors.length === 0 ? null : differences,
    error,
    slopes: null,
  };
  const wrong = slopes.findIndex(
    (slope, element) => slope.kind === 'smooth' && !agrees(gradientAt(checked, element), slope),
  );
  if (wrong >= 0) return { ...taken, verdict: 'differs', reason: difference(checked, wrong, slopes[wrong]) };
  const open = slopes.findIndex((slope) => slope.kind !== 'smooth');
  const why = slopes[open];
  if (why !== undefined) {
    const sides = why.kind === 'kink' ? { left: why.left, right: why.right } : null;
    return { ...taken, verdict: 'unchecked', reason: reasonFor(checked, open, why), slopes: sides };
  }
  return { ...taken, verdict: 'agrees', reason: partly(checked, slopes.length) };
}

export function unchecked(variable: string, reason: Message): Check {
  return { variable, verdict: 'unchecked', differences: null, error: null, reason, slopes: null };
}

function agrees(gradient: number, { slope, error }: { readonly slope: number; readonly error: number }): boolean {
  const size = Math.max(Math.abs(gradient), Math.abs(slope));
  return Math.abs(gradient - slope) <= Math.max(RELATIVE * size, ERRORS * error);
}

function gradientAt({ gradient }: Checked, element: number): number {
  // Nothing reached the variable: there is no gradient, and the slope must be none.
  return gradient === null ? 0 : (gradient[element] ?? NaN);
}

function difference(checked: Checked, element: number, slope: Slope | undefined): Message {
  return message('check.differs', 'At {place} autograd gives {gradient}, differences give {slope}.', {
    place: placeOf(checked, element),
    gradient: formatNumber(gradientAt(checked, element)),
    slope: formatNumber(slope?.kind === 'smooth' ? slope.slope : null),
  });
}

/** All elements that were looked at agree; says so where they are not all, or where there is no gradient to agree with. */
function partly({ variable, values, gradient }: Checked, looked: number): Message | null {
  if (gradient === null)
    return message('check.independent', 'No gradient reaches {variable}, and differences find no slope either.', {
      variable,
    });
  if (looked >= values.length) return null;
  return message('check.partly', 'The first {looked} of {all} elements were checked.', { looked, all: values.length });
}

function reasonFor(checked: Checked, element: number, slope: Slope): Message {
  const place = placeOf(checked, element);
  const gradient = checked.gradient === null ? NO_GRADIENT : formatNumber(gradientAt(checked, element));
  switch (slope.kind) {
    case 'kink':
      return kink(checked, place, gradient, slope);
    case 'jump':
      return message('check.jump', 'The function jumps at {place}, where it has no slope; autograd gives {gradient}.', {
        place,
        gradient,
      });
    case 'vertical':
      return message('check.vertical', 'The slope grows without bound at {place}; autograd gives {gradient}.', {
        place,
        gradient,
      });
    case 'edge':
      return edge(place, gradient, slope.defined);
    case 'overflow':
      return message(
        'check.overflow',
        'Beside {place} the function is larger than any floating-point number, so differences cannot be taken.',
        { place },
      );
    case 'not-finite':
      return message('check.not-finite', 'The value at {place} is not finite, so differences cannot be taken.', {
        place,
      });
    default:
      return message('check.unsettled', 'Differences around {place} do not settle on a slope.', { place });
  }
}

function kink(
  { convention }: Checked,
  place: string,
  gradient: string | Message,
  { left, right }: { readonly left: number; readonly right: number },
): Message {
  const args = { place, gradient, left: formatSlope(left), right: formatSlope(right) };
  if (convention === null)
    return message(
      'check.kink',
      'A kink at {place}: the slope is {left} from the left and {right} from the right. Autograd gives {gradient} there, by convention.',
      args,
    );
  return message(
    'check.kink-convention',
    'A kink at {place}: the slope is {left} from the left and {right} from the right. Autograd gives {gradient} there, by convention: {convention}.',
    { ...args, convention },
  );
}

function edge(place: string, gradient: string | Message, defined: 'left' | 'right' | 'neither'): Message {
  if (defined === 'neither')
    return message(
      'check.isolated',
      'The function is defined at {place} but not beside it; autograd gives {gradient}.',
      { place, gradient },
    );
  return defined === 'left'
    ? message(
        'check.edge-left',
        'The edge of the domain: the function is defined to the left of {place} only; autograd gives {gradient}.',
        { place, gradient },
      )
    : message(
        'check.edge-right',
        'The edge of the domain: the function is defined to the right of {place} only; autograd gives {gradient}.',
        { place, gradient },
      );
}

const NO_GRADIENT = message('check.no-gradient', 'none');

/** One-sided slopes are less exact than their digits. */
function formatSlope(slope: number): string {
  return formatNumber(Number(slope.toPrecision(6)));
}

function placeOf({ variable, values }: Checked, element: number): string {
  const index = values.length === 1 ? '' : `[${String(element)}]`;
  return `${variable}${index} = ${formatNumber(values[element])}`;
}
