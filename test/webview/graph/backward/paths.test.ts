// Gradients as sums over paths, held against the engine's.
import { describe, expect, test } from 'vitest';
import { torch, type Tensor } from '../../../../src/engine/torch';
import type { Trace } from '../../../../src/trace/trace';
import { MOST_PATHS, pathsTo, type Paths } from '../../../../webview/graph/backward/paths';
import { Random } from '../../../fuzz/random';
import { ordered, passOf, programTrace, traceOf } from './traces';

function pathsOf(trace: Trace, name: string, element = 0): Paths {
  const leaf = trace.tensors.find((tensor) => tensor.name === name);
  const node = trace.nodes.find(({ variable }) => variable === leaf?.id);
  const paths = node === undefined ? null : pathsTo(trace, ordered(trace), { node: node.id, output: 0, element });
  if (paths === null) throw new Error(`no gradient arrived at ${name}`);
  return paths;
}

const products = ({ listed }: Paths): number[] => listed.map(({ product }) => product);

describe('pathsTo', () => {
  test('a polynomial: one path for each mention', () => {
    const paths = pathsOf(traceOf('5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', { x: 2 }), 'x');
    expect(paths).toMatchObject({ count: 4n, sum: 233, recorded: 233, agrees: true, whole: true, rest: null });
    expect(products(paths)).toEqual([160, 36, 28, 9]);
    expect(paths.listed[0]?.factors.map(({ value }) => value)).toEqual([1, 1, 1, 1, 5, 32]);
  });

  test('a value that is used twice by one operator', () => {
    const paths = pathsOf(traceOf('x * x', { x: 3 }), 'x');
    expect(products(paths)).toEqual([3, 3]);
  });

  test('what was broadcast has a path through each of its copies', () => {
    const trace = traceOf('w * x**2 + b', { w: 2, x: [1, 2, 3], b: [4, 5, 6] });
    expect(pathsOf(trace, 'w')).toMatchObject({ count: 3n, sum: 14, agrees: true, whole: true });
    expect(products(pathsOf(trace, 'x', 2))).toEqual([12]);
  });

  test('a product of matrices hands on what it gave', () => {
    const paths = pathsOf(
      traceOf('torch.tanh(W @ x)', {
        W: [
          [0.1, 0.2],
          [0.3, 0.4],
        ],
        x: [0.5, 0.6],
      }),
      'x',
      1,
    );
    expect(paths).toMatchObject({ count: 1n, agrees: true, whole: false });
    expect(paths.listed[0]).toMatchObject({ from: { input: 1 }, factors: [] });
  });

  test('counts what nobody could walk, and finds the largest', () => {
    const { trace } = passOf({ x: 1 }, ([x = torch.tensor(1)]) => {
      let value: Tensor = x;
      for (let step = 0; step < 200; step += 1) value = value.mul(0.25).add(value.mul(0.75));
      return value;
    });
    const paths = pathsOf(trace, 'x');
    expect(paths.count).toBe(2n ** 200n);
    expect(paths.agrees).toBe(true);
    expect(paths.listed).toHaveLength(MOST_PATHS);
    expect(paths.listed[0]?.product).toBeCloseTo(0.75 ** 200, 30);
    expect(paths.listed[1]?.product).toBeCloseTo(0.75 ** 199 * 0.25, 30);
    expect(paths.rest).toBeCloseTo(1, 9);
  });

  test('where a rule lets nothing pass it says so and shows one step', () => {
    const paths = pathsOf(traceOf('torch.sqrt(torch.relu(x))', { x: -1 }), 'x');
    expect(Number.isNaN(paths.apart)).toBe(true);
    expect(paths).toMatchObject({ agrees: true, whole: false });
  });

  test('NaN and infinity come first', () => {
    const paths = pathsOf(traceOf('torch.sqrt(x)/x + abs(x)', { x: 0 }), 'x');
    expect(paths.sum).toBeNaN();
    expect(paths.recorded).toBeNaN();
    expect(paths.agrees).toBe(true);
    expect(
      products(paths)
        .slice(0, 2)
        .every((value) => !Number.isFinite(value)),
    ).toBe(true);
  });

  test('weights that backward was given are where it begins', () => {
    const trace = programTrace((write) => {
      const x = write('x', torch.tensor([1, 2, 3], { requires_grad: true }));
      const y = write('y', x.pow(2));
      y.backward({ gradient: torch.tensor([1, 10, 100]) });
    });
    expect(pathsOf(trace, 'x', 1)).toMatchObject({ sum: 40, recorded: 40, agrees: true });
  });

  test('of a custom Function what it handed on is shown', () => {
    const trace = programTrace((write) => {
      class Tripled extends torch.autograd.Function {
        static override forward(_: unknown, x: Tensor): Tensor {
          return x.mul(3);
        }
        static override backward(_: unknown, gradient: Tensor): Tensor {
          return gradient.mul(3);
        }
      }
      const x = write('x', torch.tensor(2, { requires_grad: true }));
      write('y', Tripled.apply(x)).backward();
    });
    expect(pathsOf(trace, 'x')).toMatchObject({ recorded: 3, agrees: true, whole: false });
  });
});

const OPERATORS: readonly ((one: string, other: string) => string)[] = [
  (one, other) => `(${one} + ${other})`,
  (one, other) => `(${one} - ${other})`,
  (one, other) => `${one} * ${other}`,
  (one, other) => `${one} / (2 + torch.square(${other}))`,
  (one) => `torch.sin(${one})`,
  (one) => `torch.tanh(${one})`,
  (one) => `torch.exp(-torch.square(${one}))`,
  (one, other) => `torch.maximum(${one}, ${other})`,
  (one) => `torch.sum(${one}) * z`,
  (one) => `torch.mean(${one})`,
  (one) => `torch.relu(${one})`,
];
const ATOMS = ['x', 'y', 'z', 'x', 'y', '0.5', 'w'];

function formula(random: Random, depth: number): string {
  const atom = (): string => ATOMS[random.below(ATOMS.length)] ?? 'x';
  if (depth === 0 || random.below(8) === 0) return atom();
  const write = OPERATORS[random.below(OPERATORS.length)];
  return write?.(formula(random, depth - 1), formula(random, depth - 1)) ?? atom();
}

describe('any formula', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('sums to its gradients, seed %i', (seed) => {
    const text = `w * ${formula(new Random(seed), 4)} + x`;
    const values = { x: [0.4, -0.7, 1.2], y: [[0.3], [-0.9]], z: 0.8, w: [0.5, -1.5, 0.25] };
    const trace = traceOf(text, values);
    for (const { name, tensor } of trace.variables) {
      const node = trace.nodes.find(({ variable }) => variable === tensor);
      const size = trace.tensors[tensor]?.values.length ?? 0;
      for (let element = 0; element < size; element += 1) {
        const paths = node && pathsTo(trace, ordered(trace), { node: node.id, output: 0, element });
        if (paths === null || paths === undefined) continue;
        expect(paths.agrees, `${text}, ${name}[${String(element)}]: ${String(paths.sum)}`).toBe(true);
        expect(paths.apart).toBeNull();
        expect(paths.sum).toBeCloseTo(
          products(paths).reduce((sum, one) => sum + one, paths.rest ?? 0),
          9,
        );
      }
    }
  });
});
