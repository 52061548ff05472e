/** A step of backward in words and formulas: as the pane shows it, and as a sentence. Knows no elements of the page. */
import { formatShape } from '../../../src/trace/format';
import type { NodeId, Trace, TraceNode, TraceTensor } from '../../../src/trace/trace';
import { fragment, tensorAt } from '../../numbers';
import { counted, listed, t } from '../../words';
import { lettersOf, type Letter } from './legend';
import {
  atElement,
  derivative,
  equation,
  nameOf,
  number,
  product,
  resultOf,
  signsIn,
  sum,
  tensorText,
  type Written,
} from './names';
import { isElementwise, type Arriving, type Leaving, type Step } from './steps';
import { isSameShape, shownOf, sizeOf, sourceElement, valueAt } from './values';
import type { Part } from './order';

export interface StepText {
  readonly title: string;
  /** The user's text; empty where it is not known. */
  readonly source: string;
  readonly notes: readonly string[];
  readonly arrives: readonly ArrivesText[];
  readonly leaves: readonly LeavesText[];
  /** What becomes of the leaf. */
  readonly leaf: Written | null;
  /** What stands in the formulas for longer text. */
  readonly signs: ReturnType<typeof signsIn>;
  /** All of it in a sentence. */
  readonly said: string;
}

export interface ArrivesText {
  readonly formula: Written;
  readonly numbers: Written;
  /** Where more than one comes together: from which node how much. */
  readonly from: readonly { readonly node: NodeId; readonly name: string; readonly amount: string }[];
  readonly notes: readonly string[];
}

export interface LeavesText {
  /** Where it goes; null: nowhere. */
  readonly to: NodeId | null;
  readonly name: string;
  /** Which operand it is, by its name in the signature. */
  readonly operand: string;
  readonly rule: string;
  readonly letters: readonly Letter[];
  readonly formula: Written | null;
  readonly numbers: Written | null;
  readonly local: Written | null;
  readonly notes: readonly string[];
  /** What has come together there so far, where it is more than this. */
  readonly growth: { readonly arrived: string; readonly sum: Written } | null;
}

/** Of many parts the first are named. */
const MOST_NAMED = 8;
/** Sums over copies are written out as far as this. */
const MOST_COPIES = 6;

/** `element`: which one is followed, in the numbering of `step.elements`. */
export function explained(trace: Trace, step: Step, element: number): StepText {
  const { node, leaf } = step;
  const at = step.elements === null ? null : Math.min(element, step.elements.held - 1);
  const arrives = step.arriving.map((one) => arrivesText(trace, step, one, at));
  const leaves = step.leaving.map((one) => leavesText(trace, step, one, at));
  return {
    title: leaf === null ? titleOf(node) : `${nameOf(trace, leaf.id).text}.grad`,
    source: leaf === null ? (fragment(trace, node.range, 60) ?? '') : '',
    notes: notesOf(step),
    arrives,
    leaves,
    leaf: leaf === null ? null : leafText(trace, leaf),
    signs: signsIn(trace, [
      ...arrives.flatMap(({ formula, numbers }) => [formula, numbers]),
      ...leaves.flatMap(({ formula, numbers }) => [formula, numbers]),
    ]),
    said: sentence(trace, step, leaves, at),
  };
}

/** Of several nodes that were folded into one, the most frequent names. */
function titleOf({ name, members }: TraceNode): string {
  if (members === undefined || members.count === 1) return name;
  return members.names
    .slice(0, 2)
    .map(([one, count]) => (count === 1 ? one : `${one} ×${counted(count)}`))
    .join(', ');
}

function notesOf({ added, node, arriving }: Step): readonly string[] {
  const notes = [];
  const folded = (node.members?.count ?? 1) > 1;
  if (folded)
    notes.push(t('{0} recorded nodes are folded here; they are one step.', counted(node.members?.count ?? 1)));
  if (added === 'sum')
    notes.push(
      t(
        'Several numbers have no derivative as one: what is differentiated is their sum, so each begins with what arrives here.',
      ),
    );
  if (added === 'weights') notes.push(t('Each number is multiplied by the weight that backward() was given for it.'));
  if (!folded && node.operator === null && node.variable === null)
    notes.push(t('The derivative is the program’s own code.'));
  if (arriving.length === 0) notes.push(t('No gradient arrives here, so none goes on.'));
  return notes;
}

/** The element of what the node gave that the chosen one belongs to; null where no single one is followed. */
function outputElement(step: Step, total: TraceTensor | undefined, at: number | null): number | null {
  if (at === null || total === undefined || step.elements === null) return null;
  if (total.summary.numel === 1) return 0;
  return isSameShape(step.elements.shape, total.shape) ? at : null;
}

