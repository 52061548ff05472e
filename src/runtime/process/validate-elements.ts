/** Whether what was answered about a single tensor is of the kind that was asked for. */
import type { ElementList, Elements } from '../../trace/elements';
import { isCount, isNumber, isText, listOf, orNull, shape, type Check } from './shape';

const areNumbers = listOf(isNumber);
const areCounts = listOf(isCount);

const elementsShape = shape({ rows: isCount, columns: isCount, values: listOf(orNull(isNumber)) });

export const areElements: Check = (value) => {
  if (!elementsShape(value)) return false;
  const { rows, columns, values } = value as Elements;
  return values.length === rows * columns;
};

export const areStatistics = shape({
  numel: isCount,
  finite: isCount,
  nan: isCount,
  positiveInfinite: isCount,
  negativeInfinite: isCount,
  zeros: isCount,
  min: orNull(isNumber),
  max: orNull(isNumber),
  mean: orNull(isNumber),
  norm: isNumber,
  quantiles: orNull(areNumbers),
  histogram: orNull(shape({ from: isNumber, to: isNumber, counts: areCounts })),
});

const listShape = shape({
  matches: isCount,
  numel: isCount,
  indices: areCounts,
  values: areNumbers,
  gradients: orNull(areNumbers),
});

export const isElementList: Check = (value) => {
  if (!listShape(value)) return false;
  const { indices, values, gradients } = value as ElementList;
  return values.length === indices.length && (gradients === null || gradients.length === indices.length);
};

export const isWritten = shape({ text: isText });
