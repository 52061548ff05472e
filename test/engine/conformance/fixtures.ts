/**
 * Reads the committed cases that were made once from PyTorch's reference tables. What a row means is said here; how the
 * files are made, in scripts/fixtures. It does not know the engine.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** A number as JSON can write it: texts stand for what it cannot, "NaN", "-0" and the like, and integers beyond 2⁵³. */
export type Written = number | boolean | string;

/** The operands' names in recorded calls. */
export const NAMES: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A row that is tested, or the reason why it is not. */
export type Row<Expected> = { readonly name: string; readonly group: string; readonly python: string } & (
  | ({ readonly status: 'applies'; readonly code: string } & Expected)
  | { readonly status: 'later' | 'excluded'; readonly reason: string }
);

export interface OperatorExpectation {
  /** What `grad_fn` is called in a printed tensor; empty where there is none. */
  readonly node: string;
  /** The graph by names, `Mul(Reciprocal)`, without the leaves' accumulators. */
  readonly chain: string;
  readonly saved: readonly string[];
}

export interface KinkExpectation {
  /** The float64 scalar or vector x. */
  readonly at: Written | readonly Written[];
  readonly value: Written;
  readonly gradient?: Written | readonly Written[] | null;
  readonly error?: string;
}

export interface PrintExpectation {
  readonly text: string;
}

export interface DtypeExpectation {
  /** Empty where the result is no tensor. */
  readonly dtype: string;
  /** What is printed; empty where only the dtype is told. */
  readonly text: string;
}

export interface ErrorExpectation {
  readonly error?: { readonly name: string; readonly message: string };
  readonly prints?: string;
  readonly warnings?: readonly { readonly category: string; readonly message: string }[];
}

export interface RecordedInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly Written[];
  readonly layout?: 'transposed' | 'expanded';
  readonly dtype?: string;
}

/** One run of a call: the output, gradients with a given direction, and the gradients of the sum of those. */
export interface RecordedCase {
  readonly dtype: string;
  readonly inputs: readonly RecordedInput[];
  readonly output: { readonly shape: readonly number[]; readonly values: readonly Written[]; readonly dtype?: string };
  readonly direction?: readonly Written[];
  /** One for each input that requires a gradient; null where PyTorch gives None. */
  readonly gradients?: readonly (readonly Written[] | null)[];
  /** As `gradients`, then one for the direction. */
  readonly second?: readonly (readonly Written[] | null)[];
}

export interface RecordedCall {
  /** The file of `numeric/` that it stands in. */
  readonly subject: string;
  readonly python: string;
  readonly code: string;
  readonly cases: readonly RecordedCase[];
}

export interface Fixtures {
  readonly operators: {
    readonly setup: string;
    readonly names: readonly string[];
    readonly rows: readonly Row<OperatorExpectation>[];
  };
  readonly kinks: { readonly rows: readonly Row<KinkExpectation>[] };
  readonly prints: { readonly rows: readonly Row<PrintExpectation>[] };
  readonly errors: { readonly rows: readonly Row<ErrorExpectation>[] };
  readonly dtypes: { readonly setup: string; readonly rows: readonly Row<DtypeExpectation>[] };
}

/** A row that has code. */
export type Applying<Expected> = Extract<Row<Expected>, { status: 'applies' }>;

export function fixture<Name extends keyof Fixtures>(name: Name): Fixtures[Name] {
  const path = new URL(`../../fixtures/pytorch/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Fixtures[Name];
}

/** By a row's name, the line that the engine adds to PyTorch's message where that advises something of Python's. */
export const advice = JSON.parse(
  readFileSync(new URL('../../fixtures/pytorch/advice.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

const NUMERIC = new URL('../../fixtures/pytorch/numeric/', import.meta.url);

/** Every call that was recorded, of all subjects. */
export function recordedCalls(): readonly RecordedCall[] {
  return readdirSync(NUMERIC).flatMap((file) => {
    const { calls } = JSON.parse(readFileSync(new URL(file, NUMERIC), 'utf8')) as {
      calls: Omit<RecordedCall, 'subject'>[];
    };
    return calls.map((call) => ({ ...call, subject: file.replace('.json', '') }));
  });
}

/** The version of PyTorch that made the recordings. */
export function recordedVersion(): string {
  const versions = readdirSync(NUMERIC).map(
    (file) => (JSON.parse(readFileSync(new URL(file, NUMERIC), 'utf8')) as { torch: string }).torch,
  );
  return [...new Set(versions)].join(', ');
}

/** The rows that are tested. */
export function applying<Expected>(rows: readonly Row<Expected>[]): Applying<Expected>[] {
  return rows.filter((row): row is Applying<Expected> => row.status === 'applies');
}

const INTEGER = /^-?[1-9]\d+$/u;

export function read(written: Written): number | bigint | boolean {
  if (typeof written !== 'string') return written;
  return INTEGER.test(written) ? BigInt(written) : Number(written);
}
