import { describe, expect, test } from 'vitest';
import type { RealmError } from '../../../../src/languages/typescript/realm-contract';
import { body, run } from './context';
import { runText } from './texts';

async function failure(text: string): Promise<RealmError> {
  const { done } = await runText(text);
  if (done.ending.kind !== 'failed') throw new Error(`It ${done.ending.kind}.`);
  return done.ending.error;
}

describe('errors of classes that a program writes come with what to do', () => {
  test.each([
    [
      'class Net extends torch.nn.Module { constructor() { this.w = 1; } } new Net();',
      'Must call super constructor',
      'super();',
    ],
    [
      `class Twice extends torch.autograd.Function { static forward(ctx, x) { return x * 2; } static backward(ctx, g) { return g; } }
       torch.autograd.gradcheck(Twice.apply, [torch.ones(1, { dtype: torch.float64, requires_grad: true })]);`,
      'Jacobian mismatch for output 0',
      'the mistake is most likely in backward',
    ],
  ])('%s', async (text, message, hint) => {
    const error = await failure(text);
    expect(error.text).toContain(message);
    expect(error.hint?.text).toContain(hint);
  });
});

describe('PyTorch’s errors come with what to do in this API', () => {
  const leaf = 'const x = torch.tensor([1, 2], { requires_grad: true });';
  test.each([
    [
      'torch.tensor(1).backward();',
      'element 0 of tensors does not require grad and does not have a grad_fn',
      'Make a leaf with torch.tensor(…, { requires_grad: true })',
    ],
    [
      `${leaf} const y = (x ** 2).sum(); y.backward(); y.backward();`,
      'Trying to backward through the graph a second time',
      'backward({ retain_graph: true })',
    ],
    [
      `${leaf} (x * 2).backward();`,
      'grad can be implicitly created only for scalar outputs',
      'torch.sum(y).backward()',
    ],
    [
      `${leaf} x.sub_(1);`,
      'a leaf Variable that requires grad is being used in an in-place operation.',
      'torch.no_grad(() => { … })',
    ],
    [
      'torch.tensor(true, { requires_grad: true });',
      'Only Tensors of floating point and complex dtype can require gradients',
      'dtype: torch.float32',
    ],
    [
      `${leaf} const y = x * 2; y.register_hook((g) => g[0]); y.sum().backward();`,
      'has changed the size of value',
      'a gradient of the same shape',
    ],
    [`${leaf} x.item();`, 'a Tensor with 2 elements cannot be converted to Scalar', 'x.sum().item()'],
    [
      `${leaf} const y = x * 2; y.requires_grad = false;`,
      'you can only change requires_grad flags of leaf variables.',
      'x.detach()',
    ],
    [
      'torch.nn.Embedding(3, 2)(torch.tensor([1]));',
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead",
      'torch.arange(BigInt(n))',
    ],
    [
      'torch.nn.CrossEntropyLoss()(torch.zeros(2, 3), torch.tensor([0, 1]));',
      'expected target dtype to be Long or Byte, but got Float',
      'torch.tensor([0n, 2n])',
    ],
  ])('%s', async (text, message, hint) => {
    const error = await failure(text);
    expect(error.name).toBe('RuntimeError');
    expect(error.text).toContain(message);
    expect(error.hint?.text).toContain(hint);
    expect(error.site).not.toBeNull();
  });
});

test('what `+=` makes of a parameter is told from a change in place', async () => {
  const error = await failure('const fc = torch.nn.Linear(1, 1); torch.no_grad(() => { fc.bias += 1; });');
  expect(error.text).toBe(
    "cannot assign 'torch.FloatTensor' as parameter 'bias' (torch.nn.Parameter or None expected)",
  );
  expect(error.hint?.text).toContain('add_(…) in place of +=');
});

