/** How much there is to read in a formula over symbols: what simplifying makes smaller. */
import { fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { Atoms } from './atoms';
import { isSum } from './to-library';

/** A fraction inside a fraction reads worse than several more operators. */
const NESTED = 3;
/** Two fractions side by side read worse than one. */
const FRACTION = 1.5;
/** A number in front is nearly part of what it stands before: 2x is simpler than x + x. */
const COEFFICIENT = 0.75;
/** Of equal operators, smaller powers are simpler. */
const POWER = 0.5;
const EXPONENT = 0.2;
/** Brackets around a sum that is a factor. */
const BRACKETS = 0.3;
/** Digits that cost nothing. */
const SHORT = 4;

interface Weight {
  readonly cost: number;
  /** A fraction as a whole or as a factor. */
  readonly fraction: boolean;
}

/** Operators, with fractions in fractions and long numbers counted more; less is simpler. */
export function measure(tree: Tree, atoms: Atoms, functions: Map<string, number>): number {
  return fold<Weight>(tree, (part, parts) => {
    if (part.kind === 'number')
      return { cost: Math.max(0, String(Math.abs(part.value)).length - SHORT) / 2, fraction: false };
    if (part.kind === 'name') return { cost: symbolCost(part.name, atoms, functions), fraction: false };
    return weigh(part, parts);
  }).cost;
}

function weigh(part: Tree, parts: readonly Weight[]): Weight {
  const inner = parts.reduce((sum, { cost }) => sum + cost, 0);
  const hasFraction = parts.some(({ fraction }) => fraction);
  const operator = part.kind === 'call' ? part.operator : part.kind;
  switch (operator) {
    case 'div':
      return { cost: inner + FRACTION + (hasFraction ? NESTED : 0), fraction: true };
    case 'mul':
      return { cost: inner + (hasNumber(part) ? COEFFICIENT : 1) + bracketsIn(part), fraction: hasFraction };
    case 'neg':
      return { cost: inner + 0.5, fraction: hasFraction };
    case 'pow':
      return { cost: inner + POWER + exponentCost(part), fraction: false };
    default:
      // A sum of fractions above a stroke is a fraction in a fraction, too.
      return { cost: inner + 1, fraction: hasFraction && (operator === 'add' || operator === 'sub') };
  }
}

function bracketsIn(part: Tree): number {
  return part.kind === 'call' && part.operands.some(isSum) ? BRACKETS : 0;
}

function hasNumber(part: Tree): boolean {
  return part.kind === 'call' && part.operands.some((operand) => operand.kind === 'number');
}

/** A negative power is a fraction that does not look like one. */
function exponentCost(part: Tree): number {
  const exponent = part.kind === 'call' ? part.operands[1] : undefined;
  if (exponent?.kind !== 'number') return 2 * EXPONENT;
  return Math.abs(exponent.value) * EXPONENT + (exponent.value < 0 ? 1 : 0);
}

function symbolCost(name: string, atoms: Atoms, known: Map<string, number>): number {
  const meaning = atoms.meaning(name);
  if (meaning === undefined || meaning.kind === 'name' || meaning.kind === 'number' || meaning.kind === 'bound')
    return 0;
  const cost =
    known.get(name) ??
    fold<number>(meaning, (part, parts) => parts.reduce((sum, inner) => sum + inner, part.kind === 'call' ? 1 : 0));
  known.set(name, cost);
  return cost;
}
