/** Grad modes, by the names of PyTorch's own tests: as scopes, as values, as wrappers of functions and generators. */
import { afterEach, describe, expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import { thrown } from './thrown';

const enabled = (): boolean => torch.is_grad_enabled();

afterEach(() => {
  torch.set_grad_enabled(true);
});

describe('grad modes', () => {
  it('no_grad: nothing is recorded while the body runs', () => {
    const x = torch.ones([5, 5], { requires_grad: true });
    const y = torch.ones([5, 5]).mul(4);
    const w = torch.no_grad(() => x.add(y));
    expect([w.requires_grad, w.grad_fn, enabled()]).toEqual([false, null, true]);
    expect(
      thrown(() => {
        w.backward(torch.ones([5, 5]));
      }),
    ).toBe('RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn');
  });

  it('no_grad: as a wrapper, with the arguments and the receiver of the call', () => {
    const x = torch.ones([2], { requires_grad: true });
    const scaled = torch.no_grad().wrap((a: typeof x, by: number) => a.mul(by));
    expect(scaled(x, 3).requires_grad).toBe(false);
    expect(scaled(x, 3).tolist()).toEqual([3, 3]);
    const object = {
      by: 2,
      scaled: torch.no_grad().wrap(function (this: { by: number }, a: typeof x) {
        return [a.mul(this.by), enabled()];
      }),
    };
    expect(object.scaled(x)[1]).toBe(false);
    expect(enabled()).toBe(true);
  });

  it('no_grad: a value that is entered and left, also inside itself', () => {
    const mode = torch.no_grad();
    expect(enabled()).toBe(true);
    mode.__enter__();
    expect(enabled()).toBe(false);
    torch.enable_grad(() => {
      mode.__enter__();
      expect(enabled()).toBe(false);
      mode.__exit__();
      expect(enabled()).toBe(true);
    });
    mode.__exit__();
    expect(enabled()).toBe(true);
  });

  it('no_grad: what held before comes back after an error', () => {
    expect(
      thrown(() =>
        torch.no_grad(() => {
          throw new RangeError('inside');
        }),
      ),
    ).toBe('RangeError: inside');
    expect(enabled()).toBe(true);
  });

  it('no_grad: a recursive function that is wrapped leaves the mode as it was', () => {
    const down = torch.no_grad().wrap((n: number): boolean => (n === 0 ? enabled() : down(n - 1)));
    expect(down(5)).toBe(false);
    expect(enabled()).toBe(true);
  });

  it('no_grad: a function that waits is refused, since the mode ends where it first waits', () => {
    const refused = thrown(() => torch.no_grad(() => Promise.resolve(1)));
    expect(refused).toContain('TypeError: The mode ends where the function first waits');
    expect(thrown(() => torch.no_grad().run(() => Promise.resolve(1)))).toBe(refused);
    expect(enabled()).toBe(true);
  });

  it('enable_grad_decorator_no_paren: records inside a function that runs under no_grad', () => {
    const x = torch.ones([1], { requires_grad: true });
    const doubled = torch.enable_grad().wrap((a: typeof x) => a.mul(2));
    const [apart, recorded] = torch.no_grad(() => [x.mul(2), doubled(x)] as const);
    expect([apart.requires_grad, recorded.requires_grad]).toEqual([false, true]);
    expect(torch.no_grad(() => torch.enable_grad(() => x.mul(2))).requires_grad).toBe(true);
  });

  it('set_grad_enabled: sets at once, and what held before comes back on leaving', () => {
    const x = torch.ones([1], { requires_grad: true });
    expect(torch.set_grad_enabled(false, () => x.mul(2)).requires_grad).toBe(false);
    expect(torch.set_grad_enabled(true, () => x.mul(2)).requires_grad).toBe(true);
    const off = torch.set_grad_enabled(false);
    expect(enabled()).toBe(false);
    const inside = torch.set_grad_enabled(true).run(() => enabled());
    expect([inside, enabled()]).toEqual([true, false]);
    off.__exit__();
    expect(enabled()).toBe(true);
    expect(String(off)).toBe('torch.autograd.grad_mode.set_grad_enabled(mode=False)');
  });

  it('set_grad_enabled: takes a truth value only', () => {
    const set = torch.set_grad_enabled as (mode?: unknown) => unknown;
    const wrong = "TypeError: set_grad_enabled(): argument 'enabled' (position 1) must be bool, not ";
    expect(thrown(() => set('a'))).toBe(`${wrong}str`);
    expect(thrown(() => set(1n))).toBe(`${wrong}int`);
    expect(thrown(() => set(null))).toBe(`${wrong}NoneType`);
    expect(thrown(() => set())).toBe(
      "TypeError: set_grad_enabled.__init__() missing 1 required positional argument: 'mode'",
    );
    expect(enabled()).toBe(true);
  });

  it('set_grad_enabled_wraps: wrapping a function leaves the mode as it was', () => {
    const inside = torch.set_grad_enabled(false).wrap(() => enabled());
    expect(enabled()).toBe(true);
    expect([inside(), enabled()]).toEqual([false, true]);
    const outer = torch.no_grad(() => {
      const wrapped = torch.set_grad_enabled(true).wrap(() => enabled());
      return [enabled(), wrapped(), enabled()];
    });
    expect(outer).toEqual([false, true, false]);
  });
});

/** A generator that tells the mode at each of its steps. */
function* modes(steps: number): Generator<boolean, boolean, boolean | undefined> {
  for (let i = 0; i < steps; i++) yield enabled();
  return enabled();
}

describe('generators under a mode', () => {
  it('set_grad_generator_functions: the mode holds at each step, and the caller has its own between them', () => {
    for (const outside of [true, false]) {
      torch.set_grad_enabled(outside);
      const [on, off] = [torch.enable_grad().wrap(modes)(3), torch.no_grad().wrap(modes)(3)];
      for (let i = 0; i < 3; i++) {
        expect([on.next().value, enabled(), off.next().value, enabled()]).toEqual([true, outside, false, outside]);
      }
      expect([on.next(), off.next()]).toEqual([
        { value: true, done: true },
        { value: false, done: true },
      ]);
      expect(enabled()).toBe(outside);
    }
    expect(Array.from(torch.no_grad().wrap(modes)(2))).toEqual([false, false]);
  });

  it('set_grad_generator_functions: `set_grad_enabled` too', () => {
    expect(Array.from(torch.set_grad_enabled(false).wrap(modes)(2))).toEqual([false, false]);
    expect(enabled()).toBe(true);
  });

  it('set_grad_generator_functions_recursive: generators that call each other keep their own modes', () => {
    const off = torch.no_grad().wrap(function* (depth: number): Generator<boolean> {
      if (depth > 0) {
        expect(enabled()).toBe(false);
        yield* on(depth - 1);
        expect(enabled()).toBe(false);
      } else yield enabled();
    });
    const on = torch.enable_grad().wrap(function* (depth: number): Generator<boolean> {
      if (depth > 0) {
        expect(enabled()).toBe(true);
        yield* off(depth - 1);
        expect(enabled()).toBe(true);
      } else yield enabled();
    });
    expect([...off(10)]).toEqual([false]);
    expect([...on(10)]).toEqual([true]);
    expect([...off(9)]).toEqual([true]);
    expect(enabled()).toBe(true);
  });

  it('set_grad_coroutines: what is sent in arrives under the mode', () => {
    const coroutine = torch.no_grad().wrap(function* (): Generator<string, string, number | undefined> {
      let sum = 0;
      for (let i = 0; i < 2; i++) {
        sum += (yield `${String(enabled())} ${sum}`) ?? 0;
        expect(enabled()).toBe(false);
      }
      return `${String(enabled())} ${sum}`;
    })();
    expect(coroutine.next().value).toBe('false 0');
    expect(enabled()).toBe(true);
    expect(coroutine.next(5).value).toBe('false 5');
    expect(coroutine.next(7)).toEqual({ value: 'false 12', done: true });
    expect(enabled()).toBe(true);
  });

  it('set_grad_coroutines_benign_exceptions: an error thrown in can be caught under the mode', () => {
    const coroutine = torch.no_grad().wrap(function* (): Generator<string, void, undefined> {
      for (;;) {
        try {
          yield 'waiting';
        } catch (error) {
          yield `${String(error)}, ${String(enabled())}`;
        }
      }
    })();
    expect(coroutine.next().value).toBe('waiting');
    for (let i = 0; i < 3; i++) {
      expect(coroutine.throw('benign').value).toBe('benign, false');
      expect(enabled()).toBe(true);
      expect(coroutine.next().value).toBe('waiting');
    }
  });

  it('set_grad_coroutines_critical_exceptions: an error that nobody takes ends it, and the mode with it', () => {
    const seen: boolean[] = [];
    const coroutine = torch.no_grad().wrap(function* (): Generator<number> {
      try {
        yield 1;
      } finally {
        seen.push(enabled());
      }
    })();
    coroutine.next();
    expect(thrown(() => coroutine.throw(new RangeError('critical')))).toBe('RangeError: critical');
    expect([seen, enabled()]).toEqual([[false], true]);
    expect(coroutine.next().done).toBe(true);
  });

  it('set_grad_coroutines_exit: what runs on closing it runs under the mode', () => {
    const seen: boolean[] = [];
    const coroutine = torch.enable_grad().wrap(function* (): Generator<number> {
      try {
        for (;;) yield 1;
      } finally {
        seen.push(enabled());
      }
    })();
    torch.no_grad(() => {
      coroutine.next();
      coroutine.return(undefined);
      seen.push(enabled());
    });
    expect(seen).toEqual([true, false]);
  });
});
