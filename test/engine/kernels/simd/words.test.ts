/** Every operator that says which compiled kernel it uses gives what its own function gives, element by element. */
import { afterEach, describe, expect, it } from 'vitest';
import { signatureOf } from '../../../../src/engine/dispatch/signature';
import { operators } from '../../../../src/engine/generated/operators';
import { setSimd, simdModule } from '../../../../src/engine/kernels/simd/module';
import { WORDS } from '../../../../src/engine/kernels/simd/words';
import { torch, type Tensor } from '../../../../src/engine/torch';

/** No multiple of 16, nor of a block. */
const COUNT = 4999;
const SPECIAL = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, -2, 3, 1e-3, -70, 60];
const NUMBERS = [1, 0.5, 2, 3, -1, 0, -0.5, -2, -1.5, NaN];

const cases = operators.flatMap(({ definition }) =>
  definition.overloads.flatMap(({ forward, signature }) =>
    forward.kind === 'pointwise' && forward.kernel !== null
      ? [{ name: definition.name, kernel: forward.kernel, signature }]
      : [],
  ),
);

afterEach(() => {
  setSimd(true);
});

/** Numbers between −3 and 3, and what is special at the front: in another order for each operand. */
function operand(which: number): Tensor {
  const values = Array.from({ length: COUNT }, (_, i) => Math.sin(i * (which + 1.7) * 37.1) * 3);
  for (let i = 0; i < SPECIAL.length ** 2; i++)
    values[i] = SPECIAL[which === 0 ? i % SPECIAL.length : Math.floor(i / SPECIAL.length)] ?? 0;
  return torch.tensor(values);
}

/** Calls of an overload: its tensors with each number where the signature has some, and alone where it needs none. */
function calls(signature: string): (readonly unknown[])[] {
  const { parameters } = signatureOf(signature);
  const numbers = parameters.filter(({ type }) => type === 'Scalar');
  const tensors = parameters.filter(({ type }) => type === 'Tensor').map((_, i) => operand(i));
  if (tensors.length + numbers.length < parameters.length)
    throw new Error(`${signature} has an operand that no test knows.`);
  const withNumbers = NUMBERS.map((number) => {
    const options = numbers.filter(({ keywordOnly }) => keywordOnly).map(({ name }) => [name, number] as const);
    const positional = numbers.filter(({ keywordOnly }) => !keywordOnly).map(() => number);
    return [...tensors, ...positional, ...(options.length > 0 ? [Object.fromEntries(options)] : [])];
  });
  return [...(numbers.some(({ required }) => required) ? [] : [tensors]), ...(numbers.length > 0 ? withNumbers : [])];
}

/** As a method, or as the function that stands in `torch` under a name with dots. */
function called(name: string, given: readonly unknown[]): number[] {
  const [self, ...others] = given;
  const path = name.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((space, each) => (space as Record<string, unknown>)[each], torch);
  const result =
    path.length > 1
      ? (owner as Record<string, (...given: unknown[]) => Tensor>)[path.at(-1) ?? '']?.(...given)
      : (self as Record<string, (...given: unknown[]) => Tensor>)[name]?.(...others);
  if (result === undefined) throw new Error(`There is no ${name}.`);
  return result.toArray();
}

function expectClose(fast: readonly number[], slow: readonly number[]): void {
  expect(fast.length).toBe(slow.length);
  const differing = fast.findIndex((value, i) => {
    const wanted = slow[i] ?? NaN;
    if (!Number.isFinite(wanted) || wanted === 0) return !Object.is(value, wanted);
    return !(Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)));
  });
  expect(differing < 0 ? null : { at: differing, fast: fast[differing], slow: slow[differing] }).toBeNull();
}

describe('a compiled kernel', () => {
  it('is there on this machine', () => {
    expect(simdModule()).not.toBeNull();
  });

  it('stands behind each word, and each word in a definition', () => {
    expect([...new Set(cases.map(({ kernel }) => kernel))].sort()).toEqual(Object.keys(WORDS).sort());
  });

  it.each(cases)('$kernel gives what $signature gives', ({ name, signature }) => {
    for (const call of calls(signature)) {
      const fast = called(name, call);
      setSimd(false);
      const slow = called(name, call);
      setSimd(true);
      expectClose(fast, slow);
    }
  });

  it.each(cases)('$kernel takes one number for many in $signature', ({ name, signature }) => {
    const [call = []] = calls(signature);
    const tensors = call.filter((given) => given instanceof torch.Tensor).length;
    for (let which = 0; which < tensors; which++) {
      const given = call.map((each, i) => (i === which ? torch.tensor(1.25).expand([COUNT]) : each));
      const fast = called(name, given);
      setSimd(false);
      const slow = called(name, given);
      setSimd(true);
      expectClose(fast, slow);
    }
  });

  it.each(cases)('$kernel reads views and rows in $signature', ({ name, signature }) => {
    const [call = []] = calls(signature);
    const views = [
      (x: Tensor) => x.slice(0, 0, 4900).view(70, 70).t(),
      (x: Tensor) => x.slice(0, 3, 4903).view(70, 70),
      (x: Tensor) => x.slice(0, 200, 270),
      (x: Tensor) => x.slice(0, 300, 370).view(70, 1),
    ];
    for (let turn = 0; turn < 4; turn++) {
      let at = turn;
      const given = call.map((each) => (each instanceof torch.Tensor ? views[at++ % 4]?.(each) : each));
      const fast = called(name, given);
      setSimd(false);
      const slow = called(name, given);
      setSimd(true);
      expectClose(fast, slow);
    }
  });
});
