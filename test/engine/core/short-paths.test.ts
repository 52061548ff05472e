/**
 * The commonest calls go a short path: bound once for all of their kind, and on 0-d tensors without lists and plans. It
 * gives what the long one gives, to the bit: value, dtype, node, edges, what is saved with its versions, errors.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Node } from '../../../src/engine/autograd/nodes/node';
import { OperatorNode } from '../../../src/engine/autograd/nodes/operator-node';
import { TorchError } from '../../../src/engine/errors';
import { operators } from '../../../src/engine/generated/operators';
import { observed, type Observer } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';
import { setActiveTransform } from '../../../src/engine/transforms/active';
import { isUnusual } from '../../../src/engine/unusual';

beforeAll(() => {
  // As in a process that has not used `torch.func`: another file of tests may have.
  setActiveTransform(null);
});

const SILENT: Observer = { onCall: () => undefined, onNode: () => undefined, onAccumulate: () => undefined };

/** They do something as often as a number says, which may be 10³⁰⁰. */
const COUNTING = /^(?:mvlgamma|polygamma)_?$/;

/** Every method of a pointwise operator, with its aliases and its form in place. */
const names = operators
  .flatMap(({ definition }) => {
    const { name, aliases, inplace, overloads } = definition;
    if (!overloads.some(({ forward }) => forward.kind === 'pointwise')) return [];
    const all = [name, ...aliases].filter((each) => !each.includes('.'));
    return inplace === null ? all : [...all, ...all.map((each) => `${each}_`)];
  })
  .filter((name) => !COUNTING.test(name));

/** Ways in which a 0-d tensor comes about. Each is made of a leaf, so that two of the same recipe are alike. */
const MAKINGS: Readonly<Record<string, (leaf: Tensor) => Tensor>> = {
  leaf: (leaf) => leaf,
  result: (leaf) => leaf.mul(1),
  'part of a vector': (leaf) => leaf.reshape(1).select(0, 0),
  'one of several': (leaf) => leaf.reshape(1).unbind(0)[0] ?? leaf,
  'changed in place': (leaf) => leaf.clone().add_(0),
  'with memory of its own': (leaf) => {
    const copy = leaf.clone();
    copy.view(1);
    return copy;
  },
  'a view made without grad': (leaf) => torch.no_grad(() => leaf.view([])),
};

interface Operand {
  readonly value: number;
  readonly making: string;
  readonly requires_grad: boolean;
  readonly double: boolean;
}

interface Call {
  readonly name: string;
  readonly operands: readonly (Operand | number)[];
  readonly recording: boolean;
  readonly asFunction: boolean;
}

const value = fc.oneof(
  fc.double(),
  fc.double({ min: -3, max: 3 }),
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, 3, NaN, Infinity, -Infinity, 1e-40, 3e38, 1e300),
);
const operand: fc.Arbitrary<Operand> = fc.record({
  value,
  making: fc.constantFrom(...Object.keys(MAKINGS)),
  requires_grad: fc.boolean(),
  double: fc.boolean(),
});
const alike = fc.tuple(operand, operand).map(([a, b]) => [a, { ...b, double: a.double }] as const);
const operandsOf: fc.Arbitrary<readonly (Operand | number)[]> = fc.oneof(
  operand.map((self) => [self]),
  fc.tuple(operand, value),
  alike,
  fc.tuple(operand, operand),
);

/** `bound`: with keywords, though none, so that arguments are bound one by one. `long`: an observer listens. */
type Way = 'short' | 'long' | 'bound';

