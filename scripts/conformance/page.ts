/** `docs/conformance.md` from what was measured: tables, and every exclusion with its reason. It runs nothing. */
import type { Agreeing, Group, LeftOut, Measurement, Part, Subject } from '../../test/engine/conformance/measurement';
import type { FoundOperator } from '../generate/operators';
import { grouped } from '../grouped';

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
  [
    'PyTorch’s own tests',
    'Of PyTorch’s tests of autograd those that concern any engine: a test is ported when one of `test/engine` bears its name, written anew for this engine. `npm test` runs them.',
  ],
]);

export function conformancePage(measured: Measurement, operators: readonly FoundOperator[], version: string): string {
  const sections = [
    `# Conformance\n\nWhat of PyTorch ${version} the engine reproduces, measured by \`npm run conformance\`: it runs the engine on the committed cases of \`test/fixtures/pytorch\`, which \`scripts/fixtures\` made from tables and recordings of PyTorch, and writes this page. Rows that are left out are listed with their reasons at the end.`,
    `## Overview\n\n${overview(measured)}`,
    ...measured.parts.map(partSection),
    `## Recorded numbers\n\nEach case is a call on small tensors (random, broadcast, strided, empty, 0-d, special points) with PyTorch’s value, gradients in a given direction, and the gradients of those.\n\n${recordedTable(measured.subjects)}`,
    `## Operators of the engine\n\nBy the files of \`src/engine/operators\` that define them, with their other names. Internal are those of ATen that these are composed of.\n\n${operatorSection(operators)}`,
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

/** A part of more groups tells those that pass wholly in a list to be unfolded. */
const MOST_IN_TABLE = 20;

function groupsTold(groups: readonly Group[]): string {
  const isWhole = (group: Group): boolean => group.passed === group.rows;
  const shown = groups.length <= MOST_IN_TABLE ? groups : groups.filter((group) => !isWhole(group));
  const rows = shown.map((group) => [cell(group.name), ...counts([group])]);
  const whole = groups.filter((group) => !shown.includes(group)).map(({ name, rows: of }) => `${code(name)} (${of})`);
  const list = whole.length === 0 ? '' : folded(`All rows pass of these ${whole.length}`, `${whole.join(', ')}.`);
  return [list, rows.length === 0 ? '' : table(['Group', ...COUNTED], rows)].filter((text) => text !== '').join('\n\n');
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

/** Which operators there are, group by group: what users can call, and how many more these call. */
function operatorSection(operators: readonly FoundOperator[]): string {
  const groups = [...grouped(operators, ({ file }) => file.split('/')[0] ?? file)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = groups.map(([name, own]) => [
    `[${name}](#${name})`,
    own.filter(isPublic).length,
    own.filter((operator) => !isPublic(operator)).length,
    sum(own, ({ overloads }) => overloads.length),
  ]);
  const total = [
    'Together',
    operators.filter(isPublic).length,
    operators.filter((operator) => !isPublic(operator)).length,
    sum(operators, ({ overloads }) => overloads.length),
  ];
  const lists = groups.map(([name, own]) => `### ${name}\n\n${subjects(own)}`);
  return [table(['Group', 'Operators', 'Internal ones', 'Signatures'], [...rows, total]), ...lists].join('\n\n');
}

/** One line for each file of definitions. */
function subjects(operators: readonly FoundOperator[]): string {
  return [...grouped(operators.filter(isPublic), ({ file }) => file)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, own]) => `- ${file.split('/')[1] ?? file}: ${own.flatMap(names).map(code).join(' ')}`)
    .join('\n');
}

function names({ definition }: FoundOperator): string[] {
  return [definition.name, ...definition.aliases];
}

/** Those of ATen that other operators are made of have no place in `torch` that users are told of. */
function isPublic({ definition: { name, internal } }: FoundOperator): boolean {
  return !internal && (!name.startsWith('_') || name.startsWith('__')) && !/_(forward|backward)$/.test(name);
}

/** A table of the reasons, and under each the rows. */
function reasons(parts: readonly Part[]): string {
  const all = parts.flatMap(({ title, groups }) =>
    groups.flatMap(({ excluded }) => excluded.map((row) => ({ ...row, title }))),
  );
  const byReason = [...grouped(all, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  const rows = byReason.map(([reason, own]) => [
    cell(capital(reason)),
    ...parts.map(({ title }) => own.filter((row) => row.title === title).length || ''),
    own.length,
  ]);
  const told = byReason.map(([reason, own]) => folded(`${capital(reason)} (${own.length})`, listed(own)));
  return [table(['Reason', ...parts.map(({ title }) => title), 'Together'], rows), ...told].join('\n\n');
}

function listed(rows: readonly (LeftOut & { readonly title: string })[]): string {
  return [...grouped(rows, ({ title }) => title)]
    .map(([title, own]) => `- ${title}: ${own.map(({ name }) => code(name)).join(', ')}`)
    .join('\n');
}

/** What is long and seldom wanted is unfolded on request. */
function folded(summary: string, text: string): string {
  return `<details><summary>${summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</summary>\n\n${text}\n\n</details>`;
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
