/** How tensors print: PyTorch's `set_printoptions` and its profiles. It knows no tensor. */
import { typeError } from '../errors';

export interface PrintOptions {
  /** Digits after the point. */
  readonly precision: number;
  /** A tensor of more elements is summarised. */
  readonly threshold: number;
  /** How many elements a summary shows at each end of a dimension. */
  readonly edgeitems: number;
  /** Characters in a line. */
  readonly linewidth: number;
  /** Whether numbers have exponents; null: as the numbers need. */
  readonly sci_mode: boolean | null;
}

type Profile = 'default' | 'short' | 'full';

export interface PrintChange extends Partial<PrintOptions> {
  /** Named defaults: `short` shows less, `full` everything. */
  readonly profile?: Profile;
}

const DEFAULT: PrintOptions = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sci_mode: null };

const PROFILES: ReadonlyMap<string, PrintOptions> = new Map([
  ['default', DEFAULT],
  ['short', { ...DEFAULT, precision: 2, edgeitems: 2 }],
  ['full', { ...DEFAULT, threshold: Infinity }],
]);

let current = DEFAULT;

/** The options that hold now. */
export function get_printoptions(): PrintOptions {
  return { ...current };
}

/** Changes what is given, a profile first; `sci_mode` goes back to null where it is not given, as in PyTorch. */
export function set_printoptions(change: PrintChange = {}): void {
  current = changed(change);
}

/** Runs `body` with other options, and gives back what it gives. */
export function printoptions<Result>(change: PrintChange, body: () => Result): Result {
  const before = current;
  current = changed(change);
  try {
    return body();
  } finally {
    current = before;
  }
}

function changed({ profile, sci_mode, ...given }: PrintChange): PrintOptions {
  const start = (profile === undefined ? undefined : PROFILES.get(profile)) ?? current;
  return {
    precision: count('precision', given.precision, start.precision),
    threshold: count('threshold', given.threshold, start.threshold),
    edgeitems: count('edgeitems', given.edgeitems, start.edgeitems),
    linewidth: count('linewidth', given.linewidth, start.linewidth),
    sci_mode: sci_mode ?? null,
  };
}

function count(name: string, given: number | null | undefined, otherwise: number): number {
  if (given === undefined || given === null) return otherwise;
  const isCount = Number.isInteger(given) || (given === Infinity && name !== 'precision');
  if (!isCount || given < 0 || (name === 'precision' && given > 100))
    throw typeError(`set_printoptions(): ${name} must be a whole number that is not negative, not ${String(given)}`);
  return given;
}
