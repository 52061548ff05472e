/** Ten thousand generated formulas, through reading, printing and deriving. The bench tries a million. */
import { expect, it } from 'vitest';

import { GRAMMARS } from './grammar';
import { tally } from './tally';

const SEED = Number(process.env['FAST_CHECK_SEED'] ?? 2026);
const EACH = Math.ceil(10_000 / GRAMMARS.length);

it.each(GRAMMARS.map((grammar) => [grammar.language, grammar] as const))(
  'formulas in %s are read or refused, printed as they are, and derived to the slope that differences give',
  (_language, grammar) => {
    const { faults, read, printed, agreeing } = tally(grammar, EACH, SEED);
    expect(faults).toEqual([]);
    // A grammar whose formulas are mostly refused would try nothing.
    expect(read).toBeGreaterThan(EACH / 2);
    expect(printed).toBeGreaterThan(read / 2);
    expect(agreeing).toBeGreaterThan(read / 3);
  },
);
