/**
 * What operators leave behind now: PyTorch's grad mode and inference mode, and whether the observer hears of calls. Each
 * mode holds while a function runs, or is a value (`torch.no_grad()`) that runs, wraps, enters and leaves.
 */
import { pythonTypeName, typeError } from '../../errors';
import { INFERENCE, setUnusual } from '../../unusual';
import { Context, synchronous } from './context';

let enabled = true;
let inferring = false;
/** Both at once: what every operator call asks. */
let recording = true;

export function is_grad_enabled(): boolean {
  return enabled;
}

/** Whether operators record a graph: never in inference mode, whatever the grad mode. */
export function is_recording(): boolean {
  return recording;
}

/** Whether tensors that are made now are inference tensors. */
export function is_inference_mode_enabled(): boolean {
  return inferring;
}

function set(mode: boolean, inference = inferring): void {
  enabled = mode;
  inferring = inference;
  recording = mode && !inference;
  setUnusual(INFERENCE, inference);
}

export function withGradMode<T>(mode: boolean, body: () => T): T {
  const before = enabled;
  set(mode);
  try {
    return body();
  } finally {
    set(before);
  }
}

/** A grad mode as a value. */
export class GradMode extends Context {
  readonly mode: boolean;
  /** What held before; more than one where it was entered again inside itself. */
  private readonly before: boolean[] = [];

  constructor(mode: boolean) {
    super();
    this.mode = mode;
  }

  protected override get path(): string {
    return `torch.autograd.grad_mode.${this.mode ? 'enable_grad' : 'no_grad'}`;
  }

  override __enter__(): void {
    this.before.push(enabled);
    set(this.mode);
  }

  override __exit__(): void {
    set(this.before.pop() ?? enabled);
  }
}

/** `torch.set_grad_enabled(mode)`: holds as soon as it is made, and what held before comes back when it is left. */
export class SetGradMode extends Context {
  readonly mode: boolean;
  private readonly before: boolean;

  constructor(mode: boolean) {
    super();
    this.mode = mode;
    this.before = enabled;
    set(mode);
  }

  protected override get path(): string {
    return 'torch.autograd.grad_mode.set_grad_enabled';
  }

  override __enter__(): void {
    set(this.mode);
  }

  override __exit__(): void {
    set(this.before);
  }

  /** The mode holds in the function only, and no longer outside. */
  override wrap<Arguments extends unknown[], T>(f: (...args: Arguments) => T): (...args: Arguments) => T {
    set(this.before);
    return new GradMode(this.mode).wrap(f);
  }

  override toString(): string {
    return `${this.path}(mode=${this.mode ? 'True' : 'False'})`;
  }
}

/** Runs `body` without recording; without a body, the mode as a value. */
export function no_grad(): GradMode;
export function no_grad<T>(body: () => T): T;
export function no_grad<T>(body?: () => T): T | GradMode {
  return body === undefined ? new GradMode(false) : synchronous(withGradMode(false, body));
}

/** Runs `body` recording, also inside `no_grad`; without a body, the mode as a value. */
export function enable_grad(): GradMode;
export function enable_grad<T>(body: () => T): T;
export function enable_grad<T>(body?: () => T): T | GradMode {
  return body === undefined ? new GradMode(true) : synchronous(withGradMode(true, body));
}

/** Whether to record from now on, until the value that comes back is left; with a `body`, while that runs. */
export function set_grad_enabled(mode: boolean): SetGradMode;
export function set_grad_enabled<T>(mode: boolean, body: () => T): T;
export function set_grad_enabled<T>(mode?: boolean, body?: () => T): T | SetGradMode {
  if (mode === undefined) throw typeError("set_grad_enabled.__init__() missing 1 required positional argument: 'mode'");
  if (typeof mode !== 'boolean')
    throw typeError(`set_grad_enabled(): argument 'enabled' (position 1) must be bool, not ${pythonTypeName(mode)}`);
  return body === undefined ? new SetGradMode(mode) : synchronous(withGradMode(mode, body));
}

/** `torch.inference_mode(mode)` as a value: nothing is recorded, and what is made can never be. `false` is its opposite. */
export class InferenceMode extends Context {
  readonly mode: boolean;
  private readonly before: (readonly [grad: boolean, inference: boolean])[] = [];

  constructor(mode: boolean) {
    super();
    this.mode = mode;
  }

  protected override get path(): string {
    return 'torch.autograd.grad_mode.inference_mode';
  }

  override __enter__(): void {
    this.before.push([enabled, inferring]);
    set(!this.mode, this.mode);
  }

  override __exit__(): void {
    const [grad, inference] = this.before.pop() ?? [enabled, inferring];
    set(grad, inference);
  }
}

/**
 * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
 * outside of any such mode. Without a body, the mode as a value.
 */
export function inference_mode(mode?: boolean): InferenceMode;
export function inference_mode<T>(body: () => T): T;
export function inference_mode<T>(mode: boolean, body: () => T): T;
export function inference_mode<T>(first: boolean | (() => T) = true, second?: () => T): T | InferenceMode {
  const body = typeof first === 'function' ? first : second;
  const mode = new InferenceMode(typeof first === 'boolean' ? first : true);
  return body === undefined ? mode : mode.run(body);
}

let reporting = true;

/** Whether the observer hears of operator calls: not of those that a backward pass makes. */
export function is_reporting(): boolean {
  return reporting;
}

export function unreported<T>(body: () => T): T {
  return withReporting(false, body);
}

/** Both at once: passes inside of passes go as deep as the call stack lets them, and so take few frames. */
export function withModes<T>(grad: boolean, reported: boolean, body: () => T): T {
  const before = enterModes(grad, reported);
  try {
    return body();
  } finally {
    leaveModes(before);
  }
}

/** Both from now on; gives what `leaveModes` brings back. */
export function enterModes(grad: boolean, reported: boolean): number {
  const before = (enabled ? 1 : 0) | (reporting ? 2 : 0);
  set(grad);
  reporting = reported;
  return before;
}

export function leaveModes(before: number): void {
  set((before & 1) !== 0);
  reporting = (before & 2) !== 0;
}

/** Runs `body` with the observer told of calls or not: user code inside a backward pass is as audible as the pass's caller. */
export function withReporting<T>(mode: boolean, body: () => T): T {
  const before = reporting;
  reporting = mode;
  try {
    return body();
  } finally {
    reporting = before;
  }
}
