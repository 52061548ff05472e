// Programs that are parts of a document: fenced blocks of Markdown, each with a result of its own, and cells of notebooks
// behind the cells above them. Every place stays one of the document, through edits of it and of what is above.
import { describe, expect, it } from 'vitest';
import { Results } from '../../../src/results/registry';
import type { EarlierText, Result, SourceDocument } from '../../../src/results/result';
import type { SourceRange } from '../../../src/trace/range';
import { isRefusal } from '../../../src/trace/refusal';
import { differentiated, FakePrograms } from './fake';

const MARKDOWN = [
  '# Title',
  '',
  'Some words with `x**2`.',
  '',
  '```ts',
  'const w = torch.tensor(3);',
  '```',
  '',
  'More.',
  '',
  '```python',
  'w = 4',
  '```',
  '',
  '```typescript',
  'const y = w.mul(2);',
  'print(y);',
  '```',
  '',
].join('\n');

class Desk {
  readonly programs = new FakePrograms();
  readonly tasks: (() => void)[] = [];
  readonly results: Results;
  document: SourceDocument;

  constructor(document: Partial<SourceDocument>) {
    this.document = { uri: 'file:///a.md', language: 'markdown', version: 1, text: '', ...document };
    this.results = new Results({ defer: (task) => this.tasks.push(task), programs: this.programs });
  }

  place(text: string): SourceRange {
    const start = this.document.text.indexOf(text);
    if (start < 0) throw new Error(`“${text}” is not in the text`);
    return { start, end: start + text.length };
  }

  caret(text: string): SourceRange {
    const { start } = this.place(text);
    return { start, end: start };
  }

  async ran(selection: SourceRange | null): Promise<Result> {
    const running = this.results.run(this.document, selection);
    this.programs.finish();
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.programs.analysis.finish(differentiated(this.programs.last.request, 1));
    return running;
  }

  edit(old: string, fresh: string): void {
    const { start, end } = this.place(old);
    const { text, version } = this.document;
    this.document = { ...this.document, version: version + 1, text: text.slice(0, start) + fresh + text.slice(end) };
    this.results.edited(this.document, [{ range: { start, end }, length: fresh.length }]);
    this.work();
  }

  /** What stands above a cell changes. */
  above(before: readonly EarlierText[]): void {
    this.document = { ...this.document, before };
    this.results.opened(this.document);
    this.work();
  }

  work(): void {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
  }

  textOf({ range }: { readonly range: SourceRange }): string {
    return this.document.text.slice(range.start, range.end);
  }

  status({ id }: Result): string | undefined {
    return this.results.get(id)?.status;
  }

  /** Which word is recorded where this text stands, as the document has it now. */
  recorded(text: string): string | undefined {
    const found = this.results.recordAt(this.document.uri, this.place(text).start);
    const range = found && this.results.currentRange(found.result.id, found.record.range);
    return range ? this.textOf({ range }) : undefined;
  }
}

