/** PyTorch's own tests of anomaly mode. */
import { afterEach, describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import { setTraceback } from '../../../src/engine/autograd/modes/anomaly';
import { type Tensor, torch } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { detect_anomaly, set_detect_anomaly, grad } = torch.autograd;
const float64 = torch.float64;
const SLOW =
  'Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.';

const leaf = (...values: number[]): Tensor => torch.tensor(values, { dtype: float64, requires_grad: true });

/** The error, then the warnings. */
function told(body: () => unknown): string[] {
  const { result, warnings } = collectingWarnings(() => errorOf(body));
  return [result, ...warnings.map(({ text }) => text)];
}

class MyFunc extends torch.autograd.Function {
  static override forward(_ctx: unknown, x: Tensor): Tensor {
    return x.clone();
  }
  static override backward(_ctx: unknown, g: Tensor): [Tensor, null] {
    return [g.mul(NaN), null];
  }
}

const broken = (x: Tensor): Tensor => MyFunc.apply(x, null);

afterEach(() => {
  setTraceback(null);
});

describe('anomaly mode', () => {
  it('anomaly_detect_nan: a step back that gives NaN is an error, with the line of the forward call', () => {
    let line = 0;
    setTraceback(() => [`  line ${line}, in loss: f(x)\n`, '  line 9: loss(x)\n']);
    expect(
      told(() => {
        line = 3;
        const y = broken(leaf(1, 2)).sum();
        line = 4;
        y.backward();
      }),
    ).toEqual(['no error']);
    expect(
      told(() => {
        detect_anomaly(() => {
          line = 3;
          const y = broken(leaf(1, 2));
          line = 4;
          y.sum().backward();
        });
      }),
    ).toEqual([
      "RuntimeError: Function 'MyFuncBackward' returned nan values in its 0th output.",
      SLOW,
      'Error detected in MyFuncBackward. Traceback of forward call that caused the error:\n  line 3, in loss: f(x)\n  line 9: loss(x)\n',
    ]);
    expect(torch.is_anomaly_enabled()).toBe(false);
  });

  it('anomaly_detect_nan: names the output, and says so where the forward call was outside', () => {
    expect(
      told(() => {
        detect_anomaly(() => {
          const x = torch.tensor(0, { dtype: float64, requires_grad: true });
          x.div(x).backward();
        });
      })[0],
    ).toBe("RuntimeError: Function 'DivBackward0' returned nan values in its 1th output.");
    const y = broken(leaf(1, 2)).sum();
    expect(
      told(() => {
        detect_anomaly(() => {
          y.backward();
        });
      }),
    ).toEqual([
      "RuntimeError: Function 'MyFuncBackward' returned nan values in its 0th output.",
      SLOW,
      'Error detected in MyFuncBackward. No forward pass information available. Enable detect anomaly during forward pass for more information.',
    ]);
  });

  it('anomaly_detect_nan: infinite gradients are none, and other errors are traced too', () => {
    expect(
      told(() => {
        detect_anomaly(() => {
          torch.tensor(0, { dtype: float64, requires_grad: true }).sqrt().backward();
        });
      }),
    ).toEqual(['no error', SLOW]);
    const hooked = (): void => {
      const x = leaf(1, 2).exp();
      x.register_hook(() => torch.ones([3], { dtype: float64 }));
      x.sum().backward();
    };
    expect(
      told(() => {
        detect_anomaly(hooked);
      }),
    ).toEqual([
      "RuntimeError: hook '<lambda>' has changed the size of value",
      SLOW,
      'Error detected in ExpBackward0. Traceback of forward call that caused the error:\n',
    ]);
    const y = leaf(1, 2).exp();
    y.sum().backward();
    const again = told(() => {
      detect_anomaly(() => {
        y.sum().backward();
      });
    });
    expect(again[0]).toContain('Trying to backward through the graph a second time');
    expect(again[2]).toContain('Error detected in ExpBackward0. No forward pass information available.');
  });

  it('anomaly_grad_warnings: a change in place is reported after the line of the call that needed the old value', () => {
    setTraceback(() => ['  line 2: b = a.exp()\n']);
    const changed = (): void => {
      const b = leaf(0, 0).exp();
      b.add_(1);
      b.sum().backward();
    };
    const message =
      'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.DoubleTensor [2]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: ';
    expect(
      told(() => {
        detect_anomaly(changed);
      }),
    ).toEqual([
      `${message}the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!`,
      SLOW,
      'Error detected in ExpBackward0. Traceback of forward call that caused the error:\n  line 2: b = a.exp()\n',
    ]);
    expect(told(changed)).toEqual([
      `${message}enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).`,
    ]);
  });

  it('anomaly_mode_no_check_nan: NaN goes through where that is asked for', () => {
    const x = leaf(1, 2);
    const run = (): void => {
      broken(x).sum().backward();
    };
    expect(
      told(() => {
        detect_anomaly({ check_nan: false }, run);
      }),
    ).toEqual(['no error', SLOW]);
    expect(
      told(() => {
        detect_anomaly(false, run);
      }),
    ).toEqual(['no error', SLOW]);
    expect(x.grad?.isnan().all().item()).toBe(true);
    expect(torch.is_anomaly_check_nan_enabled()).toBe(true);
  });

  it('nested_anomaly_detect_nan: of a second derivative, with what led to it', () => {
    setTraceback(() => ['  line 2: x ** 1.5\n']);
    const both = told(() => {
      detect_anomaly(() => {
        const x = torch.tensor(0, { dtype: float64, requires_grad: true });
        const [g] = grad(x.abs().pow(1.5), x, { create_graph: true });
        g?.backward();
      });
    });
    expect(both).toEqual([
      "RuntimeError: Function 'PowBackward0' returned nan values in its 0th output.",
      SLOW,
      'Error detected in PowBackward0. Traceback of forward call that caused the error:\n  line 2: x ** 1.5\n',
      '\n\nPrevious calculation was induced by PowBackward0. Traceback of forward call that induced the previous calculation:\n  line 2: x ** 1.5\n',
    ]);
  });

  it('anomaly_detect_nan: nodes keep where they were made in their metadata', () => {
    setTraceback(() => ['  line 1: x.exp()\n']);
    detect_anomaly(() => {
      const x = leaf(1, 2);
      const y = x.exp();
      expect(y.grad_fn?.metadata).toEqual({ traceback_: ['  line 1: x.exp()\n'] });
      const [g] = grad(y.sum(), x, { create_graph: true });
      expect(g?.grad_fn?.metadata['parent_']).toBe(y.grad_fn);
    });
    expect(leaf(1).exp().grad_fn?.metadata).toEqual({});
  });

  it('anomaly_mode_no_check_nan: set_detect_anomaly holds at once, or while a function runs, without a warning', () => {
    expect(told(() => set_detect_anomaly(true))).toEqual(['no error']);
    expect(torch.is_anomaly_enabled()).toBe(true);
    const set = set_detect_anomaly(false);
    expect(torch.is_anomaly_enabled()).toBe(false);
    set.__exit__();
    expect(torch.is_anomaly_enabled()).toBe(true);
    set_detect_anomaly(false);
    expect(
      set_detect_anomaly(true, false, () => [torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled()]),
    ).toEqual([true, false]);
    expect(torch.is_anomaly_enabled()).toBe(false);
    expect(errorOf(() => set_detect_anomaly(3n as never))).toBe(
      "TypeError: set_anomaly_enabled(): argument 'enabled' (position 1) must be bool, not int",
    );
  });
});
