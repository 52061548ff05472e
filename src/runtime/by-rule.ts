/**
 * The third check of a gradient: the derivative by rule, which shares nothing with autograd but the formula. Knows the
 * two ways' numbers, not how they came about.
 */
import { gradientByRule, type RuleGradient } from '../calculus/gradient';
import { close } from '../calculus/samples';
import type { Expression } from '../languages/expression/expression';
import { isElementwise } from '../languages/expression/structure';
import { formatNumber } from '../trace/format';
import { message, type Message } from '../trace/message';
import type { ByRule, Check } from '../trace/trace';
import { sum, type ArrayValue, type VariableValues } from './formula';

/** What is known of a run before its derivatives by rule. */
export interface Known {
  readonly expression: Expression;
  readonly values: VariableValues;
  /** What the formula gives there. */
  readonly result: ArrayValue;
  /** By autograd; null where nothing reached the variable, so that the rule must give zeros. */
  readonly gradients: ReadonlyMap<string, readonly number[] | null>;
}

/** The checks by differences with the rule's verdict in each. */
export function withRules(checks: readonly Check[], known: Known): readonly Check[] {
  const rules = gradientByRule(known.expression, known.values);
  return checks.map((check) => {
    const rule = rules.get(check.variable);
    return rule === undefined ? check : { ...check, byRule: verdictOf(check, rule, known) };
  });
}

function verdictOf(check: Check, { values, reason, rounding }: RuleGradient, known: Known): ByRule {
  if (values === null) return { verdict: 'unchecked', values, reason };
  const gradient = known.gradients.get(check.variable) ?? null;
  const autograd = (element: number): number => (gradient === null ? 0 : (gradient[element] ?? NaN));
  const verdicts = values.map((value, element) => compared(value, autograd(element), () => rounding(element)));
  const differing = verdicts.indexOf('differs');
  const odd = differing >= 0 ? differing : verdicts.indexOf('unchecked');
  if (odd < 0) return { verdict: 'agrees', values, reason: null };
  const at = known.values.get(check.variable)?.values ?? [];
  const args = {
    place: `${check.variable}${at.length === 1 ? '' : `[${String(odd)}]`} = ${formatNumber(at[odd])}`,
    rule: formatNumber(values[odd]),
    autograd: formatNumber(autograd(odd)),
  };
  if (differing < 0) return { verdict: 'unchecked', values, reason: notFinite(args) };
  if (!Number.isFinite(valueAt(known, check.variable, odd)))
    return { verdict: 'unchecked', values, reason: noValue(args) };
  // Where there are two slopes, or none, every way has its own convention.
  if (hasNoSlope(check)) return { verdict: 'unchecked', values, reason: conventions(args) };
  return { verdict: 'differs', values, reason: parted(args) };
}

type Args = Readonly<Record<'place' | 'rule' | 'autograd', string>>;

function parted(args: Args): Message {
  return message('by-rule.differs', 'At {place} the rule gives {rule}, autograd gives {autograd}.', args);
}

function notFinite(args: Args): Message {
  return message(
    'by-rule.not-finite',
    'At {place} the rule has no finite value: it gives {rule}, autograd gives {autograd}.',
    args,
  );
}

function noValue(args: Args): Message {
  return message(
    'by-rule.no-value',
    'The formula has no finite value at {place}; the rule gives {rule} there, autograd gives {autograd}.',
    args,
  );
}

function conventions(args: Args): Message {
  return message(
    'by-rule.kink',
    'There is no one slope at {place}: the rule gives {rule} and autograd {autograd}, each by convention.',
    args,
  );
}

/** What the formula gives where an element of a variable stands; of several elements their sum. */
function valueAt({ result, values, expression }: Known, variable: string, element: number): number {
  const isOwn = isElementwise(expression) && values.get(variable)?.shape.join() === result.shape.join();
  return isOwn ? (result.values[element] ?? NaN) : sum(result.values);
}

function compared(rule: number, autograd: number, rounding: () => number): Check['verdict'] {
  if (rule === autograd || (Number.isNaN(rule) && Number.isNaN(autograd))) return 'agrees';
  if (!Number.isFinite(rule)) return 'unchecked';
  return close(rule, autograd, rounding) ? 'agrees' : 'differs';
}

const NO_SLOPE: readonly string[] = [
  'check.kink',
  'check.kink-convention',
  'check.jump',
  'check.vertical',
  'check.edge-left',
  'check.edge-right',
  'check.isolated',
];

function hasNoSlope({ reason }: Check): boolean {
  return reason !== null && NO_SLOPE.includes(reason.id);
}
