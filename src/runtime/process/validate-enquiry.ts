/** Whether the answer to an enquiry is of the kind that was asked for; like `validate`, nothing is taken for granted. */
import type { EnquiryKind } from '../../trace/enquiry';
import { isCount, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';
import { isMessage, isRange } from './validate';

const areNumbers = listOf(isNumber);

const areFlips = listOf(shape({ x: isNumber, range: orNull(isRange) }));

const isPlot = shape({
  request: shape({
    variable: isText,
    element: isCount,
    from: orNull(isNumber),
    to: orNull(isNumber),
    count: isCount,
  }),
  from: isNumber,
  to: isNumber,
  x: areNumbers,
  f: areNumbers,
  df: areNumbers,
  point: orNull(shape({ x: isNumber, f: isNumber, slope: isNumber })),
  method: oneOf('linspace', 'pointwise'),
  notes: listOf(isMessage),
});

const isPlotData: Check = (value) => {
  if (!isPlot(value)) return false;
  const { flips } = value as { readonly flips?: unknown };
  return flips === undefined || areFlips(flips);
};

/** A check for each kind. */
export const ENQUIRY_ANSWERS: Readonly<Record<EnquiryKind, Check>> = {
  plot: isPlotData,
};
