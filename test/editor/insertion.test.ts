/**
 * Where a derivative goes: documents before and after. The formula stands between ‹ and ›, the caret at ¦ where one
 * matters; D is the code, of one line or of several.
 */
import { describe, expect, test } from 'vitest';
import { placeInCode } from '../../src/editor/insertion/place';
import { placeInProse } from '../../src/editor/insertion/prose';
import { insertion, type Style } from '../../src/editor/insertion/written';
import type { CodeRequest } from '../../src/trace/formula';

const CODE: Readonly<Record<CodeRequest['form'], string>> = {
  value: 'const D = 2 * x;',
  function: 'function D(x) {\n  return 2 * x;\n}',
  expression: '2 * x',
};
const BLANKS: Style = { lineBreak: '\n', level: '  ' };
const PROSE: readonly string[] = ['markdown', 'latex', 'plaintext'];

function after(
  document: string,
  language: string,
  form: CodeRequest['form'],
  code = CODE[form],
  style: Style = BLANKS,
): string {
  const caret = document.indexOf('¦');
  const marked = document.replace('¦', '');
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const text = marked.replace(/[‹›]/g, '');
  const at = caret < 0 ? null : caret - (marked.slice(0, caret).match(/[‹›]/g)?.length ?? 0);
  const request = { text, range: { start, end }, form, language, caret: at };
  const place = PROSE.includes(language) ? placeInProse(request) : placeInCode(request);
  const put = insertion(code, place, style);
  // What is selected afterwards is the code and nothing else.
  expect(put.text.slice(put.start, put.end)).toMatch(/^[^\s>][^]*\S$/);
  expect(`${put.text.slice(0, put.start)}${put.text.slice(put.end)}`).toMatch(/^[>\s]*$/);
  return text.slice(0, put.offset) + put.text + text.slice(put.offset);
}

const lines = (...all: readonly string[]): string => all.join('\n');

describe('a value', () => {
  test('goes below its statement, as far in', () => {
    expect(after('const x = 2;\nconst y = ‹x ** 2›;\nlog(y);\n', 'javascript', 'value')).toBe(
      'const x = 2;\nconst y = x ** 2;\nconst D = 2 * x;\nlog(y);\n',
    );
    expect(after('def f(x):\n    y = ‹x**2›\n    return y\n', 'python', 'value', 'D = 2*x')).toBe(
      'def f(x):\n    y = x**2\n    D = 2*x\n    return y\n',
    );
    expect(after('\tdouble y = ‹x * x›;\n', 'c', 'value', 'double D = 2 * x;')).toBe(
      '\tdouble y = x * x;\n\tdouble D = 2 * x;\n',
    );
  });

  test('goes on the last line of a file that has no line break at its end', () => {
    expect(after('y = ‹x**2›', 'python', 'value', 'D = 2*x')).toBe('y = x**2\nD = 2*x');
  });

  test('goes below the whole of a statement over several lines', () => {
    const call = lines('  const y = total(', '    a,', '    ‹x ** 2›,', '    b', '  );', '  log(y);');
    expect(after(call, 'javascript', 'value')).toBe(
      lines('  const y = total(', '    a,', '    x ** 2,', '    b', '  );', '  const D = 2 * x;', '  log(y);'),
    );
    const sum = lines('y = (a +', '     ‹x**2› +', '     b)', 'z = 1');
    expect(after(sum, 'python', 'value', 'D = 2*x')).toBe(
      lines('y = (a +', '     x**2 +', '     b)', 'D = 2*x', 'z = 1'),
    );
    const chain = lines('const y = a', '  + ‹x ** 2›', '  + b;', 'log(y);');
    expect(after(chain, 'javascript', 'value')).toBe(
      lines('const y = a', '  + x ** 2', '  + b;', 'const D = 2 * x;', 'log(y);'),
    );
    const literal = lines('const o = {', '  a: 1,', '  b: ‹x ** 2›,', '};', 'log(o);');
    expect(after(literal, 'javascript', 'value')).toBe(
      lines('const o = {', '  a: 1,', '  b: x ** 2,', '};', 'const D = 2 * x;', 'log(o);'),
    );
  });

  test('goes above a statement behind which nothing runs', () => {
    expect(after('function f(x) {\n  return ‹x ** 2›;\n}\n', 'javascript', 'value')).toBe(
      'function f(x) {\n  const D = 2 * x;\n  return x ** 2;\n}\n',
    );
    expect(after('def f(x):\n\treturn ‹x**2›\n', 'python', 'value', 'D = 2*x')).toBe(
      'def f(x):\n\tD = 2*x\n\treturn x**2\n',
    );
  });

  test('goes above what a block gives as its value', () => {
    expect(after('fn f(x: f64) -> f64 {\n    ‹x.powi(2)›\n}\n', 'rust', 'value', 'let D = 2.0 * x;')).toBe(
      'fn f(x: f64) -> f64 {\n    let D = 2.0 * x;\n    x.powi(2)\n}\n',
    );
    expect(after('function f(x)\n  y = ‹x^2›\nend\n', 'julia', 'value', 'D = 2x')).toBe(
      'function f(x)\n  D = 2x\n  y = x^2\nend\n',
    );
    expect(after('let y = ‹x.powi(2)›;\n}\n', 'rust', 'value', 'let D = 2.0 * x;')).toBe(
      'let y = x.powi(2);\nlet D = 2.0 * x;\n}\n',
    );
  });

  test('does not go into the block of a condition', () => {
    expect(after('if (‹x ** 2› > 4) {\n  log(x);\n}\n', 'javascript', 'value')).toBe(
      'const D = 2 * x;\nif (x ** 2 > 4) {\n  log(x);\n}\n',
    );
    expect(after('while ‹x**2› > 4:\n    x -= 1\n', 'python', 'value', 'D = 2*x')).toBe(
      'D = 2*x\nwhile x**2 > 4:\n    x -= 1\n',
    );
    expect(after('if a:\n    b()\nelif ‹x**2› > 4:\n    c()\n', 'python', 'value', 'D = 2*x')).toBe(
      'if a:\n    b()\nelif x**2 > 4:\n    D = 2*x\n    c()\n',
    );
  });

  test('stays in the block of its statement', () => {
    const text = lines('xs.map((x) => {', '  const y = ‹x ** 2›;', '  return y;', '});');
    expect(after(text, 'javascript', 'value')).toBe(
      lines('xs.map((x) => {', '  const y = x ** 2;', '  const D = 2 * x;', '  return y;', '});'),
    );
  });
});

