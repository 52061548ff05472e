/** What is to be done next when the shown result is stale or has failed, or when there is none. */
import type { InspectorState } from '../../src/inspector/protocol';
import type { SourceRange } from '../../src/trace/range';
import { element, type Child } from '../elements';
import { typeset } from '../formula/typeset';
import { fragment } from '../numbers';
import type { Send } from '../page';
import { button, linkButton } from '../ui';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

/** The one failure of which the log knows more than the refusal says. */
const UNEXPECTED = 'results.unexpected';

/** null where the result speaks for itself. */
export function banner(state: ResultState, send: Send): HTMLElement | null {
  if (state.status === 'stale') {
    return element(
      'div',
      { class: 'banner banner-stale', role: 'status' },
      element('span', { class: 'banner-text' }, 'The text changed since.'),
      button(
        'Run again',
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
    { class: 'banner banner-failed', role: 'alert' },
    element(
      'p',
      { class: 'banner-what' },
      element('span', { class: 'banner-sign', 'aria-hidden': 'true' }, '✕'),
      message.text,
    ),
    element(
      'p',
      { class: 'banner-where' },
      'At ',
      linkButton(place(state, range), 'Show in the editor', () => {
        send({ type: 'reveal', range });
      }),
    ),
    hint !== null && element('p', { class: 'banner-hint' }, hint.text),
    state.trace !== null && element('p', { class: 'banner-hint' }, 'Below stands the last result.'),
    element(
      'div',
      { class: 'banner-actions' },
      fix !== null &&
        button(
          fix.title.text,
          () => {
            send({ type: 'apply-fix' });
          },
          { appearance: 'primary' },
        ),
      button(
        'Run again',
        () => {
          send({ type: 'rerun' });
        },
        { appearance: fix === null ? 'primary' : 'secondary' },
      ),
      message.id === UNEXPECTED &&
        button('Show Log', () => {
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
    element('h1', {}, 'Nothing differentiated yet'),
    element(
      'ol',
      {},
      element('li', {}, 'Open any file with a formula, or type one: ', element('code', {}, '5*x**4 + 3*x**3 - 5')),
      element('li', {}, 'Select it, or put the cursor into it.'),
      element(
        'li',
        {},
        'Run ',
        element('strong', {}, 'Autograd: Differentiate Selection'),
        ' from the command palette or the editor’s context menu.',
      ),
      element(
        'li',
        {},
        'Or run a TypeScript program with tensors: the lines you selected, or all of it with ',
        element('strong', {}, 'Autograd: Differentiate File'),
        '.',
      ),
    ),
    element(
      'p',
      { class: 'muted' },
      'The value, the gradient of each variable, the graph that autograd recorded and the plot appear here.',
    ),
  );
}
