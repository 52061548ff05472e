// What Markdown's preview shows below a block of code: which lines, in markdown-it's own HTML, with every text escaped.
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { previewBlock } from '../../src/editor/preview/lines';
import { showResultsBelow, type PreviewBlock } from '../../src/editor/preview/plugin';
import { Results } from '../../src/results/registry';
import type { Result } from '../../src/results/result';
import { message } from '../../src/trace/message';
import type { OutputEvent } from '../../src/trace/program';
import { refusal } from '../../src/trace/refusal';
import { FakePrograms } from '../results/programs/fake';

const URI = { toString: () => 'file:///a.md' };

function rendered(text: string, blockAt: (uri: string, first: number, end: number) => PreviewBlock | null): string {
  const markdown = showResultsBelow(new MarkdownIt(), blockAt);
  return markdown.render(text, { currentDocument: URI });
}

async function expression(text: string, formula: string): Promise<Result> {
  const tasks: (() => void)[] = [];
  const results = new Results({ defer: (task) => tasks.push(task) });
  const start = text.indexOf(formula);
  const document = { uri: 'file:///a.md', language: 'markdown', version: 1, text };
  const running = results.differentiate(document, { start, end: start + formula.length });
  for (const task of tasks) task();
  return running;
}

/** A program that printed this, and gave nothing to differentiate. */
async function program(...texts: readonly string[]): Promise<Result> {
  const programs = new FakePrograms();
  const results = new Results({ defer: () => undefined, programs });
  const text = '```js\nprint(1);\n```\n';
  const running = results.run({ uri: 'file:///a.md', language: 'markdown', version: 1, text }, { start: 7, end: 7 });
  const output = texts.map((one): OutputEvent => ({ kind: 'print', text: one, range: null }));
  programs.finish({ output, outputs: [] });
  return running;
}

describe('the preview of a block', () => {
  it('is what it was, with what is known below it', () => {
    const asked: unknown[] = [];
    const html = rendered('text\n\n```ts\nconst a = 1;\n```\n\n```ts\nb\n```\n', (...args) => {
      asked.push(args);
      return args[1] === 2 ? { lines: [{ kind: 'answer', text: 'a = 1' }], note: null } : null;
    });
    expect(asked).toEqual([
      ['file:///a.md', 2, 5],
      ['file:///a.md', 6, 9],
    ]);
    expect(html).toContain(
      '<pre><code class="language-ts">const a = 1;\n</code></pre>\n<div class="autograd-lens-result"><p class="autograd-lens-answer">a = 1</p></div>\n',
    );
    expect(html.match(/autograd-lens-result/g)).toHaveLength(1);
  });

  it('what a program printed is text, whatever stands in it', () => {
    const evil = '</pre><script>alert(1)</script> & "quotes" [link](command:x)';
    const html = rendered('```ts\na\n```\n', () => ({
      lines: [
        { kind: 'output', text: evil },
        { kind: 'error', text: '<img src=x onerror=y>' },
      ],
      note: '<i>',
    }));
    expect(html).not.toMatch(/<script|<img|<i>|<a /);
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(html).toContain('autograd-lens-stale');
  });

  it('without a document, as where a text is drawn alone, nothing is asked', () => {
    const markdown = showResultsBelow(new MarkdownIt(), () => {
      throw new Error('asked');
    });
    expect(markdown.render('```ts\na\n```\n')).toContain('<code');
    expect(markdown.render('```ts\na\n```\n', {})).toContain('<code');
  });

  it('what other extensions do with blocks goes on being done', () => {
    const markdown = new MarkdownIt();
    markdown.renderer.rules['fence'] = () => '<own>';
    showResultsBelow(markdown, () => ({ lines: [{ kind: 'answer', text: 'a' }], note: null }));
    expect(markdown.render('```mermaid\na\n```\n', { currentDocument: URI })).toMatch(/^<own><div/);
  });
});

describe('what is shown of results', () => {
  it('nothing of nothing', () => {
    expect(previewBlock([])).toBeNull();
  });

  it('an expression’s value and gradients', async () => {
    const result = await expression('```python\nx = 3.0\ny = x**2\n```\n', 'y = x**2');
    expect(previewBlock([result])).toEqual({ lines: [{ kind: 'answer', text: 'y = 9   ∂y/∂x = 6' }], note: null });
    expect(previewBlock([{ ...result, status: 'stale' }])?.note).toBe('from before the last edit');
    expect(previewBlock([{ ...result, status: 'failed' }])).toBeNull();
  });

  it('of several without names each is told by its text', async () => {
    const text = '```math\nx = 3\nx^2\nx^3\n```\n';
    const [first, second] = [await expression(text, 'x^2'), await expression(text, 'x^3')];
    expect(previewBlock([first])?.lines).toEqual([{ kind: 'answer', text: '= 9   ∂/∂x = 6' }]);
    expect(previewBlock([first, second])?.lines.map(({ text: line }) => line)).toEqual([
      'x^2 = 9   ∂/∂x = 6',
      'x^3 = 27   ∂/∂x = 27',
    ]);
  });

  it('what a program printed, not more than anyone reads', async () => {
    expect(previewBlock([await program('one', 'two\nlines')])?.lines).toEqual([
      { kind: 'output', text: 'one\ntwo\nlines' },
    ]);
    const many = previewBlock([await program(...Array.from({ length: 100 }, (_, line) => `line ${String(line)}`))]);
    expect(many?.lines[0]?.text.split('\n')).toHaveLength(21);
    expect(many?.lines[0]?.text).toMatch(/line 19\n…$/);
    const long = previewBlock([await program('x'.repeat(100_000))]);
    expect(long?.lines[0]?.text).toHaveLength(2001);
  });

  it('why a program failed, in a line', async () => {
    const why = refusal(
      { start: 0, end: 1 },
      message('results.program.error', '{name}: {text}', { name: 'RuntimeError', text: 'no' }),
    );
    const result: Result = { ...(await program('before')), status: 'failed', refusal: why };
    expect(previewBlock([result])?.lines).toEqual([
      { kind: 'output', text: 'before' },
      { kind: 'error', text: 'RuntimeError: no' },
    ]);
  });
});
