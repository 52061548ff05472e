/**
 * A small extension beside ours, in the same host: how long our hovers take there, from the call to the answer, for which
 * the editor has no figure. It stands before `parts.js`, which is loaded at our first use, and writes each time as a line of
 * a file.
 */
import { appendFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import type * as Parts from '../../../src/parts';

interface Loader {
  _load(request: string, ...rest: readonly unknown[]): unknown;
}

const loader = Module as unknown as Loader;
/** Beside this extension. */
const file = path.join(__dirname, 'hovers.txt');

export function activate(): void {
  const load = loader._load.bind(Module);
  loader._load = (request, ...rest) => {
    const loaded = load(request, ...rest);
    return request === './parts' ? withClock(loaded as typeof Parts) : loaded;
  };
}

function withClock({ assemble }: typeof Parts): typeof Parts {
  return {
    assemble: (...given) => {
      const made = assemble(...given);
      made.hover.provideHover = clocked(made.hover.provideHover.bind(made.hover));
      return made;
    },
  };
}

type Provide = ReturnType<typeof Parts.assemble>['hover']['provideHover'];

function clocked(provide: Provide): Provide {
  return (...asked) => {
    const start = performance.now();
    const hover = provide(...asked);
    const took = performance.now() - start;
    if (hover !== undefined) appendFileSync(file, `${took}\n`);
    return hover;
  };
}
