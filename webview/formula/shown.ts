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
import { counted, said, t } from '../words';
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
  if (simplified === undefined) return { left, formula, point, remark: t('simplifying…') };
  if (simplified.formula === null)
    return {
      left,
      formula,
      point,
      remark: simplified.reason === null ? t('Nothing simpler was found.') : said(simplified.reason),
    };
  const remark = simplified.reason === null ? '' : said(simplified.reason);
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
  const why = reason === null ? '' : said(reason);
  const sampled = samples === null ? '' : samplesText(samples);
  switch (verdict) {
    case 'agrees': {
      const text = agreement(autograd !== null, differences !== null);
      return { verdict, text: why === '' ? text : t('{0} ({1})', text, why), samples: sampled };
    }
    case 'differs':
      return { verdict, text: why === '' ? t('✗ They differ.') : t('✗ They differ: {0}', why), samples: sampled };
    case 'unchecked':
      return {
        verdict,
        text: why === '' ? t('? cannot be checked') : t('? cannot be checked: {0}', why),
        samples: sampled,
      };
  }
}

function agreement(autograd: boolean, differences: boolean): string {
  if (autograd) return differences ? t('✓ rule, autograd and differences agree') : t('✓ rule and autograd agree');
  return differences ? t('✓ rule and differences agree') : t('✓ the rule agrees wherever it was compared');
}

/** `140 of 140 points from −8 to 12 agree, 3 left out (no value there)`. */
export function samplesText({ compared, agreeing, leftOut, ranges }: Samples): string {
  if (compared === 0)
    return leftOut === 0
      ? t('no point was compared')
      : t('none of {0} points has a value to compare', counted(leftOut));
  const [only, ...more] = ranges;
  const left = leftOut === 0 ? '' : t('{0} left out (no value there)', counted(leftOut));
  const counts = [counted(agreeing), counted(compared)] as const;
  if (only !== undefined && more.length === 0) {
    const agree = t('{0} of {1} points from {2} to {3} agree', ...counts, short(only.from), short(only.to));
    return [agree, left].filter((part) => part !== '').join(', ');
  }
  // Of more variables the details tell.
  const where = (ranges.length > 2 ? [] : ranges).map(({ variable, from, to }) =>
    t('{0} from {1} to {2}', variable, short(from), short(to)),
  );
  return [t('{0} of {1} points agree', ...counts), ...where, left].filter((part) => part !== '').join(', ');
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
