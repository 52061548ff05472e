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
  slowest: number;
  /** The first faults, each with its text. */
  readonly faults: string[];
}

const MAX_FAULTS = 20;

/** Of each twenty texts as many were damaged, or are mere bytes. */
const DAMAGED = 3;
const BYTES = 1;

export function tally(grammar: Grammar, count: number, seed: number): Tally {
  const random = new Random(seed);
  const sum: Tally = { language: grammar.language, tried: 0, read: 0, printed: 0, agreeing: 0, slowest: 0, faults: [] };
  for (let index = 0; index < count; index++) add(sum, textOf(grammar, random, index % 20));
  return sum;
}

function textOf(grammar: Grammar, random: Random, turn: number): string {
  if (turn < BYTES) return bytes(random);
  const formula = formulaOf(grammar, random);
  return turn < BYTES + DAMAGED ? damaged(formula, random) : formula;
}

function add(sum: Tally, text: string): void {
  const trial: Trial = tried(text, sum.language);
  sum.tried += 1;
  if (trial.outcome === 'read') sum.read += 1;
  if (trial.printed === 'same') sum.printed += 1;
  if (trial.derivative === 'agrees') sum.agreeing += 1;
  sum.slowest = Math.max(sum.slowest, trial.milliseconds);
  if (trial.fault !== null && sum.faults.length < MAX_FAULTS) sum.faults.push(`${JSON.stringify(text)} ${trial.fault}`);
}
