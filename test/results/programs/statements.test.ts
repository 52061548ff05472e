// Which statements of a program gave something: `⟪name⟫` was given a value, `⟦expression⟧` gave one.
import { describe, expect, test } from 'vitest';
import { mask } from '../../../src/languages/expression/document/mask';
import { statementsIn } from '../../../src/results/programs/statements';
import { DEFAULT_LIMITS } from '../../../src/runtime/program';
import type { ProgramTensor, ProgramTrace, TraceRecord } from '../../../src/trace/program';
import { programTrace } from './fake';

function marked(source: string, more: Partial<ProgramTrace> = {}): { text: string; trace: ProgramTrace } {
  const open: { start: number; kind: TraceRecord['kind'] }[] = [];
  const records: TraceRecord[] = [];
  let text = '';
  for (const character of source) {
    if (character === '⟪' || character === '⟦')
      open.push({ start: text.length, kind: character === '⟪' ? 'write' : 'expression' });
    else if (character === '⟫' || character === '⟧') {
      const { start, kind } = open.pop() ?? { start: 0, kind: 'read' };
      const name = kind === 'write' ? text.slice(start) : null;
      const range = { start, end: text.length };
      records.push({ range, name, kind, count: 1, value: { kind: 'number', value: start }, history: null });
    } else text += character;
  }
  records.sort((one, other) => one.range.start - other.range.start || other.range.end - one.range.end);
  const request = { text, language: 'typescript', selection: null, limits: DEFAULT_LIMITS };
  return { text, trace: programTrace(request, { records, ...more }) };
}

/** What stands behind each line: names with values, or the text of the value; `→` for what was printed. */
function told(source: string, more: Partial<ProgramTrace> = {}): readonly string[] {
  const { text, trace } = marked(source, more);
  const whole = { start: 0, end: text.length };
  const statements = statementsIn(mask(text, 'typescript'), trace, whole);
  let start = 0;
  return text.split('\n').map((line) => {
    const end = start + line.length;
    const here = statements.filter((statement) => start <= statement.end && statement.end <= end);
    start = end + 1;
    return here
      .map(({ records, printed }) =>
        printed === null
          ? records.map(({ name, range }) => name ?? `(${text.slice(range.start, range.end)})`).join(' ')
          : `→ ${printed.text} ×${String(printed.count)}`,
      )
      .join(' | ');
  });
}

