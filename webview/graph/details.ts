/** What is known of one box of the graph: its operator, its rule and the numbers that went through it. */
import { formatShape, formatTensor, NOTHING } from '../../src/trace/format';
import type { TensorId, Trace, TraceNode, TraceTensor } from '../../src/trace/trace';
import { element, type Child } from '../elements';
import { edgesOf, type Surroundings } from './around';
import { typeset } from '../formula/typeset';
import { fragment, tensorAt } from '../numbers';
import type { OpenedTensor } from '../page';
import { button, linkButton, tag } from '../ui';
import { counted, t, withParts } from '../words';
import { keyOf, leafKey, type Box } from './model';

export interface DetailsActions {
  readonly close: () => void;
  readonly select: (key: string) => void;
  readonly reveal: () => void;
  /** Shows how its gradient came about. */
  readonly explain: () => void;
  /** Unfolds the group that is shown. */
  readonly toggle: () => void;
  readonly fold: (key: string) => void;
  readonly around: Surroundings;
  /** Shows all numbers of a tensor. */
  readonly openTensor: (opened: OpenedTensor) => void;
}

export function details(trace: Trace, box: Box, actions: DetailsActions): HTMLElement {
  const node = box.kind === 'node' && box.node !== null ? trace.nodes[box.node] : undefined;
  const tensor = tensorAt(trace, box.tensor);
  return element(
    'section',
    { class: 'details', 'aria-label': t('Details of {0}', box.title) },
    element(
      'header',
      { class: 'details-head' },
      element(
        'h2',
        { class: box.kind === 'node' ? 'mono' : '' },
        box.name === null ? box.title : `${box.name} = ${box.title}`,
      ),
      button(t('Close details'), actions.close, { appearance: 'icon', title: t('Close details (Escape)') }, '✕'),
    ),
    source(trace, box, actions),
    box.trouble !== null && element('p', { class: 'trouble-note' }, `⚠ ${t('{0}: it began here', box.trouble)}`),
    box.gradient !== null &&
      element(
        'p',
        {},
        button(t('How did this gradient come about?'), actions.explain, {
          title: t('How did this gradient come about? (O)'),
        }),
      ),
    numbers(box, node === undefined ? tensor : tensorAt(trace, node.outputs[0]), actions),
    ...(node !== undefined
      ? nodeDetails(trace, node, actions)
      : box.kind === 'group'
        ? groupDetails(trace, box, tensor, actions)
        : leafDetails(trace, box, tensor)),
    ...edgesOf(actions.around, actions),
  );
}

function source(trace: Trace, box: Box, actions: DetailsActions): Child {
  const text = fragment(trace, box.range, 80);
  if (text === null || box.kind === 'output') return null;
  return element('p', { class: 'details-source' }, linkButton(text, t('Show in the editor'), actions.reveal));
}

/** The way to all numbers of what has more than one. */
function numbers(box: Box, tensor: TraceTensor | undefined, { openTensor }: DetailsActions): Child {
  if (tensor === undefined || tensor.shape.length === 0) return null;
  const opened = { tensor: tensor.id, gradient: box.gradient ?? tensor.grad, name: tensor.name ?? box.title };
  return element(
    'p',
    {},
    button(t('View tensor'), () => {
      openTensor(opened);
    }),
  );
}

function groupDetails(trace: Trace, box: Box, tensor: TraceTensor | undefined, actions: DetailsActions): Child[] {
  return [
    element('p', {}, button(t('Unfold'), actions.toggle, { title: t('Unfold {0}', box.title) })),
    element('p', { class: 'tags' }, ...box.tags.map(tag), box.count > 1 && tag(t('{0} times', counted(box.count)))),
    facts([
      [t('operators'), box.subtitle],
      [t('result'), tensor === undefined ? box.value : valuesOf(tensor)],
      ...(box.gradientText === '' ? [] : [[t('gradient'), valuesOf(tensorAt(trace, box.gradient))] satisfies Fact]),
      ...(box.shape === '' ? [] : [['shape', box.shape] satisfies Fact]),
    ]),
  ];
}

function leafDetails(trace: Trace, box: Box, tensor: TraceTensor | undefined): Child[] {
  if (tensor === undefined) return [];
  return [
    element(
      'p',
      { class: 'tags' },
      tag(tensor.is_leaf ? t('leaf') : t('not a leaf')),
      tensor.requires_grad && tag('requires_grad'),
      tag(tensor.dtype),
    ),
    facts([
      [t('value'), valuesOf(tensor)],
      ...(box.kind === 'saved' ? [] : [[t('gradient'), valuesOf(tensorAt(trace, box.gradient))] satisfies Fact]),
      ['shape', formatShape(tensor.shape)],
      ['grad_fn', gradFn(trace, tensor)],
      [t('PyTorch prints'), tensor.text],
    ]),
  ];
}

