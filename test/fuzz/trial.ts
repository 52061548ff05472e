/**
 * One text tried from end to end: read or refused in time; printed and read again as the same formula; derived by rule and
 * by differences to the same slope. What goes wrong is a fault, in words. Knows no test runner: tests and the bench use it.
 */
import { derive } from '../../src/calculus/derive';
import { plainFunction } from '../../src/calculus/plain';
import { plainText } from '../../src/calculus/written/plain-text';
import type { Expression } from '../../src/languages/expression/expression';
import { fold, some } from '../../src/languages/expression/fold';
import { expressionText } from '../../src/languages/expression/print/code';
import { mannerOf } from '../../src/languages/expression/print/manner';
import { PrintError } from '../../src/languages/expression/print/problems';
import { styleOf } from '../../src/languages/expression/print/styles';
import { readExpression } from '../../src/languages/expression/read';
import type { Tree } from '../../src/languages/expression/tree';
import { typeset } from '../../src/languages/expression/typeset';
import { slopes, type Lanes } from '../../src/runtime/ridders';
import { isRefusal, type Refusal } from '../../src/trace/refusal';

export interface Trial {
  readonly outcome: 'refused' | 'read';
  /** What came of printing: the same formula, or why the language cannot say it. */
  readonly printed: 'same' | 'unprintable' | null;
  /** How rule and differences compare; null where nothing was derived. */
  readonly derivative: 'agrees' | 'no slope' | 'refused' | null;
  readonly fault: string | null;
  readonly milliseconds: number;
}

/** Reading, printing and deriving a formula of ordinary length takes no longer than this. */
const BUDGET = 1_000;
/** Beyond it doubles are so far apart that a step function of them looks smooth. */
const LARGEST = 1e12;
const POINTS = [0.731, -1.377, 2.164] as const;

export function tried(text: string, language: string): Trial {
  const first = timed(text, language);
  // A machine that does other things meanwhile is no fault of the text.
  const { trial, milliseconds } = first.milliseconds > BUDGET ? timed(text, language) : first;
  const slow = milliseconds > BUDGET ? `takes ${milliseconds.toFixed(0)} ms` : null;
  return { ...trial, fault: trial.fault ?? slow, milliseconds };
}

function timed(text: string, language: string): { readonly trial: Attempt; readonly milliseconds: number } {
  const began = performance.now();
  const trial = attempted(text, language);
  return { trial, milliseconds: performance.now() - began };
}

type Attempt = Omit<Trial, 'milliseconds'>;

