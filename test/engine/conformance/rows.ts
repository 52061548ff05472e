/**
 * Runs a row of the reference tables in the engine and says in words what differs from PyTorch; null where nothing does.
 * It does not know who asks: the tests and the page of conformance do.
 */
import { TorchError } from '../../../src/engine/errors';
import { torch, type Tensor } from '../../../src/engine/torch';
import { setWarningSink, type Warning } from '../../../src/engine/warnings';
import {
  advice,
  fixture,
  read,
  type Applying,
  type DtypeExpectation,
  type ErrorExpectation,
  type KinkExpectation,
  type OperatorExpectation,
  type PrintExpectation,
  type Written,
} from './fixtures';
import { compiled, compiledExpression, printed, pythonText } from './program';
import { DEFAULT_TOLERANCE, difference, signDifference, type Tolerance } from './tolerance';

type Node = NonNullable<Tensor['grad_fn']>;

const operators = fixture('operators');
const dtypes = fixture('dtypes');

/** What a run does to the engine's options is taken back, and its warnings are kept. */
function undisturbed<Result>(run: (warnings: readonly Warning[]) => Result): Result {
  const warnings: Warning[] = [];
  const before = setWarningSink((warning) => warnings.push(warning));
  try {
    return run(warnings);
  } finally {
    setWarningSink(before);
    torch.set_printoptions({ profile: 'default' });
    torch.set_default_dtype(torch.float32);
    torch.set_grad_enabled(true);
  }
}

/** As `undisturbed`, with an error in words. */
function problem(run: (warnings: readonly Warning[]) => string | null): string | null {
  try {
    return undisturbed(run);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

function unlike(what: string, actual: string, expected: string): string | null {
  return actual === expected ? null : `${what}: ${actual}\ninstead of ${expected}`;
}

/** Names of the node and of the graph below it, and of what the node saves. */
export function operatorProblem(row: Applying<OperatorExpectation>): string | null {
  return problem(() => {
    const result = compiled(`${operators.setup}\nreturn ${row.code}`, [])();
    if (!(result instanceof torch.Tensor)) return 'gives no tensor';
    const node = result.grad_fn;
    // What CopySlices' operator saved, and what a custom Function did, has no _saved_ names in PyTorch; the engine shows it.
    const shows = node !== null && node.printedName !== 'CopySlices' && node.definition !== null;
    const saved = shows ? node.saved().map(({ name }) => name) : [];
    return (
      unlike('node', node?.printedName ?? '', row.node) ??
      unlike('graph', chain(node), row.chain) ??
      unlike('saved', saved.sort().join(), [...row.saved].sort().join())
    );
  });
}

/** The depth at which the reference table stops to describe a graph. */
const DEEPEST = 6;

/** `Mul(Reciprocal)`: names of the nodes below, without the leaves' accumulators. */
function chain(node: Node | null, depth = 0): string {
  if (node === null) return '';
  if (depth === DEEPEST) return `${node.name()}…`;
  const below = node.next_functions
    .map(([next]) => next)
    .filter((next) => next !== null && next.name() !== 'torch::autograd::AccumulateGrad')
    .map((next) => chain(next, depth + 1));
  return below.length === 0 ? node.name() : `${node.name()}(${below.join(',')})`;
}

const FLOAT64: Tolerance = DEFAULT_TOLERANCE['float64'] ?? { relative: 0 };

/** Value and gradient at a special point. */
export function kinkProblem(row: Applying<KinkExpectation>): string | null {
  return problem(() => {
    const x = torch.tensor(plain(row.at), { dtype: torch.float64, requires_grad: true });
    const result = compiledExpression(row.code, ['x'])(x) as Tensor;
    const value = result.detach().toArray();
    const wrong = difference(value, [read(row.value)], FLOAT64) ?? signDifference(value, [read(row.value)]);
    if (wrong !== null) return `value ${wrong}`;
    if (row.error !== undefined) return errorUnlike(() => void torch.autograd.grad(result, x), row.error);
    const [gradient] = torch.autograd.grad(result, x, null, { allow_unused: true });
    if (row.gradient === null || row.gradient === undefined)
      return gradient === null ? null : 'a gradient instead of none';
    const expected = [row.gradient].flat().map(read);
    const off = difference(gradient?.reshape(-1).toArray() ?? [], expected, FLOAT64);
    return off === null ? null : `gradient ${off}`;
  });
}

function plain(at: Written | readonly Written[]): number | number[] {
  return Array.isArray(at) ? at.map((value: Written) => Number(read(value))) : Number(read(at as Written));
}

function errorUnlike(run: () => void, expected: string): string | null {
  try {
    run();
  } catch (error) {
    return unlike('error', error instanceof Error ? error.message : String(error), expected);
  }
  return `no error instead of ${expected}`;
}

/** The text. */
export function printProblem(row: Applying<PrintExpectation>): string | null {
  return problem(() => unlike('text', pythonText(compiledExpression(row.code, [])()), row.text));
}

/** The dtype of a result, and its text. */
export function dtypeProblem(row: Applying<DtypeExpectation>): string | null {
  return problem(() => {
    const result = compiled(`${dtypes.setup}\nreturn ${row.code}`, [])();
    const dtype = result instanceof torch.Tensor ? result.dtype.name : '';
    const text = row.text === '' ? '' : pythonText(result);
    return unlike('dtype', dtype, row.dtype) ?? unlike('text', text, row.text);
  });
}

/** What is printed, the error and the warnings. */
export function errorProblem(row: Applying<ErrorExpectation>): string | null {
  return undisturbed((warnings) => {
    let error = '';
    let text = '';
    try {
      text = printed(row.code);
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown;
      // JavaScript's own errors are none that PyTorch has; a program may throw errors under Python's names itself.
      if (!(thrown instanceof TorchError) && !Object.hasOwn(thrown, 'name')) return `${thrown.name}: ${thrown.message}`;
      error = `${thrown.name}: ${thrown.message}`;
    }
    const expected = row.error === undefined ? '' : `${row.error.name}: ${row.error.message}`;
    // Where the engine knows no source lines, none follow a traceback's head.
    const told = warnings.map((warning) => `${warning.category}: ${warning.text.replace(/\n$/u, '')}`).join('\n');
    return (
      unlike('error', error, expected + (row.name in advice ? `\n${String(advice[row.name])}` : '')) ??
      unlike('prints', text, row.prints ?? '') ??
      unlike(
        'warnings',
        told,
        (row.warnings ?? []).map(({ category, message }) => `${category}: ${message}`).join('\n'),
      )
    );
  });
}
