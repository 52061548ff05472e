/**
 * How much of the reference tables and of the recorded numbers the engine meets, by running it on the committed cases.
 * It does not know how that is written down.
 */
import { grouped } from '../../../scripts/grouped';
import { agreement, departs } from './agreement';
import { allowances, type Allowances, type AllowancesBySubject } from './allowances';
import { fixture, NAMES, recordedCalls, type Applying, type RecordedCall, type Row } from './fixtures';
import { portedPart } from './ported';
import { compiledExpression } from './program';
import { dtypeProblem, errorProblem, kinkProblem, operatorProblem, printProblem } from './rows';

export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

export interface Group {
  readonly name: string;
  readonly rows: number;
  readonly passed: number;
  /** What is wrong, by the row's name. */
  readonly failed: readonly (readonly [name: string, problem: string])[];
  readonly excluded: readonly LeftOut[];
  /** Rows that wait for names which the engine lacks. */
  readonly later: readonly LeftOut[];
}

export interface Part {
  readonly title: string;
  readonly groups: readonly Group[];
}

/** How many recorded results agree, of how many. */
export interface Agreeing {
  readonly agreed: number;
  readonly of: number;
}

export interface Subject {
  readonly name: string;
  readonly calls: number;
  readonly cases: number;
  readonly values: Agreeing;
  readonly first: Agreeing;
  readonly second: Agreeing;
  /** Cases set aside: the engine departs from the record, with a reason. */
  readonly departures: number;
  readonly problems: readonly string[];
}

export interface Measurement {
  readonly parts: readonly Part[];
  readonly subjects: readonly Subject[];
}

export async function measure(): Promise<Measurement> {
  return {
    parts: [
      part('Operators', fixture('operators').rows, operatorProblem),
      part('Kinks and special points', fixture('kinks').rows, kinkProblem),
      part('Dtypes', fixture('dtypes').rows, dtypeProblem),
      part('Printing', fixture('prints').rows, printProblem),
      part('Messages', fixture('errors').rows, errorProblem),
      portedPart(),
    ],
    subjects: subjects(await allowances()),
  };
}

function part<Expected>(
  title: string,
  rows: readonly Row<Expected>[],
  problem: (row: Applying<Expected>) => string | null,
): Part {
  return { title, groups: [...grouped(rows, ({ group }) => group)].map(([name, own]) => group(name, own, problem)) };
}

function group<Expected>(
  name: string,
  rows: readonly Row<Expected>[],
  problem: (row: Applying<Expected>) => string | null,
): Group {
  const failed: [string, string][] = [];
  let passed = 0;
  for (const row of rows) {
    if (row.status !== 'applies') continue;
    const wrong = problem(row);
    if (wrong === null) passed++;
    else failed.push([row.name, wrong]);
  }
  return { name, rows: rows.length, passed, failed, excluded: out(rows, 'excluded'), later: out(rows, 'later') };
}

function out(rows: readonly Row<unknown>[], status: 'excluded' | 'later'): LeftOut[] {
  return rows.flatMap((row) => (row.status === status ? [{ name: row.name, reason: row.reason }] : []));
}

function subjects(allowed: AllowancesBySubject): Subject[] {
  return [...grouped(recordedCalls(), ({ subject: name }) => name)].map(([name, calls]) =>
    subject(allowed.of(name), name, calls),
  );
}

function subject(allowed: Allowances, name: string, calls: readonly RecordedCall[]): Subject {
  const counts = { values: [0, 0], first: [0, 0], second: [0, 0] } satisfies Record<string, [number, number]>;
  const problems: string[] = [];
  let cases = 0;
  let departures = 0;
  for (const { python, code, cases: own } of calls) {
    const call = compiledExpression(code, NAMES);
    for (const [index, recorded] of own.entries()) {
      cases++;
      if (departs(allowed, python, index)) {
        departures++;
        continue;
      }
      const wrong = attempt(() => agreement(allowed, call, python, recorded));
      const has = { values: true, first: recorded.gradients !== undefined, second: recorded.second !== undefined };
      for (const what of ['values', 'first', 'second'] as const) {
        if (has[what]) counts[what][1]++;
        if (has[what] && wrong[what] === null) counts[what][0]++;
        if (wrong[what] !== null) problems.push(`${python} ${index} (${what}): ${wrong[what]}`);
      }
    }
  }
  const agreeing = ([agreed, of]: readonly [number, number]): Agreeing => ({ agreed, of });
  return {
    name,
    calls: calls.length,
    cases,
    values: agreeing(counts.values),
    first: agreeing(counts.first),
    second: agreeing(counts.second),
    departures,
    problems,
  };
}

type Problems = ReturnType<typeof agreement>;

function attempt(run: () => Problems): Problems {
  try {
    return run();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { values: text, first: text, second: text };
  }
}

/** Everything that is not as PyTorch has it, in lines. */
export function failures({ parts, subjects: recorded }: Measurement): string[] {
  return [
    ...parts.flatMap(({ title, groups }) =>
      groups.flatMap(({ name, failed, later }) => [
        ...failed.map(([row, problem]) => `${title}, ${name}, ${row}: ${problem}`),
        ...later.map(({ name: row, reason }) => `${title}, ${name}, ${row}: ${reason}`),
      ]),
    ),
    ...recorded.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`)),
  ];
}
