/** Jacobians and Hessians of expressions and programs, what their eigenvalues say, and what is refused. */
import { describe, expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import { spectrumOf } from '../../../src/runtime/enquiries/spectrum';
import type { MatrixData, MatrixRequest } from '../../../src/trace/matrix';
import { recordProgram, type RecordedProgram } from '../analysis/recorded';
import { answered, ofProgram, ofText, refusedBy, type Asks } from './asked';

const grads = { requires_grad: true } as const;

function of(asks: Asks, kind: MatrixRequest['kind'], ...variables: string[]): MatrixData {
  return answered(asks({ kind: 'matrix', ask: { kind, of: variables } }));
}

const labels = (places: MatrixData['rows']): string[] =>
  places.map(({ name, index }) => `${name ?? 'y'}${index.length === 0 ? '' : `[${index.join(', ')}]`}`);
const says = (data: MatrixData): string[] => data.spectrum?.says.map(({ text }) => text) ?? [];

const rosenbrock = (x: number, y: number): RecordedProgram =>
  recordProgram((write) => {
    const [a, b] = [write('x', torch.tensor(x, grads)), write('y', torch.tensor(y, grads))];
    write(
      'f',
      a
        .neg()
        .add(1)
        .pow(2)
        .add(b.sub(a.pow(2)).pow(2).mul(100)),
    ).backward();
  });

describe('the Hessian', () => {
  const text = '(1 - x)**2 + 100*(y - x**2)**2';
  const known = (x: number, y: number): number[][] => [
    [2 - 400 * (y - x * x) + 800 * x * x, -400 * x],
    [-400 * x, 200],
  ];

  it.each([
    ['an expression', (x: number, y: number) => ofText(text, { x, y })],
    ['a program', (x: number, y: number) => ofProgram(rosenbrock(x, y))],
  ] as const)('of Rosenbrock as %s is the known one, and its minimum is found to be one', (_, asks) => {
    expect(of(asks(0.5, -2), 'hessian').values).toEqual(known(0.5, -2));
    const minimum = of(asks(1, 1), 'hessian');
    expect(minimum.values).toEqual(known(1, 1));
    expect(labels(minimum.rows)).toEqual(['x', 'y']);
    expect(minimum.spectrum?.eigenvalues?.[0]).toBeCloseTo(0.39936077, 6);
    expect(minimum.spectrum?.condition).toBeCloseTo(2508.0096, 3);
    expect(says(minimum)).toEqual([
      'All eigenvalues are positive: the function curves upwards in every direction, so where its gradient is zero it has a minimum.',
      'The gradient is zero here (|∇f| = 0): this is a minimum.',
    ]);
    expect(says(of(asks(0.5, -2), 'hessian'))[1]).toBe(
      'The gradient is not zero here (|∇f| = 635.689): this is not the minimum.',
    );
  });

  it('of a quadratic form is its matrix, for a vector', () => {
    const A = [
      [2, 1, 0],
      [1, 3, -1],
      [0, -1, 4],
    ];
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, -2, 0.5], grads));
      write('q', x.matmul(torch.tensor(A).matmul(x)).mul(0.5)).backward();
    });
    const data = of(ofProgram(program), 'hessian');
    expect(data.values).toEqual(A);
    expect(labels(data.columns)).toEqual(['x[0]', 'x[1]', 'x[2]']);
  });

  it('names a saddle, a maximum, flat directions and a plane', () => {
    expect(says(of(ofText('x**2 - y**2', { x: 0, y: 0 }), 'hessian'))).toEqual([
      'Eigenvalues above zero: 1, below zero: 1. The function curves upwards in some directions and downwards in others.',
      'The gradient is zero here (|∇f| = 0): this is a saddle point.',
    ]);
    expect(says(of(ofText('-x**2 - 2*y**2', { x: 0, y: 0 }), 'hessian'))[1]).toBe(
      'The gradient is zero here (|∇f| = 0): this is a maximum.',
    );
    const valley = of(ofText('(x - y)**2', { x: 2, y: 2 }), 'hessian');
    expect(valley.spectrum?.condition).toBe(Infinity);
    expect(says(valley)).toEqual([
      'No eigenvalue is negative: the function curves upwards in some directions and downwards in none.',
      'One eigenvalue is zero within rounding: along its direction the function is flat to second order.',
      'The gradient is zero here (|∇f| = 0), but second derivatives do not decide what kind of point this is.',
    ]);
    expect(says(of(ofText('2*x + 3*y', { x: 1, y: 1 }), 'hessian'))).toEqual([
      'All eigenvalues are zero: to second order the function is flat or a plane here.',
      'The gradient is not zero here (|∇f| = 3.60555), so the function still rises and falls: this is no minimum, maximum or saddle point.',
    ]);
  });

  it('of one variable is f″, with what it says', () => {
    const polynomial = of(ofText('5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', { x: 2 }), 'hessian');
    expect(polynomial.values).toEqual([[290]]);
    expect(says(polynomial)).toEqual([
      'f″ = 290 is positive: the slope grows, the curve bends upwards here.',
      'The slope f′ = 233 is not zero, so this is not the minimum.',
    ]);
    expect(says(of(ofText('torch.cos(x)', { x: 0 }), 'hessian'))[1]).toBe(
      'The slope f′ = 0 is zero here: this is a maximum.',
    );
    expect(says(of(ofText('x**3', { x: 0 }), 'hessian'))).toEqual([
      'f″ is 0: to second order the curve is straight here.',
      'f′ is 0 as well, so the second derivative does not decide whether this is an extremum.',
    ]);
  });

  it('of a sum, of chosen variables, and of one that nothing depends on', () => {
    const vector = of(ofText('x**3 * a', { x: [1, 2], a: 2 }), 'hessian', 'x');
    expect(vector.values).toEqual([
      [12, 0],
      [0, 24],
    ]);
    expect(vector.notes.map(({ id }) => id)).toEqual(['matrix.summed', 'matrix.chosen']);
    // A condition leaves z out on this side.
    const left = of(ofText('x**2 if x > 0 else z', { x: 3, z: 1 }), 'hessian');
    expect(left.values).toEqual([
      [2, null],
      [null, null],
    ]);
    expect(left.spectrum?.eigenvalues).toEqual([0, 2]);
  });

  it('with NaN has no eigenvalues, and says so', () => {
    const data = of(ofText('torch.sqrt(x)*0 + y**2', { x: 0, y: 1 }), 'hessian');
    expect(data.spectrum?.eigenvalues).toBeNull();
    expect(says(data)).toEqual(['Some second derivatives are not finite numbers here, so there are no eigenvalues.']);
  });

  it('that is not symmetric is told of', () => {
    const { says: words } = spectrumOf({
      matrix: [
        [2, 1],
        [0, 2],
      ],
      gradient: [0, 0],
      point: [0, 0],
    });
    expect(words[0]?.id).toBe('spectrum.asymmetric');
    expect(words[0]?.text).toContain('differ by up to 1');
  });

  it('agrees with differences of the gradient', () => {
    const at = { x: 0.7, y: -1.3, z: 0.4 };
    const formula = 'torch.sin(x*y) * torch.exp(z) + x**2 / (1 + z**2)';
    const gradient = (values: typeof at): number[] => {
      const run = ofText(formula, values);
      return (of(run, 'jacobian').values[0] ?? []).map(Number);
    };
    const { values } = of(ofText(formula, at), 'hessian');
    const step = 1e-5;
    Object.keys(at).forEach((name, row) => {
      const moved = (by: number): number[] => gradient({ ...at, [name]: at[name as keyof typeof at] + by });
      const [above, below] = [moved(step), moved(-step)];
      values[row]?.forEach((value, column) => {
        expect(value).toBeCloseTo(((above[column] ?? NaN) - (below[column] ?? NaN)) / (2 * step), 6);
      });
    });
  });
});

