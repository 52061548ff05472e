// Numbered line 3: hovers, on the programs of the tutorials as a reader would have them open.
import assert from 'node:assert/strict';
import { activate, closeAll, differentiateText, hoverOn, hoverSays, open, withSetting } from './editing';

interface Row {
  readonly row: number;
  readonly text: string;
  readonly expression: string;
  /** Its outermost operation, where the hover speaks of the whole. */
  readonly at: string;
  readonly value: string;
  readonly gradients: Readonly<Record<string, string>>;
  readonly printed: string;
}

/** Points as `torch.linspace` gives them. */
const linspace = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const ROWS: readonly Row[] = [
  {
    row: 1,
    text: 'x = torch.autograd.Variable(torch.Tensor([2]), requires_grad=True)\ny = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5\n',
    expression: '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
    at: '- 5',
    value: '145',
    gradients: { x: '233' },
    printed: 'tensor([145.], grad_fn=<SubBackward0>)',
  },
  {
    row: 2,
    text: 'x = torch.tensor(3.0, requires_grad=True)\ny = 3*x**2\n',
    expression: '3*x**2',
    at: '*x',
    value: '27',
    gradients: { x: '18' },
    printed: 'tensor(27., grad_fn=<MulBackward0>)',
  },
  {
    row: 4,
    text: 'x = torch.tensor(3.0, requires_grad=True)\ny = 6*x**2 + 2*x + 4\n',
    expression: '6*x**2 + 2*x + 4',
    at: '+ 4',
    value: '64',
    gradients: { x: '38' },
    printed: 'tensor(64., grad_fn=<AddBackward0>)',
  },
  {
    row: 5,
    text: 'u = torch.tensor(3.0, requires_grad=True)\nv = torch.tensor(4.0, requires_grad=True)\nf = u**3 + v**2 + 4*u*v\n',
    expression: 'u**3 + v**2 + 4*u*v',
    at: '+ 4*',
    value: '91',
    gradients: { u: '43', v: '20' },
    printed: 'tensor(91., grad_fn=<AddBackward0>)',
  },
  {
    row: 7,
    text: 'x = torch.tensor(9.0, requires_grad=True)\ny = x**2\n',
    expression: 'x**2',
    at: '*2',
    value: '81',
    gradients: { x: '18' },
    printed: 'tensor(81., grad_fn=<PowBackward0>)',
  },
  {
    row: 8,
    text: 'x = torch.tensor(100.0, requires_grad=True)\ny = torch.sin(x / 2**1.5)\n',
    expression: 'torch.sin(x / 2**1.5)',
    at: 'sin(',
    value: String(Number(Math.sin(100 / 2 ** 1.5).toPrecision(12))),
    gradients: { x: String(Number((Math.cos(100 / 2 ** 1.5) / 2 ** 1.5).toPrecision(12))) },
    printed: 'tensor(-0.7158, grad_fn=<SinBackward0>)',
  },
  {
    row: 9,
    text: 'u = torch.tensor(2.0, requires_grad=True)\nv = torch.tensor(4.0, requires_grad=True)\nf = u**2 + v**3 + u*v\n',
    expression: 'u**2 + v**3 + u*v',
    at: '+ u*v',
    value: '76',
    gradients: { u: '8', v: '50' },
    printed: 'tensor(76., grad_fn=<AddBackward0>)',
  },
  {
    row: 10,
    text: 'u = torch.tensor(3.0, requires_grad=True)\nv = torch.tensor(4.0, requires_grad=True)\nf = u**2 + v**3 + 2*u*v + u + v\n',
    expression: 'u**2 + v**3 + 2*u*v + u + v',
    at: '+ v\n',
    value: '104',
    gradients: { u: '15', v: '55' },
    printed: 'tensor(104., grad_fn=<AddBackward0>)',
  },
];