function arrivesText(trace: Trace, step: Step, arriving: Arriving, at: number | null): ArrivesText {
  const { value, parts, total, output } = arriving;
  const element = step.leaf === null && output === 0 ? outputElement(step, total, at) : null;
  const name = atElement(nameOf(trace, value?.id ?? null), element, value?.shape ?? []);
  const root = nameOf(trace, trace.output.root);
  const amounts = parts.map((part) => amount(trace, part, element));
  const whole = element === null ? tensorText(total && shownOf(total)) : number(total?.values[element], total?.dtype);
  const begins = parts.length === 1 && parts[0]?.from === null;
  const left = derivative(root, name);
  const through = sum(parts.map((part) => chain(trace, root, name, part)));
  return {
    formula: begins || through.text === left.text ? left : equation(left, through),
    numbers: equation(left, ...(parts.length > 1 ? [sum(amounts, 6)] : []), whole),
    from:
      parts.length < 2
        ? []
        : parts.slice(0, MOST_NAMED).flatMap((part, place) =>
            part.from === null
              ? []
              : [
                  {
                    node: part.from,
                    name: resultOf(trace, trace.nodes[part.from]).text,
                    amount: amounts[place]?.text ?? '',
                  },
                ],
          ),
    notes: [
      ...(begins ? [t('Backward begins here: how {0} changes with itself.', root.text)] : []),
      ...(parts.length > MOST_NAMED ? [t('… and {0} more parts.', counted(parts.length - MOST_NAMED))] : []),
      ...(arriving.changed
        ? [t('What the node was given is not the sum of what came together: a hook has changed it.')]
        : []),
    ],
  };
}

function amount(trace: Trace, { gradient }: Part, element: number | null): Written {
  const tensor = tensorAt(trace, gradient);
  return element === null
    ? tensorText(tensor && shownOf(tensor))
    : number(valueAt(trace, gradient, element), tensor?.dtype);
}

/** One step of the chain rule: through what the consumer gave. */
function chain(trace: Trace, root: Written, name: Written, { from }: Part): Written {
  const consumer = from === null ? undefined : trace.nodes[from];
  const through = resultOf(trace, consumer);
  const inner = derivative(through, name);
  if (consumer?.outputs[0] === trace.output.root) return inner;
  const outer = derivative(root, through);
  return { tex: `${outer.tex}\\,${inner.tex}`, text: `${outer.text} · ${inner.text}` };
}

function leavesText(trace: Trace, step: Step, leaving: Leaving, at: number | null): LeavesText {
  const { node } = step;
  const { next, value, operand, gradient, rule, local } = leaving;
  const name = value === undefined ? (operand?.name ?? t('input {0}', leaving.input)) : nameOf(trace, value.id).text;
  const empty = { rule: '', letters: [], formula: null, numbers: null, local: null, growth: null };
  const head = { to: next?.id ?? null, name, operand: operand?.name ?? '' };
  if (next === null) return { ...head, ...empty, notes: [t('takes no gradient')] };
  if (gradient === undefined) return { ...head, ...empty, notes: [t('No gradient goes on to here.')] };
  const arriving = step.arriving.find(({ output }) => output === 0)?.total;
  const elementwise = isElementwise(leaving, arriving);
  const numbers = elementwise && local !== undefined ? followed(leaving, local, arriving, at) : null;
  return {
    ...head,
    rule,
    letters: lettersOf(trace, node, rule),
    formula: formulaOf(trace, node.outputs[0] ?? null, leaving, elementwise ? (at ?? 0) : null, local),
    numbers: numbers?.product ?? shapes(arriving, gradient),
    local: numbers?.local ?? null,
    notes: [
      ...(numbers?.notes ?? []),
      ...(numbers === null && node.operator !== null && sizeOf(gradient.shape) > 1
        ? [t('Not element by element: the rule holds for whole tensors.')]
        : []),
    ],
    growth: growthOf(leaving, numbers?.place ?? null),
  };
}

/** The product that goes on, with the rule behind it. */
function formulaOf(
  trace: Trace,
  output: number | null,
  { value, rule }: Leaving,
  at: number | null,
  local: TraceTensor | undefined,
): Written | null {
  if (rule === '') return null;
  const root = nameOf(trace, trace.output.root);
  const own = nameOf(trace, value?.id ?? null);
  const through = nameOf(trace, output);
  const outer = derivative(root, through);
  const inner = derivative(through, own);
  if (at === null || local === undefined) return { tex: rule, text: rule };
  return {
    tex: `\\underbrace{${outer.tex}}_{g} \\cdot ${inner.tex} = ${rule}`,
    text: `${outer.text} · ${inner.text} = ${rule}`,
  };
}

interface Followed {
  readonly product: Written;
  readonly local: Written;
  readonly notes: readonly string[];
  /** The element of the operand that it goes to; null: it has one only. */
  readonly place: number | null;
}

