// Programs of several blocks of code in one text: what a block needs from those above runs first, in their order.
import { describe, expect, it } from 'vitest';
import { prepareProgram } from '../../../src/languages/typescript/prepare';
import type { PreparedProgram } from '../../../src/languages/typescript/prepared';
import { isRefusal } from '../../../src/trace/refusal';
import type { SourceRange } from '../../../src/trace/range';

/** The text of a document made of these blocks, as it is given to run: all but the blocks is blank. */
function made(...blocks: readonly string[]): { text: string; pieces: readonly SourceRange[] } {
  let text = '';
  const pieces: SourceRange[] = [];
  for (const block of blocks) {
    text += '     \n     \n';
    pieces.push({ start: text.length, end: text.length + block.length });
    text += block;
  }
  return { text: `${text}\n   \n`, pieces };
}

function prepared(...blocks: readonly string[]): PreparedProgram & { readonly ranTexts: readonly string[] } {
  const { text, pieces } = made(...blocks);
  const program = prepareProgram(text, pieces.at(-1) ?? null, 'typescript', pieces);
  if (isRefusal(program)) throw new Error(`${program.message.text} ${program.hint?.text ?? ''}`);
  return { ...program, ranTexts: program.ran.map(({ start, end }) => text.slice(start, end)) };
}

function refused(...blocks: readonly string[]) {
  const { text, pieces } = made(...blocks);
  const program = prepareProgram(text, pieces.at(-1) ?? null, 'typescript', pieces);
  if (!isRefusal(program)) throw new Error('it was prepared');
  return { ...program, at: text.slice(program.range.start, program.range.end) };
}

describe('blocks of one text', () => {
  it('a block that needs nothing runs alone', () => {
    expect(prepared('const a = 1;\n', 'const b = 2;\n').ranTexts).toEqual(['const b = 2;']);
    expect(prepared('const a = 1;\n', 'const b = 2;\n').notes).toEqual([]);
  });

  it('what is missing is found above, with what that needs in turn, and it is said', () => {
    const { ranTexts, notes } = prepared('const a = 1;\nconst z = 0;\n', 'const b = a + 1;\n', 'print(b);\n');
    expect(ranTexts).toEqual(['const a = 1;', 'const b = a + 1;', 'print(b);']);
    expect(notes.map(({ message }) => message.text)).toEqual([
      '2 statements of earlier blocks ran first, since this one needs them.',
    ]);
  });

  it('the nearest block that declares a name is meant', () => {
    expect(prepared('const a = 1;\n', 'const a = 2;\n', 'print(a);\n').ranTexts).toEqual(['const a = 2;', 'print(a);']);
  });

  it('a block may declare anew what it needs otherwise', () => {
    const blocks = ['const a = 1000;\nconst b = a;\n', 'const a = 2000;\nprint(a, b);\n'];
    expect(prepared(...blocks).ranTexts).toEqual([
      'const a = 1000;',
      'const b = a;',
      'const a = 2000;',
      'print(a, b);',
    ]);
    const { code } = prepared(...blocks);
    expect(code).toMatch(/const a[^]*const b[^]*\{ [^]*const a[^]*\}/);
  });

  it('what changes a value above belongs to it', () => {
    expect(prepared('let a = 1;\n', 'a = 5;\n', 'print(a);\n').ranTexts).toEqual(['let a = 1;', 'a = 5;', 'print(a);']);
  });

  it('functions, classes and types of earlier blocks are there', () => {
    const { ranTexts } = prepared(
      'type N = number;\nfunction twice(x: N): N { return 2 * x; }\n',
      'class Box { v: number; constructor(v: number) { this.v = v; } }\n',
      'const made: N = new Box(twice(3)).v;\n',
    );
    expect(ranTexts).toHaveLength(3);
  });

  it('imports may stand in each block', () => {
    const line = "import { torch } from 'autograd-lens';\n";
    const { code } = prepared(`${line}const a = torch.tensor(1);\n`, `${line}const b = torch.add(a, 1);\n`);
    expect(code.match(/const torch =/g)).toHaveLength(1);
  });

  it('an earlier block that cannot be read is left out', () => {
    expect(prepared('const a = 1;\n', 'const broken = ;\n', 'print(a);\n').ranTexts).toEqual([
      'const a = 1;',
      'print(a);',
    ]);
  });

  it('what is declared nowhere is refused at its place', () => {
    const { message, hint, at } = refused('const a = 1;\n', 'const b = 2;\nprint(c);\n');
    expect(message.text).toBe('c has no value here.');
    expect(hint?.text).toContain('nor in an earlier block');
    expect(at).toBe('c');
  });

  it('what is wrong with the block itself is told at its place', () => {
    const { at } = refused('const a = 1;\n', 'const b = a +;\n');
    expect(at).toBe(';');
  });

  it('every site stands where its text does', () => {
    const { text, pieces } = made('const a = 1;\n', 'const b = a;\n');
    const program = prepareProgram(text, pieces.at(-1) ?? null, 'typescript', pieces);
    if (isRefusal(program)) throw new Error(program.message.text);
    const named = program.sites.flatMap(({ name, range }) =>
      name === null ? [] : [[name, text.slice(range.start, range.end)]],
    );
    for (const [name, site] of named) expect(site).toBe(name);
    expect(named.map(([name]) => name)).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('a part of a block is run with what it needs', () => {
    const { text, pieces } = made('const a = 1;\n', 'const b = a;\nconst c = b;\nprint(c, "x");\n');
    const start = text.indexOf('const c');
    const program = prepareProgram(text, { start, end: start + 'const c = b;'.length }, 'typescript', pieces);
    if (isRefusal(program)) throw new Error(program.message.text);
    expect(program.ran.map((one) => text.slice(one.start, one.end))).toEqual([
      'const a = 1;',
      'const b = a;',
      'const c = b;',
    ]);
  });

  it('a selection over several blocks runs all that it touches', () => {
    const { text, pieces } = made('const a = 1;\nprint(a);\n', 'const a = 2;\nprint(a);\n');
    const selection = { start: pieces[0]?.start ?? 0, end: pieces[1]?.end ?? 0 };
    const program = prepareProgram(text, selection, 'typescript', pieces);
    if (isRefusal(program)) throw new Error(program.message.text);
    expect(program.ran.map((one) => text.slice(one.start, one.end))).toEqual([
      'const a = 1;',
      'print(a);',
      'const a = 2;',
      'print(a);',
    ]);
    expect(program.notes).toEqual([]);
  });
});
