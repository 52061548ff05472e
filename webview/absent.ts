/** Why a view of a result is empty, and what to do about it. */
import type { InspectorState, TabName } from '../src/inspector/protocol';
import { isProgram, phaseOf, type ProgramResultState } from './header/ending';
import type { Why } from './place';
import { said, t } from './words';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** null where it is not empty. */
export function whyEmpty(state: ResultState, tab: TabName): Why | null {
  return state.trace === null && isProgram(state) ? whyNot(state) : whyNotKept(state, tab);
}

/** Why a view of something from the history is empty. */
function whyNotKept({ kept, trace }: ResultState, tab: TabName): Why | null {
  if (kept === undefined || trace === null || tab !== 'graph' || kept.graph) return null;
  return { what: t('The graph was too large to be kept.'), hint: t('Run it again to see it.') };
}

/** Why a program has nothing to differentiate. */
function whyNot(state: ProgramResultState): Why {
  const { why } = state.program;
  switch (phaseOf(state)) {
    case 'running':
    case 'computing':
      return { what: t('The program is running.'), hint: t('Graph, gradients and plot appear when it has ended.') };
    case 'not-run':
      return { what: t('The program has not run yet.'), hint: '' };
    default:
      return why === null
        ? {
            what: t('No tensor with requires_grad = true reached an output.'),
            hint: t('Make a leaf with torch.tensor(2, { requires_grad: true }) and compute something from it.'),
          }
        : { what: said(why.message), hint: why.hint === null ? '' : said(why.hint) };
  }
}
