/**
 * Anomaly mode: each node remembers where the program made it, so that an error in its step back can say so, and steps
 * whose gradients are NaN are errors. Knows no source text: whoever runs a program says where it is.
 */
import { pythonTypeName, typeError } from '../../errors';
import { ANOMALY, setUnusual } from '../../unusual';
import { warn } from '../../warnings';
import { Context } from './context';
import type { Node } from '../nodes/node';
import { currentTask } from '../backward/running';

/** Lines of text on where the program is now, each with its end, outermost call first; null where nobody knows. */
export type Traceback = () => readonly string[] | null;

let enabled = false;
let checking = true;
let traceback: Traceback | null = null;

export function is_anomaly_enabled(): boolean {
  return enabled;
}

/** Whether NaN in gradients is an error while the mode is on. */
export function is_anomaly_check_nan_enabled(): boolean {
  return checking;
}

/** Turns the mode on or off, without a warning. */
export function set_anomaly_enabled(mode: boolean, check_nan = true): void {
  if (typeof mode !== 'boolean')
    throw typeError(`set_anomaly_enabled(): argument 'enabled' (position 1) must be bool, not ${pythonTypeName(mode)}`);
  if (typeof check_nan !== 'boolean')
    throw typeError(
      `set_anomaly_enabled(): argument 'check_nan' (position 2) must be bool, not ${pythonTypeName(check_nan)}`,
    );
  enabled = mode;
  checking = check_nan;
  setUnusual(ANOMALY, mode);
}

/** Says from now on where the program is; null: nobody does. */
export function setTraceback(provider: Traceback | null): void {
  traceback = provider;
}

/** Remembers where a node was made, and in which node's step where that was in a backward pass. */
export function rememberOrigin(node: Node): void {
  const { metadata } = node;
  metadata['traceback_'] = traceback?.() ?? [];
  const parent = currentTask()?.node ?? null;
  if (parent !== null) metadata['parent_'] = parent;
}

const failed = new WeakMap<object, Node>();

/** The node whose step threw this in anomaly mode; null for other errors. */
export function failedNode(error: unknown): Node | null {
  return typeof error === 'object' && error !== null ? (failed.get(error) ?? null) : null;
}

/** Warns where the node was made whose step failed, and what led to its being made. */
export function warnOfOrigin(node: Node, error: unknown): void {
  if (typeof error === 'object' && error !== null && !failed.has(error)) failed.set(error, node);
  tell(node, false);
  // Users may write what they like there, also a node that leads back to itself.
  const told = new Set([node]);
  for (let parent = parentOf(node); parent !== null && !told.has(parent); parent = parentOf(parent)) {
    told.add(parent);
    tell(parent, true);
  }
}

function parentOf({ metadata }: Node): Node | null {
  const parent = metadata['parent_'];
  return isNode(parent) ? parent : null;
}

/** Users may have put anything there. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'next_functions' in value && 'metadata' in value;
}

function tell(node: Node, induced: boolean): void {
  const lines = node.metadata['traceback_'];
  const name = node.name();
  if (!Array.isArray(lines))
    warn(
      `Error detected in ${name}. No forward pass information available. Enable detect anomaly during forward pass for more information.`,
    );
  else if (induced)
    warn(
      `\n\nPrevious calculation was induced by ${name}. Traceback of forward call that induced the previous calculation:\n${lines.join('')}`,
    );
  else warn(`Error detected in ${name}. Traceback of forward call that caused the error:\n${lines.join('')}`);
}

interface DetectOptions {
  readonly check_nan?: boolean;
}

/** The mode as a value. What held before it was made comes back when it is left. */
export class DetectAnomaly extends Context {
  private readonly check_nan: boolean;
  private readonly before = enabled;
  private readonly checkedBefore = checking;

  constructor(check_nan: boolean) {
    super();
    this.check_nan = check_nan;
    warn(
      'Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.',
    );
  }

  protected override get path(): string {
    return 'torch.autograd.anomaly_mode.detect_anomaly';
  }

  override __enter__(): void {
    set_anomaly_enabled(true, this.check_nan);
  }

  override __exit__(): void {
    set_anomaly_enabled(this.before, this.checkedBefore);
  }
}

/** Holds as soon as it is made. */
export class SetDetectAnomaly extends Context {
  private readonly before = enabled;
  private readonly checkedBefore = checking;

  constructor(mode: boolean, check_nan: boolean) {
    super();
    set_anomaly_enabled(mode, check_nan);
  }

  protected override get path(): string {
    return 'torch.autograd.anomaly_mode.set_detect_anomaly';
  }

  override __enter__(): void {
    // It holds already.
  }

  override __exit__(): void {
    set_anomaly_enabled(this.before, this.checkedBefore);
  }
}

type Body<T> = () => T;

/**
 * Runs `body` in anomaly mode: the step back of every operator must give no NaN (`check_nan`), and an error in one is
 * preceded by a warning that names the line of the forward call. Slow; without a body, the mode as a value.
 */
export function detect_anomaly(check_nan?: boolean | DetectOptions): DetectAnomaly;
export function detect_anomaly<T>(body: Body<T>): T;
export function detect_anomaly<T>(check_nan: boolean | DetectOptions, body: Body<T>): T;
export function detect_anomaly<T>(
  first: boolean | DetectOptions | Body<T> = true,
  second?: Body<T>,
): T | DetectAnomaly {
  const body = typeof first === 'function' ? first : second;
  const mode = new DetectAnomaly(typeof first === 'function' ? true : checkNan(first));
  return body === undefined ? mode : mode.run(body);
}

/** Turns the mode on or off, until the value that comes back is left; with a `body`, while that runs. */
export function set_detect_anomaly(mode: boolean, check_nan?: boolean | DetectOptions): SetDetectAnomaly;
export function set_detect_anomaly<T>(mode: boolean, body: Body<T>): T;
export function set_detect_anomaly<T>(mode: boolean, check_nan: boolean | DetectOptions, body: Body<T>): T;
export function set_detect_anomaly<T>(
  mode: boolean,
  second: boolean | DetectOptions | Body<T> = true,
  third?: Body<T>,
): T | SetDetectAnomaly {
  const body = typeof second === 'function' ? second : third;
  const set = new SetDetectAnomaly(mode, typeof second === 'function' ? true : checkNan(second));
  return body === undefined ? set : set.run(body);
}

function checkNan(given: boolean | DetectOptions): boolean {
  return typeof given === 'object' ? (given.check_nan ?? true) : given;
}
