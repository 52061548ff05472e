/** Whether data is a program's trace, field by field; like `validate`, nothing is taken for granted. */
import { isTrace } from '../../trace/validate';
import { isCount, isFlag, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';
import { areScopes, isMessage, isNote, isRange, isSummary } from './validate';

const idsOrNull = listOf(orNull(isCount));
const isOperand = shape({ name: isText, tensor: orNull(isCount), text: isText });

/** Parts that need not be there. */
function having(check: Check, parts: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(parts);
  return (value) =>
    check(value) &&
    entries.every(([key, part]) => {
      const own = (value as Readonly<Record<string, unknown>>)[key];
      return own === undefined || part(own);
    });
}

const areMembers = having(
  shape({
    first: isCount,
    count: isCount,
    names: listOf((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isCount(pair[1])),
  }),
  { turns: shape({ from: isCount, to: isCount }) },
);

const isPlainTrace = shape({
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
    having(
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
      { base: isCount },
    ),
  ),
  nodes: listOf(
    having(
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
      { scope: isCount, members: areMembers },
    ),
  ),
  elementwise: isFlag,
});

const isTraceShaped = having(isPlainTrace, {
  scopes: areScopes,
  folded: shape({ recorded: isCount, open: orNull(shape({ first: isCount, count: isCount })) }),
});

export const isSentTrace: Check = (value) => isTraceShaped(value) && isTrace(value);
