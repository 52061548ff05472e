import { describe, expect, it } from 'vitest';
import { Results, type ResultsOptions } from '../../src/results/registry';
import type { Result, SourceDocument, TextEdit, Values } from '../../src/results/result';
import { formatNested } from '../../src/trace/format';
import { gradientOf, rootOf, tensorOf } from '../../src/trace/queries';
import { isRefusal } from '../../src/trace/refusal';
import type { Trace } from '../../src/trace/trace';
import { nest } from '../../src/trace/value';

/** A document that is edited while results watch, and a queue that runs only when it is told to. */
class Desk {
  readonly tasks: (() => void)[] = [];
  readonly kept = new Map<string, Values>();
  readonly events: string[] = [];
  readonly results: Results;
  document: SourceDocument;
  /** Whether what is deferred waits. */
  holding = false;

  constructor(text: string, language = 'python', options: Partial<ResultsOptions> = {}) {
    this.document = { uri: 'file:///a.py', language, version: 1, text };
    this.results = new Results({
      defer: (task) => this.tasks.push(task),
      now: () => 0,
      remembered: { get: (uri) => this.kept.get(uri), set: (uri, values) => void this.kept.set(uri, values) },
      ...options,
    });
    this.results.onDidChange((id) => this.events.push(`${id} ${this.results.get(id)?.status ?? 'gone'}`));
  }

  /** Differentiates this part of the text, the last one of several. */
  async on(part: string, given: Values = {}): Promise<Result> {
    const start = this.document.text.lastIndexOf(part);
    const promise = this.results.differentiate(this.document, { start, end: start + part.length }, { given });
    this.run();
    return promise;
  }

  run(): void {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
  }

  /** Replaces the first `old` by `fresh`, as one event. */
  edit(old: string, fresh: string): void {
    const start = this.document.text.indexOf(old);
    this.change(
      [{ range: { start, end: start + old.length }, length: fresh.length }],
      this.document.text.replace(old, () => fresh),
    );
  }

  change(edits: readonly TextEdit[], text: string): void {
    this.document = { ...this.document, version: this.document.version + 1, text };
    this.results.edited(this.document, edits);
    if (!this.holding) this.run();
  }

  /** Each result: the text where it stands, its status, its answer. */
  get state(): string[] {
    return this.results.inDocument(this.document.uri).map((result) => {
      const { start, end } = result.range;
      return `${this.document.text.slice(start, end)} | ${result.status} | ${answerOf(result.trace)}`;
    });
  }
}

function answerOf(trace: Trace | null): string {
  if (trace === null) return '—';
  const gradients = trace.variables.map(({ name, tensor, origin }) => {
    const gradient = gradientOf(trace, tensor);
    const { shape, values } = tensorOf(trace, tensor);
    const slope = gradient === null ? '—' : formatNested(nest(gradient.shape, gradient.values));
    return `${name}=${formatNested(nest(shape, values))} (${origin}): ${slope}`;
  });
  return [rootOf(trace).values.join(), ...gradients].join(' | ');
}

