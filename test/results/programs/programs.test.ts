import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Results } from '../../../src/results/registry';
import type { Result, SourceDocument } from '../../../src/results/result';
import { DEFAULT_LIMITS } from '../../../src/runtime/program';
import { message } from '../../../src/trace/message';
import type { TraceRecord } from '../../../src/trace/program';
import { rootOf } from '../../../src/trace/queries';
import { refusal } from '../../../src/trace/refusal';
import { differentiated, failed, FakePrograms, programTrace, recording } from './fake';

const URI = 'file:///a.ts';

/** A document that is edited while results watch, and a clock that stands still. */
class Desk {
  readonly programs = new FakePrograms();
  readonly tasks: (() => void)[] = [];
  readonly events: string[] = [];
  readonly results: Results;
  document: SourceDocument;
  time = 0;

  constructor(text: string, language = 'typescript') {
    this.document = { uri: URI, language, version: 1, text };
    this.results = new Results({
      defer: (task) => this.tasks.push(task),
      now: () => this.time,
      programs: this.programs,
      limits: () => ({ ...DEFAULT_LIMITS, time: 123 }),
    });
    this.results.onDidChange((id) => this.events.push(this.results.get(id)?.status ?? 'gone'));
  }

  run(part?: string): Promise<Result> {
    const start = part === undefined ? 0 : this.document.text.indexOf(part);
    return this.results.run(this.document, part === undefined ? null : { start, end: start + part.length });
  }

  /** Runs to the end, differentiated with this value. */
  async ran(part?: string, value = 1): Promise<Result> {
    const running = this.run(part);
    this.programs.finish();
    await settled();
    this.answer(value);
    return running;
  }

  answer(value: number): void {
    this.programs.analysis.finish(differentiated(this.programs.last.request, value));
  }

  /** Replaces the first `old` by `fresh`. */
  edit(old: string, fresh: string): void {
    const { text } = this.document;
    const start = text.indexOf(old);
    if (start < 0) throw new Error(`“${old}” is not in the text`);
    const after = text.slice(0, start) + fresh + text.slice(start + old.length);
    this.document = { ...this.document, version: this.document.version + 1, text: after };
    this.results.edited(this.document, [{ range: { start, end: start + old.length }, length: fresh.length }]);
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
  }

  splice(start: number, cut: number, fresh: string): void {
    const { text } = this.document;
    const end = Math.min(start + cut, text.length);
    this.document = { ...this.document, text: text.slice(0, start) + fresh + text.slice(end) };
    this.results.edited(this.document, [{ range: { start, end }, length: fresh.length }]);
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
  }

  get result(): Result {
    const [result] = this.results.inDocument(URI);
    if (result === undefined) throw new Error('no result');
    return result;
  }

  get status(): string {
    return this.result.status;
  }

  /** What the record over the first of these characters says: its name, its number, whether it is from before an edit. */
  over(part: string): string {
    const place = this.results.recordAt(URI, this.document.text.indexOf(part));
    if (place === undefined) return 'nothing';
    const { record, edited, result } = place;
    const now = this.results.currentRange(result.id, record.range) ?? { start: 0, end: 0 };
    const value = record.value.kind === 'number' ? record.value.value : NaN;
    return `${this.document.text.slice(now.start, now.end)} ${String(value)}${edited ? ' before the edit' : ''}`;
  }
}

