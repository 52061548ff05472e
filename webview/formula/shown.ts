/** Which of a derivative's two forms is shown, in which words its check is told, and what is copied. Pure. */
import { FEW_DIGITS, formatNumber } from '../../src/trace/format';
import type {
  Apart,
  DerivativePart,
  PointValue,
  RuleCheck,
  Samples,
  SimplifiedPart,
  WrittenFormula,
} from '../../src/trace/formula';
import type { DerivativeChoice } from './choices';

export interface ShownPart {
  readonly left: WrittenFormula;
  readonly formula: WrittenFormula;
  readonly point: PointValue | null;
  /** Said quietly beside it: that it is being simplified, or why it is not. */
  readonly remark: string;
}

/** `simplified`: undefined while it is awaited, null where it is not wanted. */
export function shownPart(part: DerivativePart, simplified: SimplifiedPart | null | undefined): ShownPart {
  const { left, derived: formula, point } = part;
  if (simplified === null) return { left, formula, point, remark: '' };
  if (simplified === undefined) return { left, formula, point, remark: 'simplifying…' };
  if (simplified.formula === null)
    return { left, formula, point, remark: simplified.reason?.text ?? 'Nothing simpler was found.' };
  const remark = simplified.reason?.text ?? '';
  // The rules' value is there at once while values move; the simpler form's numbers come after.
  const written = simplified.point?.written;
  const together = point === null || written === undefined ? (simplified.point ?? point) : { ...point, written };
  return { left, formula: simplified.formula, point: together, remark };
}

export interface CheckText {
  readonly verdict: RuleCheck['verdict'];
  /** `✓ rule, autograd and differences agree`. */
  readonly text: string;
  readonly samples: string;
}

export function checkText({ verdict, reason, autograd, differences, samples }: RuleCheck): CheckText {
  const why = reason?.text ?? '';
  const others = [...(autograd === null ? [] : ['autograd']), ...(differences === null ? [] : ['differences'])];
  const sampled = samples === null ? '' : samplesText(samples);
  switch (verdict) {
    case 'agrees': {
      const together = `${['rule', ...others].join(', ').replace(/, (?=[^,]*$)/, ' and ')} agree`;
      const text = others.length === 0 ? 'the rule agrees wherever it was compared' : together;
      return { verdict, text: `✓ ${text}${why === '' ? '' : ` (${why})`}`, samples: sampled };
    }
    case 'differs':
      return { verdict, text: `✗ They part${why === '' ? '.' : `: ${why}`}`, samples: sampled };
    case 'unchecked':
      return { verdict, text: `? cannot be checked${why === '' ? '' : `: ${why}`}`, samples: sampled };
  }
}

/** `140 of 140 points from −8 to 12 agree, 3 left out (no value there)`. */
export function samplesText({ compared, agreeing, leftOut, ranges }: Samples): string {
  if (compared === 0)
    return leftOut === 0 ? 'no point was compared' : `none of ${String(leftOut)} points has a value to compare`;
  const [only, ...more] = ranges;
  const left = leftOut === 0 ? '' : `, ${String(leftOut)} left out (no value there)`;
  const counted = `${String(agreeing)} of ${String(compared)} points`;
  if (only !== undefined && more.length === 0)
    return `${counted} from ${short(only.from)} to ${short(only.to)} agree${left}`;
  // Of more variables the details tell.
  const where = (ranges.length > 2 ? [] : ranges)
    .map(({ variable, from, to }) => `${variable} from ${short(from)} to ${short(to)}`)
    .join(', ');
  return `${counted} agree${where === '' ? '' : `, ${where}`}${left}`;
}

/** `x = 1, y = 2`. */
export function placeText({ at }: Pick<Apart, 'at'>): string {
  return Object.entries(at)
    .map(([name, value]) => `${name} = ${formatNumber(value, FEW_DIGITS)}`)
    .join(', ');
}

export type CopyForm = 'latex' | 'markdown' | 'text';

/** What is copied; several derivatives as one gradient or matrix in LaTeX, each on its line in plain text. */
export function copyText(form: CopyForm, choice: DerivativeChoice, parts: readonly ShownPart[]): string {
  if (form === 'text') return parts.map(({ left, formula }) => `${left.text} = ${formula.text}`).join('\n');
  const tex = copiedTex(choice, parts);
  return form === 'latex' ? tex : `$$\n${tex}\n$$`;
}

function copiedTex({ tex, columns }: DerivativeChoice, parts: readonly ShownPart[]): string {
  const [first] = parts;
  if (tex === null) return first === undefined ? '' : `${first.left.tex} = ${first.formula.tex}`;
  const rows: string[] = [];
  for (let start = 0; start < parts.length; start += columns)
    rows.push(
      parts
        .slice(start, start + columns)
        .map(({ formula }) => formula.tex)
        .join(' & '),
    );
  return `${tex} = \\begin{pmatrix} ${rows.join(' \\\\ ')} \\end{pmatrix}`;
}

/** Enough for a range, with the sign of mathematics. */
export function short(value: number): string {
  return formatNumber(value, 4).replace('-', '−');
}
