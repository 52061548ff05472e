/** Custom Functions as TypeScript programs write them: prepared as a whole text is, and run in a realm. */
import { describe, expect, test } from 'vitest';
import { runText } from './texts';

const CUBE = `
type Tensor = ReturnType<typeof torch.tensor>;

/** x³ with a derivative of its own. */
class Cube extends torch.autograd.Function {
  static exponent: number = 3;

  static forward(ctx: any, x: Tensor): Tensor {
    ctx.save_for_backward(x);
    ctx.scale = this.exponent;
    return x ** 3;
  }

  static backward(ctx: any, g: Tensor): Tensor {
    const [x] = ctx.saved_tensors as Tensor[];
    return g * ctx.scale * x ** 2;
  }
}
`;

describe('a program with a Function', () => {
  test('is differentiated twice, and its node prints', async () => {
    const { printed, done } = await runText(`${CUBE}
const cube = Cube.apply;
const x = torch.tensor([1, 2], { requires_grad: true });
const y = cube(x);
print(y);
const [g] = torch.autograd.grad(y.sum(), x, { create_graph: true });
print(g.detach());
g.sum().backward();
print(x.grad);
print(y.grad_fn.name(), y.grad_fn.scale, y.requires_grad);
`);
    expect(done.ending).toEqual({ kind: 'finished' });
    expect(printed.split('\n')).toEqual([
      'tensor([1., 8.], grad_fn=<CubeBackward>)',
      'tensor([ 3., 12.])',
      'tensor([ 6., 12.])',
      'CubeBackward 3 True',
    ]);
  });

  test('may be a class without a name, with fields that are functions, private members and getters', async () => {
    const { printed, done } = await runText(`
const { Function, function: { once_differentiable } } = torch.autograd;
const scaled = (factor) => class extends Function {
  static #factor = factor;
  static get factor() { return this.#own().factor; }
  static #own() { return { factor }; }
  static forward = (ctx, x, ...rest) => { ctx.rest = rest.length; return [x * factor, 'word', rest]; };
  static backward = once_differentiable((ctx, g) => [g * factor, ...new Array(ctx.rest).fill(null)]);
};
const Triple = scaled(3);
const x = torch.tensor(2, { requires_grad: true });
const [y, word, rest] = Triple.apply(x, 1, { key: 'value' });
y.backward();
print(y, word, rest, x.grad, Triple.factor);
`);
    expect(done.ending).toEqual({ kind: 'finished' });
    expect(printed).toBe("tensor(6., grad_fn=<FunctionBackward>) word [1, {'key': 'value'}] tensor(3.) 3");
  });

  test('has errors that its own try catches, and errors that end the program where they came from', async () => {
    const { printed, done } = await runText(`${CUBE}
class Wrong extends Cube {
  static backward(ctx: any, g: Tensor): any {
    return [g, g];
  }
}
const x = torch.tensor([1, 2], { requires_grad: true });
try {
  Wrong.apply(x).sum().backward();
} catch (error) {
  print((error as Error).message);
}
class Missing extends torch.autograd.Function {}
Missing.apply(x);
`);
    expect(printed).toBe('function WrongBackward returned an incorrect number of gradients (expected 1, got 2)');
    expect(done.ending).toMatchObject({
      kind: 'failed',
      error: { text: expect.stringContaining('You must implement the forward function') as string },
    });
  });

  test('warns of instances as Python does', async () => {
    const { told } = await runText(`${CUBE}
new Cube();
`);
    expect(told.some((text) => text.includes("DeprecationWarning: <class 'Cube'> should not be instantiated."))).toBe(
      true,
    );
  });
});
