// What the fuzzer says: a table of the grammars, then the faults.
import console from 'node:console';

import { inTime } from './rows.mjs';

/** True where there are no faults. */
export function reportFuzz(rows, seconds) {
  const columns = ['tried', 'read', 'printed', 'agreeing', 'slowest', 'faulty'];
  const line = (name, cells) => `  ${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  const cells = (row) =>
    columns.map((column) => (column === 'slowest' ? inTime(row.slowest.milliseconds) : row[column]));
  const sum = Object.fromEntries(columns.map((column) => [column, rows.reduce((all, row) => all + row[column], 0)]));
  const slowest = rows.reduce(
    (most, { slowest }) => (slowest.milliseconds > most.milliseconds ? slowest : most),
    rows[0].slowest,
  );
  console.log(`\nGenerated formulas, ${seconds.toFixed(0)} s`);
  console.log(line('', columns));
  for (const row of rows) console.log(line(row.language, cells(row)));
  console.log(line('all', cells({ ...sum, slowest })));
  for (const { language, slowest } of rows)
    console.log(`\nslowest in ${language}: ${JSON.stringify(slowest.text.slice(0, 300))}`);
  for (const { language, faults } of rows) for (const fault of faults) console.error(`${language}: ${fault}`);
  return sum.faulty === 0;
}
