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

export function stopped(limit: LimitName, limits: Limits, range: SourceRange | null): Stop {
  return { kind: 'stopped', limit, message: limitMessage(limit, limits), range };
}

function limitMessage(limit: LimitName, limits: Limits): Message {
  const amount = limit === 'time' ? limits.time / 1000 : limits[limit];
  // The limit in the setting's own unit.
  const args = { limit: amount, setting: SETTINGS[limit] };
  switch (limit) {
    case 'time':
      return message(
        'runtime.limit-time',
        'Stopped after {limit} s, the time that a program may take ({setting}).',
        args,
      );
    case 'memory':
      return message(
        'runtime.limit-memory',
        'Stopped: it needs more than {limit} MB of memory, which is what a program may take ({setting}).',
        args,
      );
    case 'output':
      return message(
        'runtime.limit-output',
        'Stopped: it printed more than {limit} characters, which is what a program may print ({setting}).',
        args,
      );
    case 'records':
      return message(
        'runtime.limit-records',
        'Stopped: it has more than {limit} places whose values would be recorded ({setting}).',
        args,
      );
    case 'graph':
      return message('runtime.limit-graph', 'Stopped: its graph has more than {limit} nodes ({setting}).', args);
  }
}

/** Neither the program nor we did this. */
export function killed(how: string): Ending {
  return {
    kind: 'crashed',
    message: message(
      'runtime.killed',
      'The process in which the program ran was ended from outside ({how}): by somebody, or by the system for want of memory.',
      { how },
    ),
  };
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
