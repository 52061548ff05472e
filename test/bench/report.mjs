// What the bench says in the terminal.
import console from 'node:console';

import { OURS } from './peers.mjs';
import { amount, inDigits, inTime, inWords, isRight } from './rows.mjs';
import { verdicts } from './verdict.mjs';
import { WORK } from './work.mjs';

/** One table for each work: fastest first; the ratio is the peer's time over ours. Then the goals. */
export function report(works, rows) {
  for (const work of works) {
    const measured = rows.filter((row) => row.work === work);
    if (measured.length === 0) continue;
    const { title, expected, nodes } = WORK[work];
    const ours = measured.find(({ peer }) => peer === OURS);
    console.log(`\n${title}`);
    for (const row of measured.filter(({ error }) => error === undefined).sort((a, b) => amount(a) - amount(b))) {
      const notes = [
        row === ours || ours?.error !== undefined || ours === undefined
          ? ''
          : `${inDigits(amount(row) / amount(ours))} × ours`,
        row.best === undefined ? '' : `best ${inTime(row.best)}`,
        nodes === undefined ? '' : `${inTime(row.milliseconds / nodes)} a node`,
        isRight(row) ? '' : `WRONG: ${row.value} instead of ${expected.toPrecision(6)}`,
      ];
      console.log(`  ${row.peer.padEnd(34)} ${inWords(row).padStart(10)}  ${notes.filter(Boolean).join(', ')}`);
    }
    for (const { peer, error } of measured.filter((row) => row.error !== undefined))
      console.log(`  ${peer.padEnd(34)} fails: ${error}`);
    for (const { wanted, measured: value, met, peer } of verdicts(work, rows)) {
      const said = met === null ? 'nothing to compare with' : `${met ? 'met' : 'MISSED'}: ${value}`;
      console.log(`  goal: ${wanted}: ${said}${peer === undefined ? '' : ` (${peer})`}`);
    }
  }
}
