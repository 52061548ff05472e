/** Is what a user typed the derivative? Compared over the domain; where it is not, the frequent slips are told by name. */
import type { Derivation } from '../../calculus/derivation';
import { plainFunction } from '../../calculus/plain';
import { compare, pointsOver, type Point } from '../../calculus/samples';
import { writtenFormula } from '../../calculus/written/plain-text';
import type { Tree } from '../../languages/expression/tree';
import type { By, CompareRequest, Comparison, Samples } from '../../trace/formula';
import { message, type Message } from '../../trace/message';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Derivatives } from './derivatives';
import { leftOf } from './left';
import { slipOf } from './slips';
import type { Ran, Subject } from './subject';
import { readTyped } from './typed';
import { apartTexts, easyPoints, placeText, POINTS, wayOf } from './ways';

export function compared(
  ran: Ran,
  subject: Subject,
  derivatives: Derivatives,
  request: CompareRequest,
): Comparison | Refusal {
  const derivation = derivatives.of(subject, request.by);
  if (isRefusal(derivation)) return derivation;
  const typed = readTyped(ran, subject, request.text);
  if (isRefusal(typed)) return typed;
  const samples = sampled(subject, derivation.result, typed);
  return {
    verdict: samples.apart !== null ? 'differs' : samples.compared === 0 ? 'unchecked' : 'agrees',
    message: said(ran, subject, derivatives, { by: request.by, derivation, typed, samples }),
    understood: writtenFormula(typed),
    samples,
  };
}

/** Where they part at a place that is read easily, that one is shown. */
function sampled(subject: Subject, right: Tree, typed: Tree): Samples {
  const original = plainFunction(subject.tree);
  const at = (points: readonly Point[]): Samples =>
    compare(wayOf(right), wayOf(typed), {
      points,
      defined: 'first',
      // A derivative may be known where the function is not: 1/x of ln x.
      within: (point) => Number.isFinite(original(point)),
    });
  const samples = at(pointsOver(subject.values, POINTS));
  return samples.apart === null
    ? samples
    : { ...samples, apart: at(easyPoints(subject.values)).apart ?? samples.apart };
}

interface Compared {
  readonly by: By;
  readonly derivation: Derivation;
  readonly typed: Tree;
  readonly samples: Samples;
}

function said(
  ran: Ran,
  subject: Subject,
  derivatives: Derivatives,
  { by, derivation, typed, samples }: Compared,
): Message {
  const name = leftOf(ran.expression, by).text;
  const { apart, compared: count } = samples;
  if (count === 0)
    return message('compare.nowhere', 'Nothing to compare: the derivative is not defined at any of the points tried.');
  if (apart === null)
    return message('compare.agrees', 'Agrees with {name} at all {count} points compared.', { name, count });
  const [right, yours] = apartTexts(apart.one, apart.other);
  const args = { place: placeText(apart.at), right, yours };
  const here = Number.isNaN(apart.other)
    ? message('compare.undefined', 'At {place} the derivative is {right}, yours is not defined.', args)
    : message('compare.differs', 'At {place} the derivative is {right}, yours gives {yours}.', args);
  const slip = slipOf(ran, subject, derivatives, { by, derivation, typed });
  return slip === null ? here : message('compare.slip', '{here} {slip}', { here, slip });
}
