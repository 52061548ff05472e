/** Which derivatives of a formula are offered, and what is asked of the host for each. Pure; knows no page. */
import type { By } from '../../src/trace/formula';
import type { Trace } from '../../src/trace/trace';
import { outputName } from '../numbers';
import { t } from '../words';

/** Second derivatives of more variables than these are more than anyone looks at. */
const MOST_IN_HESSIAN = 8;
const MOST_IN_GRADIENT = 16;
/** Elements of arrays that are offered one by one. */
const MOST_ELEMENTS = 32;
/** Up to the fourth derivative. */
const PRIMES = ['′', '″', '‴', '⁗'];

export interface DerivativeChoice {
  /** As `FormulaView.derivative` names it. */
  readonly key: string;
  readonly label: string;
  readonly by: readonly By[];
  /** How many entries stand in a row: 1 for a gradient, which is a column. */
  readonly columns: number;
  /** The gradient's or the Hessian's left side, `\nabla f`, as LaTeX; null for one derivative. */
  readonly tex: string | null;
}

/** In the order in which they are offered; the first is shown where none was chosen. Empty without variables. */
export function choicesOf(trace: Trace): readonly DerivativeChoice[] {
  const output = outputName(trace);
  const { whole, all } = namesOf(trace);
  const [only] = whole;
  const orders =
    trace.variables.length === 1 && only !== undefined
      ? PRIMES.map((primes, index) =>
          single(
            Array.from({ length: index + 1 }, () => only),
            `${output}${primes}(${only})`,
          ),
        )
      : [];
  const partials = orders.length > 0 ? [] : whole.map((name) => partial(output, name));
  const elements = all.filter((name) => !whole.includes(name)).map((name) => partial(output, name));
  const together = gradientAndHessian(output, nameTex(trace, output), all);
  // One formula for all elements of an array says more than each of them written out.
  return elements.length > 0
    ? [...orders, ...partials, ...together, ...elements]
    : [...together, ...orders, ...partials];
}

/** What is chosen, or the first there is. */
export function chosenOf(
  choices: readonly DerivativeChoice[],
  key: string | null | undefined,
): DerivativeChoice | undefined {
  return choices.find((choice) => choice.key === key) ?? choices[0];
}

function single(by: By, label: string): DerivativeChoice {
  return { key: `by:${JSON.stringify(by)}`, label, by: [by], columns: 1, tex: null };
}

function partial(output: string, name: string): DerivativeChoice {
  return single([name], `∂${output}/∂${name}`);
}

/** The name as the typeset formula has it: `\mathrm{energy}` of `\mathrm{energy}(x, y) = …`. */
function nameTex({ output, tex }: Trace, name: string): string {
  return output.name === null ? name : (/^([^(=]+?)(?=\(| =)/.exec(tex ?? '')?.[1] ?? name);
}

function gradientAndHessian(output: string, tex: string, names: readonly string[]): DerivativeChoice[] {
  const choices: DerivativeChoice[] = [];
  if (names.length < 2) return choices;
  if (names.length <= MOST_IN_GRADIENT)
    choices.push({
      key: 'gradient',
      label: t('gradient ∇{0}', output),
      by: names.map((name) => [name]),
      columns: 1,
      tex: `\\nabla ${tex}`,
    });
  if (names.length <= MOST_IN_HESSIAN)
    choices.push({
      key: 'hessian',
      label: t('Hessian of {0}', output),
      by: names.flatMap((row) => names.map((column) => [row, column])),
      columns: names.length,
      tex: `\\nabla^2 ${tex}`,
    });
  return choices;
}

/**
 * `whole`: names that can be differentiated by as they are: numbers, and arrays where each element of the result depends
 * on one element of them. `all`: everything by single numbers, arrays by their elements: `x[0]`, `W[1][2]`.
 */
function namesOf(trace: Trace): { readonly whole: readonly string[]; readonly all: readonly string[] } {
  const whole: string[] = [];
  const all: string[] = [];
  for (const { name, tensor } of trace.variables) {
    const shape = trace.tensors[tensor]?.shape ?? [];
    if (shape.length === 0 || trace.elementwise) whole.push(name);
    if (shape.length === 0) all.push(name);
    else all.push(...elementsOf(name, shape, MOST_ELEMENTS - all.length));
  }
  return { whole, all };
}

function elementsOf(name: string, shape: readonly number[], most: number): string[] {
  const count = Math.min(
    shape.reduce((product, length) => product * length, 1),
    Math.max(0, most),
  );
  return Array.from({ length: count }, (_, index) => {
    let rest = index;
    let subscripts = '';
    for (const length of [...shape].reverse()) {
      subscripts = `[${String(rest % length)}]${subscripts}`;
      rest = Math.floor(rest / length);
    }
    return name + subscripts;
  });
}
