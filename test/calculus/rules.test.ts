/** Every function that expressions know has a rule, and every rule agrees with differences and, at kinks, with autograd. */
import { describe, expect, it } from 'vitest';

import { plainFunction } from '../../src/calculus/plain';
import { ruleOf } from '../../src/calculus/rules/rules';
import { evaluate } from '../../src/languages/expression/evaluate';
import { ENTRIES } from '../../src/languages/expression/functions/table';
import type { CallTree, Tree } from '../../src/languages/expression/tree';
import { leavesAt } from '../languages/expression/reading';
import { slopeOf, type Point } from './slopes';
import { call, derived, list, number, x, y } from './built';

type Range = readonly [from: number, to: number];

/** Where a function is looked at, of x and of y; from −3 to 3 if not said. */
const DOMAINS: Readonly<Record<string, readonly [Range, Range?]>> = {
  pow: [[0.2, 3]],
  sqrt: [[0.1, 4]],
  rsqrt: [[0.1, 4]],
  log: [[0.1, 4]],
  log2: [[0.1, 4]],
  log10: [[0.1, 4]],
  log1p: [[-0.9, 4]],
  log_base: [
    [0.1, 4],
    [1.5, 5],
  ],
  tan: [[-1.4, 1.4]],
  sec: [[-1.4, 1.4]],
  cot: [[0.2, 2.9]],
  csc: [[0.2, 2.9]],
  asin: [[-0.95, 0.95]],
  acos: [[-0.95, 0.95]],
  acosh: [[1.1, 4]],
  atanh: [[-0.95, 0.95]],
  logit: [[0.05, 0.95]],
  remainder: [
    [-3, 3],
    [1.1, 2.9],
  ],
  fmod: [
    [-3, 3],
    [1.1, 2.9],
  ],
  floor_divide: [
    [-3, 3],
    [1.1, 2.9],
  ],
  erfc: [[-2, 2]],
};

/** Arguments by name that change what is computed. */
const KEYWORDS: Readonly<Record<string, readonly CallTree['keywords'][]>> = {
  clamp: [{ min: -1 }, { max: 1 }, { min: -1, max: 1.5 }],
  softplus: [{}, { beta: 2 }, { beta: 0.5, threshold: 1 }],
  leaky_relu: [{}, { negative_slope: 0.3 }],
  elu: [{}, { alpha: 2 }],
  select: [{ index: 0 }, { index: -1 }],
};

/** Of one list instead of one number. */
const OF_LISTS = 'sum mean prod amax amin max min norm std var logsumexp select'.split(' ');
/** Of a lone number, these are undefined. */
const UNDEFINED = ['std', 'var'];
const LISTS: readonly Tree[] = [
  list(x, y),
  list(call('mul', [x, y]), number(0.7), call('sin', [x])),
  list(list(x, number(2)), list(y, call('mul', [x, x]))),
];

function calls(operator: string, operands: readonly Tree[]): readonly Tree[] {
  return (KEYWORDS[operator] ?? [{}]).map((keywords) => call(operator, operands, keywords));
}

/** The function of names, and of formulas, whose own derivatives come in by the chain rule. */
function formulasOf({ name, operands: [least], shape }: (typeof ENTRIES)[number]): readonly Tree[] {
  if (name === 'where') return [call('where', [call('gt', [x, y]), call('mul', [x, x]), call('sin', [y])])];
  if (name === 'heaviside') return [call('heaviside', [x, y])];
  if (name === 'matmul' || name === 'dot')
    return [
      call(name, [x, y]),
      call(name, [list(x, y, number(2)), list(call('sin', [x]), number(3), call('mul', [x, y]))]),
    ];
  const plain = calls(name, [x, y].slice(0, least));
  const inner = calls(name, [call('add', [x, call('mul', [number(0.1), call('sin', [y])])]), y].slice(0, least));
  const outer = plain.map((tree) => call('exp', [call('mul', [number(0.3), tree])]));
  const lists = OF_LISTS.includes(name)
    ? LISTS.flatMap((items) => (name === 'select' && items === LISTS[2] ? [] : calls(name, [items])))
    : [];
  const alone = UNDEFINED.includes(name) ? [] : [...plain, ...inner, ...outer];
  const along =
    shape === 'along'
      ? [0, 1].map((index) => call('select', [call(name, [list(x, y, call('mul', [x, y]))])], { index }))
      : [];
  return [...alone, ...lists, ...along];
}

function pointsOf(name: string): readonly Point[] {
  const [of = [-3, 3], ofSecond = of] = DOMAINS[name] ?? [];
  const within = ([from, to]: Range, part: number): number => from + (to - from) * part;
  // Irrational steps, so that no point is a corner or a tie by chance.
  return Array.from({ length: 25 }, (_, i) => ({
    x: within(of, ((i + 1) * Math.SQRT2) % 1),
    y: within(ofSecond, ((i + 1) * Math.sqrt(3)) % 1),
  }));
}

