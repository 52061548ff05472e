/** Which places are recorded, under which names, and what they give. */
import { expect, test } from 'vitest';
import { isRefusal } from '../../../../src/trace/refusal';
import { plainScope, rewritten, run, type Recorded } from './plain';

function sitesOf(text: string): string {
  const program = rewritten(text);
  if (isRefusal(program)) return program.message.text;
  return program.sites
    .toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .map(({ range, name, kind }) => `${kind} ${name ?? '·'}: ${text.slice(range.start, range.end)}`)
    .join('\n');
}

async function recordedIn(text: string): Promise<readonly string[]> {
  const program = rewritten(text);
  if (isRefusal(program)) return [program.message.text];
  const records: Recorded[] = [];
  await run(program.code, plainScope(program.sites, records));
  return records.map(({ site, value }) => `${text.slice(site.range.start, site.range.end)} = ${String(value)}`);
}

test('declarations, reads, operators, calls', () => {
  expect(sitesOf('const x: number = f(2) + y;\nlet y = x.grad;\nfunction f(a = 1) { return -a; }'))
    .toMatchInlineSnapshot(`
    "write x: x
    expression ·: f(2) + y
    expression ·: f(2)
    read y: y
    write y: y
    read x.grad: x.grad
    read x: x
    write a: a
    expression ·: -a
    read a: a"
  `);
});

test('members, assignments, loops', () => {
  expect(
    sitesOf(
      'class M { w = 1; #b = 2; step(lr: number) { this.w -= lr; this.#b++; return this.w; } }\nfor (const [i, v] of [[1, 2]]) { const { p, q: [r] } = make(v)[i]; }\nlet make: any, a: any; a.b.c = a?.b; a[0] = a[1];',
    ),
  ).toMatchInlineSnapshot(`
    "write this.w: w
    write this.#b: #b
    write lr: lr
    expression ·: this.w -= lr
    write this.w: this.w
    read lr: lr
    write this.#b: this.#b
    read this.w: this.w
    write i: i
    write v: v
    write p: p
    write r: r
    read ·: make(v)[i]
    expression ·: make(v)
    read v: v
    read i: i
    write a.b.c: a.b.c
    read a.b: a.b
    read a: a
    read a?.b: a?.b
    read a: a
    write ·: a[0]
    read a: a
    read ·: a[1]
    read a: a"
  `);
});

test('what is no value of the program is not recorded', () => {
  expect(
    sitesOf('print("a", undefined, NaN); torch.pi; Math.PI; typeof z; let z; const g = () => {}; o: for (;;) break o;'),
  ).toMatchInlineSnapshot(`
    "expression ·: print("a", undefined, NaN)
    read torch.pi: torch.pi
    read Math.PI: Math.PI"
  `);
});

test('values in their order', async () => {
  expect(await recordedIn('let x = 1; x += 2; const y = x++ * 2; const f = (a) => a ** 2; f(y)')).toEqual([
    'x = 1',
    'x += 2 = 3',
    'x = 3',
    'x++ = 3',
    'x = 4',
    'x++ * 2 = 6',
    'y = 6',
    'y = 6',
    'a = 6',
    'a = 6',
    'a ** 2 = 36',
    'f(y) = 36',
  ]);
});

test('each evaluation is recorded once', async () => {
  expect(await recordedIn('const o = { n: 1, l: [5] }; o.n++; o.l[0]++; o?.l[0]; o.l?.[0]; const [d] = o.l;')).toEqual([
    'o.n = 2',
    'o.l[0] = 5',
    '++ = 6',
    'o.l[0] = 6',
    'o?.l[0] = 6',
    'o.l?.[0] = 6',
    'd = 6',
  ]);
});

test('the value of a postfix form is the old one, its name has the new one', async () => {
  expect(await recordedIn('let i = 1; print(i++); print(++i); i--;')).toEqual([
    'i = 1',
    'i++ = 1',
    'i = 2',
    'i = 3',
    'i = 2',
  ]);
});

test('names of an enum, a field and a property parameter', async () => {
  expect(await recordedIn('enum E { A = 2, B } class P { f = 1; constructor(public q) {} } new P(E.B)')).toEqual([
    'A = 2',
    'B = 3',
    'E.B = 3',
    'f = 1',
    'q = 3',
  ]);
});