describe('hovers', () => {
  before(activate);
  afterEach(closeAll);

  for (const { row, text, expression, at, value, gradients, printed } of ROWS)
    it(`row ${row}: ${expression} gives ${value}`, async () => {
      const editor = await open('python', text);
      await differentiateText(editor, expression);
      const hover = await hoverSays(editor, at);
      // The number first.
      assert.ok(hover.replaceAll(/[[\]]/g, '').startsWith(`**${value}**`), hover);
      for (const [name, gradient] of Object.entries(gradients))
        assert.match(
          hover.replaceAll(/[[\]]/g, ''),
          new RegExp(`∂\\w?/∂${name} = \\*\\*${gradient.replaceAll('.', '\\.')}\\*\\*`),
        );
      assert.ok(hover.includes(printed), hover);
      for (const attribute of ['grad_fn', 'is_leaf', 'requires_grad', 'shape', 'dtype'])
        assert.ok(hover.includes(attribute), attribute);
      assert.match(hover, /\[Open in inspector\]\(command:autogradLens\.inspectRange\?/);
    });

  it('row 3: the attributes of x and of y', async () => {
    const editor = await open('python', 'x = torch.tensor(3.0, requires_grad=True)\ny = 3*x**2\n');
    await differentiateText(editor, 'y = 3*x**2');
    const ofY = await hoverSays(editor, '*x**2');
    for (const line of [
      /y\.data\s+tensor\(27\.\)/,
      /y\.grad\s+None/,
      /y\.grad_fn\s+<MulBackward0>/,
      /y\.is_leaf\s+False/,
      /y\.requires_grad\s+True/,
    ])
      assert.match(ofY, line);
    const ofX = await hoverSays(editor, 'x**2');
    for (const line of [
      /x\.data\s+tensor\(3\.\)/,
      /x\.grad\s+tensor\(18\.\)/,
      /x\.grad_fn\s+None/,
      /x\.is_leaf\s+True/,
      /x\.requires_grad\s+True/,
    ])
      assert.match(ofX, line);
  });

  for (const [row, formula, from, to, count, value, slope] of [
    [6, 'x**2', -20, 20, 20, (x: number) => x ** 2, (x: number) => 2 * x],
    [11, '10*x**3', -10, 10, 100, (x: number) => 10 * x ** 3, (x: number) => 30 * x ** 2],
  ] as const)
    it(`row ${row}: ${formula} over a linspace is summed`, async () => {
      const points = linspace(from, to, count);
      const editor = await open(
        'python',
        `x = torch.linspace(${from}, ${to}, ${count}, requires_grad=True)\nY = ${formula}\n`,
      );
      await differentiateText(editor, formula);
      const hover = await hoverSays(editor, formula, 2);
      const shown = Number(/^\*\*([^*]+)\*\*/.exec(hover)?.[1]);
      assert.ok(Math.abs(shown - sum(points.map(value))) < 1e-6, hover);
      assert.match(hover, /sum/);
      const first = Number(/∂\w?\/∂x = \*\*\[([^,\]]+),/.exec(hover)?.[1]);
      assert.ok(Math.abs(first - slope(from)) < 1e-9, hover);
      assert.ok(hover.includes(`torch.Size([${count}])`), hover);
    });

  it('shows a known derivative before its first use in Markdown, and elsewhere only after it', async () => {
    const notes = await open('markdown', 'Let x = 3. Then $x^2 + 1$ is ten, and $z^2$ is not known.\n');
    assert.match(await hoverSays(notes, '+ 1'), /\*\*10\*\*[^]*\*\*6\*\*/);
    assert.equal(await hoverOn(notes, 'z^2', 1), undefined);

    const code = await open('javascript', 'const x = 3;\nconst y = x ** 2;\nconst z = x ** 3;\n');
    assert.equal(await hoverOn(code, 'x ** 2', 2), undefined);
    await differentiateText(code, 'x ** 2');
    assert.match(await hoverSays(code, 'x ** 3', 2), /\*\*27\*\*[^]*\*\*27\*\*/);
  });

  it('obeys autogradLens.hover', async () => {
    const code = await open('javascript', 'const x = 3;\nconst y = x ** 2;\n');
    await withSetting('hover', 'always', async () => {
      assert.match(await hoverSays(code, 'x ** 2', 2), /\*\*9\*\*/);
    });
    await differentiateText(code, 'x ** 2');
    await withSetting('hover', 'off', async () => {
      assert.equal(await hoverOn(code, 'x ** 2', 2), undefined);
    });
    assert.match(await hoverSays(code, 'x ** 2', 2), /\*\*9\*\*/);
  });

  it('is silent where there is nothing sure to say', async () => {
    const code = await open(
      'javascript',
      [
        'const x = 3;',
        'const i = 1;',
        'const s = "a" + "b";',
        'const n = "a" + x;',
        'const list = [1, 2, 3];',
        'const next = list[i + 1];',
        'const r = render(x * 2);',
        'lonely;',
        '',
      ].join('\n'),
    );
    await withSetting('hover', 'always', async () => {
      for (const [text, offset] of [
        ['"a" + "b"', 4],
        ['"a" + x', 4],
        ['i + 1', 2],
        ['render(x', 0],
        ['render(x * 2)', 9],
        ['lonely', 1],
        ['const s', 1],
      ] as const)
        assert.equal(await hoverOn(code, text, offset), undefined, `a hover on ${text}`);
    });
    const python = await open('python', 's = "a" + "b"\nitems = [1, 2]\ni = 0\nt = items[i + 1]\nr = render(i + 1)\n');
    await withSetting('hover', 'always', async () => {
      for (const [text, offset] of [
        ['"a" + "b"', 4],
        ['items[i + 1]', 8],
        ['render(i + 1)', 9],
      ] as const)
        assert.equal(await hoverOn(python, text, offset), undefined, `a hover on ${text}`);
    });
  });

  it('treats text of the document as text', async () => {
    const editor = await open('plaintext', 'x = 2\n\n[x](command:autogradLens.clear) + x^2\nx^2 + 1\n');
    await differentiateText(editor, 'x^2 + 1');
    const hover = await hoverSays(editor, 'x^2 + 1', 1);
    const links = [...hover.matchAll(/\]\((command:[^?)]*)/g)].map((match) => match[1]);
    assert.deepEqual(links, ['command:autogradLens.inspectRange']);
  });
});