describe('a statement', () => {
  test.each([
    ['const ⟪y⟫ = ⟦x ** 2⟧;', ['y']],
    ['const ⟪y⟫ = ⟦x ** 2⟧', ['y']],
    ['const ⟪y⟫: Tensor = ⟦x ** 2⟧; // why', ['y']],
    ['this.⟪w⟫ = ⟦torch.randn(2)⟧;', ['w']],
    ['⟪w⟫ -= ⟦0.1 * g⟧;', ['w']],
    ['⟪i⟫++;', ['i']],
    ['const ⟪y⟫ = ⟦x\n  .mul(2)\n  .sum()⟧;\n', ['', '', 'y', '']],
    ['const ⟪y⟫ = ⟦a +\n  b⟧\nconst ⟪z⟫ = ⟦y * 2⟧\n', ['', 'y', 'z', '']],
    ['const ⟪y⟫ = c\n  ? ⟦a * 2⟧\n  : ⟦b * 2⟧;', ['', '', 'y']],
    ['const [⟪a⟫, ⟪b⟫] = [⟦x * 2⟧, ⟦x + 1⟧];', ['a b']],
    ['const { ⟪values⟫, ⟪indices⟫ } = ⟦w.max({ dim: 0 })⟧;', ['values indices']],
    ['⟦x.grad⟧', ['(x.grad)']],
    ['⟦w.sub_(1)⟧;', ['(w.sub_(1))']],
    ['f();\n⟦x.grad⟧\n⟦y⟧\n', ['', '(x.grad)', '(y)', '']],
    ['function f() {\n  return ⟦a * b⟧;\n}', ['', '(a * b)', '']],
    ['function f() { return ⟦a * b⟧ }', ['(a * b)']],
    ['return (\n  ⟦a * b⟧\n);', ['', '', '(a * b)']],
    ['const g = (⟪v⟫) => ⟦v ** 3⟧;', ['(v ** 3)']],
    ['for (let ⟪i⟫ = 0; i < 3; ⟪i⟫++) ⟪h⟫ = ⟦f(h)⟧;', ['h']],
    ['let a = 0; ⟪c⟫ = ⟦a + 1⟧; ⟪d⟫ = ⟦c * 2⟧;', ['c | d']],
  ])('%s', (source, expected) => {
    expect(told(source)).toEqual(expected);
  });

  test.each([
    ['const ⟪n⟫ = 3;'],
    ['let ⟪rate⟫ = -1e-3'],
    ['let ⟪best⟫ = -Infinity;'],
    ['const X = ⟦torch.tensor([[0, 0], [0, 1]])⟧;'],
    ['function f(⟪x⟫, ⟪k⟫ = 2) {'],
    ['for (let ⟪i⟫ = 0; i < 3; ⟪i⟫++) {'],
    ['for (const ⟪x⟫ of xs) {'],
    ['const g = ⟪v⟫ => run(v);'],
    ['if (⟦loss.item()⟧ < 1) {'],
    ['run(⟦a * b⟧, ⟦c⟧);'],
    ['run(\n  ⟦a * b⟧,\n  ⟦c⟧\n);'],
    ['const o = { p: ⟦x * 2⟧ };'],
    ['⟦a * b⟧.backward();'],
    ['⟦losses.push(⟦loss.item()⟧)⟧;'],
    ['⟦w.grad.zero_()⟧;'],
  ])('%s gives nothing new', (source) => {
    expect(told(source).join('')).toBe('');
  });

  test('whose value is written out tells of the gradient that came to it', () => {
    const source = 'const ⟪x⟫ = ⟦torch.tensor(2, { requires_grad: true })⟧;';
    const leaf: ProgramTensor = {
      id: 0,
      shape: [],
      dtype: 'float32',
      requires_grad: true,
      is_leaf: true,
      grad_fn: null,
      retains_grad: false,
      grad: null,
      text: 'tensor(2., requires_grad=True)',
      summary: { numel: 1, min: 2, max: 2, mean: 2, nan: 0, infinite: 0 },
      values: [2],
      value: 0,
    };
    const { text, trace } = marked(source);
    const records = trace.records.map((record): TraceRecord => ({ ...record, value: { kind: 'tensor', tensor: 0 } }));
    const [statement] = statementsIn(mask(text, 'typescript'), { ...trace, records, tensors: [leaf] }, trace.range);
    expect(statement).toMatchObject({ end: text.length, literal: true });
  });
});

describe('what was printed', () => {
  const source = 'for (const x of xs) {\n  if (x) print("x", x);\n}\n';
  const at = source.indexOf('print');
  const range = { start: at, end: source.indexOf(';') };

  test('stands after the call, the last of it, and how often', () => {
    const output = ['x 1', 'x 2'].map((text) => ({ kind: 'print', text, range }) as const);
    expect(told(source, { output })).toEqual(['', '→ x 2 ×2', '', '']);
  });

  test('is no warning and no figure', () => {
    const output = (['warning', 'figure'] as const).map((kind) => ({ kind, text: 'w', range }));
    expect(told(source, { output }).join('')).toBe('');
  });
});

test('only what ends in the range is told, of a long text too', () => {
  const line = 'const ⟪y⟫ = ⟦x ** 2⟧;\n';
  const { text, trace } = marked(line.repeat(5000));
  const length = text.length / 5000;
  const found = statementsIn(mask(text, 'typescript'), trace, { start: 100 * length, end: 103 * length - 1 });
  expect(found.map(({ end }) => end)).toEqual([101, 102, 103].map((count) => count * length - 1));
});