describe('a function', () => {
  test('goes below a statement that is in no function', () => {
    expect(after('const y = ‹x ** 2›;\nlog(y);\n', 'javascript', 'function')).toBe(
      'const y = x ** 2;\nfunction D(x) {\n  return 2 * x;\n}\nlog(y);\n',
    );
  });

  test('goes below the function around it, apart from what follows', () => {
    expect(after('function f(x) {\n  return ‹x ** 2›;\n}\nf(2);\n', 'javascript', 'function')).toBe(
      'function f(x) {\n  return x ** 2;\n}\n\nfunction D(x) {\n  return 2 * x;\n}\n\nf(2);\n',
    );
    expect(
      after(
        'def f(x):\n    a = ‹x**2›\n\n    return a\n\nprint(f(2))\n',
        'python',
        'function',
        'def D(x):\n    return 2*x',
        {
          ...BLANKS,
          level: '    ',
        },
      ),
    ).toBe('def f(x):\n    a = x**2\n\n    return a\n\ndef D(x):\n    return 2*x\n\nprint(f(2))\n');
  });

  test('goes below a function whose brace or parameters have lines of their own', () => {
    expect(
      after(
        'double f(double x)\n{\n  return ‹x * x›;\n}\n',
        'c',
        'function',
        'double D(double x) {\n  return 2 * x;\n}',
      ),
    ).toBe('double f(double x)\n{\n  return x * x;\n}\n\ndouble D(double x) {\n  return 2 * x;\n}\n');
    expect(after('def f(\n    x,\n):\n    return ‹x**2›\n', 'python', 'function', 'def D(x):\n  return 2*x')).toBe(
      'def f(\n    x,\n):\n    return x**2\n\ndef D(x):\n  return 2*x\n',
    );
  });

  test('goes below the function, not into a block in it', () => {
    const text = lines('function f(x) {', '  if (x > 0) {', '    return ‹x ** 2›;', '  }', '  return 0;', '}');
    expect(after(text, 'javascript', 'function')).toBe(
      lines(
        'function f(x) {',
        '  if (x > 0) {',
        '    return x ** 2;',
        '  }',
        '  return 0;',
        '}',
        '',
        'function D(x) {',
        '  return 2 * x;',
        '}',
      ),
    );
  });

  test('goes below the whole function that it is of', () => {
    expect(after('‹function f(x) {\n  return x ** 2;\n}›\nf(2);\n', 'javascript', 'function')).toBe(
      'function f(x) {\n  return x ** 2;\n}\n\nfunction D(x) {\n  return 2 * x;\n}\n\nf(2);\n',
    );
    expect(after('f = lambda x: ‹x**2›\n', 'python', 'function', 'D = lambda x: 2*x')).toBe(
      'f = lambda x: x**2\n\nD = lambda x: 2*x\n',
    );
    expect(after('const f = (x) => ‹x ** 2›;\n', 'javascript', 'function', 'const D = (x) => 2 * x;')).toBe(
      'const f = (x) => x ** 2;\n\nconst D = (x) => 2 * x;\n',
    );
  });

  test('goes out of a class where a class holds no functions', () => {
    const text = lines('class A {', '  f(x) {', '    return ‹x ** 2›;', '  }', '  g() {}', '}');
    expect(after(text, 'typescript', 'function')).toBe(
      lines(
        'class A {',
        '  f(x) {',
        '    return x ** 2;',
        '  }',
        '  g() {}',
        '}',
        '',
        'function D(x) {',
        '  return 2 * x;',
        '}',
      ),
    );
    const java = lines('class A {', '  double f(double x) {', '    return ‹x * x›;', '  }', '}');
    expect(after(java, 'java', 'function', 'double D(double x) {\n  return 2 * x;\n}')).toBe(
      lines(
        'class A {',
        '  double f(double x) {',
        '    return x * x;',
        '  }',
        '',
        '  double D(double x) {',
        '    return 2 * x;',
        '  }',
        '}',
      ),
    );
  });

  test('takes the document’s indentation', () => {
    expect(
      after('\ty = ‹x ** 2›;\n', 'javascript', 'function', CODE.function, { lineBreak: '\r\n', level: '\t' }),
    ).toBe('\ty = x ** 2;\r\n\tfunction D(x) {\r\n\t\treturn 2 * x;\r\n\t}\n');
  });
});

