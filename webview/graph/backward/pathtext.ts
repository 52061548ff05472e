/** How a gradient came about, in words and formulas: a line for each path, and their sum. Knows no elements. */
import type { NodeId, Trace } from '../../../src/trace/trace';
import { tensorAt } from '../../numbers';
import { counted, t } from '../../words';
import {
  atElement,
  derivative,
  equation,
  inBrackets,
  joined,
  nameOf,
  number,
  product,
  resultOf,
  signsIn,
  type Written,
} from './names';
import type { Order } from './order';
import type { Path, Paths, Target } from './paths';
import { partsKey } from './order';
import { isSameShape } from './values';
import { valueOf } from './steps';

export interface PathsText {
  readonly title: string;
  readonly lead: string;
  readonly paths: readonly PathText[];
  readonly rest: string;
  readonly sum: { readonly formula: Written; readonly numbers: Written };
  readonly verdict: string;
  readonly agrees: boolean;
  readonly notes: readonly string[];
  readonly signs: ReturnType<typeof signsIn>;
  readonly said: string;
}

export interface PathText {
  /** By which boxes it leads, from the output on. */
  readonly nodes: readonly NodeId[];
  readonly formula: Written;
  readonly numbers: Written;
  readonly product: string;
}

export function pathsText(trace: Trace, order: Order, target: Target, paths: Paths): PathsText {
  const { count, listed, rest, sum, recorded, apart } = paths;
  const tensor = tensorAt(trace, trace.nodes[target.node]?.grad_outputs?.[target.output]);
  const dtype = tensor?.dtype ?? 'float64';
  const own = nameOf(trace, valueOf(trace, target.node, target.output));
  const name = atElement(own, (tensor?.summary.numel ?? 1) > 1 ? target.element : null, tensor?.shape ?? []);
  const root = nameOf(trace, trace.output.root);
  const left = derivative(root, name);
  const whole = number(sum, dtype);
  const value = number(recorded, dtype);
  const many = countText(count);
  const lead =
    apart !== null
      ? t('What the nodes above hand on to {0}, added up:', name.text)
      : count === 1n
        ? t('One path leads from {0} to {1}. Its product is the gradient:', root.text, name.text)
        : t(
            '{0} paths lead from {1} to {2}. The product along each, and their sum, are the gradient:',
            many,
            root.text,
            name.text,
          );
  const verdict = paths.agrees
    ? t('{0}: what backward gave.', whole.text)
    : t('{0}, but backward gave {1}: a hook or the program’s own code stands between.', whole.text, value.text);
  const shown = listed.map((path) => pathText(trace, target, path, dtype));
  const terms = listed.map((path) => number(path.product, dtype));
  const remainder = rest === null ? [] : [number(rest, dtype)];
  return {
    title: t('How {0} came about', left.text),
    lead,
    paths: shown,
    rest:
      rest === null
        ? ''
        : t('All {0} others together: {1}', countText(count - BigInt(listed.length)), number(rest, dtype).text),
    sum: {
      formula: {
        tex: `${left.tex} = \\sum_{\\text{paths}} \\prod_{\\text{steps}} \\frac{\\partial\\,\\text{out}}{\\partial\\,\\text{in}}`,
        text: t('{0} = sum over the paths of the products of the local derivatives', left.text),
      },
      numbers: equation(left, ...(terms.length + remainder.length > 1 ? [added([...terms, ...remainder])] : []), whole),
    },
    verdict,
    agrees: paths.agrees,
    notes: notesOf(trace, order, target, paths, dtype),
    signs: signsIn(trace, [left, ...shown.map(({ formula }) => formula)]),
    said: `${lead} ${verdict}`,
  };
}

function notesOf(
  trace: Trace,
  order: Order,
  target: Target,
  { apart, whole, listed }: Paths,
  dtype: string,
): readonly string[] {
  if (apart !== null)
    return [
      t(
        'The products along whole paths come to {0}, which backward did not give: a rule lets nothing pass where it is zero, or a hook changed a gradient. So one step alone is shown.',
        number(apart, dtype).text,
      ),
    ];
  if (whole || order.parts.get(partsKey(target.node, target.output)) === undefined) return [];
  const names = [...new Set(listed.flatMap(({ from }) => (from === null ? [] : [trace.nodes[from.node]?.name ?? ''])))];
  return names.length === 0
    ? [t('Some paths begin with what a node handed on that does not work element by element.')]
    : [t('{0} does not work element by element: its paths begin with what it handed on.', names.join(', '))];
}

function pathText(trace: Trace, target: Target, path: Path, dtype: string): PathText {
  const { from, factors, start } = path;
  const root = nameOf(trace, trace.output.root);
  const nodes = [...(from === null ? [] : [from.node]), ...factors.map(({ node }) => node), target.node];
  const pieces = factors.map(({ node, element }, place): Written => {
    const next = factors[place + 1];
    const [above, below] = [trace.nodes[node], trace.nodes[next?.node ?? target.node]];
    const belowElement = next?.element ?? target.element;
    return derivative(
      placed(trace, above, 0, element),
      placed(trace, below, next === undefined ? target.output : 0, belowElement),
    );
  });
  const first = trace.nodes[factors[0]?.node ?? target.node];
  const firstElement = factors[0]?.element ?? target.element;
  const begins = derivative(root, placed(trace, first, factors.length === 0 ? target.output : 0, firstElement));
  const handed: Written =
    from === null
      ? begins
      : {
          tex: `\\underbrace{${begins.tex}}_{\\texttt{${trace.nodes[from.node]?.name ?? ''}}}`,
          text: t('{0} as {1} handed it on', begins.text, trace.nodes[from.node]?.name ?? ''),
        };
  // ∂f/∂f is left out, where something else is there; a weight that backward was given is not.
  const isOne = from === null && start === 1 && factors.length > 0;
  const values = [...(isOne ? [] : [number(start, dtype)]), ...factors.map(({ value }) => number(value, dtype))];
  const whole = number(path.product, dtype);
  return {
    nodes,
    formula: product([...(isOne ? [] : [handed]), ...pieces]),
    numbers: values.length === 1 ? whole : equation(product(values, 9), whole),
    product: whole.text,
  };
}

/** What a node gave, at an element where there are several. */
function placed(trace: Trace, node: Trace['nodes'][number] | undefined, output: number, element: number): Written {
  if (node === undefined) return resultOf(trace, node);
  const tensor = tensorAt(trace, valueOf(trace, node.id, output));
  const gradient = tensorAt(trace, node.grad_outputs?.[output]);
  const several = tensor !== undefined && tensor.summary.numel > 1;
  const same = tensor !== undefined && gradient !== undefined && isSameShape(tensor.shape, gradient.shape);
  return atElement(nameOf(trace, tensor?.id ?? null), several && same ? element : null, tensor?.shape ?? []);
}

function added(terms: readonly Written[]): Written {
  return joined(
    terms.map((term, place) => (place === 0 ? term : inBrackets(term))),
    ' + ',
    ' + ',
  );
}

const EXACTLY = 10n ** 15n;

/** Exactly as far as anybody reads it, else its order of magnitude. */
export function countText(count: bigint): string {
  if (count < EXACTLY) return counted(Number(count));
  const digits = count.toString();
  return t('about {0}·10^{1}', `${digits.slice(0, 1)}.${digits.slice(1, 3)}`, digits.length - 1);
}
