/** Every operator call that is heard can be run again from its name, its overload and its arguments. */
import { describe, expect, it } from 'vitest';

import { rerun } from '../../../src/engine/dispatch/rerun';
import { operators } from '../../../src/engine/generated/operators';
import { observed, type OperatorCall } from '../../../src/engine/observer';
import { Storage, type Elements } from '../../../src/engine/storage/storage';
import { Tensor as Made } from '../../../src/engine/tensor/tensor';
import { torch, type Tensor } from '../../../src/engine/torch';
import { NAMES, recordedCalls } from '../conformance/fixtures';
import { compiledExpression } from '../conformance/program';
import { inputs } from '../conformance/recorded';

interface Kept {
  readonly call: OperatorCall;
  /** The arguments as they were before the call. */
  readonly args: readonly unknown[];
  readonly result: string;
}

/** A tensor over a copy of its memory, which may have been another array before. */
function copyOf(tensor: Tensor, before: Elements | null = null): Tensor {
  const { cell, shape, dtype, strides, offset } = tensor;
  if (typeof cell === 'number') return torch.tensor(cell, { dtype });
  return new Made(new Storage((before ?? cell.array).slice()), shape, dtype, strides, offset);
}

class Listener {
  readonly kept: Kept[] = [];
  /** The memory that was last written to, as it was before. */
  private before: Elements | null = null;

  onWrite(storage: Storage): void {
    this.before = storage.array.slice();
  }

  onCall(call: OperatorCall): void {
    const kept = (value: unknown, index: number): unknown => {
      if (Array.isArray(value)) return value.map((item: unknown) => kept(item, -1));
      if (!(value instanceof torch.Tensor)) return value;
      return copyOf(value, call.inplace && index === 0 ? this.before : null);
    };
    this.kept.push({ call, args: call.args.map(kept), result: texts(resultsOf(call.result)) });
  }

  onNode(): void {
    // Passes are not run.
  }

  onAccumulate(): void {
    // Nor gradients.
  }
}

function quietly<T>(body: () => T): T {
  return observed(null, () => torch.no_grad(body));
}

function resultsOf(result: Tensor | readonly Tensor[]): readonly Tensor[] {
  return result instanceof torch.Tensor ? [result] : result;
}

function texts(results: readonly Tensor[]): string {
  return results.map((each) => `${String(each.shape)} ${String(each.dtype)} ${each.toArray().join()}`).join('; ');
}

const heard = recordedCalls().flatMap(({ python, code, cases }) =>
  // A product calls other operators with every pair of shapes.
  cases.slice(0, python === 'a @ b' ? undefined : 1).flatMap((recorded) => {
    const listener = new Listener();
    const operands = inputs(recorded, NAMES);
    observed(listener, () => compiledExpression(code, NAMES)(...operands));
    return listener.kept.map((kept) => ({ python, ...kept }));
  }),
);

describe('a call that was heard', () => {
  it.each(heard.map((each) => [`${each.call.definition.name} of ${each.python}`, each] as const))(
    '%s',
    (_title, { call, args, result }) => {
      const { definition, overload, inplace } = call;
      const again = quietly(() => rerun({ operator: definition.name, overload, inplace, args }));
      expect(texts(resultsOf(again))).toBe(result);
      if (inplace) expect(again === args[0]).toBe(true);
    },
  );

  it('may be of any operator', () => {
    const names = new Set(heard.map(({ call }) => call.definition.name));
    const missing = operators
      .map(({ definition }) => definition)
      .filter(({ name, random }) => !names.has(name) && !random && !/_backward$|^_as_strided_/.test(name))
      .map(({ name }) => name);
    expect(missing).toEqual(['empty_like', 'variable_data']);
  });

  it('has truth values as they were given', () => {
    const listener = new Listener();
    const args = [torch.tensor([true, false]), true];
    observed(listener, () => rerun({ operator: 'mul', overload: 0, inplace: false, args }));
    expect(listener.kept[0]?.args[1]).toBe(true);
    expect(
      String(
        quietly(() => rerun({ operator: 'mul', overload: 0, inplace: false, args: [torch.tensor([true]), true] })),
      ),
    ).toBe('tensor([True])');
  });

  it('records a graph, as any call', () => {
    const x = torch.tensor(3, { requires_grad: true });
    const y = rerun({ operator: 'mul', overload: 0, inplace: false, args: [x, x] }) as Tensor;
    y.backward();
    expect(x.grad?.item()).toBe(6);
  });
});

describe('random draws', () => {
  it('say that they give others', () => {
    const random = operators.filter(({ definition }) => definition.random).map(({ definition }) => definition.name);
    expect(random).toEqual(['normal_', 'rand', 'rand_like', 'randn', 'randn_like', 'uniform_']);
  });
});

describe('what is no operator', () => {
  it.each(['constructor', '__proto__', 'toString', 'item', 'add_', ''])('%j is refused', (operator) => {
    expect(() => rerun({ operator, overload: 0, inplace: false, args: [] })).toThrow(
      `There is no operator ${operator}`,
    );
  });

  it.each([
    [{ operator: 'add', overload: 1, inplace: false, args: [] }, 'There is no operator add with an overload 1.'],
    [
      { operator: 'where', overload: 0, inplace: true, args: [] },
      'There is no operator where with an overload 0 that works in place.',
    ],
    [{ operator: 'add', overload: 0, inplace: false, args: [1] }, 'add takes 3 arguments, not 1.'],
  ])('%j is refused', (recorded, message) => {
    expect(() => rerun(recorded)).toThrow(message);
  });
});
