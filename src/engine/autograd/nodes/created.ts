/** What happens to every node when it is whole: what it saved is packed, and hooks on the creation of nodes see it. */
import { runtimeError } from '../../errors';
import { CREATION, setUnusual } from '../../unusual';
import { callHook, type Hook } from '../hooks/hooks';
import type { Node } from './node';
import { defaultHooks } from './saved';

const hooks: Hook[] = [];
let running = false;

/** To be called with every new node, once its edges, its outputs and what it saved are there. */
export function completed(node: Node): void {
  if (defaultHooks() !== null) node.packSaved();
  if (hooks.length > 0) callHooks(node);
}

function callHooks(node: Node): void {
  if (running)
    throw runtimeError(
      `Creating a new autograd node from inside a node creation hook is not supported. Node creation hooks should only observe the node (e.g. record it, stash metadata, or register backward hooks on it); got a new node of type ${node.name()} while a hook was running.`,
    );
  running = true;
  try {
    for (const hook of hooks.slice()) callHook(hook, node);
  } finally {
    running = false;
  }
}

/** Shows `hook` every node that is made from now on. */
export function pushCreationHook(hook: Hook): void {
  hooks.push(hook);
  setUnusual(CREATION, true);
}

export function popCreationHook(): void {
  hooks.pop();
  setUnusual(CREATION, hooks.length > 0);
}
