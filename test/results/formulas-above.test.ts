/** Results of formulas whose names stand for formulas above, values of a paused debugger, and what has no value. */
import { describe, expect, it } from 'vitest';

import { Results } from '../../src/results/registry';
import type { ReadOptions, Result, SourceDocument } from '../../src/results/result';
import { gradientOf, rootOf, tensorOf } from '../../src/trace/queries';
import { isRefusal } from '../../src/trace/refusal';

class Desk {
  private readonly tasks: (() => void)[] = [];
  readonly results = new Results({ defer: (task) => this.tasks.push(task), now: () => 0 });
  document: SourceDocument;

  constructor(text: string, language = 'python') {
    this.document = { uri: 'file:///a', language, version: 1, text };
  }

  rangeOf(part: string): { start: number; end: number } {
    const start = this.document.text.lastIndexOf(part);
    return { start, end: start + part.length };
  }

  on(part: string, options: ReadOptions = {}): Promise<Result> {
    return this.done(this.results.differentiate(this.document, this.rangeOf(part), options));
  }

  done(result: Promise<Result>): Promise<Result> {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
    return result;
  }

  edit(old: string, fresh: string): string | undefined {
    const { text, version } = this.document;
    const start = text.indexOf(old);
    this.document = { ...this.document, version: version + 1, text: text.replace(old, () => fresh) };
    this.results.edited(this.document, [{ range: { start, end: start + old.length }, length: fresh.length }]);
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
    return this.results.active?.status;
  }
}

function shown({ trace }: Result): string {
  if (trace === null) return '—';
  const variables = trace.variables.map(({ name, tensor, origin }) => {
    const gradient = gradientOf(trace, tensor)?.values.join() ?? '—';
    return `${name}=${tensorOf(trace, tensor).values.join()} (${origin}): ${gradient}`;
  });
  const bindings = (trace.bindings ?? []).map(({ tex, substituted }) => `${tex}${substituted ? '' : ' kept'}`);
  return [rootOf(trace).values.join(), ...variables, ...bindings].join(' | ');
}

const ABOVE = 'x = 2\ny = 3\na = x * y\nf = a ** 2\n';

describe('a name that stands for a formula', () => {
  it('is substituted, and is a variable by the user’s wish, at the value of its formula', async () => {
    const desk = new Desk(ABOVE);
    const first = await desk.on('f = a ** 2');
    expect(shown(first)).toBe('36 | x=2 (assignment): 36 | y=3 (assignment): 24 | a = xy');
    const kept = await desk.done(desk.results.substitute(first.id, 'a', false));
    expect(shown(kept)).toBe('36 | a=6 (assignment): 12 | a = xy kept');
    const set = await desk.done(desk.results.setValue(first.id, 'a', 5));
    expect(shown(set)).toBe('25 | a=5 (entered): 10 | a = xy kept');
    const again = await desk.done(desk.results.substitute(first.id, 'a', true));
    expect(shown(again)).toBe(shown(first));
    await desk.done(desk.results.substitute(first.id, 'a', false));
    expect(shown(await desk.on('f = a ** 2'))).toBe(shown(first));
  });

  it('makes the result stale when its formula or a value in it changes, and true again', async () => {
    const desk = new Desk(ABOVE);
    await desk.on('f = a ** 2');
    expect(desk.edit('a = x * y', 'a = x + y')).toBe('stale');
    expect(desk.edit('a = x + y', 'a = x * y')).toBe('fresh');
    expect(desk.edit('y = 3', 'y = 4')).toBe('stale');
    expect(desk.edit('y = 4', 'y = 3')).toBe('fresh');
    expect(desk.edit('a = x', 'b = 1\na = x')).toBe('fresh');
  });

  it('is evaluated for a hover in the same way', () => {
    const desk = new Desk(ABOVE);
    const trace = desk.results.peek(desk.document, desk.rangeOf('f = a ** 2'));
    expect(!isRefusal(trace) && 'tensors' in trace && rootOf(trace).values).toEqual([36]);
    const named = !isRefusal(trace) && 'tensors' in trace ? trace.tensors.find(({ name }) => name === 'a') : undefined;
    expect([named?.values, desk.document.text.slice(named?.range?.start, named?.range?.end)]).toEqual([
      [6],
      'a = x * y',
    ]);
  });
});

describe('a name that is a variable by the user’s wish, made again after a reload', () => {
  it('is one from the beginning, at the value that it was given', async () => {
    const desk = new Desk(ABOVE);
    expect(shown(await desk.on('f = a ** 2', { variables: ['a'] }))).toBe('36 | a=6 (assignment): 12 | a = xy kept');
    const given = await desk.on('f = a ** 2', { variables: ['a'], given: { a: 5 } });
    expect(shown(given)).toBe('25 | a=5 (entered): 10 | a = xy kept');
    expect(shown(await desk.on('f = a ** 2'))).toMatch(/a = xy$/);
  });

  it('is no variable any more where nothing assigns it', async () => {
    const desk = new Desk('x = 2\nf = x ** 2\n');
    expect(shown(await desk.on('f = x ** 2', { variables: ['a', 'x'] }))).toBe('4 | x=2 (assignment): 4');
  });
});

