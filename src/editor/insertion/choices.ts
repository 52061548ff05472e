/** Which derivatives of a result can be had as code, and in which forms. Knows the trace, no editor. */
import { l10n } from 'vscode';
import { MAX_ORDER, MAX_PARTS, type By, type CodeRequest } from '../../trace/formula';
import type { Trace } from '../../trace/trace';

export interface DerivativeChoice {
  /** `∂f/∂x`, `Gradient`. */
  readonly label: string;
  readonly description: string;
  readonly by: readonly By[];
}

/** An array of more elements gets no derivative for each: nobody would insert it. */
const MAX_ELEMENTS = 16;
/** Of more variables no second derivatives are offered one by one. */
const MAX_LISTED = 4;

export function derivativeChoices(trace: Trace): readonly DerivativeChoice[] {
  const f = trace.output.name ?? 'f';
  const names = trace.variables.flatMap(({ name, tensor }) => elementsOf(name, trace.tensors[tensor]?.shape ?? []));
  const partial = (by: By): DerivativeChoice => ({
    label: partialLabel(f, by),
    description: ORDERS[by.length - 1] ?? '',
    by: [by],
  });
  const choices = names.map((name) => partial([name]));
  if (names.length > 1 && names.length <= MAX_PARTS)
    choices.push({
      label: l10n.t('Gradient'),
      description: names.map((name) => partialLabel(f, [name])).join(', '),
      by: names.map((name) => [name]),
    });
  if (names.length > MAX_LISTED) return choices;
  const pairs = names.flatMap((one, index) => names.slice(index).map((other) => [one, other]));
  choices.push(...pairs.map(partial));
  if (names.length > 1)
    choices.push({
      label: l10n.t('Hessian'),
      description: l10n.t('all second derivatives'),
      by: names.flatMap((one) => names.map((other) => [one, other])),
    });
  return choices;
}

const ORDERS: readonly string[] = [l10n.t('first derivative'), l10n.t('second derivative')];

/** `x`, or of an array `x[0]`, `W[1][2]`. */
function elementsOf(name: string, shape: readonly number[]): readonly string[] {
  if (shape.reduce((product, size) => product * size, 1) > MAX_ELEMENTS) return [];
  return shape.reduce<readonly string[]>(
    (names, size) => names.flatMap((one) => Array.from({ length: size }, (_, index) => `${one}[${index}]`)),
    [name],
  );
}

/** `∂²f/∂y∂x` for x, then y. */
export function partialLabel(f: string, by: By): string {
  const order = Math.min(by.length, MAX_ORDER);
  const power = order === 1 ? '' : (['', '', '²', '³', '⁴', '⁵', '⁶'][order] ?? '');
  const same = by.every((name) => name === by[0]);
  const below = same
    ? `∂${by[0] ?? ''}${power}`
    : by
        .toReversed()
        .map((name) => `∂${name}`)
        .join('');
  return `∂${power}${f}/${below}`;
}

export interface FormChoice {
  readonly form: CodeRequest['form'];
  readonly label: string;
  readonly description: string;
}

/** Of a function the function comes first: its parameters have no values outside of it. */
export function formChoices(ofFunction: boolean): readonly FormChoice[] {
  const value: FormChoice = {
    form: 'value',
    label: l10n.t('Value'),
    description: l10n.t('a name for it, below the statement'),
  };
  const named: FormChoice = { form: 'function', label: l10n.t('Function'), description: l10n.t('of the variables') };
  const expression: FormChoice = {
    form: 'expression',
    label: l10n.t('Expression'),
    description: l10n.t('bare, at the caret'),
  };
  return ofFunction ? [named, expression] : [value, named, expression];
}

const MAX_PREVIEW = 160;

/** Code on one line, for a list. */
export function preview(code: string): string {
  const line = code
    .trim()
    .split(/\s*\r?\n\s*/)
    .join(' ↵ ');
  return line.length > MAX_PREVIEW ? `${line.slice(0, MAX_PREVIEW)}…` : line;
}
