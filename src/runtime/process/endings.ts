/** How runs end that do not end by themselves, in words: which limit, and by which setting it is changed. */
import { message, type Message } from '../../trace/message';
import type { Ending, LimitName, ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Limits } from '../program';

type Stop = Extract<Ending, { kind: 'stopped' }>;

/** The settings' names; each limit has one. */
const SETTINGS: Readonly<Record<LimitName, string>> = {
  time: 'autogradLens.limits.time',
  memory: 'autogradLens.limits.memory',
  output: 'autogradLens.limits.output',
  records: 'autogradLens.limits.records',
  graph: 'autogradLens.limits.graph',
};

/** `{limit}` is the limit, in the setting's own unit. */
const TEXTS: Readonly<Record<LimitName, string>> = {
  time: 'Stopped after {limit} s, the time that a program may take ({setting}).',
  memory: 'Stopped: it needs more than {limit} MB of memory, which is what a program may take ({setting}).',
  output: 'Stopped: it printed more than {limit} characters, which is what a program may print ({setting}).',
  records: 'Stopped: it has more than {limit} places whose values would be recorded ({setting}).',
  graph: 'Stopped: its graph has more than {limit} nodes ({setting}).',
};

export function stopped(limit: LimitName, limits: Limits, range: SourceRange | null): Stop {
  return { kind: 'stopped', limit, message: limitMessage(limit, limits), range };
}

function limitMessage(limit: LimitName, limits: Limits): Message {
  const amount = limit === 'time' ? limits.time / 1000 : limits[limit];
  return message(`runtime.limit-${limit}`, TEXTS[limit], { limit: amount, setting: SETTINGS[limit] });
}

export function crashed(how: string): Ending {
  return {
    kind: 'crashed',
    message: message('runtime.crashed', 'The process in which the program ran ended by itself ({how}).', { how }),
  };
}

/** A program that ended before anything came back. */
export const NOTHING_RECORDED: Pick<
  ProgramTrace,
  'records' | 'tensors' | 'figures' | 'passes' | 'passCount' | 'outputs'
> = { records: [], tensors: [], figures: [], passes: [], passCount: 0, outputs: [] };
