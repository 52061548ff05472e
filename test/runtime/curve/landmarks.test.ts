/** Roots, extrema, inflections, poles and jumps of formulas, refined by the engine's own derivatives. */
import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/runtime/run';
import type { LandmarksData, LandmarksRequest } from '../../../src/trace/landmarks';
import { isRefusal } from '../../../src/trace/refusal';
import { runText } from '../run-text';

function look(text: string, from: number, to: number, at: Values = { x: 1 }, more: Partial<LandmarksRequest> = {}) {
  const data = runText(text, at, 'python').ask({
    kind: 'landmarks',
    ask: { variable: 'x', element: 0, from, to, ...more },
  });
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

/** `root 2`, `minimum corner 0`: what it is, how, and where, to twelve digits. */
function told({ found }: LandmarksData): string[] {
  return found.map(({ kind, manner, x }) =>
    [kind, ...(manner === 'plain' ? [] : [manner]), String(Number(x.toPrecision(12)))].join(' '),
  );
}

const far = (x: number): string => String(Number(x.toPrecision(12)));

describe('landmarks', () => {
  it.each<[string, number, number, string[]]>([
    ['x**2 - 4', -3, 5, ['root -2', 'minimum 0', 'root 2']],
    [
      'x**3 - 3*x',
      -3,
      3,
      [`root ${far(-Math.sqrt(3))}`, 'maximum -1', 'root 0', 'inflection 0', 'minimum 1', `root ${far(Math.sqrt(3))}`],
    ],
    ['(x - 1)**2', -3, 4, ['root touches 1', 'minimum 1']],
    ['(x - 1)**3', -3, 4, ['root 1', 'inflection 1']],
    ['x**9', -2, 2, ['root 0', 'inflection 0']],
    ['x**4', -2, 2, ['root touches 0', 'minimum 0']],
    ['x**2 + 1e-6', -2, 2, ['minimum 0']],
    [
      'math.sin(x)',
      -1,
      4,
      ['root 0', 'inflection 0', `maximum ${far(Math.PI / 2)}`, `root ${far(Math.PI)}`, `inflection ${far(Math.PI)}`],
    ],
    ['math.exp(x)', -5, 5, []],
    ['3*x + 2', -2, 2, [`root ${far(-2 / 3)}`]],
    ['x*0 + 2', -2, 2, []],
    ['math.sin(x)**2 + math.cos(x)**2 - 1', -3, 3, []],
  ])('of %s from %d to %d are %j', (text, from, to, expected) => {
    expect(told(look(text, from, to)).sort()).toStrictEqual([...expected].sort());
  });

  it.each<[string, number, number, string[]]>([
    ['abs(x - 0.3)', -2, 2, ['root touches 0.3', 'minimum corner 0.3']],
    ['1 - abs(x)', -2, 2, ['root -1', 'maximum corner 0', 'root 1']],
    ['torch.relu(x)', -2, 2, []],
    ['torch.relu(x) + torch.relu(-x) + 1', -2, 2, ['minimum corner 0']],
    ['torch.clamp(x, -1, 1)', -2, 2.1, ['root 0']],
  ])('of %s, which has a corner, are %j', (text, from, to, expected) => {
    expect(told(look(text, from, to)).sort()).toStrictEqual([...expected].sort());
  });

  it.each<[string, number, number, [string, number, number, number][]]>([
    ['1/(x - 0.123)', -3, 4, [['pole', 0.123, -Infinity, Infinity]]],
    ['1/(x - 1)**2', -3, 4.1, [['pole', 1, Infinity, Infinity]]],
    ['1/x**3 + x', -3, 4.1, [['pole', 0, -Infinity, Infinity]]],
    ['math.tan(x)', -1, 2, [['pole', Math.PI / 2, Infinity, -Infinity]]],
    ['math.log(x)', -1, 3, [['pole', 0, NaN, -Infinity]]],
    ['torch.floor(x)', 0.5, 1.4, [['jump', 1, 0, 1]]],
    ['math.sqrt(x)', -1, 3, []],
  ])('of %s name where it breaks', (text, from, to, expected) => {
    const breaks = look(text, from, to).found.filter(({ kind }) => ['pole', 'jump', 'hole'].includes(kind));
    expect(breaks.map(({ kind, left, right }) => [kind, left, right])).toStrictEqual(
      expected.map(([kind, , left, right]) => [kind, left, right]),
    );
    breaks.forEach(({ x }, index) => {
      expect(x).toBeCloseTo(expected[index]?.[1] ?? NaN, 10);
    });
  });

  it('of a quotient have a hole where both parts vanish', () => {
    const { found } = look('math.sin(x) / x', -1, 1);
    const hole = found.find(({ kind }) => kind === 'hole');
    expect([hole?.x, hole?.f]).toStrictEqual([0, 1]);
  });

  it('are refined to the last digits', () => {
    const [root] = look('math.cos(x) - x', 0, 1).found.filter(({ kind }) => kind === 'root');
    expect(root?.x).toBeCloseTo(0.7390851332151607, 15);
    expect(Math.abs(root?.f ?? 1)).toBeLessThan(2e-16);
  });

  it('of a formula that is computed place by place', () => {
    expect(told(look('sum(x**2) - 30', 0, 10, { x: [1, 2, 3] }, { element: 2 }))).toStrictEqual(['root 5']);
    expect(told(look('x**2 - 4 if x > 0 else -x - 4', -6, 4, { x: 3 }))).toStrictEqual([
      'root -4',
      'minimum corner 0',
      'root 2',
    ]);
  });

  it('on a logarithmic axis', () => {
    expect(told(look('math.log(x) - 1', 0.001, 1000, { x: 1 }, { scale: 'log' }))).toStrictEqual([
      `root ${far(Math.E)}`,
    ]);
  });

  it('beyond what is looked at are counted', () => {
    const { found, more } = look('math.sin(60*x)', -3, 3);
    expect(found.filter(({ kind }) => kind === 'root')).toHaveLength(64);
    expect(more).toBeGreaterThan(0);
  });
});