describe('blocks of code in Markdown', () => {
  const markdown = (text = MARKDOWN): Desk => new Desk({ text });

  it('are found, with their languages', () => {
    const desk = markdown();
    expect(desk.results.blocks(desk.document).map((block) => [block.language, desk.textOf(block)])).toEqual([
      ['typescript', 'const w = torch.tensor(3);\n'],
      ['typescript', 'const y = w.mul(2);\nprint(y);\n'],
    ]);
    const [first] = desk.results.blocks(desk.document);
    expect(first && desk.textOf({ range: first.whole })).toBe('```ts\nconst w = torch.tensor(3);\n```');
  });

  it('a caret in a block, on its fences, or its text selected is a program; prose and other languages are none', () => {
    const desk = markdown();
    const isProgram = (range: SourceRange): boolean => desk.results.isProgram(desk.document, range);
    expect(isProgram(desk.caret('```ts'))).toBe(true);
    expect(isProgram(desk.caret('torch.tensor'))).toBe(true);
    expect(isProgram(desk.caret('print(y)'))).toBe(true);
    expect(isProgram(desk.place('const y = w.mul(2);\nprint(y);'))).toBe(true);
    expect(isProgram({ start: 0, end: MARKDOWN.length })).toBe(true);
    expect(isProgram(desk.caret('x**2'))).toBe(false);
    expect(isProgram(desk.caret('w = 4'))).toBe(false);
    expect(isProgram(desk.caret('Some words'))).toBe(false);
  });

  it('a formula in a block stays an expression, unless its values come of a program', () => {
    const desk = markdown('```ts\nconst x = 3;\nconst f = x ** 2;\n\n```\n');
    expect(desk.results.isProgram(desk.document, desk.caret('x ** 2'))).toBe(false);
    expect(desk.results.isProgram(desk.document, desk.caret('\n```'))).toBe(true);
    const tensors = markdown('```ts\nconst x = torch.randn(3);\n```\n\n```ts\nconst f = x ** 2;\n```\n');
    expect(tensors.results.isProgram(tensors.document, tensors.caret('x ** 2'))).toBe(true);
  });

  it('runs with the blocks of its language above it, all else blank, each place where it is', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    const { text, language, selection, pieces } = desk.programs.last.request;
    expect(language).toBe('typescript');
    expect(text.replace(/\s+/g, ' ').trim()).toBe('const w = torch.tensor(3); const y = w.mul(2); print(y);');
    expect(text.split('\n')).toHaveLength(MARKDOWN.split('\n').length + 1);
    expect(text.indexOf('print')).toBe(MARKDOWN.indexOf('print'));
    expect(selection && desk.textOf({ range: selection })).toBe('const y = w.mul(2);\nprint(y);\n');
    expect(pieces).toHaveLength(2);
    expect(desk.textOf(result)).toBe('const y = w.mul(2);\nprint(y);\n');
    expect(result.program?.whole).toBe(false);
    expect(desk.recorded('y);')).toBe('y');
  });

  it('blocks below do not belong to it, and other blocks have results of their own', async () => {
    const desk = markdown();
    const second = await desk.ran(desk.caret('print(y)'));
    const first = await desk.ran(desk.caret('torch.tensor'));
    expect(desk.programs.last.request.text).not.toContain('print');
    expect(first.id).not.toBe(second.id);
    expect(desk.results.inDocument(desk.document.uri)).toHaveLength(2);
    expect([desk.status(first), desk.status(second)]).toEqual(['fresh', 'fresh']);
    expect(desk.results.recordAt(desk.document.uri, desk.place('torch.tensor').start)?.result.id).toBe(first.id);
    expect(desk.results.recordAt(desk.document.uri, desk.place('mul').start)?.result.id).toBe(second.id);
    const again = await desk.ran(desk.place('const y = w.mul(2);\nprint(y);'));
    expect(again.id).toBe(second.id);
  });

  it('stays true while the prose is edited, and moves with it', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit('Some words', 'Some more words, and\n\nanother paragraph: const y = 3;');
    desk.edit('More.', '');
    desk.edit('w = 4', 'w = 5');
    expect(desk.status(result)).toBe('fresh');
    expect(desk.recorded('y);')).toBe('y');
    const now = desk.results.get(result.id);
    expect(now && desk.textOf(now)).toBe('const y = w.mul(2);\nprint(y);\n');
  });

  it('is stale when its text changes, when a line is written at its edges, and fresh when that is undone', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit('mul(2)', 'mul(3)');
    expect(desk.status(result)).toBe('stale');
    desk.edit('mul(3)', 'mul(2)');
    expect(desk.status(result)).toBe('fresh');
    desk.edit('print(y);\n', 'print(y);\nprint(y);\n');
    expect(desk.status(result)).toBe('stale');
    desk.edit('print(y);\nprint(y);\n', 'print(y);\n');
    expect(desk.status(result)).toBe('fresh');
    desk.edit('const y', 'print(1);\nconst y');
    expect(desk.status(result)).toBe('stale');
  });

  it('is stale when a fence turns it into something else', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit('```typescript', '```python');
    expect(desk.status(result)).toBe('stale');
    expect(desk.recorded('y);')).toBeUndefined();
    desk.edit('```python\nconst', '```typescript\nconst');
    expect(desk.status(result)).toBe('fresh');
    desk.edit('```typescript', '');
    expect(desk.status(result)).toBe('stale');
  });

  it('an opened fence above that swallows it is seen', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit('# Title', '~~~');
    expect(desk.status(result)).toBe('stale');
    desk.edit('~~~', '# Title');
    expect(desk.status(result)).toBe('fresh');
  });

  it('runs again as a whole, with what was written into it since', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit('# Title', '# A longer title');
    desk.edit('print(y);\n', 'print(y);\nprint(2);\n');
    void desk.results.rerun(desk.document, result.id);
    const { selection } = desk.programs.last.request;
    expect(selection && desk.textOf({ range: selection })).toBe('const y = w.mul(2);\nprint(y);\nprint(2);\n');
  });

  it('a selected part stays that part', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.place('const y = w.mul(2);'));
    desk.edit('# Title', '# A longer title');
    expect(desk.textOf(desk.results.get(result.id) ?? result)).toBe('const y = w.mul(2);');
    void desk.results.rerun(desk.document, result.id);
    const { selection } = desk.programs.last.request;
    expect(selection && desk.textOf({ range: selection })).toBe('const y = w.mul(2);');
  });

  it('where its block is gone it says so', async () => {
    const desk = markdown();
    const result = await desk.ran(desk.caret('print(y)'));
    desk.edit(MARKDOWN.slice(MARKDOWN.indexOf('```typescript')), '');
    const again = await desk.results.rerun(desk.document, result.id);
    expect(again.status).toBe('failed');
    expect(again.refusal?.message.id).toBe('results.program.no-block');
  });

  it('in a quotation the marks are no code; line ends of both kinds are kept', () => {
    const quoted = markdown('> ```js\r\n> print(1);\r\n> print(2);\r\n> ```\r\n');
    void quoted.results.run(quoted.document, quoted.caret('print(1)'));
    expect(quoted.programs.last.request.text.replace(/ +/g, ' ')).toBe(' \r\n print(1);\r\n print(2);\r\n \r\n\n');
  });

  it.each([
    ['js', 'javascript'],
    ['JavaScript', 'javascript'],
    ['mjs', 'javascript'],
    ['cts', 'typescript'],
    ['tsx', 'typescriptreact'],
    ['ts title="a.ts" {1,3}', 'typescript'],
    ['{.ts}', 'typescript'],
  ])('```%s is %s', (info, language) => {
    const desk = markdown(`\`\`\`${info}\nprint(1);\n\`\`\`\n`);
    expect(desk.results.blocks(desk.document).map((block) => block.language)).toEqual([language]);
  });

  it('a quote of code within a line opens no block', () => {
    const desk = markdown('```not a fence``` here\n\n```js\nprint(1);\n```\n');
    expect(desk.results.blocks(desk.document).map((block) => desk.textOf(block))).toEqual(['print(1);\n']);
  });

  it('a block that is not closed goes to the end, and what is written there belongs to it', async () => {
    const desk = markdown('```js\nprint(1);');
    const result = await desk.ran(desk.caret('print'));
    desk.edit('print(1);', 'print(1);\nprint(2);');
    expect(desk.status(result)).toBe('stale');
  });
});

