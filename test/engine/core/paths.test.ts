/** A pointwise operator has two ways to run: the function on numbers, and the loop on arrays. They agree to the bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DType } from '../../../src/engine/dtype';
import { TorchError } from '../../../src/engine/errors';
import { signatureOf } from '../../../src/engine/dispatch/signature';
import { operators } from '../../../src/engine/generated/operators';
import { storageOf } from '../../../src/engine/storage/access';
import type { Tensor } from '../../../src/engine/torch';
import { torch } from '../../../src/engine/torch';

/** A value for each type of parameter that is no tensor. */
function plainArgument(type: string, name: string, dtype: DType): unknown {
  if (type === 'Scalar' && dtype.is_integral) return 3n;
  if (name === 'approximate') return 'tanh';
  if (name === 'rounding_mode') return 'floor';
  if (type === 'int') return 2;
  return type === 'bool' ? true : type === 'str' ? 'none' : 0.75;
}

const SPECIAL = [0, -0, 1, -1, 0.5, 2, -2.5, 3e38, 1e-40, NaN, Infinity, -Infinity];
const values = fc.oneof(fc.double(), fc.constantFrom(...SPECIAL));

/** For integers, one of a thousand whole numbers of either sign. */
function numberFor(value: number, dtype: DType): number {
  if (!dtype.is_integral) return value;
  return Number.isFinite(value) ? Math.trunc(value % 1000) : 7;
}

const cases = operators.flatMap(({ definition }) =>
  definition.overloads.flatMap(({ forward, signature }) =>
    forward.kind === 'pointwise' ? [{ name: signature, definition, signature: signatureOf(signature) }] : [],
  ),
);

describe.each([torch.float32, torch.float64, torch.int64])('%s', (dtype) => {
  it.each(cases)('$name', ({ definition, signature }) => {
    const receiver = Math.max(
      0,
      signature.parameters.findIndex(({ name }) => name === 'self'),
    );
    const callOf = (name: string, args: readonly unknown[]): Tensor =>
      definition.variants === 'method' ? methodCall(name, args, receiver) : functionCall(name, args);
    fc.assert(
      fc.property(fc.array(values, { minLength: 6, maxLength: 6 }), (numbers) => {
        const tensors = signature.parameters.map(({ type }, i) => (type === 'Tensor' ? (numbers[i] ?? 1) : null));
        const run = (make: (value: number, name: string) => Tensor): Tensor => {
          const args = signature.parameters.map(({ type, name }, i) => {
            const value = tensors[i] ?? null;
            return value === null ? plainArgument(type, name, dtype) : make(numberFor(value, dtype), name);
          });
          const positional = args.filter((_, i) => signature.parameters[i]?.keywordOnly === false);
          const keywords = Object.fromEntries(
            signature.parameters.flatMap(({ keywordOnly, name }, i) => (keywordOnly ? [[name, args[i]]] : [])),
          );
          return callOf(definition.name, [...positional, keywords]);
        };
        const isMask = (name: string): boolean => name === 'condition' || name === 'mask';
        const typeOf = (name: string) => (isMask(name) ? torch.bool : dtype);
        const number = attempt(() => run((value, name) => torch.tensor(value, { dtype: typeOf(name) })));
        const array = attempt(() =>
          // What is filled in where a mask is true is one number in any case.
          run((value, name) => torch.tensor(name === 'value' ? value : [value, value], { dtype: typeOf(name) })),
        );
        const cell = attempt(() =>
          run((value, name) => {
            const tensor = torch.tensor(value, { dtype: typeOf(name) });
            storageOf(tensor);
            return tensor;
          }),
        );
        // Operators of integers refuse floats and others integers, in one way as in the other.
        if (typeof number === 'string' || typeof array === 'string' || typeof cell === 'string') {
          expect([array, cell]).toEqual([number, number]);
          return;
        }
        expect(number.dtype).toBe(array.dtype);
        expect(array.shape).toEqual([2]);
        expect(array.toArray()).toEqual([...number.toArray(), ...number.toArray()]);
        expect(cell.toArray()).toEqual(number.toArray());
      }),
      { numRuns: 25 },
    );
  });
});

/** The result, or the message of a refusal. */
function attempt(call: () => Tensor): Tensor | string {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return error.message;
  }
}

type Callable = (...args: readonly unknown[]) => Tensor;

/** A function of `torch`, or of a namespace in it. */
function functionCall(name: string, args: readonly unknown[]): Tensor {
  const found = name
    .split('.')
    .reduce<unknown>((space, part) => (space as Record<string, unknown> | undefined)?.[part], torch);
  if (typeof found !== 'function') throw new Error(`There is no torch.${name}.`);
  return (found as Callable)(...args);
}

/** As a method of its parameter `self`, or else of its first. */
function methodCall(name: string, args: readonly unknown[], receiver: number): Tensor {
  const self = args[receiver] as Record<string, (...args: readonly unknown[]) => Tensor>;
  const method = self[name];
  if (method === undefined) throw new Error(`There is no method ${name}.`);
  return method.apply(self, args.toSpliced(receiver, 1));
}

describe('a 0-d view', () => {
  it('points into its base and is computed with as a number', () => {
    const base = torch.tensor([1, 2, 3], { requires_grad: true });
    const last = base.select(0, 2);
    expect(last.mul(last).item()).toBe(9);
    last.mul(last).backward();
    expect(base.grad?.toArray()).toEqual([0, 0, 6]);
  });
});