/** Lets promises that are settled tell those who wait for them. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const valueOf = (result: Result): number | null =>
  result.trace === null ? null : (rootOf(result.trace).values[0] ?? null);

const TEXT = 'const x = make(3)\nconst y = x * x\n// the end\ny.backward()\n';

describe('running a program', () => {
  it('gives what it recorded and its last output differentiated', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    expect(desk.status).toBe('running');
    expect(desk.programs.last.request).toStrictEqual({
      text: TEXT,
      language: 'typescript',
      selection: null,
      limits: { ...DEFAULT_LIMITS, time: 123 },
    });
    desk.programs.finish();
    await settled();
    expect(desk.programs.analysis.request).toStrictEqual({
      kind: 'differentiate',
      focus: { output: 7, weights: null },
      values: {},
    });
    desk.answer(9);
    const result = await running;
    expect(result).toMatchObject({
      status: 'fresh',
      range: { start: 0, end: TEXT.length },
      refusal: null,
      program: { whole: true, focus: { output: 7, weights: null }, varied: {}, why: null },
    });
    expect(valueOf(result)).toBe(9);
    expect(desk.results.active?.id).toBe(result.id);
  });

  it('differentiates the root of the last backward pass, with its weights', async () => {
    const desk = new Desk(TEXT);
    void desk.run();
    const passes = [3, 4].map((root, index) => ({ index, range: null, root, name: null, weights: root + 10 }));
    desk.programs.finish({ passes, passCount: 2 });
    await settled();
    expect(desk.programs.analysis.request).toMatchObject({ focus: { output: 4, weights: 14 } });
  });

  it('says what cannot be computed again, where the program did differentiate', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    const { request, finish } = desk.programs.last;
    const { trace } = recording(request, { outputs: [], passCount: 1 });
    const lost = message('recorder.too-many-elements', 'Its 4,000,000 elements have no room.');
    const value = { range: null, mentions: [], shape: [2000, 2000], dtype: 'float32', data: null };
    const values = [{ ...value, name: 'a', leaf: true, lost }];
    finish({ trace, tape: { values, steps: [], reads: [] } });
    const { program } = await running;
    expect(program?.why?.message.text).toBe('a: Its 4,000,000 elements have no room.');
    expect(program?.why?.hint?.text).toContain('.grad of this run stand in the hovers');
  });

  it('says why there is nothing to differentiate, and is no failure', async () => {
    const desk = new Desk('print(1)');
    const running = desk.run();
    desk.programs.finish({ outputs: [] });
    const { status, program, trace } = await running;
    expect([status, trace, program?.focus]).toStrictEqual(['fresh', null, null]);
    expect(program?.why?.message.text).toBe('Nothing that this program computed requires a gradient.');
  });

  it('keeps one result of a document: the second run cancels the first, whose events are dropped', async () => {
    const desk = new Desk(TEXT);
    const first = desk.run();
    const [old] = desk.programs.runs;
    const second = desk.run('const y = x * x');
    expect(old?.cancelled).toBe(true);
    old?.tell(programTrace(old.request, { ending: null }));
    expect(desk.result.program?.trace).toBeNull();
    await first;
    expect(desk.status).toBe('running');
    desk.programs.finish();
    await settled();
    desk.answer(2);
    const result = await second;
    expect(desk.results.inDocument(URI)).toHaveLength(1);
    expect([result.status, result.program?.whole, valueOf(result)]).toStrictEqual(['fresh', false, 2]);
    expect(TEXT.slice(result.range.start, result.range.end)).toBe('const y = x * x');
  });

  it('shows what there is so far, a few times a second', () => {
    const desk = new Desk(TEXT);
    void desk.run();
    const { request, tell } = desk.programs.last;
    desk.time = 50;
    tell(programTrace(request, { ending: null }));
    expect(desk.events).toStrictEqual(['running']);
    desk.time = 250;
    tell(programTrace(request, { ending: null, passCount: 3 }));
    expect(desk.events).toStrictEqual(['running', 'running']);
    expect(desk.result.program?.trace?.passCount).toBe(3);
    expect(desk.over('x * x')).toBe('x 28');
  });

  it('keeps what the run before it gave until there is more', async () => {
    const desk = new Desk(TEXT);
    await desk.ran(undefined, 5);
    void desk.run();
    expect([desk.status, valueOf(desk.result)]).toStrictEqual(['running', 5]);
    expect(desk.over('x * x')).toBe('x 28');
    desk.programs.finish();
    await settled();
    expect([desk.status, valueOf(desk.result)]).toStrictEqual(['running', 5]);
    desk.answer(6);
    await settled();
    expect([desk.status, valueOf(desk.result)]).toStrictEqual(['fresh', 6]);
  });
});

describe('a run that does not go well', () => {
  it('that throws says so at the place, and what was recorded stays', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.finish({ ending: failed({ start: 45, end: 57 }), outputs: [] });
    const { status, refusal: why, program } = await running;
    expect([status, why?.range, why?.message.text, why?.hint?.text]).toStrictEqual([
      'failed',
      { start: 45, end: 57 },
      'RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn',
      'Make the leaf with { requires_grad: true }.',
    ]);
    expect(program?.why).toBeNull();
    expect(desk.over('x * x')).toBe('x 28');
  });

  it('without a place is shown on its first line', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.finish({ ending: { kind: 'crashed', message: message('gone', 'It ended by itself.') }, outputs: [] });
    expect((await running).refusal?.range).toStrictEqual({ start: 0, end: 17 });
  });

  it('that failed after a backward pass shows that pass, and stays a failure', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.finish({ ending: failed(null) });
    await settled();
    desk.answer(4);
    const result = await running;
    expect([result.status, valueOf(result)]).toStrictEqual(['failed', 4]);
  });

  it('that the user stopped says so, and keeps what there was', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.results.cancel(desk.result.id);
    const { status, refusal: why } = await running;
    expect([status, why?.message.text]).toStrictEqual(['failed', 'The program was stopped by you.']);
    expect(desk.over('x * x')).toBe('x 28');
  });

  it('that cannot be prepared is refused at the place', async () => {
    const desk = new Desk('const x = ;');
    const running = desk.run();
    desk.programs.last.finish(refusal({ start: 10, end: 11 }, message('syntax', 'Unexpected token')));
    const { status, refusal: why, program } = await running;
    expect([status, why?.message.text, program?.trace]).toStrictEqual(['failed', 'Unexpected token', null]);
  });

  it('that cannot be prepared after an edit leaves nothing of the text before it, and its place is right', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.edit('const x', 'a longer line\nconst x');
    const running = desk.run();
    desk.programs.last.finish(refusal({ start: 2, end: 8 }, message('syntax', 'Missing semicolon')));
    const { id, trace, program, refusal: why } = await running;
    expect([trace, program?.trace]).toStrictEqual([null, null]);
    expect(desk.results.currentRange(id, why?.range ?? { start: 0, end: 0 })).toStrictEqual({ start: 2, end: 8 });
  });

  it('because something is broken rejects, and is told to the log', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.last.fail(new Error('no process'));
    await expect(running).rejects.toThrow('no process');
    expect([desk.status, desk.result.refusal?.message.id]).toStrictEqual(['failed', 'results.unexpected']);
  });

  it('is over when its results are cleared', () => {
    const desk = new Desk(TEXT);
    void desk.run();
    desk.results.clear(URI);
    expect([desk.programs.last.cancelled, desk.results.inDocument(URI), desk.events.at(-1)]).toStrictEqual([
      true,
      [],
      'gone',
    ]);
  });
});

describe('a leaf that the user varies', () => {
  it('is differentiated there; of several values the newest wins and the one in flight ends', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    const first = desk.results.setValue(id, 'x', 2);
    const second = desk.results.setValue(id, 'w', 3);
    expect(desk.programs.analyses.map(({ cancelled }) => cancelled)).toStrictEqual([false, true, false]);
    expect(desk.programs.analysis.request).toMatchObject({ values: { x: 2, w: 3 } });
    desk.answer(20);
    expect((await Promise.all([first, second])).map(valueOf)).toStrictEqual([20, 20]);
    expect([desk.status, desk.result.program?.varied]).toStrictEqual(['fresh', { x: 2, w: 3 }]);
    expect(desk.over('x * x')).toBe('x 28');
  });

  it('that does not fit fails, and the last answer stays until one fits again', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran(undefined, 1);
    const setting = desk.results.setValue(id, 'x', [1, 2]);
    desk.programs.analysis.finish(refusal({ start: 0, end: 1 }, message('shape', 'x has the shape ()')));
    const result = await setting;
    expect([result.status, valueOf(result), result.refusal?.message.text, result.program?.varied]).toStrictEqual([
      'failed',
      1,
      'x has the shape ()',
      {},
    ]);
    const again = desk.results.setValue(id, 'x', 4);
    desk.answer(16);
    expect([(await again).status, (await again).program?.varied]).toStrictEqual(['fresh', { x: 4 }]);
  });

  it('goes back to what the program gave it', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    void desk.results.setValue(id, 'x', 2);
    desk.answer(20);
    await settled();
    const reset = desk.results.resetValues(id);
    expect(desk.programs.analysis.request).toMatchObject({ values: {} });
    desk.answer(1);
    expect((await reset).program?.varied).toStrictEqual({});
  });

  it('is where a plot is made', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    void desk.results.setValue(id, 'x', 2);
    desk.answer(20);
    await settled();
    const request = { variable: 'x', element: 0, from: null, to: null, count: 11 };
    const plot = desk.results.ask(id, { kind: 'plot', ask: request });
    expect(desk.programs.analysis.request).toStrictEqual({
      kind: 'ask',
      focus: { output: 7, weights: null },
      values: { x: 2 },
      enquiry: { kind: 'plot', ask: request },
    });
    desk.programs.analysis.finish({ method: 'pointwise' });
    expect(await plot).toStrictEqual({ method: 'pointwise' });
  });
});

describe('another output', () => {
  it('is differentiated in place of the last', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    const focusing = desk.results.focus(id, { output: 3, weights: 5 });
    expect(desk.status).toBe('running');
    desk.answer(30);
    const result = await focusing;
    expect([valueOf(result), result.program?.focus]).toStrictEqual([30, { output: 3, weights: 5 }]);
  });

  it('that cannot be says why, and shows nothing else instead', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    const focusing = desk.results.focus(id, { output: 3, weights: null });
    desk.programs.analysis.finish(refusal({ start: 0, end: 1 }, message('lost', 'too long ago')));
    const { status, trace, program } = await focusing;
    expect([status, trace, program?.why?.message.text, program?.focus?.output]).toStrictEqual([
      'fresh',
      null,
      'too long ago',
      3,
    ]);
  });
});

describe('an edit', () => {
  it.each([
    ['of a comment', '// the end', '// the very end', 'fresh'],
    ['that adds blank lines', '// the end', '\n\n// the end', 'fresh'],
    ['that adds a comment on top', 'const x', '// on top\nconst x', 'fresh'],
    ['inside a statement', 'x * x', 'x * x * x', 'stale'],
    ['that adds a statement', '// the end', 'y = 3\n// the end', 'stale'],
    ['that comments a statement out', 'y.back', '// y.back', 'stale'],
    ['that glues a name to a statement', 'const x', 'aconst x', 'stale'],
  ])('%s', async (_what, old, fresh, status) => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.edit(old, fresh);
    expect(desk.status).toBe(status);
    desk.edit(fresh, old);
    expect(desk.status).toBe('fresh');
  });

  it('that adds lines above carries the records', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.edit('const x', '// one more line\nconst x');
    expect(desk.over('x * x')).toBe('x 28');
  });

  it('that deletes a statement and is undone gives everything back', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.edit('// the end', '// the last line');
    desk.edit('const y = x * x\n', '');
    expect(desk.status).toBe('stale');
    desk.edit('make(3)\n', 'make(3)\nconst y = x * x\n');
    expect([desk.status, desk.over('x * x')]).toStrictEqual(['fresh', 'x 28']);
  });

  it('leaves only the records of statements that stand, and says that they are from before', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.edit('x * x', 'x * x * 2');
    expect([desk.over('x * x'), desk.over('y = '), desk.over('make')]).toStrictEqual([
      'nothing',
      'nothing',
      'make 10 before the edit',
    ]);
  });

  it('while it runs is not overlooked', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.edit('x * x', 'x * x * 2');
    desk.programs.finish();
    await settled();
    desk.answer(1);
    expect((await running).status).toBe('stale');
    expect(desk.over('x * x')).toBe('nothing');
  });

  it('of all the text away leaves the result, for it may be undone', async () => {
    const desk = new Desk(TEXT);
    await desk.ran('const y = x * x');
    desk.edit(TEXT, '');
    expect([desk.status, desk.result.range]).toStrictEqual(['stale', { start: 0, end: 0 }]);
    desk.edit('', TEXT);
    expect([desk.status, desk.over('x * x')]).toStrictEqual(['fresh', 'x 28']);
  });

  it('that was missed makes nothing wrong', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    const text = `// unseen\n${TEXT}`;
    desk.document = { ...desk.document, version: 9, text };
    desk.results.edited(desk.document, []);
    for (const task of desk.tasks.splice(0)) task();
    expect([desk.status, desk.over('x * x')]).toStrictEqual(['fresh', 'x 28']);
  });
});

describe('whatever is edited', () => {
  it('what is called fresh is the same code, and a record is never shown over another text', async () => {
    const step = fc.tuple(
      fc.nat(80),
      fc.nat(3),
      fc.string({ unit: fc.constantFrom('x', 'y', ' ', '=', ';', '/', '\n', '+'), maxLength: 3 }),
    );
    const codeOf = (text: string): string => text.replace(/\/\/.*/g, '').replace(/[\s;]+/g, '');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const desk = new Desk(TEXT);
        await desk.ran();
        for (const [at, cut, inserted] of steps) desk.splice(Math.min(at, desk.document.text.length), cut, inserted);
        const { text } = desk.document;
        if (desk.status === 'fresh') expect(codeOf(text)).toBe(codeOf(TEXT));
        for (let offset = 0; offset < text.length; offset += 1) {
          const place = desk.results.recordAt(URI, offset);
          if (place === undefined) continue;
          const now = desk.results.currentRange(place.result.id, place.record.range) ?? { start: 0, end: 0 };
          expect(text.slice(now.start, now.end)).toBe(place.record.name);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('an edit beside a selection that ran', () => {
  const LONG = 'const x = make(3)\nlet a = 1\nconst y = x * x\ny.backward()\nlet b = 2\n';
  const selection = 'const y = x * x\ny.backward()';

  async function desk(): Promise<Desk> {
    const made = new Desk(LONG);
    const running = made.run(selection);
    // `x` was needed from above, `a` and `b` were not.
    const at = LONG.indexOf(selection);
    const ran = [
      { start: 0, end: 17 },
      { start: at, end: at + 15 },
      { start: at + 16, end: at + selection.length },
    ];
    made.programs.finish({ ran });
    await settled();
    made.answer(1);
    await running;
    return made;
  }

  it.each([
    ['of what was not needed', 'a = 1', 'a = 100', 'fresh'],
    ['that adds what is not needed', 'let a', 'let c = sum(7)\nlet a', 'fresh'],
    ['below it', 'b = 2', 'b = 3', 'fresh'],
    ['of a name that it needs', 'let a', 'x.data = 4\nlet a', 'stale'],
    ['of what was needed', 'make(3)', 'make(4)', 'stale'],
    ['that adds a statement to it', 'x * x\n', 'x * x\nf()\n', 'stale'],
    ['behind it', 'y.backward()\n', 'y.backward()\nf()\n', 'fresh'],
  ])('%s', async (_what, old, fresh, status) => {
    const one = await desk();
    one.edit(old, fresh);
    expect(one.status).toBe(status);
  });

  it('moves it', async () => {
    const one = await desk();
    one.edit('let a = 1\n', '');
    const { start, end } = one.result.range;
    expect([one.status, one.document.text.slice(start, end)]).toStrictEqual(['fresh', selection]);
  });

  it('is taken in by the next run, at its place', async () => {
    const one = await desk();
    one.edit('const x', '// above\nconst x');
    one.edit('x * x', 'x * x * x');
    void one.results.rerun(one.document, one.result.id);
    const { start, end } = one.programs.last.request.selection ?? { start: 0, end: 0 };
    expect(one.document.text.slice(start, end)).toBe('const y = x * x * x\ny.backward()');
  });
});

describe('a program that recorded 10,000 places', () => {
  it('are put in order once, at the first question, and few of them looked at for each', async () => {
    const text = Array.from({ length: 2000 }, (_, line) => `v${String(line)}`).join('\n');
    const desk = new Desk(text);
    const running = desk.run();
    let looks = 0;
    const { records } = programTrace(desk.programs.last.request);
    const counted = records.map((one): TraceRecord => {
      const { range } = one;
      const get = (): typeof range => {
        looks += 1;
        return range;
      };
      return Object.defineProperty({ ...one }, 'range', { get });
    });
    desk.programs.finish({ records: counted });
    await settled();
    desk.answer(1);
    await running;
    desk.edit('v0\n', '// an edit\nv0\n');
    expect(looks).toBe(0);
    expect(desk.over('v1000')).toMatch(/^v1000 /);
    expect(looks).toBeGreaterThanOrEqual(2000);
    looks = 0;
    expect(desk.over('v1999')).toMatch(/^v1999 /);
    expect(looks).toBeLessThan(30);
  });
});

describe('a document that is closed', () => {
  it('and comes back has its records again', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.results.closed(URI);
    expect([desk.over('x * x'), desk.results.inDocument(URI)]).toStrictEqual(['nothing', []]);
    desk.results.opened({ ...desk.document, text: TEXT.replace('// the end', '// over') });
    desk.document = { ...desk.document, text: TEXT.replace('// the end', '// over') };
    expect([desk.status, desk.over('x * x')]).toStrictEqual(['fresh', 'x 28']);
  });

  it('and comes back changed is stale', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.results.closed(URI);
    desk.results.opened({ ...desk.document, text: TEXT.replace('x * x', 'x + x') });
    expect(desk.status).toBe('stale');
  });
});