describe('differentiating', () => {
  it('takes the nearest assignment above', async () => {
    const desk = new Desk('x = 1\nx = 3\ny = 3 * x ** 2\nx = 5\n');
    await desk.on('y = 3 * x ** 2');
    expect(desk.state).toStrictEqual(['y = 3 * x ** 2 | fresh | 27 | x=3 (assignment): 18']);
  });

  it('is running until its turn comes, and tells listeners of each change', async () => {
    const desk = new Desk('x = 3\ny = 3 * x ** 2\n');
    const promise = desk.results.differentiate(desk.document, { start: 6, end: 20 });
    expect(desk.results.active?.status).toBe('running');
    desk.run();
    expect((await promise).status).toBe('fresh');
    expect(desk.events).toStrictEqual(['result-1 running', 'result-1 fresh']);
  });

  it('asks for what has no value, and remembers it for the document', async () => {
    const desk = new Desk('a = x * y\n');
    const range = { start: 0, end: 9 };
    expect(desk.results.missing(desk.document, range)).toStrictEqual({
      missing: [
        { name: 'x', suggestion: null, definition: null },
        { name: 'y', suggestion: null, definition: null },
      ],
    });
    await desk.on('a = x * y', { x: 2, y: [3, 4] });
    expect(desk.state).toStrictEqual(['a = x * y | fresh | 14 | x=2 (entered): 7 | y=[3, 4] (entered): [2, 2]']);
    expect(desk.kept.get('file:///a.py')).toStrictEqual({ x: 2, y: [3, 4] });
    expect(desk.results.missing(desk.document, range)).toStrictEqual({ missing: [] });
    await desk.on('a = x * y');
    expect(desk.state).toStrictEqual(['a = x * y | fresh | 14 | x=2 (remembered): 7 | y=[3, 4] (remembered): [2, 2]']);
  });

  it('suggests the last value of a name from another document', async () => {
    const desk = new Desk('x ** 2\n');
    await desk.on('x ** 2', { x: 7 });
    const other = { ...desk.document, uri: 'file:///b.py' };
    expect(desk.results.missing(other, { start: 0, end: 6 })).toStrictEqual({
      missing: [{ name: 'x', suggestion: 7, definition: null }],
    });
  });

  it('fails with a reason, and keeps it', async () => {
    const desk = new Desk('y = x ** 2 + foo(x)\n');
    const result = await desk.on('y = x ** 2 + foo(x)', { x: 1 });
    expect([result.status, result.trace, result.refusal?.message.text]).toStrictEqual([
      'failed',
      null,
      '“foo” is no function that is known here.',
    ]);
    const nothing = await new Desk('z * 2\n').on('z * 2');
    expect([nothing.status, nothing.refusal?.message.text]).toStrictEqual(['failed', 'No value is known for z.']);
  });

  it('makes one result of one place, and several of several', async () => {
    const desk = new Desk('x = 3\na = x ** 2\nb = x ** 3\n');
    const [first, second] = [await desk.on('a = x ** 2'), await desk.on('b = x ** 3')];
    expect((await desk.on('a = x ** 2')).id).toBe(first.id);
    expect(desk.state).toHaveLength(2);
    expect(desk.results.at('file:///a.py', 8)?.id).toBe(first.id);
    expect(desk.results.at('file:///a.py', 20)?.id).toBe(second.id);
    expect(desk.results.at('file:///a.py', 2)).toBeUndefined();
    expect(desk.results.active?.id).toBe(first.id);
    desk.results.activate(second.id);
    expect(desk.results.active?.id).toBe(second.id);
  });

  it('finds the innermost of two that overlap', async () => {
    const desk = new Desk('x = 3\ny = 3 * x ** 2\n');
    const whole = await desk.on('y = 3 * x ** 2');
    const part = await desk.on('x ** 2');
    expect(desk.results.at('file:///a.py', 16)?.id).toBe(part.id);
    expect(desk.results.at('file:///a.py', 6)?.id).toBe(whole.id);
  });

  it('reads a variable that is named like something every object has', async () => {
    const desk = new Desk('constructor ** 2\n');
    await desk.on('constructor ** 2', { constructor: 3 });
    expect(desk.state).toStrictEqual(['constructor ** 2 | fresh | 9 | constructor=3 (entered): 6']);
  });
});

describe('a value that the user varies', () => {
  it('leaves the document alone and keeps the result', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    const promise = desk.results.setValue(id, 'x', 5);
    desk.run();
    expect((await promise).id).toBe(id);
    expect(desk.state).toStrictEqual(['y = x ** 2 | fresh | 25 | x=5 (entered): 10']);
    expect(desk.document.text).toBe('x = 3\ny = x ** 2\n');
  });

  it('of many at once only the newest is evaluated, and all who asked get it', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    const promises = [4, 5, 6].map((value) => desk.results.setValue(id, 'x', value));
    expect(desk.tasks).toHaveLength(1);
    desk.run();
    const answers = (await Promise.all(promises)).map(({ trace }) => answerOf(trace));
    expect(new Set(answers)).toStrictEqual(new Set(['36 | x=6 (entered): 12']));
  });

  it('gives way when the document assigns another value', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    void desk.results.setValue(id, 'x', 5);
    desk.run();
    desk.edit('x = 3', 'x = 4');
    expect(desk.state).toStrictEqual(['y = x ** 2 | stale | 25 | x=5 (entered): 10']);
    void desk.results.rerun(desk.document, id);
    desk.run();
    expect(desk.state).toStrictEqual(['y = x ** 2 | fresh | 16 | x=4 (assignment): 8']);
  });

  it('that does not fit fails, and the last answer stays', async () => {
    const desk = new Desk('y = u * v\n');
    const { id } = await desk.on('y = u * v', { u: [1, 2], v: [3, 4] });
    void desk.results.setValue(id, 'v', [1, 2, 3]);
    desk.run();
    const result = desk.results.get(id);
    expect([result?.status, answerOf(result?.trace ?? null)]).toStrictEqual([
      'failed',
      '11 | u=[1, 2] (entered): [3, 4] | v=[3, 4] (entered): [1, 2]',
    ]);
    expect(result?.refusal?.hint?.text).toContain('v has the shape (3,)');
  });

  it('is refused for a result that is gone', async () => {
    await expect(new Desk('').results.setValue('none', 'x', 1)).rejects.toThrow('There is no result none any more.');
  });
});

