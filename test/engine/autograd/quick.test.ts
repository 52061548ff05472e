/**
 * A walk that nobody can look into takes short cuts: no edge is counted, gradients of single numbers go as plain numbers.
 * What it gives is, bit for bit, what the counted walk gives that an observer sees.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { rerun } from '../../../src/engine/dispatch/rerun';
import { signatureOf } from '../../../src/engine/dispatch/signature';
import { operators } from '../../../src/engine/generated/operators';
import { observed } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';
import { setActiveTransform } from '../../../src/engine/transforms/active';
import { setWarningSink } from '../../../src/engine/warnings';

setWarningSink(null);

beforeAll(() => {
  // As in a process that has not used `torch.func`: another file of tests may have.
  setActiveTransform(null);
});

/** Every overload that works element by element and has a derivative. */
const overloads = operators.flatMap(({ definition }) =>
  definition.overloads.flatMap(({ signature, forward, gradient }, overload) =>
    forward.kind === 'pointwise' && gradient !== null
      ? [{ operator: definition.name, overload, parameters: signatureOf(signature).parameters }]
      : [],
  ),
);

/** In programs of several steps, whose numbers may be large: some operators take as many steps as a number says. */
const quickest = overloads.filter(({ operator }) => !/polynomial|polygamma|zeta|gamma/.test(operator));

const NONE = { operator: 'neg', overload: 0, parameters: [] };

interface Step {
  readonly of: number;
  /** For each parameter: which earlier value, and which number. */
  readonly picks: readonly number[];
  readonly numbers: readonly number[];
}

interface Program {
  readonly leaves: readonly number[];
  readonly dtype: 'float32' | 'float64';
  readonly steps: readonly Step[];
}

const special = [0, -0, 1, -1, 0.5, 2, 3, -2.5, 1e-3, 40, 1e-40, 1e30, Infinity, -Infinity, NaN];
const number = fc.oneof(fc.constantFrom(...special), fc.double({ min: -4, max: 4, noNaN: true }));
const step = fc.record({
  of: fc.constantFrom(...quickest.map((one) => overloads.indexOf(one))),
  picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
  numbers: fc.array(number, { minLength: 4, maxLength: 4 }),
});
const program = fc.record({
  leaves: fc.array(number, { minLength: 1, maxLength: 3 }),
  dtype: fc.constantFrom('float32' as const, 'float64' as const),
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
});

interface Built {
  readonly leaves: readonly Tensor[];
  readonly values: readonly Tensor[];
  /** The sum of the last values: all of the graph leads to it. */
  readonly output: Tensor;
}

/** Mostly the program's own numbers; truth values, words and the like as they are by default. */
function build({ leaves, dtype, steps }: Program): Built {
  const first = leaves.map((value) => torch.tensor(value, { dtype: torch[dtype], requires_grad: true }));
  const values = first.slice();
  for (const { of, picks, numbers } of steps) {
    const { operator, overload, parameters } = overloads[of] ?? NONE;
    const args = parameters.map(({ type, fallback, required }, i) => {
      const pick = values[(picks[i] ?? 0) % values.length];
      if (type === 'Tensor') return /condition|mask/.test(parameters[i]?.name ?? '') ? (pick?.gt(0) ?? null) : pick;
      if (!required && fallback !== null) return fallback;
      return type === 'Scalar' || type === 'float' ? numbers[i] : (fallback ?? 1);
    });
    try {
      const result = rerun({ operator, overload, inplace: false, args });
      if (!Array.isArray(result) && (result as Tensor).dtype === torch[dtype]) values.push(result as Tensor);
    } catch {
      // Refused operands make no step.
    }
  }
  const output = values.slice(-3).reduce((sum, value) => sum.add(value));
  return { leaves: first, values, output };
}

const looking = { onCall: () => undefined, onNode: () => undefined, onAccumulate: () => undefined };

/** What a way back leaves, as texts in which every bit counts, or the error. */
function outcome(
  given: Program,
  isSeen: boolean,
  back: (built: Built) => readonly (Tensor | null)[],
): readonly string[] {
  const built = build(given);
  try {
    const results = observed(isSeen ? looking : null, () => back(built));
    return [...results, ...built.leaves.map((leaf) => leaf.grad), ...built.values.map(gradientOf)].map(bits);
  } catch (error) {
    return [String(error), ...built.leaves.map((leaf) => bits(leaf.grad))];
  }
}

function gradientOf(value: Tensor): Tensor | null {
  return value.is_leaf || value.retains_grad ? value.grad : null;
}

function bits(value: Tensor | null): string {
  if (value === null) return 'null';
  const [low, high] = new Uint32Array(Float64Array.of(Number(value.detach().item())).buffer);
  const number = Number.isNaN(value.detach().item()) ? 'NaN' : `${high}:${low}`;
  return `${String(value.dtype)} ${number} ${value.requires_grad} ${value._version}`;
}

