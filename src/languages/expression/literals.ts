/**
 * Calls that only write a value down: `torch.tensor([1, 2])`, `np.linspace(0, 1, 5)`, `Variable(…)`. They give numbers
 * and lists, wherever a formula or an assignment has them; around a name or a formula, they give what they wrap. Knows
 * no syntax.
 */
import type { SourceRange } from '../../trace/range';
import { flatten, linspace, nest } from '../../trace/value';
import type { Nested } from '../../trace/trace';
import { counted } from './composition';
import { constantValue } from './constant';
import { numberTree } from './fold';
import { fail } from './problems';
import type { Tree } from './tree';
import type { WrittenCall } from './written-call';

/** A written-down value may have at most this many elements. */
const MAX_LITERAL_ELEMENTS = 100_000;

type Shaper = (values: readonly Nested[], keyword: (name: string) => Nested | null) => Nested | null;

/** Wrappers that leave the value as it is: functions, then methods. */
const WRAPPERS = new Set(
  'tensor Tensor FloatTensor DoubleTensor as_tensor asarray array constant Variable Parameter float32 float64 double float Float32Array Float64Array'.split(
    ' ',
  ),
);
/** A copy: of a value it is the value, of a variable torch's `clone`. */
const COPIES = new Set(['clone', 'copy']);
/** Methods that give a value without its gradient; the value is what is read, and a note tells of the gradient. */
const VALUE_METHODS = new Set('detach detach_ numpy item tolist'.split(' '));
/** Methods that change where or how a tensor is kept; the formula around them is the same without. */
const STORAGE_METHODS = new Set('requires_grad_ float double half to contiguous cpu cuda'.split(' '));
const WRAPPER_MODULES = new Set([
  '',
  'torch',
  'np',
  'numpy',
  'jnp',
  'jax.numpy',
  'tf',
  'torch.autograd',
  'autograd',
  'torch.nn',
  'nn',
  'torch.nn.parameter',
]);
/** Plain functions among them that stand alone after `from torch import …`; `constant`, `array` and others do, too. */
const CONSTRUCTORS: Readonly<Record<string, Shaper>> = {
  linspace: ([start, end, steps], keyword) =>
    spaced(
      start ?? keyword('start'),
      end ?? keyword('end') ?? keyword('stop'),
      steps ?? keyword('steps') ?? keyword('num'),
    ),
  logspace: () => null,
  arange: (values) => arange(values),
  zeros: (values, keyword) => filled(values, keyword, 0),
  ones: (values, keyword) => filled(values, keyword, 1),
  full: ([shape, value], keyword) => {
    const sizes = shape ?? keyword('size') ?? keyword('shape');
    const fill = value ?? keyword('fill_value');
    return sizes === null || typeof fill !== 'number' ? null : filled([sizes], keyword, fill);
  },
  eye: ([size]) => (typeof size === 'number' && size * size <= MAX_LITERAL_ELEMENTS ? identity(size) : null),
};

/** The value that a call writes down, or the formula that it only wraps; null where it is no such call. */
export function literalCall(written: WrittenCall): Tree | null {
  const { path, object, operands, range } = written;
  const name = path.at(-1) ?? '';
  if (object !== null)
    return STORAGE_METHODS.has(name) || VALUE_METHODS.has(name) || (COPIES.has(name) && isLiteral(object))
      ? object
      : null;
  const module = path.slice(0, -1).join('.');
  if (!WRAPPER_MODULES.has(module)) return null;
  if (WRAPPERS.has(name)) return wrapped(written, name);
  // `torch.stack([x, y])` is what the list is.
  const [first] = operands;
  if (name === 'stack' && first?.kind === 'list' && operands.length + written.keywords.length === 1) return first;
  const constructor = Object.hasOwn(CONSTRUCTORS, name) ? CONSTRUCTORS[name] : undefined;
  if (constructor === undefined || (module === '' && name === 'full')) return null;
  const values = operands.map(constantValue);
  const known = values.filter((value) => value !== null);
  const keywords = new Map(written.keywords.map((keyword) => [keyword.name, keyword.value]));
  const made = constructor(known, (key) => {
    const value = keywords.get(key);
    return value === undefined || value === null ? null : constantValue(value);
  });
  if (known.length !== values.length || made === null) return fail('not-a-literal', range, { name: path.join('.') });
  return treeOf(made, range);
}

function wrapped({ operands, path, range }: WrittenCall, name: string): Tree {
  const [first] = operands;
  const shown = path.join('.');
  if (first === undefined) return fail('too-few-operands', range, { name: shown, count: counted(1), given: 0 });
  // `torch.Tensor(2)` has two elements that were never set; `torch.Tensor(w)` takes a list by its name.
  if (name.endsWith('Tensor') && first.kind !== 'list' && first.kind !== 'name')
    return fail('not-a-literal', range, { name: shown });
  return first;
}

function isLiteral(tree: Tree): boolean {
  return constantValue(tree) !== null;
}

function spaced(
  start: Nested | null | undefined,
  end: Nested | null | undefined,
  steps: Nested | null | undefined,
): Nested | null {
  const count = steps ?? 50;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof count !== 'number') return null;
  return Number.isInteger(count) && count >= 0 && count <= MAX_LITERAL_ELEMENTS ? linspace(start, end, count) : null;
}

function arange(values: readonly Nested[]): Nested | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length !== values.length || numbers.length === 0) return null;
  const [first = 0, second, step = 1] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const count = Math.max(0, Math.ceil((end - start) / step));
  return count <= MAX_LITERAL_ELEMENTS ? Array.from({ length: count }, (_, i) => start + i * step) : null;
}

function filled(values: readonly Nested[], keyword: (name: string) => Nested | null, value: number): Nested | null {
  const given = values.length > 0 ? values : [keyword('size') ?? keyword('shape')].filter((size) => size !== null);
  const sizes = given.flatMap((size) => flatten(size));
  const count = sizes.reduce((product, size) => product * size, 1);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 0) || count > MAX_LITERAL_ELEMENTS) return null;
  return nest(sizes, new Array<number>(count).fill(value));
}

function identity(size: number): Nested {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
}

function treeOf(value: Nested, range: SourceRange): Tree {
  if (typeof value === 'number') return numberTree(value, range);
  return { kind: 'list', items: value.map((item) => treeOf(item, range)), range };
}
