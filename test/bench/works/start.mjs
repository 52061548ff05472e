// The engine's start, in processes that do nothing else.
import { most } from './goals.mjs';

function start(label, title) {
  return { label, title, expected: 233, relative: 1e-6, goals: [most(15)] };
}

export const START = {
  start: start('start', 'the engine’s start: from its import to the first gradient'),
  'start-large': start('start with a large array', 'the same with a first large array, and so WebAssembly'),
  'start-cached': start('cached start', 'the engine’s start from V8’s code cache (Node 22 and newer)'),
  'start-large-cached': start(
    'cached start with a large array',
    'the same with a first large array, from V8’s code cache',
  ),
};
