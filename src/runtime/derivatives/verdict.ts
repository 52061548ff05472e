/**
 * A derivative by rule against the other two ways: autograd and differences where the values stand, autograd over the
 * domain. Where two of them part, says which and where.
 */
import type { Derivation } from '../../calculus/derivation';
import { plainFunction } from '../../calculus/plain';
import { roundingOf } from '../../calculus/rounding';
import { close, compare, pointsOver } from '../../calculus/samples';
import type { Tree } from '../../languages/expression/tree';
import { formatNumber } from '../../trace/format';
import type { By, RuleCheck, Samples } from '../../trace/formula';
import { message, type Message } from '../../trace/message';
import { slopes, type Slope } from '../ridders';
import { Stopwatch } from '../stopwatch';
import { autogradOver } from './autograd';
import type { Ran, Subject } from './subject';
import { placeText, POINTS, wayOf } from './ways';

/** `lower` is what was differentiated last. */
export function verdictOn(ran: Ran, subject: Subject, by: By, { of: lower, result }: Derivation): RuleCheck {
  const stopwatch = new Stopwatch(ran.now);
  const samples = sampled(ran, subject, by, result, stopwatch);
  if (subject.everyElement) return { ...overall(null, samples), autograd: null, differences: null, samples };
  const rule = plainFunction(result)(subject.values);
  const [autograd = NaN] = autogradOver(ran, subject, by, [subject.values], stopwatch);
  const slope = slopeOf(lower, by.at(-1) ?? '', subject);
  const differences = slope?.kind === 'smooth' ? slope.slope : null;
  const here = atValues({ rule, autograd, slope, rounding: () => roundingOf(result, subject.values) });
  return { ...overall(here, samples), autograd, differences, samples };
}

function sampled(ran: Ran, subject: Subject, by: By, result: Tree, stopwatch: Stopwatch): Samples {
  const points = pointsOver(subject.values, POINTS);
  const autograd = autogradOver(ran, subject, by, points, stopwatch);
  const known = points.slice(0, autograd.length);
  const at = new Map(known.map((point, index) => [point, autograd[index] ?? NaN]));
  return compare(wayOf(result), { at: (point) => at.get(point) ?? NaN }, { points: known, defined: 'both' });
}

/** Ridders' differences of the formula that was differentiated last. */
function slopeOf(lower: Tree, name: string, { values }: Subject): Slope | null {
  const point = values.get(name);
  if (point === undefined) return null;
  const at = plainFunction(lower);
  const moved = (to: number): number => at(new Map(values).set(name, to));
  const size = roundingOf(lower, values) / Number.EPSILON;
  const lane = {
    points: [point],
    values: [at(values)],
    sizes: [Number.isFinite(size) ? size : 0],
    sample: (points: Float64Array) => Array.from(points, moved),
  };
  return slopes(lane)[0] ?? null;
}

interface Here {
  readonly verdict: RuleCheck['verdict'];
  readonly reason: Message | null;
}

interface Numbers {
  readonly rule: number;
  readonly autograd: number;
  readonly slope: Slope | null;
  readonly rounding: () => number;
}

const RELATIVE = 1e-7;
const ERRORS = 10;

function atValues({ rule, autograd, slope, rounding }: Numbers): Here {
  const numbers = { rule: formatNumber(rule), autograd: formatNumber(autograd) };
  const isSmooth = slope?.kind === 'smooth';
  const same = rule === autograd || (Number.isNaN(rule) && Number.isNaN(autograd));
  if (!same && Number.isFinite(rule) && !close(rule, autograd, rounding))
    return isSmooth
      ? {
          verdict: 'differs',
          reason: message('verdict.autograd', 'Here the rule gives {rule}, autograd gives {autograd}.', numbers),
        }
      : {
          verdict: 'unchecked',
          reason: message(
            'verdict.kink',
            'There is no one slope here: the rule gives {rule}, autograd {autograd}, each by convention.',
            numbers,
          ),
        };
  if (isSmooth && Number.isFinite(rule)) {
    const apart = Math.abs(rule - slope.slope);
    const agrees = apart <= Math.max(RELATIVE * Math.max(Math.abs(rule), Math.abs(slope.slope)), ERRORS * slope.error);
    if (!agrees)
      return {
        verdict: 'differs',
        reason: message('verdict.differences', 'Here the rule gives {rule}, differences give {slope}.', {
          ...numbers,
          slope: formatNumber(slope.slope),
        }),
      };
  }
  if (!Number.isFinite(rule))
    return {
      verdict: 'unchecked',
      reason: message(
        'verdict.not-finite',
        'Here the rule has no finite value: it gives {rule}, autograd gives {autograd}.',
        numbers,
      ),
    };
  return {
    verdict: 'agrees',
    reason: isSmooth ? null : message('verdict.not-smooth', 'Differences do not settle on a slope here.'),
  };
}

/** `here` null: there is no one point. */
function overall(here: Here | null, samples: Samples): Here {
  const { apart, compared } = samples;
  if (here?.verdict === 'differs') return here;
  if (apart !== null)
    return {
      verdict: 'differs',
      reason: message('verdict.samples', 'At {place} the rule gives {rule}, autograd gives {autograd}.', {
        place: placeText(apart.at),
        rule: formatNumber(apart.one),
        autograd: formatNumber(apart.other),
      }),
    };
  if (here !== null) return here;
  return compared > 0
    ? { verdict: 'agrees', reason: null }
    : { verdict: 'unchecked', reason: message('verdict.nowhere', 'At none of the points tried are both defined.') };
}
