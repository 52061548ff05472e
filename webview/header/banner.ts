/** What is to be done next when the shown result is stale or has failed, or when there is none. */
import type { InspectorState } from '../../src/inspector/protocol';
import type { SourceRange } from '../../src/trace/range';
import { element, type Child } from '../elements';
import { typeset } from '../formula/typeset';
import { fragment } from '../numbers';
import type { Send } from '../page';
import { button, linkButton } from '../ui';
import { said, t, withParts } from '../words';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** The one failure of which the log knows more than the refusal says. */
const UNEXPECTED = 'results.unexpected';

/** null where the result speaks for itself. */
export function banner(state: ResultState, send: Send): HTMLElement | null {
  if (state.status === 'stale') {
    return element(
      'div',
      { class: 'banner banner-stale' },
      element('span', { class: 'banner-text' }, t('The text changed since.')),
      button(
        t('Run again'),
        () => {
          send({ type: 'rerun' });
        },
        { appearance: 'primary' },
      ),
    );
  }
  if (state.status !== 'failed' || state.refusal === null) return null;
  const { message, hint, fix, range } = state.refusal;
  return element(
    'div',
    { class: 'banner banner-failed' },
    element(
      'p',
      { class: 'banner-what' },
      element('span', { class: 'banner-sign', 'aria-hidden': 'true' }, '✕'),
      said(message),
    ),
    element(
      'p',
      { class: 'banner-where' },
      ...withParts(
        'At {0}',
        linkButton(place(state, range), t('Show in the editor'), () => {
          send({ type: 'reveal', range });
        }),
      ),
    ),
    hint !== null && element('p', { class: 'banner-hint' }, said(hint)),
    state.trace !== null && element('p', { class: 'banner-hint' }, t('Below stands the last result.')),
    element(
      'div',
      { class: 'banner-actions' },
      fix !== null &&
        button(
          said(fix.title),
          () => {
            send({ type: 'apply-fix' });
          },
          { appearance: 'primary' },
        ),
      button(
        t('Run again'),
        () => {
          send({ type: 'rerun' });
        },
        { appearance: fix === null ? 'primary' : 'secondary' },
      ),
      message.id === UNEXPECTED &&
        button(t('Show Log'), () => {
          send({ type: 'show-log' });
        }),
    ),
  );
}

function place(state: ResultState, range: SourceRange): string {
  const text = state.trace === null ? null : fragment(state.trace, range, 60);
  return text ?? state.source.label;
}

/** Before anything was differentiated. */
export function emptyState(): Child {
  const formula = element('p', { class: 'empty-formula' });
  typeset(formula, "f(x) = x^2 \\qquad f'(3) = 6", 'f(x) = x², f′(3) = 6');
  return element(
    'section',
    { class: 'empty' },
    formula,
    element('h1', {}, t('Nothing differentiated yet')),
    element(
      'ol',
      {},
      element(
        'li',
        {},
        ...withParts('Open any file with a formula, or type one: {0}', element('code', {}, '5*x**4 + 3*x**3 - 5')),
      ),
      element('li', {}, t('Select it, or put the cursor into it.')),
      element(
        'li',
        {},
        ...withParts(
          'Run {0} from the command palette or the editor’s context menu.',
          element('strong', {}, t('Autograd: Differentiate Selection')),
        ),
      ),
      element(
        'li',
        {},
        ...withParts(
          'Or run a TypeScript program with tensors: the lines you selected, or all of it with {0}.',
          element('strong', {}, t('Autograd: Differentiate File')),
        ),
      ),
    ),
    element(
      'p',
      { class: 'muted' },
      t('The value, the gradient of each variable, the graph that autograd recorded and the plot appear here.'),
    ),
  );
}
