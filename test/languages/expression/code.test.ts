/** How JavaScript, TypeScript and Python are read, against the languages themselves. */
import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import { read, reading, refused, shown, valueOf } from './reading';

function reads(language: string, cases: Readonly<Record<string, string>>): void {
  it.each(Object.entries(cases))('%s is %s', (text, tree) => {
    expect(shown(read(text, language).tree)).toBe(tree);
  });
}

describe('Python', () => {
  reads('python', {
    '-x**2': 'neg(pow(x, 2))',
    'x**-2': 'pow(x, neg(2))',
    'x**y**z': 'pow(x, pow(y, z))',
    '2**-x**2': 'pow(2, neg(pow(x, 2)))',
    'x // 2 % 3': 'remainder(floor_divide(x, 2), 3)',
    'a @ b @ c': 'matmul(matmul(a, b), c)',
    '1 if x > 0 else 2 if y else z*x': 'if(gt(x, 0), 1, if(y, 2, mul(z, x)))',
    '(x > 0) * x': 'mul(gt(x, 0), x)',
    'x if 0 < x <= 1 else 0': 'if(logical_and(lt(0, x), le(x, 1)), x, 0)',
    'x if not x > 0 and y or z else 1': 'if(logical_or(logical_and(logical_not(gt(x, 0)), y), z), x, 1)',
    'math.sin(x) + np.arctan2(y, x)': 'add(sin(x), atan2(y, x))',
    'numpy.power(x, 2)': 'pow(x, 2)',
    'torch.nn.functional.softplus(x, beta=2)': 'softplus(x, beta=2)',
    'F.relu(x)': 'relu(x)',
    'math.log(x, 3)': 'log_base(x, 3)',
    'math.fabs(x)': 'abs(x)',
    'max(x, y, 0)': 'maximum(maximum(x, y), 0)',
    'max(x)': 'max(x)',
    'np.max(x)': 'amax(x)',
    'np.clip(x, 0, 1)': 'clamp(x, min=0, max=1)',
    'x.clamp(min=0)': 'clamp(x, min=0)',
    'torch.clamp(x, y)': 'maximum(x, y)',
    'x.sum(0, True)': 'sum(x, dim=0, keepdim=true)',
    'np.sum(x, axis=(0, 1), keepdims=True)': 'sum(x, dim=[0,1], keepdim=true)',
    '(x*w).sum().sqrt()': 'sqrt(sum(mul(x, w)))',
    'x.T @ x': 'matmul(t(x), x)',
    'x[0]**2 + x[-1]': 'add(pow(select(x, dim=0, index=0), 2), select(x, dim=0, index=-1))',
    'A[0, 1]': 'select(select(A, dim=0, index=0), dim=0, index=1)',
    'torch.tensor([1.0, 2.0]) * x': 'mul([1, 2], x)',
    'torch.tensor(w, requires_grad=True) * 2': 'mul(w, 2)',
    'np.array(2 * w) + torch.Tensor(v)': 'add(mul(2, w), v)',
    'torch.tensor([x, y]).sum()': 'sum([x, y])',
    'torch.stack([x, y]).sum()': 'sum([x, y])',
    'x.float().requires_grad_() + float(y)': 'add(x, y)',
    'x.clone() * 2': 'mul(clone(x), 2)',
    'math.pi * r**2': 'mul(pi, pow(r, 2))',
    'pi * r**2': 'mul(pi, pow(r, 2))',
    'self.w * x + self.b': 'add(mul(self.w, x), self.b)',
    '(x  # the first\n + y)': 'add(x, y)',
    'x + \\\n y': 'add(x, y)',
    '1_000.5e-3 * x + 0x1F': 'add(mul(1.0005, x), 31)',
    'x; ': 'x',
    'np.linalg.norm(x)': 'norm(x)',
  });

  /** Recorded from CPython 3.12 at x = 0.7, y = 1.3, z = 2.1. */
  it.each([
    ['-x**2', -0.48999999999999994],
    ['x**-2', 2.0408163265306127],
    ['2**-x**2', 0.712025097798536],
    ['x**y**z', 0.5385877979675296],
    ['-x // y', -1],
    ['-x % y', 0.6000000000000001],
    ['x - y - z', -2.7],
    ['x / y / z', 0.2564102564102564],
    ['x / y * z', 1.1307692307692307],
    ['x * y // z % y', 0],
    ['+x - -y', 2],
    ['-x ** -y', -1.5899100258580596],
  ] as const)('%s', (text, value) => {
    expect(valueOf(read(text, 'python'), { x: 0.7, y: 1.3, z: 2.1 })).toBeCloseTo(value, 12);
  });
});

