/** What commonly goes wrong when one differentiates by hand, recognised by the numbers over the domain. */
import type { Derivation } from '../../calculus/derivation';
import { plainFunction } from '../../calculus/plain';
import { pointsOver } from '../../calculus/samples';
import { plainText } from '../../calculus/written/plain-text';
import type { Tree } from '../../languages/expression/tree';
import { formatNumber } from '../../trace/format';
import type { By } from '../../trace/formula';
import { message, type Message } from '../../trace/message';
import { isRefusal } from '../../trace/refusal';
import type { Derivatives } from './derivatives';
import { leftOf } from './left';
import type { Ran, Subject } from './subject';

const POINTS = 60;
/** Fewer would agree by chance. */
const LEAST = 5;
/** Formulas over more variables than this are not tried by each of them. */
const MAX_OTHERS = 12;
const MAX_PARTS = 200;

export interface Wrong {
  readonly by: By;
  readonly derivation: Derivation;
  readonly typed: Tree;
}

/** null where it is none of the known ones. */
export function slipOf(ran: Ran, subject: Subject, derivatives: Derivatives, wrong: Wrong): Message | null {
  const points = pointsOver(subject.values, POINTS);
  const valuesOf = (tree: Tree): readonly number[] => {
    const at = plainFunction(tree);
    return points.map((point) => at(point));
  };
  const yours = valuesOf(wrong.typed);
  const right = valuesOf(wrong.derivation.result);
  if (same(yours, valuesOf(subject.tree))) return message('slip.function', 'Yours is the function itself.');
  if (wrong.by.length > 1 && same(yours, valuesOf(wrong.derivation.of)))
    return message('slip.order', 'Yours has to be differentiated once more.');
  return (
    otherVariable(ran, subject, derivatives, wrong, (tree) => same(yours, valuesOf(tree))) ??
    proportional(yours, right) ??
    shifted(yours, right) ??
    innerMissing(wrong.derivation, yours, right, valuesOf)
  );
}

function otherVariable(
  { expression }: Ran,
  subject: Subject,
  derivatives: Derivatives,
  { by }: Wrong,
  isYours: (tree: Tree) => boolean,
): Message | null {
  const last = by.at(-1);
  for (const name of [...subject.names.keys()].slice(0, MAX_OTHERS)) {
    const other = [...by.slice(0, -1), name];
    const derivation = name === last ? null : derivatives.of(subject, other);
    if (derivation === null || isRefusal(derivation) || !isYours(derivation.result)) continue;
    return message('slip.variable', 'Yours is the derivative by another variable: {name}.', {
      name: leftOf(expression, other).text,
    });
  }
  return null;
}

/** Yours is so many times the derivative, everywhere. */
function proportional(yours: readonly number[], right: readonly number[]): Message | null {
  const factor = constant(
    pairs(yours, right).flatMap(([one, other]) => (other === 0 ? (one === 0 ? [] : [NaN]) : [one / other])),
  );
  // Once: they part only where one of them is not defined.
  if (factor === null || factor === 0 || factor === 1) return null;
  if (factor === -1) return message('slip.sign', 'Only the sign is wrong.');
  const isFraction = Math.abs(factor) < 1 && Number.isInteger(rounded(1 / factor));
  const times = isFraction ? `1/${formatNumber(rounded(1 / factor))}` : formatNumber(factor, 6);
  return message('slip.factor', 'Yours is {times} times the derivative everywhere.', { times });
}

function shifted(yours: readonly number[], right: readonly number[]): Message | null {
  const all = pairs(yours, right);
  const size = all.reduce((most, [one, other]) => Math.max(most, Math.abs(one), Math.abs(other)), 0);
  const offset = constant(
    all.map(([one, other]) => one - other),
    1e-9 * size,
  );
  if (offset === null || offset === 0) return null;
  return offset > 0
    ? message('slip.larger', 'Yours is larger by {offset} everywhere.', { offset: formatNumber(offset, 6) })
    : message('slip.smaller', 'Yours is smaller by {offset} everywhere.', { offset: formatNumber(-offset, 6) });
}

/** The chain rule's second factor was forgotten. */
function innerMissing(
  derivation: Derivation,
  yours: readonly number[],
  right: readonly number[],
  valuesOf: (tree: Tree) => readonly number[],
): Message | null {
  const seen = new Set<string>();
  const pending: Derivation[] = [...derivation.parts];
  for (let looked = 0; looked < MAX_PARTS; looked += 1) {
    const part = pending.shift();
    if (part === undefined) break;
    pending.push(...part.parts);
    if (part.result.kind === 'number' || part.of.kind === 'name') continue;
    const inner = plainText(part.result);
    if (seen.has(inner)) continue;
    seen.add(inner);
    const values = valuesOf(part.result);
    if (
      same(
        yours.map((value, index) => value * (values[index] ?? NaN)),
        right,
      )
    )
      return message('slip.inner', 'The inner derivative is missing: a factor {inner}.', { inner });
  }
  return null;
}

function pairs(ones: readonly number[], others: readonly number[]): readonly (readonly [number, number])[] {
  return ones.flatMap((one, index) => {
    const other = others[index] ?? NaN;
    return Number.isFinite(one) && Number.isFinite(other) ? [[one, other] as const] : [];
  });
}

function same(ones: readonly number[], others: readonly number[]): boolean {
  const all = pairs(ones, others);
  return (
    all.length >= LEAST &&
    all.every(([one, other]) => Math.abs(one - other) <= 1e-7 * Math.max(Math.abs(one), Math.abs(other), 1e-6))
  );
}

/** The one value of a list; null where it varies, or is too short to tell. */
function constant(values: readonly number[], slack = 0): number | null {
  const [first] = values;
  if (first === undefined || values.length < LEAST) return null;
  const isOne = values.every((value) => Math.abs(value - first) <= Math.max(slack, 1e-7 * Math.abs(first)));
  return isOne ? rounded(first) : null;
}

/** Numbers that were divided are off by a last digit. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
