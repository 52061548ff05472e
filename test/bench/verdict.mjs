// Which goals were met. It knows rows and goals, and no words but those for a goal.
import { isJavaScript, OURS } from './peers.mjs';
import { amount, inDigits, inTime, isRight } from './rows.mjs';
import { WORK } from './work.mjs';

/**
 * For each goal of a work: `wanted` in words, what was `measured`, and whether it is `met`: null where something to compare
 * with is missing. `rows` are those of all works.
 */
export function verdicts(work, rows) {
  const of = (name, which = work) => rows.find((row) => row.peer === name && row.work === which && isRight(row));
  const ours = of(OURS);
  return (WORK[work].goals ?? []).map((goal) => ({
    goal,
    wanted: wanted(goal, work),
    ...outcome(goal, ours, of, work, rows),
  }));
}

const UNKNOWN = { measured: null, met: null };

function outcome(goal, ours, of, work, rows) {
  if (ours === undefined) return UNKNOWN;
  switch (goal.kind) {
    case 'ratio':
      return ratio(ours, of(goal.of), goal.most);
    case 'ahead': {
      const peer = bestOfJavaScript(work, rows);
      return peer === undefined ? UNKNOWN : { ...ratio(ours, peer, 1), peer: peer.peer };
    }
    case 'linear': {
      const shorter = of(OURS, goal.than);
      if (shorter === undefined) return UNKNOWN;
      const times = amount(ours) / WORK[work].nodes / (amount(shorter) / WORK[goal.than].nodes);
      return { measured: `${inDigits(times)} ×`, ratio: times, met: times <= goal.most };
    }
    default: {
      const value = amount(ours);
      return { measured: inUnit(value, work), ratio: value / goal.most, met: value <= goal.most };
    }
  }
}

function ratio(ours, other, most) {
  if (other === undefined) return UNKNOWN;
  const times = amount(ours) / amount(other);
  return { measured: `${inDigits(times)} ×`, ratio: times, met: times <= most };
}

/** The fastest peer in JavaScript that gave the right answer; what was compiled in the call is a case of its own. */
export function bestOfJavaScript(work, rows) {
  return rows
    .filter((row) => row.work === work && isJavaScript(row.peer) && isRight(row))
    .sort((one, other) => amount(one) - amount(other))[0];
}

function wanted(goal, work) {
  switch (goal.kind) {
    case 'ratio':
      return `at most ${factor(goal.most)} ${goal.of}${goal.where === undefined ? '' : ` (${goal.where})`}`;
    case 'ahead':
      return 'ahead of every JavaScript peer';
    case 'linear':
      return `at most ${goal.most} × the time of a node in the ${WORK[goal.than].label}`;
    default:
      // Without the zeros that a measurement would have.
      return `at most ${inUnit(goal.most, work).replace(/\.0+(?= )|(?<=\.\d*[1-9])0+(?= )/, '')}`;
  }
}

function factor(most) {
  return most < 0.5 ? `1/${Math.round(1 / most)} of` : `${most} ×`;
}

function inUnit(value, work) {
  return WORK[work].unit === 'bytes' ? `${Math.round(value)} bytes` : inTime(value);
}
