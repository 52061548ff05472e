/** Simplifying on a thread: what comes back, what takes too long, what breaks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundles } from '../../../scripts/bundles.mjs';
import { derive } from '../../../src/calculus/derive';
import type { Simplification } from '../../../src/calculus/simplifier';
import { plainText } from '../../../src/calculus/written/plain-text';
import { callTree, nameTree } from '../../../src/languages/expression/fold';
import type { Tree } from '../../../src/languages/expression/tree';
import { NodeSimplifier, type SimplifierOptions } from '../../../src/runtime/process/simplifier';
import { isRefusal } from '../../../src/trace/refusal';
import { readText } from '../../calculus/trees';

const RANGE = { start: 0, end: 0 };

let folder: string;
const made: NodeSimplifier[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-simplifier-'));
  const all = bundles({ outdir: folder }) as readonly BuildOptions[];
  const wanted = all.filter(({ entryPoints }) => Object.hasOwn(entryPoints as Record<string, string>, 'simplify'));
  await Promise.all(wanted.map((one) => build(one)));
});
afterEach(() => {
  for (const simplifier of made.splice(0)) simplifier.dispose();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function simplifier(options: SimplifierOptions = {}, code: string | null = null): NodeSimplifier {
  const file = path.join(folder, code === null ? 'simplify.js' : `other-${made.length}.js`);
  if (code !== null) writeFileSync(file, `const { parentPort } = require('node:worker_threads');${code}`);
  const one = new NodeSimplifier(file, options);
  made.push(one);
  return one;
}

function shown({ tree, reason }: Simplification): readonly [tree: string | null, reason: string | null] {
  return [tree === null ? null : plainText(tree), reason?.id ?? null];
}

function derivative(formula: string): Tree {
  const derivation = derive(readText(formula), 'x');
  if (isRefusal(derivation)) throw new Error(derivation.message.text);
  return derivation.result;
}

/** A product of eight sums, differentiated: the library compares everything with everything in it. */
const EIGHT = 'abcdefgh'
  .split('')
  .map((letter) => `(x + sin(${letter}*x))`)
  .join('*');

/** A thread that never answers what is not quick, and says of quick work that it is the formula itself. */
const SLOW = `
  parentPort.postMessage({ kind: 'ready' });
  parentPort.on('message', ({ id, tree, patience }) => {
    if (patience > 0) for (;;);
    parentPort.postMessage({ kind: 'answer', id, tree });
  });`;

describe('a formula', () => {
  it('comes back simplified, each in its place', async () => {
    const found = await simplifier().simplify([derivative('5*x^4 + 3*x^3'), readText('x'), derivative('sin(x^2)')]);
    expect(found.map(shown)).toEqual([
      ['20x³ + 9x²', null],
      [null, null],
      ['2x·cos(x²)', null],
    ]);
  });

  it('keeps special numbers, and one definition for all mentions of a bound name', async () => {
    const bound: Tree = { kind: 'bound', name: 'a', definition: readText('x*y'), assignment: RANGE, range: RANGE };
    const infinity: Tree = { kind: 'number', value: Infinity, constant: 'inf', range: RANGE };
    const sum = [bound, infinity, bound].reduce<Tree>(
      (left, right) => callTree('add', [left, right], RANGE, RANGE),
      readText('0*x'),
    );
    const call = callTree('maximum', [sum, readText('x + x')], RANGE, RANGE);
    const [found] = await simplifier().simplify([call]);
    expect(found?.tree === null || found === undefined ? null : plainText(found.tree)).toMatch(/max\(.*, 2x\)/);
  });

  it('that is too long is not sent', async () => {
    const x = nameTree('x', RANGE);
    const long = Array.from({ length: 5000 }, (): Tree => x).reduce((left, right) =>
      callTree('add', [left, right], RANGE, RANGE),
    );
    const [found] = await simplifier({}, 'throw new Error("not to be started")').simplify([long]);
    expect(found && shown(found)).toEqual([null, 'calculus.simplify-size']);
  });
});

describe('what takes too long', () => {
  it('is done by the limit, whatever was found until then', async () => {
    const before = performance.now();
    const [found] = await simplifier({ timeLimit: 400 }).simplify([derivative(EIGHT)]);
    expect(performance.now() - before).toBeLessThan(6000);
    expect(found).toBeDefined();
    if (found?.tree === null) expect(found.reason?.id).toBe('calculus.simplify-time');
  });

  it('is stopped, tried again without what takes long, and told', async () => {
    const one = simplifier({ timeLimit: 100 }, SLOW);
    const [found] = await one.simplify([readText('x + x')]);
    expect(found && shown(found)).toEqual(['x + x', 'calculus.simplify-time']);
    expect(found?.reason?.text).toBe('Simplifying took longer than 0.1 s and was stopped.');
  });

  it('gives up where that takes too long as well', async () => {
    const one = simplifier({ timeLimit: 100 }, SLOW.replace('patience > 0', 'true'));
    const found = await one.simplify([readText('x + x'), readText('y')]);
    expect(found.map(shown)).toEqual([
      [null, 'calculus.simplify-time'],
      [null, 'calculus.simplify-time'],
    ]);
  });
});

describe('a thread', () => {
  it('that ends by itself is replaced for the next formula', async () => {
    const once = path.join(folder, 'once');
    const one = simplifier(
      {},
      `const { existsSync, writeFileSync } = require('node:fs');
      parentPort.postMessage({ kind: 'ready' });
      parentPort.on('message', ({ id, tree }) => {
        if (!existsSync(${JSON.stringify(once)})) { writeFileSync(${JSON.stringify(once)}, ''); process.exit(3); }
        parentPort.postMessage({ kind: 'answer', id, tree });
      });`,
    );
    const found = await one.simplify([readText('x'), readText('y')]);
    expect(found.map(shown)).toEqual([
      [null, 'calculus.simplify-broken'],
      ['y', null],
    ]);
  });

  it('that cannot be started is told', async () => {
    const one = new NodeSimplifier(path.join(folder, 'missing.js'));
    made.push(one);
    const [found] = await one.simplify([readText('x')]);
    expect(found && shown(found)).toEqual([null, 'calculus.simplify-broken']);
  });

  it('that needs too much memory is ended and told', async () => {
    const one = simplifier(
      { timeLimit: 20_000 },
      `parentPort.postMessage({ kind: 'ready' });
      parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(100000).fill(all.length + 0.5)); });`,
    );
    const [found] = await one.simplify([readText('x')]);
    expect(found && shown(found)).toEqual([null, 'calculus.simplify-broken']);
  });

  it('is told what is waiting when it is disposed of', async () => {
    const one = simplifier({}, SLOW);
    const waiting = one.simplify([readText('x'), readText('y')]);
    one.dispose();
    expect((await waiting).map(shown)).toEqual([
      [null, 'calculus.simplify-stopped'],
      [null, 'calculus.simplify-stopped'],
    ]);
    expect((await one.simplify([readText('x')])).map(shown)).toEqual([[null, 'calculus.simplify-stopped']]);
  });
});
