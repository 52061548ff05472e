/** A formula with the numbers put in as one does by hand: `20·2³ + 9·2² + 14·2 + 9`, and what it comes to. */
import { fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import { typeset } from '../../languages/expression/typeset';
import type { PointValue } from '../../trace/formula';
import { plainFunction } from '../plain';
import { textOf } from './plain-text';
import { regrouped } from './regroup';

/** Digits of a number that is put in; nobody wants to read more of 1.0471975511965976. */
const DIGITS = 8;

/** null where a name has no number. The value is computed with all digits. */
export function pointText(tree: Tree, values: ReadonlyMap<string, number>): PointValue | null {
  const numbers = numbersOf(tree, values);
  if (numbers === null) return null;
  const whole = regrouped(tree);
  const written = { tex: typeset(whole, numbers), text: textOf(whole, numbers) };
  return { written, value: plainFunction(tree)(values) };
}

/** What is put in for each name, also for those that stand for a formula; null where one has none. */
function numbersOf(tree: Tree, values: ReadonlyMap<string, number>): ReadonlyMap<string, number> | null {
  const numbers = new Map<string, number>();
  const missing: string[] = [];
  fold<null>(tree, (part) => {
    if (part.kind === 'name') {
      const value = values.get(part.name);
      if (value === undefined) missing.push(part.name);
      else numbers.set(part.name, shown(value));
    } else if (part.kind === 'bound' && missing.length === 0 && !numbers.has(part.name))
      numbers.set(part.name, shown(plainFunction(part.definition)(values)));
    return null;
  });
  return missing.length === 0 ? numbers : null;
}

function shown(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
