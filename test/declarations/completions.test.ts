/** What an editor shows of the declarations: completions, signatures, hovers with their documentation. */
import path from 'node:path';
import ts from 'typescript-5';
import { expect, test } from 'vitest';
import { declarations } from './compilers';

const TEXT = `const x = torch.tensor(2, { re });
const y = 3 * x ** 2;
y.backward();
new torch.optim.Adam([x], { l });
torch.nn.Linear;
torch.func.grad;
`;

const folder = '/snippets';
const snippet = `${folder}/snippet.ts`;
const files = new Map([
  [snippet, TEXT],
  [`${folder}/autograd-lens.d.ts`, declarations],
]);

const service = ts.createLanguageService({
  getScriptFileNames: () => [...files.keys()],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = files.get(file) ?? ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => folder,
  getCompilationSettings: () => ({ target: ts.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts'], types: [] }),
  getDefaultLibFileName: (options) => path.resolve(ts.getDefaultLibFilePath(options)),
  fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
  readFile: (file) => files.get(file) ?? ts.sys.readFile(file),
});

const namesAfter = (text: string): string[] =>
  (service.getCompletionsAtPosition(snippet, TEXT.indexOf(text) + text.length, {})?.entries ?? []).map(
    ({ name }) => name,
  );

function hover(text: string): string {
  const info = service.getQuickInfoAtPosition(snippet, TEXT.indexOf(text) + text.length - 1);
  return `${ts.displayPartsToString(info?.displayParts)}\n${ts.displayPartsToString(info?.documentation)}`;
}

test('options are completed by their names and nothing else', { timeout: 60_000 }, () => {
  expect(namesAfter('tensor(2, { re').sort()).toEqual(['dtype', 'requires_grad']);
  const adam = namesAfter('[x], { l');
  expect(adam).toEqual(expect.arrayContaining(['lr', 'betas', 'eps', 'weight_decay', 'amsgrad']));
  expect(adam).not.toContain('abs');
});

test('namespaces and tensors are completed', { timeout: 60_000 }, () => {
  expect(namesAfter('torch.')).toEqual(expect.arrayContaining(['linspace', 'nn', 'func', 'optim', 'float64', 'var']));
  expect(namesAfter('y.')).toEqual(expect.arrayContaining(['backward', 'grad', 'sum', 'reshape', 'T']));
  expect(namesAfter('torch.nn.')).toEqual(expect.arrayContaining(['Linear', 'Module', 'functional', 'MSELoss']));
  expect(namesAfter('torch.func.')).toEqual(expect.arrayContaining(['grad', 'vmap', 'jacrev', 'hessian']));
});

test('a hover says what it is and what it does', { timeout: 60_000 }, () => {
  expect(hover('const x')).toContain('torch.Tensor');
  expect(hover('torch.tensor')).toMatch(/requires_grad|TensorOptions[\s\S]*numbers give the default float/);
  expect(hover('y.backward')).toContain('Adds the gradients of this tensor');
  expect(hover('torch.nn.Linear')).toContain('y = x Aᵀ + b');
  expect(hover('torch.func.grad')).toContain('The gradient of `f`');
});