function attempted(text: string, language: string): Attempt {
  const refused: Attempt = { outcome: 'refused', printed: null, derivative: null, fault: null };
  try {
    const expression = reading(text, language);
    if (isRefusal(expression)) return { ...refused, fault: strangeRefusal(expression, text) };
    const printed = printedAgain(expression, text);
    const derived = derivedBoth(expression);
    return {
      outcome: 'read',
      printed: printed.outcome,
      derivative: derived.outcome,
      fault: printed.fault ?? derived.fault,
    };
  } catch (error) {
    return { ...refused, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function reading(text: string, language: string): Expression | Refusal {
  return readExpression(text, { start: 0, end: text.length }, { language });
}

function strangeRefusal({ range: { start, end }, message, hint }: Refusal, text: string): string | null {
  if (!(0 <= start && start <= end && end <= text.length)) return `is refused outside of the text, at ${start}–${end}`;
  const [hole] = /\{[a-z]+\}/.exec(message.text) ?? [];
  if (hole !== undefined && !text.includes(hole)) return `is refused with a hole: ${message.text}`;
  return hint === null ? `is refused without a way out: ${message.text}` : null;
}

interface Printed {
  readonly outcome: 'same' | 'unprintable';
  readonly fault: string | null;
}

/**
 * A language may have to write a function in another way, and its brackets otherwise; what it wrote it must write the same
 * the next time, or as what has the same values.
 */
function printedAgain(expression: Expression, text: string): Printed {
  const once = print(expression.tree, expression, text);
  if (once === null) return { outcome: 'unprintable', fault: null };
  const again = reading(once, expression.language);
  if (isRefusal(again)) {
    // Constants alone are no formula; what is too long or too deep once it is written out has been refused rightly. Go has
    // no conditional expression: one is written as a function called at once, which is more than a formula.
    if (/no-variable|too-|comparison|truth-value|list/.test(again.message.id) || once.includes('func() '))
      return { outcome: 'unprintable', fault: null };
    return { outcome: 'same', fault: `is printed as ${once}, which is refused: ${again.message.text}` };
  }
  const twice = print(again.tree, again, once);
  const third = twice === null ? null : reading(twice, expression.language);
  if (third === null || isRefusal(third) || (shape(third.tree) !== shape(again.tree) && apart(again, third) !== null))
    return { outcome: 'same', fault: `is printed as ${once}, and that as ${String(twice)}` };
  const difference = apart(expression, again);
  return { outcome: 'same', fault: difference === null ? null : `is printed as ${once}, which ${difference}` };
}

function print(tree: Tree, { notation, language }: Expression, text: string): string | null {
  if (notation === 'latex') return typeset(tree);
  if (notation === 'mathematics') return plainText(tree);
  const style = styleOf(language);
  if (style === null) return null;
  try {
    return expressionText(tree, style, mannerOf(text, language, [text]));
  } catch (error) {
    if (error instanceof PrintError) return null;
    throw error;
  }
}

/**
 * The tree without its places in the text. Products and signs have no brackets of their own on paper: `−a·b` is read as
 * (−a)·b and as −(a·b), `2(3x)` as (2·3)·x, so factors stand side by side here, their signs before them.
 */
function shape(tree: Tree): string {
  const { sign, factors } = fold<Product>(tree, product);
  return sign + factors.join('·');
}

interface Product {
  readonly sign: '' | '-';
  readonly factors: readonly string[];
}

function product(tree: Tree, parts: readonly Product[]): Product {
  const [first, second] = parts;
  const whole = (text: string): Product => ({ sign: '', factors: [text] });
  const written = parts.map(({ sign, factors }) => sign + factors.join('·'));
  switch (tree.kind) {
    case 'number':
      return tree.value < 0
        ? { sign: '-', factors: [tree.constant ?? String(-tree.value)] }
        : whole(tree.constant ?? String(tree.value));
    case 'name':
      return whole(tree.name);
    case 'bound':
      return whole(`${tree.name}:=${written.join('')}`);
    case 'condition':
      return whole(`if(${written.join()})`);
    case 'list':
      return whole(`[${written.join()}]`);
    case 'call': {
      if (first && tree.operator === 'neg') return { ...first, sign: turned(first.sign) };
      if (first && second && tree.operator === 'mul')
        return {
          sign: second.sign === '-' ? turned(first.sign) : first.sign,
          factors: [...first.factors, ...second.factors],
        };
      if (first && second && tree.operator === 'div')
        return { sign: first.sign, factors: [`${first.factors.join('·')}/${written[1] ?? ''}`] };
      return whole(`${tree.operator}(${written.join()})${JSON.stringify(tree.keywords)}`);
    }
  }
}

function turned(sign: Product['sign']): Product['sign'] {
  return sign === '-' ? '' : '-';
}

function pointOf({ variables }: Expression, at: number): ReadonlyMap<string, number> {
  return new Map(variables.map(({ name }, index) => [name, at + 0.137 * index]));
}

/** Where two readings give different numbers. */
function apart(one: Expression, other: Expression): string | null {
  const [first, second] = [plainFunction(one.tree), plainFunction(other.tree)];
  for (const at of POINTS) {
    const point = pointOf(one, at);
    const [expected, given] = [first(point), second(point)];
    if (!close(expected, given, 1e-9)) return `gives ${given} instead of ${expected} at ${at}`;
  }
  return null;
}

function close(one: number, other: number, relative: number): boolean {
  return (
    Object.is(one, other) ||
    one === other ||
    Math.abs(one - other) <= relative * Math.max(1e-300, Math.abs(one), Math.abs(other))
  );
}

/** With ∞ in it a rule's terms are 0·∞, which have no value; so are autograd's. */
function isInfinite(tree: Tree): boolean {
  return tree.kind === 'number' && !Number.isFinite(tree.value);
}

interface Derived {
  readonly outcome: Trial['derivative'];
  readonly fault: string | null;
}

function differs(byRule: number, { slope, error }: { readonly slope: number; readonly error: number }): boolean {
  const tolerance = 1e-4 * Math.max(1e-6, Math.abs(slope), Math.abs(byRule)) + 100 * error;
  return !(Math.abs(byRule - slope) <= tolerance);
}

/** By rule and by differences, at several points; a wrong rule is wrong at most of them. */
function derivedBoth(expression: Expression): Derived {
  const [variable] = expression.variables;
  if (variable === undefined || some(expression.tree, isInfinite)) return { outcome: null, fault: null };
  const derivation = derive(expression.tree, variable.name);
  if (isRefusal(derivation)) return { outcome: 'refused', fault: null };
  const [value, slope] = [plainFunction(expression.tree), plainFunction(derivation.result)];
  const apart: string[] = [];
  let judged = 0;
  for (const at of POINTS) {
    const point = new Map(pointOf(expression, at));
    const here = point.get(variable.name) ?? at;
    const lanes: Lanes = {
      points: [here],
      values: [value(point)],
      sample: (places) => Array.from(places, (place) => value(new Map(point).set(variable.name, place))),
    };
    const byRule = slope(point);
    const [far] = slopes(lanes);
    // A stair of many steps looks like a slope from afar.
    const found = far?.kind === 'smooth' && differs(byRule, far) ? slopes({ ...lanes, finer: true })[0] : far;
    // A constant 0 under a root: 0·∞ has no value, for autograd neither, and the verdict says so. And rounding makes steps
    // of huge numbers.
    if (found?.kind !== 'smooth' || !Number.isFinite(byRule) || Math.abs(value(point)) > LARGEST) continue;
    judged += 1;
    if (differs(byRule, found))
      apart.push(
        `at ${variable.name} = ${here} the rule gives ${byRule}, differences give ${found.slope} ± ${found.error}`,
      );
  }
  if (judged === 0) return { outcome: 'no slope', fault: null };
  const isWrong = apart.length * 2 > judged;
  return { outcome: 'agrees', fault: isWrong ? apart.join('; ') : null };
}
