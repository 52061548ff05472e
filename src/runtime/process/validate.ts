/**
 * Whether what came from the child is what the protocol says: the child may be in a stranger's hands, so nothing that it
 * says is taken for granted. Ids lead somewhere, since drawing relies on that.
 */
import {
  DASHES,
  MARKS,
  SERIES_KINDS,
  type FigureSeries,
  type ProgramTensor,
  type RecordedState,
  type TraceRecord,
} from '../../trace/program';
import { MAX_TRACE_VALUES } from '../../trace/trace';
import type { Breath } from './breath';
import type { FromSupervisor } from './protocol';
import { either, isCount, isFlag, isNumber, isText, listOf, oneOf, orNull, shape, type Check } from './shape';

export const isRange: Check = (value) => {
  if (typeof value !== 'object' || value === null || !('start' in value) || !('end' in value)) return false;
  return isCount(value.start) && isCount(value.end) && (value.start as number) <= (value.end as number);
};
/** Words within a message are messages themselves, to a bounded depth. */
const MAX_PARTS = 3;
export const isMessage = messageWith(MAX_PARTS);
export const isNote = shape({ severity: oneOf('info', 'warning'), message: isMessage, range: orNull(isRange) });
export const isRefusalShaped = shape({
  refused: oneOf(true),
  message: isMessage,
  range: isRange,
  hint: orNull(isMessage),
  fix: oneOf(null),
});

export const areScopes = shape({
  places: listOf(shape({ kind: oneOf('function', 'loop', 'module'), name: isText, range: orNull(isRange) })),
  // The frame around may be none, −1.
  frames: listOf((frame) => Array.isArray(frame) && frame.length === 3 && frame.every(Number.isSafeInteger)),
});

const isOutputEvent = shape({
  kind: oneOf('print', 'log', 'info', 'debug', 'warn', 'error', 'warning', 'figure'),
  text: isText,
  range: orNull(isRange),
});

const isLimit = oneOf('time', 'memory', 'output', 'records', 'graph');
const isError = shape({
  name: isText,
  text: isText,
  hint: orNull(isMessage),
  range: orNull(isRange),
  calls: listOf(shape({ name: orNull(isText), range: isRange })),
});
const isEnding = either(
  shape({ kind: oneOf('finished', 'cancelled') }),
  shape({ kind: oneOf('failed'), error: isError }),
  shape({ kind: oneOf('stopped'), limit: isLimit, message: isMessage, range: orNull(isRange) }),
  shape({ kind: oneOf('crashed'), message: isMessage }),
);

const isRecord = shape({
  range: isRange,
  name: orNull(isText),
  kind: oneOf('read', 'write', 'expression'),
  count: isCount,
  value: either(
    shape({ kind: oneOf('tensor'), tensor: isCount }),
    shape({ kind: oneOf('number'), value: isNumber }),
    shape({ kind: oneOf('tuple'), name: isText, members: listOf(shape({ name: isText, tensor: isCount })) }),
  ),
  history: orNull(shape({ stride: isCount, values: listOf(isNumber) })),
});
export const isSummary = shape({
  numel: isCount,
  min: orNull(isNumber),
  max: orNull(isNumber),
  mean: orNull(isNumber),
  nan: isCount,
  infinite: isCount,
});
const areValues = listOf(isNumber);
const isTensor = shape({
  id: isCount,
  shape: listOf(isCount),
  dtype: isText,
  requires_grad: isFlag,
  is_leaf: isFlag,
  grad_fn: orNull(isText),
  retains_grad: isFlag,
  grad: orNull(isCount),
  text: isText,
  summary: isSummary,
  values: (values) => areValues(values) && (values as unknown[]).length <= MAX_TRACE_VALUES,
  value: orNull(isCount),
});
const areNumbers = listOf(isNumber);
const isSeriesShaped = shape({
  kind: oneOf(...SERIES_KINDS),
  label: orNull(isText),
  color: orNull(isText),
  x: areNumbers,
  y: areNumbers,
  range: orNull(isRange),
});
/** Bars have as many widths as heights: drawing relies on that. */
const isSeries: Check = (value) => {
  if (!isSeriesShaped(value)) return false;
  const { kind, y, widths, bottoms, names, mark, dash } = value as FigureSeries;
  const isAlong = (list: unknown, check: Check): boolean =>
    listOf(check)(list) && (list as unknown[]).length === y.length;
  return (
    (kind === 'bar' || kind === 'histogram' ? isAlong(widths, isNumber) : widths === undefined) &&
    (bottoms === undefined || isAlong(bottoms, isNumber)) &&
    (names === undefined || isAlong(names, isText)) &&
    (mark === undefined || MARKS.includes(mark)) &&
    (dash === undefined || DASHES.includes(dash))
  );
};
const isLimits: Check = (value) => value === undefined || (areNumbers(value) && (value as unknown[]).length === 2);
const isFigureShaped = shape({
  title: orNull(isText),
  xlabel: orNull(isText),
  ylabel: orNull(isText),
  series: listOf(isSeries),
});
const isFigure: Check = (value) => {
  if (!isFigureShaped(value)) return false;
  const { xlim, ylim, grid, legend } = value as Readonly<Record<string, unknown>>;
  return isLimits(xlim) && isLimits(ylim) && [grid, legend].every((flag) => flag === undefined || isFlag(flag));
};
const isPass = shape({
  index: isCount,
  range: orNull(isRange),
  root: isCount,
  name: orNull(isText),
  weights: orNull(isCount),
});
const isOutput = shape({ name: isText, range: orNull(isRange), shape: listOf(isCount), value: isCount });