describe('names that are not there', () => {
  test.each([
    [
      'const x = torch.tensor(1); x.foor();',
      'TypeError: x.foor is not a function',
      'Tensors have floor: did you mean that?',
    ],
    [
      'const model = { w: torch.tensor(1) }; model.w.sine(1);',
      'TypeError: model.w.sine is not a function',
      'Tensors have sin: did you mean that?',
    ],
    [
      '(2 * torch.tensor(1)).numpy();',
      'TypeError: (intermediate value).numpy is not a function',
      'x.tolist() gives its values; plot takes tensors as they are.',
    ],
    [
      'const n = 3; n.backward();',
      'TypeError: n.backward is not a function',
      'backward() is for the tensor that the computation gave',
    ],
    ['linspace(0, 1, 3);', 'ReferenceError: linspace is not defined', 'Write torch.linspace.'],
    ['pirnt(1);', 'ReferenceError: pirnt is not defined', 'Did you mean print?'],
    ['len([1]);', 'ReferenceError: len is not defined', 'Write x.shape[0], or array.length.'],
    ['fetch("x");', 'ReferenceError: fetch is not defined', 'no files, no network, no process'],
    ['eval("1");', 'EvalError: Code generation from strings disallowed for this context', 'no eval, no new Function'],
    [
      'const x = torch.tensor(1); x.grad.item();',
      "TypeError: Cannot read properties of null (reading 'item')",
      'A gradient is null before backward() was called',
    ],
    [
      'const x = torch.tensor(3, requires_grad=true);',
      'ReferenceError: requires_grad is not defined',
      'Arguments by name are one object, { requires_grad: … }.',
    ],
    [
      'const x = torch.tensor(3); x.toFixed(2);',
      'TypeError: x.toFixed is not a function',
      'Of a tensor take its number first: x.item().toFixed(…).',
    ],
    [
      'const x = torch.ones(3); x.forEach(print);',
      'TypeError: x.forEach is not a function',
      'A tensor is no array: [...x].forEach(…) works on its rows.',
    ],
    ['const x = torch.ones(3); x.data_ptr();', 'TypeError: x.data_ptr is not a function', 'PyTorch has data_ptr'],
    [
      'const loss = torch.ones(3).sum().item(); loss.backward();',
      'TypeError: loss.backward is not a function',
      'backward() is for the tensor that the computation gave: item() and Number(…) give numbers, which have no graph.',
    ],
    [
      'class Net extends torch.nn.Module {}\nNet();',
      "TypeError: Class constructor Net cannot be invoked without 'new'",
      'Write new before it. A torch.autograd.Function is called by its apply: Cube.apply(x).',
    ],
    [
      'class Net extends torch.nn.Module { constructor() { this.fc = 1; } }\nnew Net();',
      "ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
      'Begin the constructor with super();',
    ],
    [
      'const model = torch.nn.Linear(1, 1); new torch.optim.SGD(model.parameters, { lr: 1 });',
      "TypeError: 'function' object is not iterable",
      'An optimiser takes model.parameters().',
    ],
    [
      'class Net extends torch.nn.Module { constructor() { super(); this.layers = [torch.nn.Linear(1, 1)]; } }\nnew torch.optim.Adam(new Net().parameters());',
      'ValueError: optimizer got an empty parameter list',
      'modules in an array belong in a torch.nn.ModuleList',
    ],
    [
      'torch.nn.Linear(2, 1)([1, 2]);',
      "TypeError: linear(): argument 'input' (position 1) must be Tensor, not list",
      'An array is not a tensor: write torch.tensor([…]).',
    ],
    [
      'torch.func.vmap((x) => x.sum().item())(torch.ones([2, 2]));',
      "RuntimeError: vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report.",
      'stay with tensors',
    ],
    [
      'torch.func.vmap((x) => { if (x > 0) return x; return -x; })(torch.ones([2]));',
      "RuntimeError: vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, please file an issue at https://github.com/pytorch/pytorch/issues .",
      'torch.where(condition, one, other)',
    ],
    ['torch.optim.SGD([torch.ones(1)], lr = 0.1);', 'ReferenceError: lr is not defined', '{ lr: … }'],
  ])('%s', async (text, message, hint) => {
    const error = await failure(text);
    expect(`${error.name}: ${error.text}`).toBe(message);
    expect(error.hint?.text).toContain(hint);
  });

  test('JavaScript’s own errors have their place in the stack trace alone', async () => {
    const error = await failure('const a = 1;\nundefinedName;');
    expect(error.site).toBeNull();
    expect(error.stack).toContain('autograd-lens:program:2:');
  });
});