describe('expressions beside a program', () => {
  it('are results of their own', async () => {
    const desk = new Desk('x = 3\ny = x ** 2\n');
    await desk.ran();
    void desk.results.differentiate(desk.document, { start: 6, end: 16 });
    for (const task of desk.tasks.splice(0)) task();
    expect(desk.results.inDocument(URI).map(({ program }) => program !== null)).toStrictEqual([true, false]);
    expect(desk.results.at(URI, 12)?.program).toBeNull();
    expect(desk.results.at(URI, 1)?.program).not.toBeNull();
  });
});

describe('a program that is kept up with its text', () => {
  it('runs again', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    desk.edit('x * x', 'x * x * x');
    const again = desk.results.keepUp(desk.document, id);
    desk.programs.finish();
    await settled();
    desk.answer(27);
    expect(await again).toMatchObject({ status: 'fresh', refusal: null });
    expect(valueOf(desk.result)).toBe(27);
  });

  it('keeps what it gave while the text cannot be run, and says why', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran(undefined, 9);
    desk.edit('x * x', 'x * ');
    const again = desk.results.keepUp(desk.document, id);
    desk.programs.last.finish(refusal({ start: 0, end: 1 }, message('half', 'half typed')));
    expect(await again).toMatchObject({ status: 'stale', refusal: { message: { text: 'half typed' } } });
    expect(valueOf(desk.result)).toBe(9);
    desk.edit('x * ', 'x * x');
    expect(desk.result).toMatchObject({ status: 'fresh', refusal: null });
    expect(desk.over('y = x')).not.toBe('nothing');
  });

  it('that was never run fails as any other', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.last.finish(refusal({ start: 0, end: 1 }, message('half', 'half typed')));
    const { id } = await running;
    const again = desk.results.keepUp(desk.document, id);
    desk.programs.last.finish(refusal({ start: 0, end: 1 }, message('half', 'half typed')));
    expect(await again).toMatchObject({ status: 'failed', refusal: { message: { text: 'half typed' } } });
  });
});

