/**
 * Where a recorded condition would be decided the other way on a sampled curve: beyond that the curve is of the branch
 * that was recorded, not of the one that the program would take. Knows plain numbers only.
 */

/** One condition: how it was decided when it was recorded, and how at each sample. */
export interface Watched {
  readonly outcome: boolean;
  readonly holds: readonly boolean[];
}

/** Between two samples, or at the first of them that differs. */
export interface Flip {
  readonly x: number;
  /** Which condition. */
  readonly condition: number;
}

/** How a condition is decided at a place. */
export type Decision = (condition: number, x: number) => boolean;

/** Halving a window this often leaves about 1e-12 of it. */
const HALVINGS = 40;
/** A curve with more of them is marked at the first ones. */
const MAX_FLIPS = 64;

/** The places where conditions flip, from left to right; spends at most `evaluations` decisions on finding them. */
export function flipsAmong(
  x: readonly number[],
  watched: readonly Watched[],
  decide: Decision,
  evaluations: number,
): readonly Flip[] {
  const brackets = watched.flatMap(({ holds }, condition) => bracketsOf(x, holds, condition));
  const most = Math.min(MAX_FLIPS, brackets.length);
  const halvings = Math.min(HALVINGS, most === 0 ? 0 : Math.floor(evaluations / most));
  const flips = brackets.slice(0, most).map((bracket) => narrowed(bracket, decide, halvings));
  return flips.sort((one, other) => one.x - other.x);
}

/** Whether any sample lies where a condition is not as it was recorded. */
export function flipsAnywhere(watched: readonly Watched[]): boolean {
  return watched.some(({ outcome, holds }) => holds.some((one) => one !== outcome));
}

interface Bracket {
  readonly condition: number;
  readonly left: number;
  readonly right: number;
  readonly leftHolds: boolean;
}

function bracketsOf(x: readonly number[], holds: readonly boolean[], condition: number): readonly Bracket[] {
  return holds.flatMap((here, index) => {
    const before = holds[index - 1];
    const [left, right] = [x[index - 1], x[index]];
    if (before === undefined || before === here || left === undefined || right === undefined) return [];
    return [{ condition, left, right, leftHolds: before }];
  });
}

function narrowed({ condition, left, right, leftHolds }: Bracket, decide: Decision, halvings: number): Flip {
  let [low, high] = [left, right];
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (decide(condition, middle) === leftHolds) low = middle;
    else high = middle;
  }
  return { x: (low + high) / 2, condition };
}