describe('every function', () => {
  it.each(ENTRIES.map(({ name }) => name))('%s has a rule', (name) => {
    expect(ruleOf(name)).toBeDefined();
  });

  it.each(ENTRIES.map((entry) => [entry.name, entry] as const))(
    '%s: its rule agrees with differences',
    (name, entry) => {
      let compared = 0;
      for (const tree of formulasOf(entry))
        for (const by of ['x', 'y']) {
          const [f, df] = [plainFunction(tree), plainFunction(derived(tree, by).result)];
          for (const point of pointsOf(name)) {
            const slope = slopeOf(f, point, by);
            if (slope.kind !== 'smooth') continue;
            const byRule = df(new Map(Object.entries(point)));
            const tolerance = 1e-6 * Math.max(1, Math.abs(slope.slope)) + 10 * slope.error;
            expect(Math.abs(byRule - slope.slope), `${name} by ${by} at ${JSON.stringify(point)}`).toBeLessThan(
              tolerance,
            );
            compared += 1;
          }
        }
      expect(compared).toBeGreaterThan(40);
    },
  );

  it('has a law and a name for people', () => {
    for (const entry of ENTRIES) {
      const { rule } = derived(formulasOf(entry)[0] ?? x);
      expect(rule.law, entry.name).toMatch(/=/);
      expect(rule.name.text, entry.name).toMatch(/^[A-Z][^{}]*$/);
      expect(rule.name.id, entry.name).toMatch(/^rule\.[a-z-]+$/);
    }
  });
});

describe('at kinks the rule says what autograd says', () => {
  const cases: readonly (readonly [string, Tree, Point])[] = [
    ['abs at 0', call('abs', [x]), { x: 0 }],
    ['sign at 0', call('sign', [x]), { x: 0 }],
    ['relu at 0', call('relu', [x]), { x: 0 }],
    ['leaky_relu at 0', call('leaky_relu', [x], { negative_slope: 0.1 }), { x: 0 }],
    ['elu at 0', call('elu', [x], { alpha: 2 }), { x: 0 }],
    ['maximum of equals', call('maximum', [x, call('mul', [number(3), y])]), { x: 3, y: 1 }],
    ['minimum of equals', call('minimum', [x, number(0)]), { x: 0 }],
    ['fmax of equals', call('fmax', [x, number(0)]), { x: 0 }],
    ['fmin of equals', call('fmin', [x, y]), { x: 1, y: 1 }],
    ['three equals', call('maximum', [call('maximum', [x, y]), number(1)]), { x: 1, y: 1 }],
    ['clamp at its least', call('clamp', [x], { min: -1, max: 1 }), { x: -1 }],
    ['clamp at its most', call('clamp', [x], { min: -1, max: 1 }), { x: 1 }],
    ['clamp at its only bound', call('clamp', [x], { min: 0 }), { x: 0 }],
    ['amax of equals', call('amax', [list(x, y, number(2))]), { x: 2, y: 2 }],
    ['min of equals', call('min', [list(x, y, number(2))]), { x: 1, y: 1 }],
    ['floor at a whole number', call('floor', [x]), { x: 2 }],
    ['remainder at a multiple', call('remainder', [x, number(2)]), { x: 4 }],
    ['sqrt at 0', call('sqrt', [x]), { x: 0 }],
    ['log at 0', call('log', [x]), { x: 0 }],
    ['reciprocal at 0', call('reciprocal', [x]), { x: 0 }],
    ['power 0 at 0', call('pow', [x, number(0)]), { x: 0 }],
    ['power 1 at 0', call('pow', [x, number(1)]), { x: 0 }],
    ['power 1.5 at 0', call('pow', [x, number(1.5)]), { x: 0 }],
    ['cube of a negative number', call('pow', [x, number(3)]), { x: -2 }],
    ['a branch that is not taken', call('where', [call('gt', [x, number(0)]), x, number(0)]), { x: 0 }],
    ['softplus far out', call('softplus', [x]), { x: 21 }],
  ];

  it.each(cases)('%s', (_, tree, point) => {
    const leaves = leavesAt(point);
    evaluate({ tree }, leaves).sum().backward();
    for (const by of Object.keys(point)) {
      const byRule = plainFunction(derived(tree, by).result)(new Map(Object.entries(point)));
      const autograd = Number(leaves.get(by)?.grad?.item() ?? 0);
      if (Number.isFinite(autograd)) expect(byRule).toBeCloseTo(autograd, 8);
      else expect(byRule).toBe(autograd);
    }
  });
});
