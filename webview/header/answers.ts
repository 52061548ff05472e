/** The numbers first: the value, each partial derivative, and what the check by differences says of them. */
import { NOTHING } from '../../src/trace/format';
import type { Check, Trace, TraceTensor, TraceVariable } from '../../src/trace/trace';
import { element, fill, type Child } from '../elements';
import { isLarge, lineOf, outputName, spanOf, summaryOf, tensorAt } from '../numbers';
import { counted, t } from '../words';
import { agreement, BRIEFLY, errorOf, partsFromRule, verdictOf, verdictText } from './verdict';

/** A network has more parameters than a head has room for; as many rows of variables stand below. */
const MOST_PARTIALS = 8;
const FEW_PARTIALS = 4;
/** More leaves than this that are no numbers make a network. */
const FEW_TENSORS = 2;

/** How many of a program's variables the head shows at first. */
export function shownFirst(count: number): number {
  return count > MOST_PARTIALS ? FEW_PARTIALS : count;
}

/** Of a network each tensor and its gradient stand in a row, by their sizes: in large type they would say nothing. */
export function gradientsInRows({ kind, variables, tensors }: Trace): boolean {
  const large = variables.filter(({ tensor }) => (tensors[tensor]?.shape.length ?? 0) > 0);
  return kind === 'program' && large.length > FEW_TENSORS;
}

/** What the row of a variable says of its gradient. */
export function gradientInRow(trace: Trace, { tensor }: TraceVariable): string {
  const gradient = tensorAt(trace, trace.tensors[tensor]?.grad);
  if (gradient === undefined) return NOTHING;
  return gradient.summary.numel > 1 ? spanOf(gradient) : lineOf(gradient);
}

export function showAnswers(target: HTMLElement, trace: Trace): void {
  const name = outputName(trace);
  const root = tensorAt(trace, trace.output.root);
  const label = trace.output.summed ? `sum(${name})` : name;
  const checks = new Map(trace.checks.map((check) => [check.variable, check]));
  const allAgree =
    trace.checks.length > 0 &&
    trace.checks.every((check) => check.verdict === 'agrees' && check.reason === null && !partsFromRule(check));
  const inRows = gradientsInRows(trace);
  const shown =
    trace.kind === 'program' ? trace.variables.slice(0, shownFirst(trace.variables.length)) : trace.variables;
  const rest = inRows ? 0 : trace.variables.length - shown.length;
  target.classList.toggle('many', trace.variables.length > 3);
  fill(
    target,
    answer(label, lineOf(root), 'value'),
    ...(inRows ? [] : shown).flatMap(({ name: variable, tensor }) => {
      const text = gradientText(trace, tensorAt(trace, trace.tensors[tensor]?.grad));
      const check = checks.get(variable);
      return [
        answer(
          `∂${label}/∂${variable}`,
          text,
          'partial',
          !allAgree && check !== undefined && verdict(check, trace.kind === 'program' && shown.length > 3),
        ),
      ];
    }),
    rest > 0 && element('span', { class: 'answers-more' }, t('and {0} more in the tab Gradients', counted(rest))),
    ...(inRows ? doubts(trace.checks) : []),
    allAgree &&
      element('span', { class: 'verdict verdict-agrees', title: errorOf(trace.checks) }, agreement(trace.checks)),
  );
}

/** How many gradients were not found to agree; the tab Gradients tells which. */
function doubts(checks: readonly Check[]): Child[] {
  const differ = checks.filter((check) => verdictOf(check) === 'differs').length;
  const unchecked = checks.filter((check) => verdictOf(check) === 'unchecked').length;
  const title = t('The tab Gradients says which');
  return [
    differ > 0 &&
      element('span', { class: 'verdict verdict-differs', title }, t('✗ {0} differ from differences', counted(differ))),
    unchecked > 0 &&
      element('span', { class: 'verdict verdict-unchecked', title }, t('? {0} cannot be checked', counted(unchecked))),
  ];
}

/** Parameters of a network by their size: their first numbers say nothing. */
function gradientText({ kind }: Trace, gradient: TraceTensor | undefined): string {
  return kind === 'program' && gradient !== undefined && isLarge(gradient) ? summaryOf(gradient) : lineOf(gradient);
}

/** One sentence for a screen reader. */
export function spokenAnswers(trace: Trace): string {
  const name = outputName(trace);
  const value = lineOf(tensorAt(trace, trace.output.root));
  const partials = trace.variables.slice(0, MOST_PARTIALS).map(({ name: variable, tensor }) => {
    const gradient = tensorAt(trace, trace.tensors[tensor]?.grad);
    return gradient === undefined
      ? t('derivative by {0} not computed', variable)
      : t('derivative by {0} {1}', variable, gradientText(trace, gradient));
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
export function verdict(check: Check, briefly = false): HTMLElement {
  const { text, title } = verdictText(check);
  const whole = [text, title].filter((part) => part !== '').join('\n');
  return element(
    'span',
    { class: `verdict verdict-${verdictOf(check)}`, title: briefly ? whole : title },
    briefly ? BRIEFLY[verdictOf(check)] : text,
  );
}
