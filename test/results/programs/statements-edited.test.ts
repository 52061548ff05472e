// What statements gave, as the text is edited around them and run again.
import { describe, expect, test } from 'vitest';
import { Results } from '../../../src/results/registry';
import type { RecordedStatements, SourceDocument } from '../../../src/results/result';
import type { TraceRecord } from '../../../src/trace/program';
import { FakePrograms } from './fake';

const URI = 'file:///a.ts';
const TEXT = 'const a = f(1);\nconst b = a * 2;\nconst c = b * 3;\n';

class Desk {
  readonly programs = new FakePrograms();
  readonly results: Results;
  private readonly tasks: (() => void)[] = [];
  private document: SourceDocument = { uri: URI, language: 'typescript', version: 1, text: TEXT };

  constructor() {
    this.results = new Results({ defer: (task) => this.tasks.push(task), programs: this.programs });
  }

  async run(): Promise<void> {
    const running = this.results.run(this.document, null);
    const { text } = this.document;
    const records = [...text.matchAll(/const (\w+)/g)].map((found): TraceRecord => {
      const start = found.index + 'const '.length;
      const range = { start, end: start + 1 };
      const value = { kind: 'number', value: start } as const;
      return { range, name: found[1] ?? '', kind: 'write', count: 1, value, history: null };
    });
    this.programs.finish({ records, outputs: [] });
    await running;
  }

  edit(old: string, fresh: string): void {
    const { text } = this.document;
    const start = text.indexOf(old);
    const after = text.replace(old, () => fresh);
    this.document = { ...this.document, version: this.document.version + 1, text: after };
    this.results.edited(this.document, [{ range: { start, end: start + old.length }, length: fresh.length }]);
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) task();
  }

  get recorded(): RecordedStatements | undefined {
    return this.results.statementsIn(URI, { start: 0, end: this.document.text.length })[0];
  }

  /** The text up to each statement's end, from its line on. */
  get told(): readonly string[] {
    const { text } = this.document;
    return (this.recorded?.statements ?? []).map(({ end }) => text.slice(text.lastIndexOf('\n', end - 1) + 1, end));
  }
}

describe('statements of a program', () => {
  test('gave nothing before the first run', () => {
    expect(new Desk().results.statementsIn(URI, { start: 0, end: 99 })).toEqual([]);
  });

  test('stay where they were not edited, and say that others were', async () => {
    const desk = new Desk();
    await desk.run();
    expect(desk.told).toEqual(['const a = f(1);', 'const b = a * 2;', 'const c = b * 3;']);
    expect(desk.recorded?.edited).toBe(false);
    desk.edit('a * 2', 'a * 22');
    expect(desk.told).toEqual(['const a = f(1);', 'const c = b * 3;']);
    expect(desk.recorded?.edited).toBe(true);
    desk.edit('a * 22', 'a * 2');
    expect(desk.told).toHaveLength(3);
    expect(desk.recorded?.edited).toBe(false);
  });

  test('move with what is written above them', async () => {
    const desk = new Desk();
    await desk.run();
    desk.edit('const a', '// a comment\n\nconst a');
    expect(desk.told).toEqual(['const a = f(1);', 'const b = a * 2;', 'const c = b * 3;']);
    expect(desk.recorded?.edited).toBe(false);
  });

  test('go into a comment and come back', async () => {
    const desk = new Desk();
    await desk.run();
    desk.edit('const b', '// const b');
    expect(desk.told).toEqual(['const a = f(1);', 'const c = b * 3;']);
    desk.edit('// const b', 'const b');
    expect(desk.told).toHaveLength(3);
  });

  test('follow the next run', async () => {
    const desk = new Desk();
    await desk.run();
    desk.edit('const c = b * 3;', 'const d = b * 4;');
    await desk.run();
    expect(desk.told).toEqual(['const a = f(1);', 'const b = a * 2;', 'const d = b * 4;']);
    expect(desk.recorded?.edited).toBe(false);
  });

  test('are asked for by a part of the text', async () => {
    const desk = new Desk();
    await desk.run();
    const line = TEXT.indexOf('const b');
    const [part] = desk.results.statementsIn(URI, { start: line, end: line + 16 });
    expect(part?.statements.map(({ end }) => end)).toEqual([TEXT.indexOf('const c') - 1]);
  });

  test('are gone with the document and with its results', async () => {
    const desk = new Desk();
    await desk.run();
    desk.results.closed(URI);
    expect(desk.recorded).toBeUndefined();
  });
});
