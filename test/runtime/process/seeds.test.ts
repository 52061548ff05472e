/**
 * The seeds' programs from text to answer, through the real child: printed to the letter, differentiated with the checks
 * in agreement, plotted with the derivative and the tangent, although no seed but two asks for a plot.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlotRequest } from '../../../src/trace/plot';
import { firstFocus } from '../../../src/trace/focus';
import type { ProgramTrace } from '../../../src/trace/program';
import { outputOf, variableGradient } from '../../../src/trace/queries';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import type { Focus } from '../../../src/trace/tape';
import { childBundles, TestPrograms } from './children';

const FOLDER = path.resolve('test/fixtures/programs');

/** Value and slopes at the program's own point, by hand; of a vector the sum, and the slope of its last element. */
const BY_HAND: Readonly<Record<string, { readonly value: number; readonly slopes: Readonly<Record<string, number>> }>> =
  {
    'cubic-in-two': { value: 76, slopes: { u: 8, v: 50 } },
    'cubic-plot': { value: 0, slopes: { x: 3000 } },
    'leaf-and-result': { value: 27, slopes: { x: 18 } },
    'parabola-plot': { value: 2947.368, slopes: { x: 40 } },
    polynomial: { value: 145, slopes: { x: 233 } },
    quadratic: { value: 64, slopes: { x: 38 } },
    'scaled-square': { value: 27, slopes: { x: 18 } },
    sine: { value: Math.sin(100 / 2 ** 1.5), slopes: { x: Math.cos(100 / 2 ** 1.5) / 2 ** 1.5 } },
    square: { value: 81, slopes: { x: 18 } },
    'two-variables': { value: 91, slopes: { u: 43, v: 20 } },
    'with-linear-terms': { value: 104, slopes: { u: 15, v: 55 } },
  };

let programs: TestPrograms;
beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
});
afterAll(() => {
  programs.close();
});

function granted<T>(given: T | Refusal): T {
  if (isRefusal(given)) throw new Error(given.message.text);
  return given;
}

/** What it printed, without figures and warnings. */
function printed({ output }: ProgramTrace): readonly string[] {
  return output.flatMap(({ kind, text }) => (kind === 'print' ? [text] : []));
}

function focusOf(trace: Parameters<typeof firstFocus>[0]): Focus {
  const focus = firstFocus(trace);
  if (focus === null) throw new Error('there is nothing to differentiate');
  return focus;
}

const seeds = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));

it('every seed is there', () => {
  expect(seeds.filter((name) => name in BY_HAND)).toHaveLength(Object.keys(BY_HAND).length);
});

describe.each(Object.entries(BY_HAND))('%s', (name, { value, slopes }) => {
  const text = readFileSync(path.join(FOLDER, `${name}.ts`), 'utf8');

  it('prints what PyTorch prints', async () => {
    const { trace } = await programs.run(text);
    expect(trace.ending).toStrictEqual({ kind: 'finished' });
    expect(`${printed(trace).join('\n')}\n`).toBe(readFileSync(path.join(FOLDER, `${name}.out.txt`), 'utf8'));
  });

  it('shows f, f′ and the tangent without a plot, and agrees with differences', async () => {
    const recording = await programs.run(text);
    const focus = focusOf(recording.trace);
    const differentiated = programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} });
    const trace = granted(await differentiated.answer);
    expect(trace.checks.map(({ verdict }) => verdict)).toEqual(Object.keys(slopes).map(() => 'agrees'));
    expect(outputOf(trace).values.reduce((sum, element) => sum + element, 0)).toBeCloseTo(value, 2);
    for (const [variable, slope] of Object.entries(slopes)) {
      expect(variableGradient(trace, variable)?.values.at(-1)).toBeCloseTo(slope, 3);
      const ask: PlotRequest = { variable, element: 0, from: null, to: null, count: 1001 };
      const data = granted(
        await programs.programs.analyse(recording, {
          kind: 'ask',
          focus,
          values: {},
          enquiry: { kind: 'plot', ask },
        }).answer,
      );
      expect(data.x.length).toBeGreaterThanOrEqual(1001);
      // The derivative drawn is the slope of the function drawn, between neighbouring points.
      const middle = Math.floor(data.x.length / 2);
      const [before = NaN, after = NaN] = [data.x[middle - 1], data.x[middle + 1]];
      const [low = NaN, high = NaN] = [data.f[middle - 1], data.f[middle + 1]];
      const scale = Math.max(1, ...data.df.map(Math.abs).filter(Number.isFinite));
      expect(Math.abs((high - low) / (after - before) - (data.df[middle] ?? NaN)) / scale).toBeLessThan(0.01);
      // A vector of points has no single tangent.
      if (recording.trace.figures.length === 0 || trace.variables.length > 1)
        expect(data.point?.slope).toBeCloseTo(slope, 3);
    }
  });
});

describe('a program of a thousand lines', () => {
  /** Classes, generics, async functions and loops, over and over, each using what stands before. */
  function thousandLines(): string {
    const parts = ['const x0 = torch.tensor(0.5, { requires_grad: true });'];
    for (let part = 1; part <= 50; part += 1)
      parts.push(`
/** Layer ${part}. */
interface Options${part} { readonly scale: number; readonly bias?: number }
abstract class Base${part}<T extends Tensor> {
  static readonly kind = 'layer ${part}' as const;
  #calls = 0;
  constructor(protected readonly options: Options${part}) {}
  abstract forward(input: T): T;
  get calls(): number {
    return this.#calls;
  }
  protected count(): void {
    this.#calls++;
  }
}
class Layer${part} extends Base${part}<Tensor> {
  override forward(input: Tensor): Tensor {
    this.count();
    return torch.tanh(input * this.options.scale + (this.options.bias ?? 0.01));
  }
}
const layer${part} = new Layer${part}({ scale: 1 + ${part} / 100 });
const x${part} = await (async (): Promise<Tensor> => layer${part}.forward(x${part - 1}))();`);
    parts.push('x50.backward();', 'print(x0.grad.item().toFixed(6), layer50.calls);');
    return parts.join('\n');
  }

  it('runs, is recorded to its last line and can be differentiated', async () => {
    const text = thousandLines();
    expect(text.split('\n').length).toBeGreaterThan(1000);
    const recording = await programs.run(text);
    expect(recording.trace.ending).toStrictEqual({ kind: 'finished' });
    let [x, slope] = [0.5, 1];
    for (let part = 1; part <= 50; part += 1) {
      const inner = x * (1 + part / 100) + 0.01;
      x = Math.tanh(inner);
      slope *= (1 - x * x) * (1 + part / 100);
    }
    expect(printed(recording.trace)).toEqual([`${slope.toFixed(6)} 1`]);
    const last = recording.trace.records.find(({ name, kind }) => name === 'x50' && kind === 'write');
    expect(text.slice(last?.range.start, last?.range.end)).toBe('x50');
    const focus = focusOf(recording.trace);
    const trace = granted(
      await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer,
    );
    expect(trace.checks).toMatchObject([{ variable: 'x0', verdict: 'agrees' }]);
  });
});