describe('the Jacobian', () => {
  const product = (): Asks =>
    ofText('W @ x', {
      W: [
        [1, 2],
        [3, 4],
      ],
      x: [5, 6],
    });

  it('has a row for each element of the output, before it is summed', () => {
    const data = of(product(), 'jacobian');
    expect([labels(data.rows), labels(data.columns)]).toEqual([
      ['y[0]', 'y[1]'],
      ['W[0, 0]', 'W[0, 1]', 'W[1, 0]', 'W[1, 1]', 'x[0]', 'x[1]'],
    ]);
    expect(data.values).toEqual([
      [5, 6, 0, 0, 1, 2],
      [0, 0, 5, 6, 3, 4],
    ]);
    expect(data.spectrum).toBeNull();
    expect(labels(of(product(), 'jacobian', 'x').columns)).toEqual(['x[0]', 'x[1]']);
  });

  it('of a scalar is its gradient, also where the formula behind it is what it sums', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2, 3], grads));
      torch.sum(write('Y', x.pow(2))).backward();
    });
    const summed = of(ofProgram(program), 'jacobian');
    expect([labels(summed.rows), summed.values]).toEqual([['y'], [[2, 4, 6]]]);
    const vector = of(ofProgram({ tape: program.tape, focus: program.focusOn('Y') }), 'jacobian');
    expect(labels(vector.rows)).toEqual(['y[0]', 'y[1]', 'y[2]']);
    expect(vector.values).toEqual([
      [2, 0, 0],
      [0, 4, 0],
      [0, 0, 6],
    ]);
  });

  it('has nothing where no gradient arrives', () => {
    expect(of(ofText('x**2 if x > 0 else z', { x: 3, z: 1 }), 'jacobian').values).toEqual([[6, null]]);
  });

  it('tells of the weights of backward()', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2], grads));
      write('y', x.pow(2)).backward(torch.tensor([1, 10]));
    });
    const data = of(ofProgram(program), 'jacobian');
    expect(data.values).toEqual([
      [2, 0],
      [0, 40],
    ]);
    expect(data.notes.map(({ id }) => id)).toEqual(['matrix.weighted']);
  });
});

