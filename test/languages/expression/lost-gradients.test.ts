/** Places where PyTorch loses the gradient: what is read, and what is told of it. */
import { expect, it } from 'vitest';

import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import { shown } from './reading';

const TENSOR = 'x = torch.tensor(2.0, requires_grad=True)\n';

/** The last line of the document as a tree, with its warnings, each with the text it stands at. */
function told(text: string, language: string): { tree: string; notes: string[] } {
  const start = text.lastIndexOf('\n') + 1;
  const expression = readExpression(text, { start, end: text.length }, { language });
  if (isRefusal(expression)) return expect.fail(expression.message.text);
  const notes = expression.notes.map(({ severity, message, range }) => {
    expect(severity).toBe('warning');
    return `${text.slice(range?.start, range?.end)}: ${message.text}`;
  });
  return { tree: shown(expression.tree), notes };
}

it.each([
  ['python', 'y = x.item() ** 2', 'pow(x, 2)'],
  ['python', 'y = w * x.detach() + b', 'add(mul(w, x), b)'],
  ['python', 'y = (w * x).detach().numpy()', 'mul(w, x)'],
  ['python', 'y = sum(x.tolist())', 'sum(x)'],
  ['python', 'y = math.sin(x) + torch.cos(x)', 'add(sin(x), cos(x))'],
  ['python', 'y = math.log(x, 3) * torch.exp(x)', 'mul(log_base(x, 3), exp(x))'],
  ['python', `${TENSOR}y = math.exp(-x) * k`, 'mul(exp(neg(x)), k)'],
  ['python', `${TENSOR}y = x.data * 2`, 'mul(x, 2)'],
  ['typescript', 'y = x.mul(w.detach()).item()', 'mul(x, w)'],
  // Nothing is lost here.
  ['python', 'y = math.sin(x) * 2', 'mul(sin(x), 2)'],
  ['python', 'x = 2.0\ny = math.exp(x) * torch.cos(z)', 'mul(exp(x), cos(z))'],
  ['python', 'y = x.double().cpu().clone() * x.float()', 'mul(clone(x), x)'],
  ['python', 'y = self.data * 2', 'mul(self.data, 2)'],
  ['typescript', 'y = Math.sin(x) * torch.cos(x)', 'mul(sin(x), cos(x))'],
])('%s %s', (language, text, tree) => {
  const found = told(text, language);
  expect(found.tree).toBe(tree);

  expect(found.notes.join('\n')).toMatchSnapshot();
});
