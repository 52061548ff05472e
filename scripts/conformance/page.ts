/** `docs/conformance.md` from what was measured: tables, and every exclusion with its reason. It runs nothing. */
import {
  grouped,
  type Agreeing,
  type Group,
  type LeftOut,
  type Measurement,
  type Part,
  type Subject,
} from '../../test/engine/conformance/measurement';
import type { FoundOperator } from '../generate/operators';

/** What each part says of a row. */
const MEANING: ReadonlyMap<string, string> = new Map([
  [
    'Operators',
    'A call of the table passes when its node, the graph below it and the names of what it saves are PyTorch’s.',
  ],
  ['Kinks and special points', 'A point passes when value and gradient are PyTorch’s, in float64.'],
  [
    'Dtypes',
    'A row passes when the dtype of the result, and the printed result where the table has one, are PyTorch’s.',
  ],
  ['Printing', 'A row passes when the text is PyTorch’s to the letter.'],
  ['Messages', 'A row passes when the error’s type and text, the output and the warnings are PyTorch’s.'],
]);

export function conformancePage(measured: Measurement, operators: readonly FoundOperator[], version: string): string {
  const sections = [
    `# Conformance\n\nWhat of PyTorch ${version} the engine reproduces, measured by \`npm run conformance\`: it runs the engine on the committed cases of \`test/fixtures/pytorch\`, which \`scripts/fixtures\` made from tables and recordings of PyTorch, and writes this page. Rows that are left out are listed with their reasons at the end.`,
    `## Overview\n\n${overview(measured)}`,
    ...measured.parts.map(partSection),
    `## Recorded numbers\n\nEach case is a call on small tensors (random, broadcast, strided, empty, 0-d, special points) with PyTorch’s value, gradients in a given direction, and the gradients of those.\n\n${recordedTable(measured.subjects)}`,
    `## Operators of the engine\n\n${operatorTable(operators)}`,
    `## What is left out, and why\n\n${reasons(measured.parts)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function overview({ parts, subjects }: Measurement): string {
  const rows = parts.map(({ title, groups }) => [title, ...counts(groups)]);
  const results = subjects.flatMap(({ values, first, second }) => [values, first, second]);
  const agreed = sum(results, (result) => result.agreed);
  const of = sum(results, (result) => result.of);
  const cases = sum(subjects, (subject) => subject.cases);
  return `${table(['Part', ...COUNTED], rows)}\n\n${cases} recorded cases: ${agreed} of ${of} results agree (${percent(agreed, of)}).`;
}

const COUNTED = ['Rows', 'Pass', 'Fail', 'Left out', 'Of those that apply'];

function counts(groups: readonly Group[]): (string | number)[] {
  const passed = sum(groups, (group) => group.passed);
  const failed = sum(groups, (group) => group.failed.length + group.later.length);
  return [
    sum(groups, (group) => group.rows),
    passed,
    failed,
    sum(groups, (group) => group.excluded.length),
    percent(passed, passed + failed),
  ];
}

function partSection({ title, groups }: Part): string {
  const failing = groups.flatMap(({ failed, later }) => [
    ...failed.map(([name, problem]) => `- ${code(name)}: ${code(problem.split('\n').join(' '))}`),
    ...later.map(({ name, reason }) => `- ${code(name)}: ${reason}`),
  ]);
  const told = failing.length === 0 ? '' : `\n\nWhat fails:\n\n${failing.join('\n')}`;
  return `## ${title}\n\n${MEANING.get(title) ?? ''}\n\n${groupsTold(groups)}${told}`;
}

/** A part of more groups tells those that pass wholly in a paragraph. */
const MOST_IN_TABLE = 20;

function groupsTold(groups: readonly Group[]): string {
  const isWhole = (group: Group): boolean => group.passed === group.rows;
  const shown = groups.length <= MOST_IN_TABLE ? groups : groups.filter((group) => !isWhole(group));
  const rows = shown.map((group) => [cell(group.name), ...counts([group])]);
  const whole = groups.filter((group) => !shown.includes(group)).map(({ name, rows: of }) => `${code(name)} (${of})`);
  const paragraph = whole.length === 0 ? '' : `All rows pass of ${whole.join(', ')}.`;
  return [paragraph, rows.length === 0 ? '' : table(['Group', ...COUNTED], rows)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function recordedTable(subjects: readonly Subject[]): string {
  const agreeing = ({ agreed, of }: Agreeing): string => `${agreed} of ${of}`;
  const rows = subjects.map(({ name, calls, cases, values, first, second, departures }) => [
    name,
    calls,
    cases,
    agreeing(values),
    agreeing(first),
    agreeing(second),
    departures,
  ]);
  return table(['Subject', 'Calls', 'Cases', 'Values', 'First order', 'Second order', 'Set aside'], rows);
}

function operatorTable(operators: readonly FoundOperator[]): string {
  const groups = [...grouped(operators, ({ file }) => file.split('/')[0] ?? file)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = groups.map(([name, own]) => [
    name,
    own.length,
    sum(own, ({ overloads }) => overloads.length),
    own.map(({ definition }) => code(definition.name)).join(' '),
  ]);
  const total = ['Together', operators.length, sum(operators, ({ overloads }) => overloads.length), ''];
  return table(['Folder', 'Operators', 'Signatures', 'Names'], [...rows, total]);
}

function reasons(parts: readonly Part[]): string {
  const all = parts.flatMap(({ title, groups }) =>
    groups.flatMap(({ excluded }) => excluded.map((row) => ({ ...row, title }))),
  );
  const byReason = [...grouped(all, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  return byReason.map(([reason, rows]) => `- **${capital(reason)}** (${rows.length})\n${listed(rows)}`).join('\n');
}

function listed(rows: readonly (LeftOut & { readonly title: string })[]): string {
  return [...grouped(rows, ({ title }) => title)]
    .map(([title, own]) => `  - ${title}: ${own.map(({ name }) => code(name)).join(', ')}`)
    .join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function code(text: string): string {
  const marks = text.includes('`') ? '``' : '`';
  return `${marks}${text}${marks}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function sum<Value>(values: readonly Value[], of: (value: Value) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

/** Rounded down: only all of them are 100 %. */
function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((1000 * part) / whole) / 10} %`;
}
