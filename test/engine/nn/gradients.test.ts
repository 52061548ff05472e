/** `torch.nn.utils`: values and messages as PyTorch's. */
import { expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';

const { nn } = torch;
const { clip_grad_norm_, clip_grad_value_, get_total_norm, parameters_to_vector, vector_to_parameters } = nn.utils;

function parameters(...gradients: number[][]): Tensor[] {
  return gradients.map((values) => {
    const parameter = new nn.Parameter(torch.zeros([values.length]));
    parameter.grad = torch.tensor(values);
    return parameter;
  });
}

const gradients = (of: readonly Tensor[]): string => of.map(({ grad }) => String(grad)).join(' ');

it('gradients are scaled together, by any norm', () => {
  const cases: [number[][], unknown[], string, string][] = [
    [
      [
        [3, 4],
        [0, 12],
      ],
      [6.5],
      'tensor(13.)',
      'tensor([1.5000, 2.0000]) tensor([0.0000, 6.0000])',
    ],
    [
      [
        [3, 4],
        [0, 12],
      ],
      [100],
      'tensor(13.)',
      'tensor([3., 4.]) tensor([ 0., 12.])',
    ],
    [
      [
        [3, -4],
        [0, 12],
      ],
      [6, { norm_type: 'inf' }],
      'tensor(12.)',
      'tensor([ 1.5000, -2.0000]) tensor([0.0000, 6.0000])',
    ],
    [
      [
        [3, -4],
        [0, 12],
      ],
      [6, 1],
      'tensor(19.)',
      'tensor([ 0.9474, -1.2632]) tensor([0.0000, 3.7895])',
    ],
  ];
  for (const [given, args, norm, clipped] of cases) {
    const list = parameters(...given);
    expect(String(clip_grad_norm_(list, ...args))).toBe(norm);
    expect(gradients(list)).toBe(clipped);
  }
  expect(String(clip_grad_norm_([new nn.Parameter(torch.ones(1))], 1))).toBe('tensor(0.)');
  expect(String(get_total_norm([torch.tensor([3, 4]), torch.tensor([12])]))).toBe('tensor(13.)');
});

it('a norm that is not finite is refused where that is asked for', () => {
  const refused = (norm: string): string =>
    `The total norm of order ${norm} for gradients from \`parameters\` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set \`error_if_nonfinite=False\``;
  const list = parameters([3, Infinity]);
  expect(() => clip_grad_norm_(list, 1, { error_if_nonfinite: true })).toThrow(refused('2.0'));
  expect(() => clip_grad_norm_(list, 1, 'inf', { error_if_nonfinite: true })).toThrow(refused('inf'));
});

it('elements are brought between two bounds', () => {
  const list = parameters([3, -4], [0, 12]);
  clip_grad_value_(list, 3.5);
  expect(gradients(list)).toBe('tensor([ 3.0000, -3.5000]) tensor([0.0000, 3.5000])');
});

it('parameters become a vector and come back', () => {
  const linear = nn.Linear(2, 1);
  linear.load_state_dict({ weight: torch.tensor([[1, 2]]), bias: torch.tensor([3]) });
  const vector = parameters_to_vector(linear.parameters());
  expect(String(vector)).toBe('tensor([1., 2., 3.], grad_fn=<CatBackward0>)');
  const { weight } = linear;
  vector_to_parameters(vector.mul(2), linear.parameters());
  expect([linear.weight === weight, weight.toArray(), linear.bias?.toArray()]).toEqual([true, [2, 4], [6]]);
  expect(String(weight)).toBe('Parameter containing:\ntensor([[2., 4.]], requires_grad=True)');
  expect(() => {
    vector_to_parameters([1], linear.parameters());
  }).toThrow('expected torch.Tensor, but got: list');
  expect(() => parameters_to_vector([])).toThrow('torch.cat(): expected a non-empty list of Tensors');
});
