/** Random smooth expressions for the property tests: a list of steps, each an operator on results before it. */
import fc from 'fast-check';

import type { Tensor } from '../../../src/engine/torch';

/** Bounded or tame functions, so that a deep expression neither overflows nor loses its digits. */
const UNARY: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  sin: (x) => x.sin(),
  cos: (x) => x.cos(),
  tanh: (x) => x.tanh(),
  sigmoid: (x) => x.sigmoid(),
  atan: (x) => x.atan(),
  'exp of tanh': (x) => x.tanh().exp(),
  'log of 1 + x²': (x) => x.pow(2).add(1).log(),
  'sqrt of 1 + x²': (x) => x.mul(x).add(1).sqrt(),
  half: (x) => x.div(2),
  negated: (x) => x.neg(),
};

const BINARY: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
  add: (x, y) => x.add(y),
  sub: (x, y) => x.sub(y),
  mul: (x, y) => x.mul(y).tanh(),
  'div by 1 + y²': (x, y) => x.div(y.mul(y).add(1)),
  'x² + y²': (x, y) => x.pow(2).add(y.pow(2)).add(1).sqrt(),
};

export interface Step {
  readonly operator: string;
  /** Places of the operands, counted back from the newest result. */
  readonly operands: readonly number[];
}

/** Between one and `most` steps. */
export function steps(most: number): fc.Arbitrary<Step[]> {
  const back = fc.nat({ max: 5 });
  const unary = fc.record({ operator: fc.constantFrom(...Object.keys(UNARY)), operands: fc.tuple(back) });
  const binary = fc.record({ operator: fc.constantFrom(...Object.keys(BINARY)), operands: fc.tuple(back, back) });
  return fc.array(fc.oneof(unary, binary), { minLength: 1, maxLength: most });
}

/** The last result of the steps on the inputs; every input takes part. */
export function evaluate(program: readonly Step[], inputs: readonly Tensor[]): Tensor {
  const results = [...inputs];
  for (const { operator, operands } of program) {
    const [x, y] = operands.map((back) => results[Math.max(0, results.length - 1 - back)]);
    if (x === undefined) throw new RangeError('a step without operand');
    const unary = UNARY[operator];
    results.push(unary === undefined ? (BINARY[operator]?.(x, y ?? x) ?? x) : unary(x));
  }
  const last = results.at(-1);
  if (last === undefined) throw new RangeError('no inputs');
  return inputs.reduce((sum, input) => sum.add(input.mul(0.25)), last);
}

/** A number of two decimals between −2 and 2. */
export const coordinate = fc.integer({ min: -200, max: 200 }).map((hundredths) => hundredths / 100);
