/** Walks over trees whose parts share definitions. */
import { expect, it } from 'vitest';
import { callTree, fold, nameTree, some } from '../../../src/languages/expression/fold';
import type { Tree } from '../../../src/languages/expression/tree';

const RANGE = { start: 0, end: 0 };

/** `a = x*x; b = a*a; …`: written out it would have 2^40 factors. */
function doubled(times: number): Tree {
  let definition: Tree = nameTree('x', RANGE);
  for (let time = 0; time < times; time++) {
    const name: Tree = { kind: 'bound', name: `a${String(time)}`, definition, assignment: RANGE, range: RANGE };
    definition = callTree('mul', [name, name], RANGE, RANGE);
  }
  return definition;
}

it('look at a shared definition once', () => {
  const seen: string[] = [];
  const found = some(doubled(40), (tree) => {
    if (tree.kind === 'name') seen.push(tree.name);
    // Fails at once where a walk would go on for days.
    return seen.length > 1;
  });
  expect(found).toBe(false);
  expect(seen).toEqual(['x']);
});

it('combine a shared definition once', () => {
  let names = 0;
  fold(doubled(40), ({ kind }) => (kind === 'name' ? (names += 1) : 0));
  expect(names).toBe(1);
});