/** All but the lists of a state, which are looked at in slices. */
const isShaped: Readonly<Record<FromSupervisor['type'], Check>> = {
  ready: shape({}),
  worn: shape({}),
  log: shape({ text: isText }),
  refused: shape({ run: isCount, refusal: isRefusalShaped }),
  started: shape({
    run: isCount,
    program: shape({ range: isRange, ran: listOf(isRange), notes: listOf(isNote) }),
  }),
  output: shape({ run: isCount, events: Array.isArray }),
  state: shape({
    run: isCount,
    state: shape({
      records: Array.isArray,
      tensors: Array.isArray,
      figures: Array.isArray,
      passes: listOf(isPass),
      passCount: isCount,
      outputs: listOf(isOutput),
    }),
  }),
  ending: shape({ run: isCount }),
  ended: shape({ run: isCount, ending: isEnding, tape: isFlag }),
  answer: shape({ id: isCount, answer: () => true }),
  broken: shape({ id: isCount, text: isText }),
  'need-tape': shape({ run: isCount }),
};

/** The message, or null for anything else. Takes pauses where there is much to look at. */
export async function checkedMessage(value: unknown, breath: Breath): Promise<FromSupervisor | null> {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(isShaped, type)) return null;
  if (!isShaped[type as FromSupervisor['type']](value)) return null;
  const message = value as FromSupervisor;
  if (message.type === 'output') return (await every(message.events, isOutputEvent, breath)) ? message : null;
  if (message.type === 'state') return (await isState(message.state, breath)) ? message : null;
  return message;
}

async function isState({ records, tensors, figures }: RecordedState, breath: Breath): Promise<boolean> {
  const leads = (id: number | null): boolean => id === null || (tensors[id] as { id?: unknown } | undefined)?.id === id;
  const isSoundTensor: Check = (one) =>
    isTensor(one) && leads((one as ProgramTensor).id) && leads((one as ProgramTensor).grad);
  const isSoundRecord: Check = (one) => {
    if (!isRecord(one)) return false;
    const { value } = one as TraceRecord;
    if (value.kind === 'tuple') return value.members.every(({ tensor }) => leads(tensor));
    return value.kind === 'number' || leads(value.tensor);
  };
  return (
    (await every(tensors, isSoundTensor, breath)) &&
    (await every(records, isSoundRecord, breath)) &&
    (await every(figures, isFigure, breath))
  );
}

async function every(list: readonly unknown[], check: Check, breath: Breath): Promise<boolean> {
  for (const item of list) {
    if (!check(item)) return false;
    if (breath.isDue) await breath.pause();
  }
  return true;
}

function messageWith(parts: number): Check {
  const plain = either(isText, isNumber);
  const isArgument = parts === 0 ? plain : either(plain, messageWith(parts - 1));
  const args: Check = (value) => typeof value === 'object' && value !== null && Object.values(value).every(isArgument);
  return shape({ id: isText, args, text: isText });
}