function nodeDetails(trace: Trace, node: TraceNode, actions: DetailsActions): Child[] {
  const operands: Fact[] = node.operands.map(({ name, tensor, text }) => [name, described(trace, tensor, text)]);
  const saved: Fact[] = node.saved.map(({ name, tensor, text }) => [`_saved_${name}`, described(trace, tensor, text)]);
  return [
    node.doc !== '' && element('p', { class: 'details-doc' }, ...withCode(node.doc)),
    heading(t('Forward')),
    facts([...operands, [t('result'), valuesOf(tensorAt(trace, node.outputs[0]))]]),
    heading(t('Backward')),
    backward(trace, node, actions),
    saved.length > 0 && heading(t('Saved for backward')),
    saved.length > 0 && facts(saved),
    heading(t('Node')),
    facts([
      [t('sequence number'), String(node.sequence_nr)],
      [t('PyTorch prints'), tensorAt(trace, node.outputs[0])?.text ?? NOTHING],
    ]),
  ];
}

/** What stands between backticks is code. */
function withCode(text: string): Child[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/** One step of the chain rule for each operand: what arrives, times the local derivative, is what leaves. */
function backward(trace: Trace, node: TraceNode, actions: DetailsActions): HTMLElement {
  const arriving = node.grad_outputs?.[0];
  const tensors = node.operands.filter(({ tensor }) => tensor !== null);
  // PyTorch keeps an empty place for an operand that takes no gradient.
  const differentiable =
    tensors.length === node.next_functions.length
      ? tensors
      : tensors.filter(({ tensor }) => tensorAt(trace, tensor)?.requires_grad === true);
  return element(
    'div',
    { class: 'chain' },
    facts([[t('arrives'), valuesOf(tensorAt(trace, arriving))]]),
    ...node.next_functions.map((next, index) => {
      const operand = differentiable[index];
      const rule = node.rules[index];
      const typesetRule = rule === undefined || rule === '' ? null : element('div', { class: 'rule' });
      if (typesetRule !== null) typeset(typesetRule, rule ?? null, rule ?? '', true);
      const local = tensorAt(trace, node.local[index]);
      return element(
        'div',
        { class: 'chain-step' },
        element(
          'div',
          { class: 'chain-to' },
          ...withParts(
            'to {0}: {1}',
            operand?.name ?? t('input {0}', index),
            target(trace, next?.node ?? null, actions),
          ),
        ),
        typesetRule,
        facts([
          ...(local === undefined ? [] : [[t('local derivative'), valuesOf(local)] satisfies Fact]),
          [t('leaves'), valuesOf(tensorAt(trace, node.grad_inputs?.[index]))],
        ]),
      );
    }),
  );
}

function target(trace: Trace, id: number | null, actions: DetailsActions): Child {
  const next = id === null ? undefined : trace.nodes[id];
  if (next === undefined) return t('takes no gradient');
  const leaf = tensorAt(trace, next.variable);
  const key = leaf === undefined ? keyOf(next) : leafKey(leaf.id);
  const label = leaf === undefined ? next.name : `${leaf.name ?? t('leaf')} (${next.name})`;
  return linkButton(label, t('Go to {0}', label), () => {
    actions.select(key);
  });
}

type Fact = readonly [name: string, value: string];

export function facts(list: readonly Fact[]): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...list.flatMap(([name, value]) => [
      element('dt', {}, name),
      element('dd', { class: value.length > 40 ? 'long' : '' }, value),
    ]),
  );
}

function heading(text: string): HTMLElement {
  return element('h3', {}, text);
}

function gradFn(trace: Trace, tensor: TraceTensor): string {
  const node = tensor.grad_fn === null ? undefined : trace.nodes[tensor.grad_fn];
  return node === undefined ? 'None' : `<${node.name}>`;
}

export function valuesOf(tensor: TraceTensor | undefined, limit = 12): string {
  return tensor === undefined ? NOTHING : formatTensor(tensor, limit);
}

function described(trace: Trace, id: TensorId | null, text: string): string {
  const tensor = tensorAt(trace, id);
  if (tensor === undefined) return text;
  const value = valuesOf(tensor);
  return tensor.name === null ? value : `${tensor.name} = ${value}`;
}