describe('what is too large', () => {
  const long = Array.from({ length: 65 }, (_, index) => index);

  it('is refused with what to do', () => {
    expect(
      refusedBy(ofText('(x**2).sum() + y', { x: long, y: 1 })({ kind: 'matrix', ask: { kind: 'hessian', of: [] } })),
    ).toEqual([
      'The variables have 66 elements together; a matrix of at most 64 columns is shown.',
      'Choose variables with at most 64 elements together.',
    ]);
    expect(refusedBy(ofText('x**2', { x: long })({ kind: 'matrix', ask: { kind: 'jacobian', of: [] } }))[1]).toBe(
      'Use a smaller vector or matrix, or look at its elements in the table.',
    );
    expect(
      refusedBy(ofText('x * y', { x: long, y: 1 })({ kind: 'matrix', ask: { kind: 'jacobian', of: ['y'] } })),
    ).toEqual([
      'The result has 65 elements; a matrix of at most 64 rows is shown.',
      'Choose an output with fewer elements, or the Hessian, which is of their sum.',
    ]);
  });

  it('and what is not there, is refused too', () => {
    expect(refusedBy(ofText('x**2', { x: 1 })({ kind: 'matrix', ask: { kind: 'jacobian', of: ['q'] } }))[0]).toBe(
      'The formula has no variable q.',
    );
  });

  it('of an expression may still be chosen', () => {
    const asks = ofText('(x**2).sum() + y**2', { x: long, y: 3 });
    expect(of(asks, 'hessian', 'y').values).toEqual([[2]]);
  });
});

it('a program that cannot be differentiated twice is refused with the engine’s words', () => {
  const program = recordProgram((write) => {
    const x = write('x', torch.tensor([[0.1, 0.4, 0.2]], grads));
    write('y', torch.nn.functional.multi_margin_loss(x, torch.tensor([1n]))).backward();
  });
  const why = 'derivative for aten::multi_margin_loss_backward is not implemented';
  expect(refusedBy(ofProgram(program)({ kind: 'matrix', ask: { kind: 'hessian', of: [] } }))).toEqual([
    `This cannot be differentiated twice: ${why}`,
    'Look at the Jacobian, which needs one derivative only.',
  ]);
  expect(answered(ofProgram(program)({ kind: 'curvature', ask: { variables: [] } })).variables).toMatchObject([
    { variable: 'x', values: null, reason: { text: `This cannot be differentiated twice: ${why}` } },
  ]);
  expect(of(ofProgram(program), 'jacobian').values).toHaveLength(1);
});