test('an error that was caught and thrown again keeps the place where the engine threw it', async () => {
  const text =
    'const x = torch.ones(2);\nlet kept;\ntry { x.reshape(3); } catch (e) { kept = e; }\nconst y = x.mul(2);\nthrow kept;';
  const { done } = await runText(text);
  const again = await runText(text.replace('throw kept', 'print(kept)'));
  expect(again.done.ending.kind).toBe('finished');
  if (done.ending.kind !== 'failed') throw new Error('It did not fail.');
  const record = done.ending.error.site;
  const site = record === null ? null : (await sitesOf(text))[record];
  expect(text.slice(site?.range.start, site?.range.end)).toBe('x.reshape(3)');
});

async function sitesOf(text: string) {
  const { prepareProgram } = await import('../../../../src/languages/typescript/prepare');
  const prepared = prepareProgram(text, null, 'typescript');
  return 'sites' in prepared ? prepared.sites : [];
}

test('a name that torch does not have is told at its place, not where the engine was called last', async () => {
  const error = await failure('const x = torch.ones(2);\nconst y = torch.cond(x);');
  expect(error.name).toBe('AttributeError');
  expect(error.site).toBeNull();
  expect(error.stack).toContain('autograd-lens:program:2:');
});

test.each([
  ['throw "a text";', '"a text"'],
  ['const f = () => { throw { code: 1 }; };\ntorch.ones(2);\nf();', '{ code: 1 }'],
  ['const kept = { code: 1 };\nconst later = Promise.resolve().then(() => { throw kept; });\nawait later;', 'kept'],
])('what is no error is told where it was thrown: %s', async (text, thrown) => {
  const { site } = await failure(text);
  const range = site === null ? null : (await sitesOf(text))[site]?.range;
  expect(text.slice(range?.start, range?.end)).toBe(thrown);
});

describe('V8’s messages, in catch too, are of the text and not of the code that ran', () => {
  test.each([
    ['const pts = 6; for (const p of pts) {}', 'pts is not iterable'],
    ['for (const p of 2 * 3) {}', '(intermediate value) is not iterable'],
    ['const o = { a: 1 }; o.foo();', 'o.foo is not a function'],
    ['const o = { a: 1 }; o.a(3);', 'o.a is not a function'],
    ['const l = [1]; l[3]();', 'l[3] is not a function'],
    [
      'const l = []; const { a } = l[0];',
      "Cannot destructure property 'a' of '(intermediate value)' as it is undefined.",
    ],
    ['const n = 1; (n * 2)();', '(intermediate value) is not a function'],
  ])('%s', async (text, message) => {
    expect((await failure(text)).text).toBe(message);
    const { printed } = await runText(`try { ${text} } catch (e) { print(e.message); }`);
    expect(printed).toBe(message);
  });
});

describe('what was thrown is read with care', () => {
  test.each([
    ['throw "a text"', "Uncaught: 'a text'"],
    ['throw null', 'Uncaught: null'],
    ['throw { code: 1 }', 'Uncaught: { code: 1 }'],
    ['throw torch.tensor(1)', 'Uncaught: tensor(1.)'],
    ['class Mine extends Error { name = "Mine" } throw new Mine("m")', 'Mine: m'],
    ['class Mine extends Error { get name() { return "Got" } } throw new Mine("m")', 'Got: m'],
    ['class Bad extends Error { get message() { throw 1 } get name() { throw 2 } } throw new Bad()', 'Uncaught: '],
    [
      'const e = new Error("x"); Object.defineProperty(e, "name", { value: { toString: () => "no" } }); throw e',
      'Error: x',
    ],
    [
      'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 }, ownKeys() { throw 3 }, has() { throw 4 } })',
      'Uncaught: a value that cannot be shown',
    ],
    ['const f = () => f(); f()', 'RangeError: Maximum call stack size exceeded'],
  ])('%s', async (code, expected) => {
    const { done } = await run({ code: body(code) });
    expect(done.ending.kind).toBe('failed');
    const error = done.ending.kind === 'failed' ? done.ending.error : null;
    expect(`${error?.name ?? ''}: ${error?.text ?? ''}`).toContain(expected);
  });
});
