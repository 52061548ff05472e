/** Every operator call that is heard can be run again from its name, its overload and its arguments. */
import { describe, expect, it, vi } from 'vitest';

import { rerun } from '../../../src/engine/dispatch/rerun';
import { operators } from '../../../src/engine/generated/operators';
import { generator } from '../../../src/engine/kernels/generator';
import { observed, type OperatorCall } from '../../../src/engine/observer';
import type { OperatorDefinition } from '../../../src/engine/operators/definition';
import { Storage, type Elements } from '../../../src/engine/storage/storage';
import { Tensor as Made } from '../../../src/engine/tensor/tensor';
import { torch, type Tensor } from '../../../src/engine/torch';
import { allowances } from '../conformance/allowances';
import { NAMES, recordedCalls, type RecordedCase } from '../conformance/fixtures';
import { compiledExpression } from '../conformance/program';
import { inputs } from '../conformance/recorded';

interface Kept {
  readonly call: OperatorCall;
  /** The arguments as they were before the call. */
  readonly args: readonly unknown[];
  readonly result: string;
}

/** How a tensor lies in its memory. */
type Lie = Pick<Tensor, 'shape' | 'strides' | 'offset'>;

/** A tensor over a copy of its memory, which may have been another array before, and may have lain there otherwise. */
function copyOf(tensor: Tensor, before: Elements | null = null, lie: Lie = tensor): Tensor {
  const { cell, dtype } = tensor;
  if (typeof cell === 'number') return torch.tensor(cell, { dtype });
  return new Made(new Storage((before ?? cell.array).slice()), lie.shape, dtype, lie.strides, lie.offset);
}

class Listener {
  readonly kept: Kept[] = [];
  /** The memory that was last written to, as it was before. */
  private before: Elements | null = null;
  /** How each tensor lay when it was last seen: operators such as `t_` change that. */
  private readonly lies = new Map<Tensor, Lie>();

  constructor(operands: readonly (Tensor | undefined)[] = []) {
    for (const operand of operands) if (operand !== undefined) this.see(operand);
  }

  onWrite(storage: Storage): void {
    this.before = storage.array.slice();
  }

  onCall(call: OperatorCall): void {
    const kept = (value: unknown, index: number): unknown => {
      if (Array.isArray(value)) return value.map((item: unknown) => kept(item, -1));
      if (!(value instanceof torch.Tensor)) return value;
      if (!call.inplace || index !== 0) return copyOf(value);
      const writes = call.definition.overloads[call.overload]?.forward.kind !== 'geometry';
      return copyOf(value, writes ? this.before : null, this.lies.get(value));
    };
    this.kept.push({ call, args: call.args.map(kept), result: texts(resultsOf(call.result)) });
    for (const result of resultsOf(call.result)) this.see(result);
  }

  onNode(): void {
    // Passes are not run.
  }

  onAccumulate(): void {
    // Nor gradients.
  }

  private see(tensor: Tensor): void {
    const { shape, strides, offset } = tensor;
    this.lies.set(tensor, { shape, strides, offset });
  }
}

function copies(args: readonly unknown[]): unknown[] {
  return args.map((value) => {
    if (Array.isArray(value)) return copies(value);
    return value instanceof torch.Tensor ? copyOf(value) : value;
  });
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

/** One case of each combination of dimensions and dtype kinds: another path may be taken for each. */
function various(cases: readonly RecordedCase[]): readonly RecordedCase[] {
  const chosen = new Map<string, RecordedCase>();
  for (const recorded of cases) {
    const ranks = recorded.inputs.map(({ shape }) => shape.length).join();
    if (!chosen.has(ranks)) chosen.set(ranks, recorded);
  }
  return [...chosen.values()];
}

const heard = recordedCalls().map(({ python, code, cases }) => {
  const expression = compiledExpression(code, NAMES);
  const calls = various(cases).flatMap((recorded) => {
    const operands = inputs(recorded, NAMES);
    const listener = new Listener(operands);
    observed(listener, () => expression(...operands));
    return listener.kept;
  });
  return { python, calls };
});

/** The seed that a recorded call starts with. */
function seedOf(python: string): number | null {
  const seed = /manual_seed\((\d+)\)/.exec(python)?.[1];
  return seed === undefined ? null : Number(seed);
}

/** What the same call gives when it runs again, where it should be `result`; null where it is. */
function difference(kept: Kept, seed: number | null): string | null {
  const { definition, overload, inplace } = kept.call;
  if (definition.random && seed !== null) torch.manual_seed(seed);
  const args = copies(kept.args);
  const again = quietly(() => rerun({ operator: definition.name, overload, inplace, args }));
  if (inplace && again !== args[0]) return `${definition.name} gives another tensor than the one it changes`;
  const text = texts(resultsOf(again));
  return text === kept.result ? null : `${definition.name}: ${text} instead of ${kept.result}`;
}

/** Of a composite operator that is told by its parts nothing else is heard. */
function isToldByParts({ byParts, overloads }: OperatorDefinition): boolean {
  return byParts && overloads.every(({ forward }) => forward.kind === 'composite');
}

/** Called by derivatives only. */
const UNHEARD = /_backward(_data)?$|^_as_strided_/;
const unrecorded = (await allowances()).all('unrecorded');

describe('a call that was heard', () => {
  it.each(heard)('in $python runs again', ({ python, calls }) => {
    let seed = seedOf(python);
    for (const kept of calls) {
      const wrong = difference(kept, seed);
      // Only the first draw starts from the seed; later ones go on from where the generator then is.
      if (kept.call.definition.random) seed = null;
      expect(wrong, wrong ?? '').toBeNull();
    }
  });

  it('may be of any operator', () => {
    const names = new Set(heard.flatMap(({ calls }) => calls.map(({ call }) => call.definition.name)));
    const missing = operators
      .map(({ definition }) => definition)
      .filter((definition) => !isToldByParts(definition))
      .map(({ name }) => name)
      .filter((name) => !names.has(name) && !UNHEARD.test(name) && !(name in unrecorded));
    expect(missing).toEqual([]);
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
  /** Which operators took from the generator while all that was heard ran again. */
  function drawing(): ReadonlySet<string> {
    const next = vi.spyOn(generator, 'next');
    const names = new Set<string>();
    try {
      for (const { call, args } of heard.flatMap(({ calls }) => calls)) {
        const before = next.mock.calls.length;
        const { definition, overload, inplace } = call;
        quietly(() => rerun({ operator: definition.name, overload, inplace, args: copies(args) }));
        if (next.mock.calls.length > before) names.add(definition.name);
      }
    } finally {
      next.mockRestore();
    }
    return names;
  }

  it('say that they give others', () => {
    const random = operators
      .map(({ definition }) => definition)
      .filter((definition) => definition.random && !isToldByParts(definition))
      .map(({ name }) => name);
    expect(random.length).toBeGreaterThan(10);
    expect([...drawing()].sort()).toEqual(random.sort());
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
