/** One step of backward as elements: what arrives, the rule with its numbers, what goes on, what has come together. */
import type { NodeId } from '../../../src/trace/trace';
import { element, type Child } from '../../elements';
import { mathBox, showMath } from '../../formula/mathematics';
import { typeset } from '../../formula/typeset';
import { button, linkButton } from '../../ui';
import { counted, t, withParts } from '../../words';
import type { ArrivesText, LeavesText, StepText } from './explained';
import type { Written } from './names';
import type { Step } from './steps';
import { indexOf } from './values';

export interface PaneActions {
  readonly close: () => void;
  readonly goToNode: (node: NodeId) => void;
  readonly reveal: () => void;
  readonly explain: () => void;
  readonly element: (element: number) => void;
}

export function stepPane(step: Step, text: StepText, at: number, actions: PaneActions): HTMLElement {
  return element(
    'section',
    { class: 'details backward-step', 'aria-label': t('Step of backward') },
    element(
      'header',
      { class: 'details-head' },
      element('h2', { class: 'mono' }, text.title),
      button(t('Close'), actions.close, { appearance: 'icon', title: t('Close the steps of backward (Escape)') }, '✕'),
    ),
    element('p', { class: 'muted' }, t('Step {0} of {1}', counted(step.index + 1), counted(step.count))),
    text.source !== '' &&
      element('p', { class: 'details-source' }, linkButton(text.source, t('Show in the editor'), actions.reveal)),
    ...text.notes.map((note) => element('p', { class: 'backward-note' }, note)),
    elementStepper(step, at, actions),
    ...text.arrives.flatMap((one, place) => arrives(one, text.arrives.length > 1 ? place : null, actions)),
    text.leaf !== null && element('h3', {}, t('What the leaf keeps')),
    text.leaf !== null && mathematics(text.leaf, 'backward-total'),
    text.leaves.length > 0 && element('h3', {}, t('Goes on')),
    ...text.leaves.map((one) => leaves(one, actions)),
    signList(text.signs, actions.goToNode),
    text.arrives.length > 0 &&
      element(
        'p',
        {},
        button(t('How did this gradient come about?'), actions.explain, {
          title: t('How did this gradient come about? (O)'),
        }),
      ),
  );
}

/** Which of many numbers is followed. */
export function elementStepper(
  { elements }: Pick<Step, 'elements'>,
  at: number,
  actions: Pick<PaneActions, 'element'>,
): Child {
  if (elements === null) return null;
  const { shape, held } = elements;
  const element_ = Math.min(at, held - 1);
  return element(
    'div',
    { class: 'backward-element', role: 'group', 'aria-label': t('The element that is followed') },
    button(
      t('Previous element'),
      () => {
        actions.element((element_ + held - 1) % held);
      },
      { appearance: 'icon', title: t('Previous element') },
      '‹',
    ),
    element('span', { class: 'mono' }, t('element [{0}] of {1}', indexOf(element_, shape).join(', '), shape.join('×'))),
    button(
      t('Next element'),
      () => {
        actions.element((element_ + 1) % held);
      },
      { appearance: 'icon', title: t('Next element') },
      '›',
    ),
  );
}

function arrives(text: ArrivesText, place: number | null, actions: PaneActions): Child[] {
  return [
    element('h3', {}, place === null ? t('Arrives') : t('Arrives at output {0}', place)),
    // The numbers begin with what alone would stand here.
    text.numbers.text !== text.formula.text &&
      !text.numbers.text.startsWith(`${text.formula.text} = `) &&
      mathematics(text.formula),
    mathematics(text.numbers, 'backward-numbers'),
    text.from.length > 0 &&
      element(
        'ul',
        { class: 'backward-parts' },
        ...text.from.map(({ node, name, amount }) =>
          element(
            'li',
            {},
            ...withParts<Child>('from {0}: {1}', goTo(node, name, actions), element('span', { class: 'mono' }, amount)),
          ),
        ),
      ),
    ...text.notes.map((note) => element('p', { class: 'backward-note' }, note)),
  ];
}

function leaves(text: LeavesText, actions: PaneActions): HTMLElement {
  // PyTorch's name of the operand.
  const operand: readonly Child[] =
    text.operand === '' || text.operand === text.name ? [] : [' ', element('code', {}, `(${text.operand})`)];
  return element(
    'div',
    { class: 'chain-step' },
    element(
      'div',
      { class: 'chain-to' },
      ...(text.to === null
        ? [text.name]
        : [...withParts<Child>('to {0}', goTo(text.to, text.name, actions)), ...operand]),
    ),
    text.formula !== null && mathematics(text.formula),
    text.letters.length > 0 &&
      element(
        'p',
        { class: 'backward-letters' },
        ...text.letters.flatMap(({ letter, name, value }, place): Child[] => [
          place > 0 && ', ',
          mathSpan(letter),
          name === letter ? ` = ${value}` : ` = ${name} = ${value}`,
        ]),
      ),
    text.local !== null && element('p', { class: 'backward-local' }, t('local derivative {0}', text.local.text)),
    text.numbers !== null && mathematics(text.numbers, 'backward-numbers'),
    ...text.notes.map((note) => element('p', { class: 'backward-note' }, note)),
    text.growth !== null && element('p', { class: 'muted' }, text.growth.arrived),
    text.growth !== null && mathematics(text.growth.sum, 'backward-growth'),
  );
}

function goTo(node: NodeId, name: string, actions: PaneActions): HTMLElement {
  return linkButton(name, t('Go to the step of {0}', name), () => {
    actions.goToNode(node);
  });
}

/** What the short signs of the formulas stand for. */
export function signList(signs: StepText['signs'], goToNode: (node: NodeId) => void): Child {
  if (signs.length === 0) return null;
  return element(
    'dl',
    { class: 'facts backward-signs', 'aria-label': t('Signs in the formulas') },
    ...signs.flatMap(({ sign, node, text }) => [
      element('dt', {}, mathSpan(sign)),
      element(
        'dd',
        {},
        linkButton(text, t('Go to the step of {0}', text), () => {
          goToNode(node);
        }),
      ),
    ]),
  );
}

export function mathematics(written: Written, kind = ''): HTMLElement {
  const box = mathBox(`backward-math ${kind}`.trim());
  showMath(box, written);
  return box;
}

function mathSpan(letter: string): HTMLElement {
  const span = element('span', {});
  typeset(span, letter, letter);
  return span;
}