describe('an edit', () => {
  const text = 'x = 3\ny = 3 * x ** 2\nz = 1\n';

  async function desk(): Promise<Desk> {
    const made = new Desk(text);
    await made.on('y = 3 * x ** 2');
    return made;
  }

  it('before a result moves it', async () => {
    const one = await desk();
    one.edit('x = 3', '# three\nx = 3');
    expect(one.state).toStrictEqual(['y = 3 * x ** 2 | fresh | 27 | x=3 (assignment): 18']);
    expect(one.results.currentRange('result-1', { start: 14, end: 20 })).toStrictEqual({ start: 22, end: 28 });
  });

  it('behind it changes nothing', async () => {
    const one = await desk();
    one.edit('z = 1', 'z = 2');
    expect(one.state).toStrictEqual(['y = 3 * x ** 2 | fresh | 27 | x=3 (assignment): 18']);
  });

  it('inside makes it stale; its last answer stays, and undoing makes it true again', async () => {
    const one = await desk();
    one.edit('** 2', '** 3');
    expect(one.state).toStrictEqual(['y = 3 * x ** 3 | stale | 27 | x=3 (assignment): 18']);
    one.edit('** 3', '** 2');
    expect(one.state).toStrictEqual(['y = 3 * x ** 2 | fresh | 27 | x=3 (assignment): 18']);
  });

  it('that lengthens the formula beside it makes it stale', async () => {
    const one = await desk();
    one.edit('** 2\n', '** 2 + 1\n');
    expect(one.state[0]).toContain('| stale |');
  });

  it('of the value above makes it stale', async () => {
    const one = await desk();
    one.edit('x = 3', 'x = 4');
    expect(one.state[0]).toContain('| stale |');
    one.edit('x = 4', 'x = 3.0');
    expect(one.state[0]).toContain('| fresh |');
  });

  it('that puts a nearer assignment in between makes it stale', async () => {
    const one = await desk();
    one.edit('\ny', '\nx = 8\ny');
    expect(one.state[0]).toContain('| stale |');
  });

  it('that removes its text removes it', async () => {
    const one = await desk();
    one.edit('y = 3 * x ** 2\n', '');
    expect(one.state).toStrictEqual([]);
    expect(one.events.at(-1)).toBe('result-1 gone');
  });

  it('of the whole text by a nearly equal one keeps it', async () => {
    const one = await desk();
    const after = `# new\n${text}`;
    one.change([{ range: { start: 0, end: text.length }, length: after.length }], after);
    expect(one.state).toStrictEqual(['y = 3 * x ** 2 | fresh | 27 | x=3 (assignment): 18']);
  });

  it('that was missed makes it stale rather than wrong', async () => {
    const one = await desk();
    one.change([], `# an edit nobody told of\n${text}`);
    expect(one.state[0]).toContain('| stale |');
  });

  it('while it runs is not overlooked', async () => {
    const one = await desk();
    one.holding = true;
    const promise = one.results.rerun(one.document, 'result-1');
    one.edit('** 2', '** 4');
    one.run();
    expect((await promise).status).toBe('stale');
    expect(one.state).toStrictEqual(['y = 3 * x ** 4 | stale | 27 | x=3 (assignment): 18']);
  });

  it('by several carets moves each result', async () => {
    const one = new Desk('x = 3\na = x ** 2\nb = x ** 3\n');
    await one.on('a = x ** 2');
    await one.on('b = x ** 3');
    const edits = [6, 17].map((start) => ({ range: { start, end: start }, length: 2 }));
    one.change(edits, 'x = 3\n  a = x ** 2\n  b = x ** 3\n');
    expect(one.state.map((state) => state.split(' | ')[0])).toStrictEqual(['a = x ** 2', 'b = x ** 3']);
  });
});

describe('a closed document', () => {
  it('keeps its results for whoever shows them, and finds them again when it comes back', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    desk.results.closed('file:///a.py');
    expect(desk.state).toStrictEqual([]);
    const promise = desk.results.setValue(id, 'x', 4);
    desk.run();
    expect(answerOf((await promise).trace)).toBe('16 | x=4 (entered): 8');
    expect((await desk.on('y = x ** 2')).id).toBe(id);
  });
});

describe('running again', () => {
  it('may take in what the expression grew by', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    desk.edit('** 2', '** 2 + x');
    expect(desk.state).toStrictEqual(['y = x ** 2 | stale | 9 | x=3 (assignment): 6']);
    void desk.results.rerun(desk.document, id, { start: 6, end: 20 });
    desk.run();
    expect(desk.state).toStrictEqual(['y = x ** 2 + x | fresh | 12 | x=3 (assignment): 7']);
  });
});