describe('an expression', () => {
  test('goes to the caret where that is outside of the formula', () => {
    expect(after('const y = ‹x ** 2›;\nconst g = ¦;\n', 'javascript', 'expression')).toBe(
      'const y = x ** 2;\nconst g = 2 * x;\n',
    );
  });

  test('goes below the statement else', () => {
    expect(after('  y = ‹x¦ ** 2›;\n', 'javascript', 'expression')).toBe('  y = x ** 2;\n  2 * x\n');
    expect(after('  y = ‹x ** 2›;\n', 'javascript', 'expression')).toBe('  y = x ** 2;\n  2 * x\n');
  });
});

describe('line breaks and indentation', () => {
  test('of Windows', () => {
    const style = { lineBreak: '\r\n', level: '    ' };
    expect(after('y = ‹x**2›\r\nz = 1\r\n', 'python', 'function', 'def D(x):\n  return 2*x', style)).toBe(
      'y = x**2\r\ndef D(x):\r\n    return 2*x\r\nz = 1\r\n',
    );
  });
});

describe('in running text', () => {
  const D = "f'(x) = 2x";

  test('between dollars: a paragraph of its own behind the formula’s', () => {
    expect(after('The area $‹x^2›$ grows\nwith $x$.\n\nNext.\n', 'markdown', 'value', D)).toBe(
      `The area $x^2$ grows\nwith $x$.\n\n$${D}$\n\nNext.\n`,
    );
    expect(after('$‹x^2›$\n# Next\n', 'markdown', 'value', D)).toBe(`$x^2$\n\n$${D}$\n\n# Next\n`);
  });

  test('a display: behind it, set in the same way', () => {
    expect(after('$$‹x^2›$$\n', 'markdown', 'value', D)).toBe(`$$x^2$$\n\n$$${D}$$\n`);
    expect(after('Text\n$$\n‹x^2›\n$$\n', 'markdown', 'value', D)).toBe(`Text\n$$\nx^2\n$$\n\n$$\n${D}\n$$\n`);
    expect(after('\\[ ‹x^2› \\]\nText\n', 'latex', 'value', D)).toBe(`\\[ x^2 \\]\n\\[${D}\\]\nText\n`);
  });

  test('an environment: another of the same', () => {
    expect(after('\\begin{equation*}\n  ‹f(x) = x^2›.\n\\end{equation*}\nText\n', 'latex', 'value', D)).toBe(
      `\\begin{equation*}\n  f(x) = x^2.\n\\end{equation*}\n\\begin{equation*}\n${D}\n\\end{equation*}\nText\n`,
    );
    expect(after('\\begin{align}\n  a &= b \\\\\n  ‹f &= x^2›\n\\end{align}\n', 'latex', 'value', D)).toBe(
      `\\begin{align}\n  a &= b \\\\\n  f &= x^2\n\\end{align}\n\\begin{align}\n${D}\n\\end{align}\n`,
    );
    expect(after('$$\n\\begin{aligned}\n  ‹f &= x^2›\n\\end{aligned}\n$$\n', 'markdown', 'value', D)).toBe(
      `$$\n\\begin{aligned}\n  f &= x^2\n\\end{aligned}\n$$\n\n$$\n${D}\n$$\n`,
    );
  });

  test('several formulas: each between delimiters, rows in an environment of rows', () => {
    const both = '$a = 1$\n$b = 2$';
    expect(after('$‹x^2›$\n', 'markdown', 'value', both)).toBe('$x^2$\n\n$a = 1$\n$b = 2$\n');
    expect(after('$$\n‹x^2›\n$$\n', 'markdown', 'value', both)).toBe('$$\nx^2\n$$\n\n$$\na = 1\n$$\n$$\nb = 2\n$$\n');
    expect(after('\\begin{align*}\n‹x^2›\n\\end{align*}\n', 'latex', 'value', both)).toBe(
      '\\begin{align*}\nx^2\n\\end{align*}\n\\begin{align*}\na = 1 \\\\\nb = 2\n\\end{align*}\n',
    );
    expect(after('‹x^2›\n', 'plaintext', 'value', both)).toBe('x^2\na = 1\nb = 2\n');
  });

  test('in a list and in a quotation it stays there', () => {
    expect(after('- area $‹x^2›$\n- more\n', 'markdown', 'value', D)).toBe(`- area $x^2$\n\n  $${D}$\n\n- more\n`);
    expect(after('> area $‹x^2›$\n', 'markdown', 'value', D)).toBe(`> area $x^2$\n>\n> $${D}$\n`);
  });

  test('a line without delimiters gets dollars in Markdown and none in plain text', () => {
    expect(after('‹x^2›\n', 'markdown', 'value', D)).toBe(`x^2\n\n$${D}$\n`);
    expect(after('‹x^2›\nText\n', 'plaintext', 'value', D)).toBe(`x^2\n${D}\nText\n`);
    expect(after('`‹x^2›` is\n', 'markdown', 'value', D)).toBe(`\`x^2\` is\n\n\`${D}\`\n`);
  });

  test('an expression at the caret, between dollars where it stands in none', () => {
    expect(after('$‹x^2›$ has the slope ¦.\n', 'markdown', 'expression', '2x')).toBe('$x^2$ has the slope $2x$.\n');
    expect(after('$‹x^2›$ has the slope $m = ¦$.\n', 'markdown', 'expression', '2x')).toBe(
      '$x^2$ has the slope $m = 2x$.\n',
    );
  });

  test('a block of code in Markdown is code', () => {
    expect(after('```python\ny = ‹x**2›\n```\n', 'python', 'value', 'D = 2*x')).toBe(
      '```python\ny = x**2\nD = 2*x\n```\n',
    );
    expect(after('```js\nfunction f(x) {\n  return ‹x ** 2›;\n}\n```\n', 'javascript', 'function')).toBe(
      '```js\nfunction f(x) {\n  return x ** 2;\n}\n\nfunction D(x) {\n  return 2 * x;\n}\n```\n',
    );
  });
});