/** One number followed: what arrives, times the local derivative. */
function followed(
  { gradient, summed }: Leaving,
  local: TraceTensor,
  arriving: TraceTensor | undefined,
  at: number | null,
): Followed | null {
  if (gradient === undefined || arriving === undefined) return null;
  const element = Math.min(at ?? 0, local.values.length - 1);
  const arrived = arriving.values[arriving.summary.numel === 1 ? 0 : element];
  const factor = local.values[element];
  if (arrived === undefined || factor === undefined) return null;
  const place = sourceElement(element, local.shape, gradient.shape);
  const factors = product([number(arrived, arriving.dtype), number(factor, local.dtype)]);
  if (!summed) {
    return {
      product: equation(factors, number(gradient.values[place], gradient.dtype)),
      local: number(factor, local.dtype),
      notes: [],
      place: gradient.summary.numel === 1 ? null : place,
    };
  }
  const copies = copiesOf(local, arriving, gradient, place);
  return {
    product: equation(factors, number(arrived * factor, gradient.dtype)),
    local: number(factor, local.dtype),
    notes: [
      t(
        'It was broadcast from {0} to {1}: what goes on is the sum over its copies, {2}.',
        formatShape(gradient.shape),
        formatShape(local.shape),
        equation(...copies, number(gradient.values[place], gradient.dtype)).text,
      ),
    ],
    place: gradient.summary.numel === 1 ? null : place,
  };
}

function copiesOf(local: TraceTensor, arriving: TraceTensor, gradient: TraceTensor, place: number): readonly [Written] {
  const terms: Written[] = [];
  for (let element = 0; element < local.values.length && terms.length <= MOST_COPIES; element += 1) {
    if (sourceElement(element, local.shape, gradient.shape) !== place) continue;
    const arrived = arriving.values[arriving.summary.numel === 1 ? 0 : element] ?? NaN;
    terms.push(number(arrived * (local.values[element] ?? NaN), gradient.dtype));
  }
  return [sum(terms, MOST_COPIES)];
}

/** Of whole tensors: what became of which shape. */
function shapes(arriving: TraceTensor | undefined, gradient: TraceTensor): Written {
  const [one, other] = [tensorText(arriving && shownOf(arriving)), tensorText(shownOf(gradient))];
  return { tex: `${one.tex} \\;\\to\\; ${other.tex}`, text: `${one.text} → ${other.text}` };
}

function growthOf({ soFar, gradient }: Leaving, place: number | null): LeavesText['growth'] {
  if (soFar === null || soFar.of < 2 || gradient === undefined) return null;
  const { parts, of, sum: whole } = soFar;
  const single = place !== null || sizeOf(gradient.shape) === 1;
  const total = single ? number(whole?.values[place ?? 0], whole?.dtype) : tensorText(whole);
  const before = number((whole?.values[place ?? 0] ?? NaN) - (gradient.values[place ?? 0] ?? NaN), whole?.dtype);
  const last = number(gradient.values[place ?? 0], gradient.dtype);
  return {
    arrived: t('{0} of {1} parts have arrived', counted(parts.length), counted(of)),
    sum: parts.length > 1 && single ? equation(sum([before, last]), total) : total,
  };
}

function leafText(trace: Trace, leaf: TraceTensor): Written {
  const name = nameOf(trace, leaf.id);
  const gradient = tensorAt(trace, leaf.grad);
  const value = tensorText(gradient && shownOf(gradient));
  return equation({ tex: `${name.tex}.\\mathtt{grad}`, text: `${name.text}.grad` }, value);
}

function sentence(
  trace: Trace,
  { index, count, node, leaf, arriving }: Step,
  leaves: readonly LeavesText[],
  at: number | null,
): string {
  const step = t('Step {0} of {1}', counted(index + 1), counted(count));
  const [first] = arriving;
  const amount = tensorText(first?.total && shownOf(first.total)).text;
  if (leaf !== null)
    return t('{0}: {1}.grad is {2}.', step, nameOf(trace, leaf.id).text, tensorText(gradientOf(trace, leaf)).text);
  const source = resultOf(trace, node).text;
  const going = leaves.flatMap(({ to, name, numbers }) =>
    to === null || numbers === null ? [] : [t('{0} to {1}', last(numbers.text), name)],
  );
  if (going.length === 0) return t('{0}: {1}, {2}. {3} arrives, nothing goes on.', step, titleOf(node), source, amount);
  const element = at === null ? '' : ` ${t('(of one element)')}`;
  return t('{0}: {1}, {2}. {3} arrives, on go {4}.', step, titleOf(node), source, amount, listed(going) + element);
}

function gradientOf(trace: Trace, leaf: TraceTensor): ReturnType<typeof shownOf> | undefined {
  const gradient = tensorAt(trace, leaf.grad);
  return gradient && shownOf(gradient);
}

/** What an equation or an arrow ends in. */
function last(text: string): string {
  return text.split(/ = | → /).at(-1) ?? text;
}