/** A value of the program that takes part in a graph. */
const inner = ({ values }: Built, pick: number): Tensor => values[pick % values.length] ?? torch.tensor(0);

const ways: Readonly<Record<string, (built: Built, pick: number) => readonly (Tensor | null)[]>> = {
  'backward()': ({ output }) => {
    output.backward();
    return [];
  },
  'backward() of what was freed': ({ output }) => {
    output.backward();
    output.backward();
    return [];
  },
  'two passes that add up': ({ output }) => {
    output.backward(null, true);
    output.backward();
    return [];
  },
  'a gradient of another dtype': ({ output }) => {
    output.backward(torch.tensor(0.7, { dtype: torch.float64 }));
    return [];
  },
  'grad() by leaves': ({ output, leaves }) => torch.autograd.grad(output, leaves, { allow_unused: true }),
  'grad() by an inner value and a leaf': (built, pick) =>
    torch.autograd.grad(built.output, [inner(built, pick), ...built.leaves.slice(0, 1)], { allow_unused: true }),
  'backward(inputs)': (built, pick) => {
    built.output.backward({ inputs: [inner(built, pick)] });
    return [];
  },
  'grad() twice': ({ output, leaves }) => {
    const first = torch.autograd.grad(output, leaves, { allow_unused: true, create_graph: true });
    const roots = first.filter((gradient) => gradient?.requires_grad === true) as Tensor[];
    return [...first, ...(roots.length === 0 ? [] : torch.autograd.grad(roots, leaves, { allow_unused: true }))];
  },
  'backward() of a graph with a graph': ({ output, leaves }) => {
    output.backward({ create_graph: true });
    return leaves.map((leaf) => leaf.grad);
  },
  'a hook in the middle': (built, pick) => {
    const value = inner(built, pick);
    const seen: Tensor[] = [];
    value.register_hook((gradient) => {
      seen.push(...built.leaves.flatMap((leaf) => (leaf.grad === null ? [] : [leaf.grad.clone()])), gradient);
      return gradient.mul(2);
    });
    built.output.backward();
    return seen;
  },
  'a hook of a leaf': ({ output, leaves }) => {
    const seen: Tensor[] = [];
    leaves[0]?.register_post_accumulate_grad_hook((leaf) => {
      seen.push(...leaves.flatMap((each) => (each.grad === null ? [] : [each.grad.clone()])), leaf.detach());
    });
    output.backward();
    return seen;
  },
  'gradients that are kept': (built, pick) => {
    inner(built, pick).retain_grad();
    built.output.backward();
    return [];
  },
};

describe('a walk that nobody sees gives what the counted walk gives', () => {
  it.each(Object.entries(ways))('%s', (_, back) => {
    fc.assert(
      fc.property(program, fc.nat(1000), (given, pick) => {
        const quick = outcome(given, false, (built) => back(built, pick));
        expect(quick).toEqual(outcome(given, true, (built) => back(built, pick)));
      }),
      { numRuns: 150 },
    );
  });

  it('of every operator alone', () => {
    const values = [0.5, 2, -0.75, 0, 1, 3, NaN, Infinity];
    const differing: string[] = [];
    overloads.forEach(({ operator, overload }, of) => {
      for (const dtype of ['float32', 'float64'] as const)
        for (const x of values)
          for (const y of values) {
            const given = { leaves: [x, y], dtype, steps: [{ of, picks: [0, 1, 0, 1], numbers: [y, y, x, y] }] };
            const run = (isSeen: boolean) =>
              outcome(given, isSeen, ({ output }) => {
                output.backward();
                return [];
              });
            const [quick, counted] = [run(false), run(true)];
            if (quick.join() !== counted.join())
              differing.push(
                `${operator} ${overload} ${dtype} ${x} ${y}: ${quick.join()} instead of ${counted.join()}`,
              );
          }
    });
    expect(differing).toEqual([]);
  });
});

describe('what a pass leaves', () => {
  it('lets go of what was saved, unless the graph is kept', async () => {
    expect(await isCollected(false)).toBe(true);
    expect(await isCollected(true)).toBe(false);
  });
});

/** Whether an operand that only the graph held is gone after a pass, while the graph is still there. */
async function isCollected(retain_graph: boolean): Promise<boolean> {
  const x = torch.tensor([1, 2], { requires_grad: true });
  let operand: WeakRef<Tensor> | null = null;
  const forward = (): Tensor => {
    const saved = torch.tensor([3, 4]);
    operand = new WeakRef(saved);
    return x.mul(saved).sum();
  };
  const y = forward();
  y.backward({ retain_graph });
  return isGone(operand, y);
}

/** `held` lives until the answer is there. */
async function isGone(reference: WeakRef<Tensor> | null, held: Tensor): Promise<boolean> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // A reference that was made keeps its tensor until the turn ends.
  await new Promise<void>((done) => setTimeout(done));
  collect();
  return reference?.deref() === undefined && held.grad_fn !== null;
}
