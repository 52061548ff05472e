/** Many trials of a grammar, counted. */
import { bytes, damaged, formulaOf, type Grammar } from './grammar';
import { Random } from './random';
import { tried, type Trial } from './trial';

export interface Tally {
  readonly language: string;
  tried: number;
  read: number;
  printed: number;
  agreeing: number;
  slowest: { readonly milliseconds: number; readonly text: string };
  /** Every fault is counted. */
  faulty: number;
  /** The first of them, each with its text. */
  readonly faults: string[];
}

const MAX_FAULTS = 20;

/** Of each twenty texts as many were damaged, or are mere bytes. */
const DAMAGED = 3;
const BYTES = 1;

export function emptyTally(language: string): Tally {
  return {
    language,
    tried: 0,
    read: 0,
    printed: 0,
    agreeing: 0,
    slowest: { milliseconds: 0, text: '' },
    faulty: 0,
    faults: [],
  };
}

/** `before` is told of each text before it is tried: the last one, where a trial never ends. */
export function tally(grammar: Grammar, count: number, seed: number, before?: (text: string) => void): Tally {
  const random = new Random(seed);
  const sum = emptyTally(grammar.language);
  for (let index = 0; index < count; index++) {
    const text = textOf(grammar, random, index % 20);
    before?.(text);
    add(sum, text);
  }
  return sum;
}

/** Adds what another run of the same grammar counted. */
export function addTally(sum: Tally, other: Tally): void {
  sum.tried += other.tried;
  sum.read += other.read;
  sum.printed += other.printed;
  sum.agreeing += other.agreeing;
  sum.faulty += other.faulty;
  if (other.slowest.milliseconds > sum.slowest.milliseconds) sum.slowest = other.slowest;
  sum.faults.push(...other.faults.slice(0, MAX_FAULTS - sum.faults.length));
}

function textOf(grammar: Grammar, random: Random, turn: number): string {
  if (turn < BYTES) return bytes(random);
  const formula = formulaOf(grammar, random);
  return turn < BYTES + DAMAGED ? damaged(formula, random) : formula;
}

function add(sum: Tally, text: string): void {
  const { outcome, printed, derivative, fault, milliseconds }: Trial = tried(text, sum.language);
  sum.tried += 1;
  if (outcome === 'read') sum.read += 1;
  if (printed === 'same') sum.printed += 1;
  if (derivative === 'agrees') sum.agreeing += 1;
  if (milliseconds > sum.slowest.milliseconds) sum.slowest = { milliseconds, text };
  if (fault === null) return;
  sum.faulty += 1;
  if (sum.faults.length < MAX_FAULTS) sum.faults.push(`${JSON.stringify(text)} ${fault}`);
}
