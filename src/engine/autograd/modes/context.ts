/**
 * Python's context managers: a mode that holds while something runs. Scoped, as `torch.no_grad(() => …)`, or a value that
 * runs, wraps, enters and leaves. Knows no mode itself.
 */
import { typeError } from '../../errors';
import { objectText } from '../../printing/address';

/** What Python writes of a mode that is a function with `yield`. */
export const GENERATED = 'contextlib._GeneratorContextManager';

export abstract class Context {
  /** PyTorch's class, with its module. */
  protected abstract get path(): string;
  /** Starts to hold. */
  abstract __enter__(): unknown;
  /** Restores what held before. */
  abstract __exit__(): void;

  toString(): string {
    return objectText(this.path, this);
  }

  /** Runs `body` while the mode holds, and gives what it gives. */
  run<T>(body: () => T): T {
    this.__enter__();
    let result: T;
    try {
      result = body();
    } finally {
      this.__exit__();
    }
    return synchronous(result);
  }

  /** Python's decorator: the same function, under the mode each time; of a generator, at each of its steps. */
  wrap<Arguments extends unknown[], T>(f: (...args: Arguments) => T): (...args: Arguments) => T {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the wrapper has a `this` of its own, which it passes on
    const mode = this;
    return function wrapped(this: unknown, ...args: Arguments): T {
      const result = mode.run(() => f.apply(this, args));
      return isGenerator(result) ? (mode.steps(result) as T) : result;
    };
  }

  private *steps(generator: Generator<unknown, unknown>): Generator<unknown, unknown> {
    let sent: IteratorResult<unknown, unknown> = this.run(() => generator.next());
    let ended = false;
    try {
      while (sent.done !== true) {
        const { value } = sent;
        let answer: unknown;
        try {
          answer = yield value;
        } catch (error) {
          sent = this.run(() => generator.throw(error));
          continue;
        }
        sent = this.run(() => generator.next(answer));
      }
      ended = true;
      return sent.value;
    } finally {
      if (!ended) this.run(() => generator.return(undefined));
    }
  }
}

/** `body` under the mode where there is one, else the mode as a value. */
export function scoped<C extends Context, T>(mode: C, body: (() => T) | undefined): T | C {
  return body === undefined ? mode : mode.run(body);
}

/** What a function gave under a mode, which ends when the function returns: not a promise of something. */
export function synchronous<T>(result: T): T {
  if (isPromise(result))
    throw typeError(
      'The mode ends where the function first waits, so a function that gives a promise cannot run under it. Wait outside: const data = await load(); torch.no_grad(() => …).',
    );
  return result;
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isGenerator(value: unknown): value is Generator<unknown, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    'throw' in value &&
    typeof value.next === 'function' &&
    Symbol.iterator in value
  );
}
