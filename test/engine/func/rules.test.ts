/** Rules of vmap are by the names of operators: each is the name of one. */
import { describe, expect, it } from 'vitest';
import { operators } from '../../../src/engine/generated/operators';
import { ruledNames } from '../../../src/engine/transforms/rules';

describe('the rules of vmap', () => {
  it('are for operators that there are', () => {
    const known = new Set(operators.map(({ definition }) => definition.name));
    expect(ruledNames().filter((name) => !known.has(name))).toEqual([]);
  });
});
