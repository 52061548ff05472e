/** Whether the answer to an analysis is what was asked for; like `validate`, nothing is taken for granted. */
import type { AnalysisRequest } from '../program';
import { either, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';
import { ENQUIRY_ANSWERS } from './validate-enquiry';
import { isMessage, isRange, isRefusalShaped } from './validate';
import { isSentTrace } from './validate-trace';

const areNumbers = listOf(isNumber);

const isFix = shape({ message: isMessage, code: orNull(isText), at: orNull(isRange) });

const isExplanation = shape({
  name: orNull(isText),
  state: oneOf('none', 'zero', 'nan', 'infinite', 'ordinary'),
  reasons: listOf(shape({ kind: isText, message: isMessage, range: orNull(isRange), fix: orNull(isFix) })),
});

const ANSWERS: Readonly<Record<Exclude<AnalysisRequest['kind'], 'ask'>, Check>> = {
  differentiate: isSentTrace,
  read: areNumbers,
  why: isExplanation,
};

export function isAnswer(request: AnalysisRequest, value: unknown): boolean {
  const check = request.kind === 'ask' ? ENQUIRY_ANSWERS[request.enquiry.kind] : ANSWERS[request.kind];
  return either(isRefusalShaped, check)(value);
}
