// What derivatives by rule cost, beside mathjs in the same run, and what an editor asks of large files.
import { performance } from 'node:perf_hooks';
import { all, create, type MathNode } from 'mathjs';
import { derive } from '../../../src/calculus/derive';
import { gradientByRule } from '../../../src/calculus/gradient';
import { plainFunction } from '../../../src/calculus/plain';
import { simplified } from '../../../src/calculus/simplify/simplify';
import { stepOf } from '../../../src/calculus/steps';
import { findForHover } from '../../../src/languages/expression/document/find';
import type { Expression } from '../../../src/languages/expression/expression';
import { readExpression } from '../../../src/languages/expression/read';
import { runExpression } from '../../../src/runtime/inline';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import { runPeer } from '../timer.mjs';
import { DERIVED, FUNCTION_LINES } from '../works/product.mjs';

function granted<T>(given: T | Refusal): T {
  if (isRefusal(given)) throw new Error(given.message.text);
  return given;
}

function read(text: string, language: string): Expression {
  return granted(readExpression(text, { start: 0, end: text.length }, { language }));
}

// By rule, with steps

type Work = keyof typeof DERIVED;
const WORKS = Object.keys(DERIVED) as Work[];
const casesOf = <T>(make: (formula: string, at: number) => T): Record<string, () => T> =>
  Object.fromEntries(WORKS.map((work) => [work, () => make(DERIVED[work].formula, DERIVED[work].at)]));

await runPeer(
  'autograd-lens',
  casesOf((formula, at) => {
    const { tree } = read(formula, 'plaintext');
    const run = () => granted(derive(tree, 'x'));
    return { run, value: () => plainFunction(run().result)(new Map([['x', at]])) };
  }),
);
await runPeer(
  'with all steps, typeset',
  casesOf((formula) => {
    const { tree } = read(formula, 'plaintext');
    const run = () => stepOf(granted(derive(tree, 'x')));
    return { run, value: () => (run().parts.length > 0 ? expectedOf(formula) : NaN) };
  }),
);

function expectedOf(formula: string): number {
  return Object.values(DERIVED).find((one) => one.formula === formula)?.expected ?? NaN;
}

if (all === undefined) throw new Error('mathjs brings no functions');
const mathjs = create(all);
const { formula: POLYNOMIAL, at: POINT } = DERIVED['derive-polynomial'];

const byMathjs = (simplify: boolean) =>
  casesOf((formula, at) => {
    const node: MathNode = mathjs.parse(formula);
    const run = (): MathNode => mathjs.derivative(node, 'x', { simplify });
    return { run, value: () => run().evaluate({ x: at }) as number };
  });
const simplifying = byMathjs(true);
await runPeer('mathjs, not simplified', byMathjs(false));
// Of the long formula it would simplify for minutes.
await runPeer('mathjs, simplified', { 'derive-polynomial': simplifying['derive-polynomial'] });

// Simplified

await runPeer('autograd-lens', {
  simplify: () => {
    const { result } = granted(derive(read(POLYNOMIAL, 'plaintext').tree, 'x'));
    const run = () => simplified(result) ?? result;
    return { run, value: () => plainFunction(run())(new Map([['x', POINT]])) };
  },
});
await runPeer('mathjs, of its own derivative', {
  simplify: () => {
    const derivative = mathjs.derivative(POLYNOMIAL, 'x', { simplify: false });
    const run = (): MathNode => mathjs.simplify(derivative);
    return { run, value: () => run().evaluate({ x: POINT }) as number };
  },
});

// The third check beside the run that it belongs to

const TEXT = '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5';
await runPeer('autograd-lens', {
  'check-by-rule': () => {
    const expression = read(TEXT, 'python');
    const values = new Map([['x', { shape: [], values: [POINT] }]]);
    const run = () => gradientByRule(expression, values).get('x')?.values;
    return { run, value: () => run()?.[0] };
  },
});
await runPeer('the whole run, this check included', {
  'check-by-rule': () => {
    const expression = read(TEXT, 'python');
    const run = () => granted(runExpression(expression, { x: POINT }, { text: TEXT })).trace.checks[0]?.byRule;
    return { run, value: () => run()?.values?.[0] };
  },
});

// A formula as large as they come

const SINES = Array.from({ length: 200 }, (_, k) => `Math.sin(${String(k + 1)} * x) / ${String(k + 1)}`).join(' + ');
await runPeer('autograd-lens', {
  'long-run': () => {
    const expression = read(SINES, 'typescript');
    const run = () => granted(runExpression(expression, { x: 0 }, { text: SINES })).trace.checks[0];
    return { run, value: () => run()?.byRule?.values?.[0] };
  },
});

// A function and code

const FUNCTION = [
  'function f(x: number, y: number): number {',
  ...Array.from({ length: FUNCTION_LINES - 3 }, (_, line) => {
    const before = line === 0 ? 'x' : `a${String(line - 1)}`;
    return `  const a${String(line)} = Math.sin(${before}) * y + ${String(line)};`;
  }),
  `  return a${String(FUNCTION_LINES - 4)};`,
  '}',
].join('\n');

await runPeer('autograd-lens', {
  'read-function': () => {
    const run = () => read(FUNCTION, 'typescript').variables.length;
    return { run, value: run };
  },
  'write-code': () => {
    const run = granted(runExpression(read(TEXT, 'python'), { x: POINT }, { text: TEXT }));
    let text = '';
    return {
      once: async () => {
        const began = performance.now();
        const by = [['x']];
        text = granted(await run.formula.code({ by, form: 'expression', simplified: false }, null)).code;
        return performance.now() - began;
      },
      rounds: 101,
      value: () => (text === '' ? NaN : plainFunction(read(text, 'python').tree)(new Map([['x', POINT]]))),
    };
  },
});

// Large files

const ONE_LINE = `const data = [${'1234.5, '.repeat(130_000)}];`;
const LINES = Array.from({ length: 5_000 }, (_, block) => [
  `const width${String(block)} = ${String(block)};`,
  `const area${String(block)} = width${String(block)} * width${String(block)} / 2;`,
  `console.log('area', area${String(block)});`,
  '// Nothing to be seen here: a comment of ordinary length.',
])
  .flat()
  .join('\n');

function hover(text: string, offset: number): { run: () => number; value: () => number } {
  const run = (): number => {
    const range = findForHover(text, 'typescript', offset);
    return range === null ? 0 : range.end - range.start;
  };
  return { run, value: run };
}

await runPeer('autograd-lens', {
  'hover-one-line': () => hover(ONE_LINE, ONE_LINE.length / 2),
  'hover-nothing': () => hover(LINES, LINES.lastIndexOf('comment')),
  'hover-formula': () => hover(LINES, LINES.lastIndexOf('/ 2') + 1),
});