describe('a parameter', () => {
  it('has the value that its function gives it by default, until the user gives another', async () => {
    const desk = new Desk('k = 5\nx = 3\ndef f(x, k=2.0):\n    return k * x\n');
    const range = desk.rangeOf('def f(x, k=2.0):\n    return k * x');
    const first = await desk.on(desk.document.text.slice(range.start, range.end));
    expect(shown(first)).toBe('6 | x=3 (assignment): 2 | k=2 (assignment): 3');
    const { definition } = first.trace?.variables[1] ?? {};
    expect(desk.document.text.slice(definition?.start, definition?.end)).toBe('k=2.0');
    const set = await desk.done(desk.results.setValue(first.id, 'k', 4));
    expect(shown(set)).toBe('12 | x=3 (assignment): 4 | k=4 (entered): 3');
  });

  it('has none of what another function calls so', () => {
    const desk = new Desk('def g(x=7):\n    k = 3\n    return k * x\n\ndef f(x, k):\n    return k * x\n');
    const found = desk.results.missing(desk.document, desk.rangeOf('def f(x, k):\n    return k * x'));
    expect(found).toMatchObject({ missing: [{ name: 'x' }, { name: 'k' }] });
  });

  it('is seen from the head of its function, too, where the caret stands on it', () => {
    const text = 'function y = plant(u, k)\n  y = k .* u.^2;\nend\n';
    const desk = new Desk(text, 'matlab');
    expect(desk.results.findFunction(desk.document, 3)).toEqual({ range: { start: 0, end: text.trimEnd().length } });
    const fortran = 'real(8) function phi(r)\n  real(8) :: r\n  phi = r**2\nend function phi\n';
    const other = new Desk(fortran, 'fortran-modern');
    expect(other.results.findFunction(other.document, 18)).toEqual({
      range: { start: 0, end: fortran.trimEnd().length },
    });
  });

  it('of Julia may be a keyword behind a semicolon', async () => {
    const text = 'function f(x; k=1.5)\n  return k * x\nend';
    const desk = new Desk(text, 'julia');
    expect(shown(await desk.on(text, { given: { x: 2 } }))).toBe('3 | x=2 (entered): 1.5 | k=1.5 (assignment): 2');
  });
});

describe('what has no value', () => {
  it('says what the document assigns to it instead; of a parameter nothing', () => {
    const text = 'const x = compute(3);\nfunction f(u) { return u * x }\n';
    const desk = new Desk(text, 'typescript');
    const found = desk.results.missing(desk.document, desk.rangeOf('function f(u) { return u * x }'));
    expect(found).toEqual({
      missing: [
        { name: 'u', suggestion: null, definition: null },
        { name: 'x', suggestion: null, definition: { range: { start: 6, end: 20 }, text: 'compute(3)' } },
      ],
    });
  });
});

describe('a paused debugger', () => {
  it('gives values before the document, and after the user', async () => {
    const desk = new Desk('x = 2\nf = x ** 2\n');
    const first = await desk.on('f = x ** 2', { debugged: { x: 5 } });
    expect(shown(first)).toBe('25 | x=5 (debugger): 10');
    expect(desk.edit('x = 2', 'x = 7')).toBe('fresh');
    expect(shown(await desk.done(desk.results.setValue(first.id, 'x', 3)))).toBe('9 | x=3 (entered): 6');
    expect(shown(await desk.on('f = x ** 2'))).toBe('49 | x=7 (assignment): 14');
    expect(desk.results.missing(desk.document, desk.rangeOf('f = x ** 2'), { debugged: { x: 1 } })).toEqual({
      missing: [],
    });
  });
});

describe('the function around the caret', () => {
  const text =
    'function broken( {\n\nclass A {\n  area(r: number) {\n    const s = r * r;\n    return Math.PI * s;\n  }\n  run(x) { while (x) x--; return x }\n}\nconst unfinished = (';

  it('is found in a document that does not parse, and differentiated', async () => {
    const desk = new Desk(text, 'typescript');
    const found = desk.results.findFunction(desk.document, text.indexOf('s = r'));
    if (isRefusal(found)) return expect.fail(found.message.text);
    expect(text.slice(found.range.start, found.range.end)).toMatch(/^area\(r: number\) \{[^}]*\}$/);
    const promise = desk.results.differentiate(desk.document, found.range, { given: { r: 2 } });
    const { trace } = await desk.done(promise);
    expect(trace === null ? null : rootOf(trace).values[0]).toBeCloseTo(4 * Math.PI);
  });

  it('is refused where it is no formula, at the statement that is in the way, and where there is none', () => {
    const desk = new Desk(text, 'typescript');
    const refusal = desk.results.findFunction(desk.document, text.indexOf('return x'));
    expect(isRefusal(refusal) && text.slice(refusal.range.start, refusal.range.end)).toBe('while (x) x--;');
    const none = desk.results.findFunction(new Desk('x = 2\n').document, 3);
    expect(isRefusal(none) && none.message.id).toBe('expression.no-function');
  });
});
