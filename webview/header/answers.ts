/** The numbers first: the value, each partial derivative, and what the check by differences says of them. */
import { formatNumber } from '../../src/trace/format';
import type { Check, Trace } from '../../src/trace/trace';
import { element, fill, type Child } from '../elements';
import { lineOf, outputName, tensorAt } from '../numbers';

export function showAnswers(target: HTMLElement, trace: Trace): void {
  const name = outputName(trace);
  const root = tensorAt(trace, trace.output.root);
  const label = trace.output.summed ? `sum(${name})` : name;
  const checks = new Map(trace.checks.map((check) => [check.variable, check]));
  const allAgree =
    trace.checks.length > 0 && trace.checks.every(({ verdict, reason }) => verdict === 'agrees' && reason === null);
  target.classList.toggle('many', trace.variables.length > 3);
  fill(
    target,
    answer(label, root === undefined ? '—' : formatNumber(root.values[0]), 'value'),
    ...trace.variables.flatMap(({ name: variable, tensor }) => {
      const gradient = tensorAt(trace, trace.tensors[tensor]?.grad);
      const text = lineOf(gradient);
      const check = checks.get(variable);
      return [answer(`∂${label}/∂${variable}`, text, 'partial', !allAgree && check !== undefined && verdict(check))];
    }),
    allAgree &&
      element('span', { class: 'verdict verdict-agrees', title: errorOf(trace.checks) }, 'agrees with differences ✓'),
  );
}

/** One sentence for a screen reader. */
export function spokenAnswers(trace: Trace): string {
  const name = outputName(trace);
  const value = formatNumber(tensorAt(trace, trace.output.root)?.values[0]);
  const partials = trace.variables.map(({ name: variable, tensor }) => {
    const gradient = tensorAt(trace, trace.tensors[tensor]?.grad);
    return `derivative by ${variable} ${gradient === undefined ? 'not computed' : lineOf(gradient, 3)}`;
  });
  return [`${name} = ${value}`, ...partials].join(', ');
}

function answer(label: string, value: string, kind: string, ...more: readonly Child[]): HTMLElement {
  return element(
    'span',
    { class: `answer answer-${kind}` },
    element('span', { class: 'answer-name' }, label),
    element('span', { class: 'answer-equals' }, ' = '),
    element('span', { class: 'answer-number' }, value),
    ...more,
  );
}

/** `verdict`, by word and sign and never by colour alone. */
export function verdict(check: Check): HTMLElement {
  const { text, title } = verdictText(check);
  return element('span', { class: `verdict verdict-${check.verdict}`, title }, text);
}

export function verdictText(check: Check): { readonly text: string; readonly title: string } {
  const reason = check.reason?.text ?? '';
  const slopes =
    check.slopes === null
      ? ''
      : `slopes ${formatNumber(check.slopes.left)} from the left, ${formatNumber(check.slopes.right)} from the right`;
  switch (check.verdict) {
    case 'agrees':
      return { text: `agrees with differences ✓${reason === '' ? '' : ` (${reason})`}`, title: errorOf([check]) };
    case 'differs':
      return {
        text: `✗ differs from differences: ${check.differences?.slice(0, 3).map(formatNumber).join(', ') ?? '—'}${reason === '' ? '' : ` (${reason})`}`,
        title: slopes,
      };
    case 'unchecked':
      return { text: `cannot be checked: ${reason}`, title: slopes };
  }
}

function errorOf(checks: readonly Check[]): string {
  const error = checks.reduce<number | null>(
    (most, check) => (check.error === null ? most : Math.max(most ?? 0, check.error)),
    null,
  );
  return error === null
    ? ''
    : `Beside the point the function rises as the gradient says: Ridders' extrapolated differences agree with it (estimated error ${error.toExponential(1)}).`;
}
