/** What a custom Function does that says nothing else itself: errors that tell what to write. */
import { notImplementedError } from '../../errors';

/** What is said of each static member that is missing. */
export const MISSING = {
  forward: 'You must implement the forward function for custom autograd.Function.',
  setup_context: 'setup_context is not implemented.',
  backward:
    'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
  jvp: 'You must implement the jvp function for custom autograd.Function to use it with forward mode AD.',
  vmap: 'To use autograd.Function with vmap, you must either override the vmap staticmethod or set generate_vmap_rule=True.',
} as const;

export function forward(): never {
  throw notImplementedError(MISSING.forward);
}

export function setup_context(): never {
  throw notImplementedError(MISSING.setup_context);
}

/** Of `backward` and of `vjp`, which are the same. */
export function backward(): never {
  throw notImplementedError(MISSING.backward);
}

export function jvp(): never {
  throw notImplementedError(MISSING.jvp);
}

export function vmap(): never {
  throw notImplementedError(MISSING.vmap);
}