it('random formulas have the value that CPython gives them', async () => {
  const recorded = JSON.parse(
    await readFile(new URL('golden/python-values.json', import.meta.url), 'utf8'),
  ) as readonly (readonly [string, number])[];
  expect(recorded.length).toBe(300);
  for (const [text, value] of recorded) {
    const found = valueOf(read(text, 'python'), { x: 0.7, y: 1.3, z: 2.1 });
    expect(Math.abs(found - value), text).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  }
});

describe('JavaScript and TypeScript', () => {
  reads('typescript', {
    '(-x) ** 2': 'pow(neg(x), 2)',
    '-(x ** 2)': 'neg(pow(x, 2))',
    'x ** y ** z': 'pow(x, pow(y, z))',
    'x % 3': 'fmod(x, 3)',
    'x > 0 && !(y === 1) ? x : y': 'if(logical_and(gt(x, 0), logical_not(eq(y, 1))), x, y)',
    'Math.max(x, y, 1)': 'maximum(maximum(x, y), 1)',
    'Math.hypot(x, y)': 'hypot(x, y)',
    'Math.cbrt(x) + Math.round(x)': 'add(cbrt(x), round_half_up(x))',
    'Math.PI * r ** 2': 'mul(pi, pow(r, 2))',
    '((x))': 'x',
    'x as number': 'x',
    '(x!) + <number>y': 'add(x, y)',
    '1_000 * x + 0xff - 1e-3': 'sub(add(mul(1000, x), 255), 0.001)',
    'x /* one */ + // two\n y': 'add(x, y)',
    'torch.sum(x, { dim: 0, keepdim: true })': 'sum(x, dim=0, keepdim=true)',
    'x.mul(2).sum()': 'sum(mul(x, 2))',
    'this.w * x': 'mul(this.w, x)',
    'p.x ** 2': 'pow(p.x, 2)',
    'x[0] * 2': 'mul(select(x, dim=0, index=0), 2)',
    'sin(x)': 'sin(x)',
    'torch.tensor([1, 2], { dtype: torch.float64 }).mul(x)': 'mul([1, 2], x)',
    'torch.where(x > 0, x, 0)': 'where(gt(x, 0), x, 0)',
  });

  it.each([
    ['const y: number = x ** 2;', 'y'],
    ['let y = x ** 2', 'y'],
    ['export const y = x ** 2;', 'y'],
    ['y = x ** 2', 'y'],
    ['this.y = x ** 2;', 'this.y'],
    ['y = z = x ** 2', 'z'],
    ['y: x ** 2', 'y'],
    ['return x ** 2;', null],
    ['x ** 2;', null],
    ['const f = (x: number): number => x ** 2;', 'f'],
    ['const f = x => { return x ** 2; };', 'f'],
    ['function f(x: number) { return x ** 2 }', 'f'],
    ['f(x) = x ** 2', 'f'],
  ])('%s is named %s', (text, name) => {
    const expression = read(text, 'typescript');
    expect(expression.name).toBe(name);
    expect(shown(expression.tree)).toBe('pow(x, 2)');
    expect(text.slice(expression.formulaRange.start, expression.formulaRange.end)).toBe('x ** 2');
  });

  it('of an object among the parameters only the numbers vary', () => {
    const { variables } = read('const f = (a: Point, t: number, unused: number) => a.x * t + a.y', 'typescript');
    expect(variables.map(({ name }) => name)).toEqual(['t', 'unused', 'a.x', 'a.y']);
  });

  it('other languages with C’s operators declare their names in their way', () => {
    expect(read('double y = 3*x*x;', 'cpp').name).toBe('y');
    expect(read('final double y = 3*x*x;', 'java').name).toBe('y');
    expect(read('let mut y = 3.0*x*x;', 'rust').name).toBe('y');
    expect(read('y := 3*x*x', 'go').name).toBe('y');
  });
});

