/** Whether operators record a graph now: PyTorch's grad mode. */

import { pythonTypeName, typeError } from '../errors';

let enabled = true;

export function is_grad_enabled(): boolean {
  return enabled;
}

export function withGradMode<T>(mode: boolean, body: () => T): T {
  const before = enabled;
  enabled = mode;
  try {
    return body();
  } finally {
    enabled = before;
  }
}

/** Runs `body` without recording. */
export function no_grad<T>(body: () => T): T {
  return withGradMode(false, body);
}

/** Runs `body` recording, also inside `no_grad`. */
export function enable_grad<T>(body: () => T): T {
  return withGradMode(true, body);
}

/** Whether to record from now on; with a `body`, while that runs. */
export function set_grad_enabled(mode: boolean): void;
export function set_grad_enabled<T>(mode: boolean, body: () => T): T;
export function set_grad_enabled<T>(mode: boolean, body?: () => T): T | undefined {
  if (typeof mode !== 'boolean')
    throw typeError(`set_grad_enabled(): argument 'enabled' (position 1) must be bool, not ${pythonTypeName(mode)}`);
  if (body !== undefined) return withGradMode(mode, body);
  enabled = mode;
  return undefined;
}

let reporting = true;

/** Whether the observer hears of operator calls: not of those that a backward pass makes. */
export function is_reporting(): boolean {
  return reporting;
}

export function unreported<T>(body: () => T): T {
  const before = reporting;
  reporting = false;
  try {
    return body();
  } finally {
    reporting = before;
  }
}
