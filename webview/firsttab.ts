/** Which tab shows a new result: the remembered one, but of a program's first run what it gave. */
import type { InspectorState, ShownProgram, TabName } from '../src/inspector/protocol';
import { isProgram } from './header/ending';
import { hasOutput } from './output/rows';
import type { RememberedState } from './state';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** Output, too, after each run that failed. */
export function tabFor(state: ResultState, before: ResultState | null, remembered: RememberedState): TabName {
  const { tab, opened } = remembered.current;
  if (!isProgram(state)) return tab === 'output' ? 'graph' : tab;
  const { trace } = state.program;
  if (tab === 'formula') return trace !== null && hasOutput(trace) ? 'output' : 'graph';
  if (trace === null) return tab;
  // A document's runs share an id; another selection of it is another program.
  const key = `${state.resultId} ${state.program.whole ? '' : trace.text.trimStart().slice(0, 40)}`;
  const first = opened !== key;
  if (first && (trace.ending !== null || hasOutput(trace))) remembered.update({ opened: key });
  const ran = before?.status === 'running' && !isSame(before.program?.trace?.ending, trace.ending);
  const failed = trace.ending !== null && trace.ending.kind !== 'finished' && hasOutput(trace);
  if (ran && failed) return 'output';
  return first ? firstTab(state, trace, tab) : tab;
}

/** What a program printed, else what it plotted, comes first. */
function firstTab({ trace }: ResultState, program: ShownProgram, tab: TabName): TabName {
  if (hasOutput(program)) return 'output';
  if (program.ending === null) return tab;
  if (program.figures.length > 0) return 'plot';
  return tab === 'output' && trace !== null ? 'graph' : tab;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