describe('clearing a document', () => {
  it('drops its results and says so', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    await desk.on('y = x ** 2');
    desk.results.clear('file:///a.py');
    expect([desk.state, desk.events.at(-1)]).toStrictEqual([[], 'result-1 gone']);
  });
});

describe('looking without differentiating', () => {
  it('answers where all values are known, and registers nothing', () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const range = { start: 6, end: 16 };
    const trace = desk.results.peek(desk.document, range);
    expect(isRefusal(trace) || 'missing' in trace ? null : answerOf(trace)).toBe('9 | x=3 (assignment): 6');
    expect(desk.results.peek(desk.document, range)).toBe(trace);
    expect(desk.state).toStrictEqual([]);
    expect(desk.results.peek({ ...desk.document, version: 2 }, range)).not.toBe(trace);
  });

  it('names what is missing, until it is remembered', async () => {
    const desk = new Desk('y = x ** 2\n');
    const range = { start: 0, end: 10 };
    expect(desk.results.peek(desk.document, range)).toStrictEqual({
      missing: [{ name: 'x', suggestion: null, definition: null }],
    });
    await desk.on('y = x ** 2', { x: 5 });
    expect(desk.results.peek(desk.document, range)).toHaveProperty('variables');
  });

  it('finds the expression under the caret', () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    expect(desk.results.find(desk.document, { start: 12, end: 12 })).toHaveProperty('range');
  });
});

describe('a plot', () => {
  it('is made of the run, after the values that came before it', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('y = x ** 2');
    void desk.results.setValue(id, 'x', 4);
    const promise = desk.results.ask(id, {
      kind: 'plot',
      ask: { variable: 'x', element: 0, from: -1, to: 1, count: 3 },
    });
    desk.run();
    expect(await promise).toMatchObject({
      x: [-1, 0, 1],
      f: [1, 0, 1],
      df: [-2, 0, 2],
      point: { x: 4, f: 16, slope: 8 },
    });
  });

  it('is refused where nothing ran', async () => {
    const desk = new Desk('');
    const promise = desk.results.ask('none', {
      kind: 'plot',
      ask: { variable: 'x', element: 0, from: null, to: null, count: 3 },
    });
    desk.run();
    expect(await promise).toMatchObject({ refused: true });
  });
});

describe('an expression that is kept up with its text', () => {
  it('runs again, at its new range', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('x ** 2');
    desk.edit('x ** 2', 'x ** 2 + x');
    const start = desk.document.text.indexOf('x **');
    const again = desk.results.keepUp(desk.document, id, { start, end: start + 'x ** 2 + x'.length });
    desk.run();
    const { status, trace } = await again;
    expect([status, trace && rootOf(trace).values[0]]).toEqual(['fresh', 12]);
  });

  it('keeps its answer while it is half typed, and says why; an edit later the reason is gone', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    const { id } = await desk.on('x ** 2');
    desk.edit('** 2', '** (2');
    const half = await desk.results.keepUp(desk.document, id);
    expect(half.status).toBe('stale');
    expect(half.refusal).not.toBeNull();
    expect(half.trace && rootOf(half.trace).values[0]).toBe(9);
    desk.edit('** (2', '** 2');
    expect(desk.results.get(id)).toMatchObject({ status: 'fresh', refusal: null });
  });
});

describe('a document that is renamed', () => {
  it('takes its results and what is remembered of it along, with the folder around it too', async () => {
    const desk = new Desk('y = x ** 2\n');
    const { id } = await desk.on('x ** 2', { x: 5 });
    desk.results.renamed('file:///other', 'file:///b');
    expect(desk.results.get(id)?.uri).toBe('file:///a.py');
    desk.results.renamed('file:///a.py', 'file:///folder/b.py');
    desk.results.renamed('file:///folder', 'file:///moved');
    expect(desk.results.inDocument('file:///a.py')).toEqual([]);
    desk.document = { ...desk.document, uri: 'file:///moved/b.py' };
    desk.results.opened(desk.document);
    expect(desk.results.inDocument('file:///moved/b.py')).toMatchObject([{ id, status: 'fresh' }]);
    expect(desk.kept.get('file:///moved/b.py')).toEqual({ x: 5 });
    desk.edit('** 2', '** 3');
    expect(desk.results.get(id)?.status).toBe('stale');
    const again = desk.results.rerun(desk.document, id);
    desk.run();
    expect((await again).trace?.text).toBe('x ** 3');
  });
});