describe('cells of a notebook', () => {
  const EARLIER = [
    { uri: 'cell:1', text: 'const a = 2;' },
    { uri: 'cell:2', text: 'const w = torch.tensor(a);' },
  ];
  const cell = (text: string, before: readonly EarlierText[] = EARLIER, language = 'typescript'): Desk =>
    new Desk({ uri: 'cell:3', language, text, before });

  it('a program runs behind the cells above it; its places are the cell’s', async () => {
    const desk = cell('const y = w.mul(2);\nprint(y);');
    expect(desk.results.isProgram(desk.document, desk.caret('print'))).toBe(true);
    const result = await desk.ran(desk.caret('print'));
    const { text, selection, pieces } = desk.programs.last.request;
    expect(pieces?.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...EARLIER.map((one) => one.text),
      desk.document.text,
    ]);
    expect(selection).toEqual(pieces?.[2]);
    expect(result.range).toEqual({ start: 0, end: desk.document.text.length });
    expect(desk.recorded('y);')).toBe('y');
    // What ran in an earlier cell has no place in this one.
    const first = pieces?.[0] ?? { start: 0, end: 0 };
    expect(desk.results.currentRange(result.id, first)).toBeNull();
    expect(desk.results.elsewhere(result.id, first)).toEqual({ uri: 'cell:1', range: { start: 0, end: 12 } });
    expect(desk.results.elsewhere(result.id, selection ?? first)).toBeNull();
  });

  it('follows edits of the cell', async () => {
    const desk = cell('const y = w.mul(2);\nprint(y);');
    const result = await desk.ran(null);
    desk.edit('const y', '// a comment\nconst y');
    expect(desk.status(result)).toBe('fresh');
    expect(desk.recorded('y);')).toBe('y');
    desk.edit('print(y);', 'print(y);\nprint(2);');
    expect(desk.status(result)).toBe('stale');
  });

  it('is stale when what it ran with changes above, true again when that is undone, untouched by the rest', async () => {
    const desk = cell('const y = w.mul(2);');
    const running = desk.results.run(desk.document, null);
    const { request } = desk.programs.last;
    const ranges = (request.pieces ?? []).map(({ start, end }) => ({ start, end }));
    desk.programs.finish({ ran: ranges });
    await new Promise((resolve) => setTimeout(resolve, 0));
    desk.programs.analysis.finish(differentiated(request, 1));
    const result = await running;
    desk.above([{ uri: 'cell:1', text: 'const a = 3;' }, ...EARLIER.slice(1)]);
    expect(desk.status(result)).toBe('stale');
    desk.above(EARLIER);
    expect(desk.status(result)).toBe('fresh');
    desk.above([{ uri: 'cell:0', text: 'const other = 1;' }, ...EARLIER]);
    expect(desk.status(result)).toBe('fresh');
    expect(desk.recorded('mul')).toBe('mul');
    desk.above([]);
    expect(desk.status(result)).toBe('stale');
  });

  it('an expression finds its values above, the nearest first', async () => {
    const desk = cell(
      'y = x**2 + b',
      [
        { uri: 'cell:1', text: 'x = 1.0\nb = 10.0' },
        { uri: 'cell:2', text: 'x = 3.0' },
      ],
      'python',
    );
    const { start, end } = desk.place('x**2 + b');
    expect(desk.results.missing(desk.document, { start, end })).toEqual({ missing: [] });
    const running = desk.results.differentiate(desk.document, { start, end });
    desk.work();
    const result = await running;
    expect(result.status).toBe('fresh');
    expect(result.range).toEqual({ start, end });
    const { trace } = result;
    expect(trace?.tensors[trace.output.tensor]?.values).toEqual([19]);
    expect(trace && desk.results.currentRange(result.id, trace.range)).toEqual({ start, end });
    const [variable] = trace?.variables ?? [];
    const [mention] = variable?.mentions ?? [];
    expect(
      mention && desk.textOf({ range: desk.results.currentRange(result.id, mention) ?? { start: 0, end: 0 } }),
    ).toBe('x');
    desk.above([{ uri: 'cell:1', text: 'x = 1.0\nb = 10.0' }]);
    expect(desk.status(result)).toBe('stale');
    desk.above([
      { uri: 'cell:1', text: 'x = 1.0\nb = 10.0' },
      { uri: 'cell:2', text: 'x = 3.0' },
    ]);
    expect(desk.status(result)).toBe('fresh');
  });

  it('a formula above is part of the expression, and its place is known', async () => {
    const desk = cell('s = a * a', [{ uri: 'cell:1', text: 'x = 2.0\na = 3 * x' }], 'python');
    const running = desk.results.differentiate(desk.document, desk.place('a * a'));
    desk.work();
    const result = await running;
    const { trace } = result;
    expect(trace?.variables.map(({ name }) => name)).toEqual(['x']);
    expect(trace?.tensors[trace.output.tensor]?.values).toEqual([36]);
    const [binding] = trace?.bindings ?? [];
    const there = binding && desk.results.elsewhere(result.id, binding.definition);
    expect(there?.uri).toBe('cell:1');
    expect(there && 'x = 2.0\na = 3 * x'.slice(there.range.start, there.range.end)).toContain('3 * x');
  });

  it('what is wrong is told in the cell', () => {
    const desk = cell('y = x**', [{ uri: 'cell:1', text: 'x = 2.0' }], 'python');
    const missing = desk.results.missing(desk.document, desk.place('x**'));
    expect(isRefusal(missing) && missing.range.start).toBeLessThanOrEqual(desk.document.text.length);
  });

  it('a peek says what the cells above make of it', () => {
    const desk = cell('y = x**2', [{ uri: 'cell:1', text: 'x = 2.0' }], 'python');
    const trace = desk.results.peek(desk.document, desk.place('x**2'));
    expect('tensors' in trace && trace.tensors[trace.output.tensor]?.values).toEqual([4]);
    const moved = { ...desk.document, before: [{ uri: 'cell:1', text: 'x = 3.0' }] };
    const again = desk.results.peek(moved, desk.place('x**2'));
    expect('tensors' in again && again.tensors[again.output.tensor]?.values).toEqual([9]);
  });
});
