/** Whether the answer to an analysis is what was asked for; like `validate`, nothing is taken for granted. */
import { isTrace } from '../../trace/validate';
import type { AnalysisRequest } from '../program';
import { either, isCount, isFlag, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';
import { ENQUIRY_ANSWERS } from './validate-enquiry';
import { isMessage, isNote, isRange, isRefusalShaped, isSummary } from './validate';

const idsOrNull = listOf(orNull(isCount));
const isOperand = shape({ name: isText, tensor: orNull(isCount), text: isText });

const isTraceShaped = shape({
  kind: oneOf('program'),
  language: isText,
  range: isRange,
  text: isText,
  tex: orNull(isText),
  variables: listOf(
    shape({
      name: isText,
      tex: isText,
      tensor: isCount,
      origin: oneOf('assignment', 'remembered', 'entered'),
      definition: orNull(isRange),
      mentions: listOf(isRange),
    }),
  ),
  output: shape({ name: orNull(isText), tensor: isCount, root: isCount, summed: isFlag }),
  checks: listOf(
    shape({
      variable: isText,
      verdict: oneOf('agrees', 'differs', 'unchecked'),
      differences: orNull(listOf(isNumber)),
      error: orNull(isNumber),
      reason: orNull(isMessage),
      slopes: orNull(shape({ left: isNumber, right: isNumber })),
    }),
  ),
  notes: listOf(isNote),
  tensors: listOf(
    shape({
      id: isCount,
      shape: listOf(isCount),
      dtype: isText,
      requires_grad: isFlag,
      is_leaf: isFlag,
      grad_fn: orNull(isCount),
      output_nr: isCount,
      grad: orNull(isCount),
      text: isText,
      summary: isSummary,
      values: listOf(isNumber),
      name: orNull(isText),
      range: orNull(isRange),
    }),
  ),
  nodes: listOf(
    shape({
      id: isCount,
      name: isText,
      operator: orNull(isText),
      doc: isText,
      sequence_nr: isNumber,
      next_functions: listOf(orNull(shape({ node: isCount, input_nr: isCount }))),
      operands: listOf(isOperand),
      outputs: listOf(isCount),
      saved: listOf(isOperand),
      rules: listOf(isText),
      local: idsOrNull,
      grad_outputs: orNull(idsOrNull),
      grad_inputs: orNull(idsOrNull),
      variable: orNull(isCount),
      range: orNull(isRange),
    }),
  ),
  elementwise: isFlag,
});

const areNumbers = listOf(isNumber);

const isFix = shape({ message: isMessage, code: orNull(isText), at: orNull(isRange) });

const isExplanation = shape({
  name: orNull(isText),
  state: oneOf('none', 'zero', 'nan', 'infinite', 'ordinary'),
  reasons: listOf(shape({ kind: isText, message: isMessage, range: orNull(isRange), fix: orNull(isFix) })),
});

const ANSWERS: Readonly<Record<Exclude<AnalysisRequest['kind'], 'ask'>, Check>> = {
  differentiate: (value) => isTraceShaped(value) && isTrace(value),
  read: areNumbers,
  why: isExplanation,
};

export function isAnswer(request: AnalysisRequest, value: unknown): boolean {
  const check = request.kind === 'ask' ? ENQUIRY_ANSWERS[request.enquiry.kind] : ANSWERS[request.kind];
  return either(isRefusalShaped, check)(value);
}