it('a quotient of whole numbers is refused where the language cuts it off and has no table of its own', () => {
  expect(refused('1/2*x', 'zig').message.id).toBe('expression.integer-division');
  expect(shown(read('1.0/2*x', 'java').tree)).toBe('mul(div(1, 2), x)');
  expect(shown(read('1/2*x', 'typescript').tree)).toBe('mul(div(1, 2), x)');
});

it('names that have values from elsewhere are names', () => {
  const text = 'speed^2';
  const expression = readExpression(text, { start: 0, end: text.length }, { language: 'plaintext', names: ['speed'] });
  expect(isRefusal(expression) ? expression.message.text : shown(expression.tree)).toBe('pow(speed, 2)');
});

describe('a caret', () => {
  it.each([
    ['javascript', 'JavaScript'],
    ['typescript', 'TypeScript'],
    ['python', 'Python'],
    ['cpp', 'C++'],
  ])('is an exclusive or in %s, and can be read as a power', (language, name) => {
    const refusal = refused('2*x^2', language);
    expect(refusal.message.text).toContain(name);
    expect(refusal.range).toEqual({ start: 3, end: 4 });
    expect(refusal.fix?.kind).toBe('caret-as-power');
    expect(shown(read('2*x^2', language, true).tree)).toBe('mul(2, pow(x, 2))');
  });

  it.each(['javascript', 'python'])('as a power binds as one in %s', (language) => {
    const tree = (text: string): string => shown(read(text, language, true).tree);
    expect(tree('-x^2')).toBe('neg(pow(x, 2))');
    expect(tree('x^y^z')).toBe('pow(x, pow(y, z))');
    expect(tree('2*x^2 + 1')).toBe('add(mul(2, pow(x, 2)), 1)');
    expect(tree('x^-y * z')).toBe('mul(pow(x, neg(y)), z)');
    expect(tree('(x + y)^2')).toBe('pow(add(x, y), 2)');
    expect(tree('x^2**y')).toBe('pow(x, pow(2, y))');
    expect(tree('a - b - c^2')).toBe('sub(sub(a, b), pow(c, 2))');
    expect(
      tree('a < b^2 ? a : b'.replace(/(.*) \? (.*) : (.*)/, language === 'python' ? '$2 if $1 else $3' : '$&')),
    ).toBe('if(lt(a, pow(b, 2)), a, b)');
  });
});

describe('random formulas have the value that JavaScript gives them', () => {
  const leaf = fc.constantFrom('x', 'y', '2', '0.5', '3');
  const formula = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      leaf,
      fc
        .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '%', '**'), tie('any'))
        .map(([a, operator, b]) => `${a} ${operator} ${b}`),
      tie('any').map((a) => `(${a})`),
      tie('any').map((a) => `- ${a}`),
      tie('any').map((a) => `Math.sin(${a})`),
      fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `(${a} > ${b} ? ${b} : ${c})`),
    ),
  })).any;

  it('or are errors there, too', () => {
    const javascript = createContext();
    fc.assert(
      fc.property(formula, (text) => {
        const expression = reading(text, 'javascript');
        let real: ((x: number, y: number) => number) | null;
        try {
          // The language itself is what the reading is held against.
          real = runInContext(`(x, y) => (${text})`, javascript) as (x: number, y: number) => number;
        } catch {
          real = null;
        }
        if (isRefusal(expression)) {
          if (real !== null) expect(expression.message.id).toBe('expression.no-variable');
          return;
        }
        expect(real).not.toBeNull();
        const expected = real?.(1.25, 0.75) ?? NaN;
        const found = valueOf(expression, { x: 1.25, y: 0.75 });
        if (Number.isNaN(expected)) expect(found).toBeNaN();
        else if (Number.isFinite(expected))
          expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }),
      { numRuns: 1000 },
    );
  });
});