/** What a call on fresh tensors gives. */
function outcome({ name, operands, recording, asFunction }: Call, way: Way): unknown {
  const leaves: Tensor[] = [];
  const tensors = operands.map((each) => {
    if (typeof each === 'number') return each;
    const dtype = each.double ? torch.float64 : torch.float32;
    const leaf = torch.tensor(each.value, { dtype, requires_grad: each.requires_grad });
    leaves.push(leaf);
    return MAKINGS[each.making]?.(leaf) ?? leaf;
  });
  const given = way === 'bound' ? [...tensors, {}] : tensors;
  const functions = torch as unknown as Record<string, ((...args: readonly unknown[]) => unknown) | undefined>;
  const called = (): unknown => {
    const [self, ...others] = given;
    const f = asFunction ? functions[name] : undefined;
    const methods = self as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
    return f === undefined ? methods[name]?.(...others) : f(...given);
  };
  const moded = (): unknown => (recording ? called() : torch.no_grad(called));
  try {
    const result = way === 'short' ? moded() : observed(SILENT, moded);
    return result instanceof torch.Tensor ? described(result, tensors, leaves) : String(result);
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return error.message;
  }
}

/** All that is to be known of a result, tensors named by what they are in the call. */
function described(result: Tensor, tensors: readonly unknown[], leaves: readonly Tensor[]): unknown {
  const nameOf = (one: unknown): unknown => {
    if (one === result) return 'result';
    const at = tensors.indexOf(one);
    if (at >= 0 && typeof one === 'object') return `operand ${at}`;
    if (one instanceof torch.Tensor) return ['tensor', one.toArray(), String(one.dtype), one._version];
    return one;
  };
  const { grad_fn } = result;
  return {
    same: tensors.indexOf(result),
    values: result.toArray(),
    dtype: String(result.dtype),
    shape: String(result.shape),
    requires_grad: result.requires_grad,
    is_leaf: result.is_leaf,
    output_nr: result.output_nr,
    version: result._version,
    node: grad_fn === null ? null : nodeFacts(grad_fn, nameOf, leaves),
    ...gradients(result, leaves),
  };
}

function nodeFacts(node: Node, nameOf: (one: unknown) => unknown, leaves: readonly Tensor[]): unknown {
  return {
    name: node.name(),
    shape: String(node.shape),
    dtype: String(node.dtype),
    edges: node.next_functions.map(([next, output]) => [
      next === null ? null : leaves.findIndex((leaf) => leaf.gradientNode() === next) + 1 || next.name(),
      output,
    ]),
    saved: node.saved().map((saved) => [saved.name, nameOf(saved.value)]),
    kept:
      node instanceof OperatorNode ? Array.from({ length: node.savedCount }, (_, i) => nameOf(node.savedAt(i))) : [],
    rules: node.rules,
  };
}

/** Of the leaves, and whether what was saved is freed then. */
function gradients(result: Tensor, leaves: readonly Tensor[]): object {
  if (!result.requires_grad) return {};
  result.backward();
  let again: string | null = null;
  try {
    result.backward();
  } catch (error) {
    again = (error as Error).message;
  }
  return { gradients: leaves.map((leaf) => (leaf.is_leaf ? (leaf.grad?.toArray() ?? null) : null)), again };
}

describe('a call on 0-d tensors', () => {
  it.each(names)('%s', (name) => {
    fc.assert(
      fc.property(operandsOf, fc.boolean(), fc.boolean(), (operands, recording, asFunction) => {
        const call = { name, operands, recording, asFunction };
        const short = outcome(call, 'short');
        expect(short).toEqual(outcome(call, 'long'));
        // Messages would speak of the keywords.
        if (typeof short !== 'string') expect(short).toEqual(outcome(call, 'bound'));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the short path', () => {
  it('is left as long as anything is on that must hear of calls', () => {
    expect(isUnusual()).toBe(false);
    observed(SILENT, () => {
      expect(isUnusual()).toBe(true);
    });
    torch.inference_mode(() => {
      expect(isUnusual()).toBe(true);
    });
    torch.autograd.graph
      .saved_tensors_hooks(
        (x: Tensor) => x,
        (x: Tensor) => x,
      )
      .run(() => {
        expect(isUnusual()).toBe(true);
      });
    torch.autograd.set_detect_anomaly(true, () => {
      expect(isUnusual()).toBe(true);
    });
    expect(isUnusual()).toBe(false);
    // From then on tensors of a function that has ended may be met, so this stays on.
    torch.func.grad((x: Tensor) => {
      expect(isUnusual()).toBe(true);
      return x.mul(x);
    })(torch.tensor(2));
  });
});