describe('a run whose text is edited', () => {
  it('is abandoned where it would run otherwise now: stale, not stopped by the user', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.edit('x * x', 'x * x * x');
    desk.results.abandon(desk.result.id);
    expect(desk.programs.last.cancelled).toBe(true);
    expect(desk.result).toMatchObject({ status: 'stale', refusal: null });
    expect(await running).toMatchObject({ status: 'stale', refusal: null });
    const again = desk.results.keepUp(desk.document, desk.result.id);
    expect(desk.status).toBe('running');
    desk.programs.finish();
    await settled();
    desk.answer(27);
    expect(await again).toMatchObject({ status: 'fresh' });
  });

  it('goes on where it would do the same', async () => {
    const desk = new Desk(TEXT);
    const running = desk.run();
    desk.programs.last.tell(programTrace(desk.programs.last.request));
    desk.edit('// the end', '// the last line');
    desk.results.abandon(desk.result.id);
    expect(desk.programs.last.cancelled).toBe(false);
    desk.programs.finish();
    await settled();
    desk.answer(9);
    expect(await running).toMatchObject({ status: 'fresh' });
  });

  it('cannot be abandoned when it is over', async () => {
    const desk = new Desk(TEXT);
    const { id } = await desk.ran();
    desk.edit('x * x', 'x * x * x');
    desk.results.abandon(id);
    expect(desk.result).toMatchObject({ status: 'stale', refusal: null });
  });
});

describe('a document that is renamed', () => {
  it('takes its program with it', async () => {
    const desk = new Desk(TEXT);
    await desk.ran();
    desk.results.closed(URI);
    desk.results.renamed('file:///a.ts', 'file:///b.ts');
    desk.document = { ...desk.document, uri: 'file:///b.ts' };
    desk.results.opened(desk.document);
    expect(desk.results.inDocument(URI)).toEqual([]);
    expect(desk.results.inDocument('file:///b.ts')).toMatchObject([{ status: 'fresh', uri: 'file:///b.ts' }]);
    expect(desk.results.recordAt('file:///b.ts', TEXT.indexOf('y ='))).toBeDefined();
  });
});
