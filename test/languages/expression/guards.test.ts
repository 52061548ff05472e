/**
 * Guards at the beginning of functions: where a function throws, panics or stops, it gives nothing, and the formula is for
 * elsewhere, which a note says. What a guard asks may be no formula.
 */
import { describe, expect, it } from 'vitest';

import { read, refused, shown } from './reading';

const WHERE = 'The function stops where it finds that “x < 0” holds; the formula is for elsewhere.';
const UNLESS = 'The function stops where it finds that “x > 0” does not hold; the formula is for where it does.';

const GUARDS: readonly (readonly [language: string, source: string, note: string])[] = [
  ['javascript', 'function f(x) { if (x < 0) throw new Error("no"); return Math.sqrt(x); }', WHERE],
  [
    'typescript',
    'const f = (x: number): number => { if (x < 0) { throw new Error(`${x}`); } else return Math.sqrt(x); };',
    WHERE,
  ],
  ['javascript', 'function f(x) { assert(x > 0); return Math.sqrt(x); }', UNLESS],
  ['javascript', 'function f(x) { if (x > 0) return Math.sqrt(x); throw new RangeError(); }', UNLESS],
  ['python', 'def f(x):\n    if x < 0:\n        raise ValueError(f"{x}: no")\n    return math.sqrt(x)', WHERE],
  ['python', 'def f(x):\n    if x < 0: raise ValueError\n    return math.sqrt(x)', WHERE],
  ['python', 'def f(x):\n    assert x > 0, "positive, please"\n    return math.sqrt(x)', UNLESS],
  ['kotlin', 'fun f(x: Double): Double {\n  require(x > 0) { "no" }\n  return sqrt(x)\n}', UNLESS],
  [
    'kotlin',
    'fun f(x: Double): Double {\n  if (x < 0) throw IllegalArgumentException("no")\n  return sqrt(x)\n}',
    WHERE,
  ],
  ['swift', 'func f(_ x: Double) -> Double {\n  guard x > 0 else { fatalError("no") }\n  return sqrt(x)\n}', UNLESS],
  ['swift', 'func f(_ x: Double) -> Double {\n  precondition(x > 0, "no")\n  return sqrt(x)\n}', UNLESS],
  ['c', 'double f(double x) { if (x < 0) abort(); return sqrt(x); }', WHERE],
  ['c', 'double f(double x) { assert(x > 0); return sqrt(x); }', UNLESS],
  ['cpp', 'double f(double x) { if (x < 0) { throw std::domain_error("no"); } return std::sqrt(x); }', WHERE],
  ['java', 'double f(double x) { if (x < 0) throw new IllegalArgumentException("no"); return Math.sqrt(x); }', WHERE],
  ['csharp', 'double F(double x) { if (x < 0) throw new ArgumentException(nameof(x)); return Math.Sqrt(x); }', WHERE],
  ['dart', 'double f(double x) { if (x < 0) throw ArgumentError("no"); return sqrt(x); }', WHERE],
  ['go', 'func f(x float64) float64 {\n\tif x < 0 {\n\t\tpanic("no")\n\t}\n\treturn math.Sqrt(x)\n}', WHERE],
  ['rust', 'fn f(x: f64) -> f64 {\n    assert!(x > 0, "got {}", x);\n    x.sqrt()\n}', UNLESS],
  ['rust', 'fn f(x: f64) -> f64 {\n    if x < 0 {\n        panic!("no");\n    }\n    x.sqrt()\n}', WHERE],
  ['r', 'f <- function(x) {\n  if (x < 0) stop("no")\n  sqrt(x)\n}', WHERE],
  ['r', 'f <- function(x) {\n  stopifnot(x > 0)\n  sqrt(x)\n}', UNLESS],
  ['julia', 'function f(x)\n  x < 0 && throw(DomainError(x))\n  return sqrt(x)\nend', WHERE],
  ['julia', 'function f(x)\n  x > 0 || error("no")\n  sqrt(x)\nend', UNLESS],
  ['julia', 'function f(x)\n  @assert x > 0 "no"\n  sqrt(x)\nend', UNLESS],
  ['matlab', 'function y = f(x)\n  if x < 0\n    error("no")\n  end\n  y = sqrt(x);\nend', WHERE],
  [
    'fortran-modern',
    'function f(x) result(y)\n  real :: x, y\n  if (x < 0) then\n    error stop "no"\n  end if\n  y = sqrt(x)\nend function',
    '(x < 0)',
  ],
];

it.each(GUARDS)('%s: %s', (language, source, note) => {
  const { tree, notes } = read(source, language);
  expect(shown(tree).replace(/^\w+:/, '')).toBe('sqrt(x)');
  const [only, more] = notes.map(({ message: { text } }) => text);
  expect(only).toContain(note);
  expect(more).toBeUndefined();
});

describe('what a guard asks', () => {
  it('may be no formula', () => {
    const source =
      'function f(x) { if (!Number.isFinite(x) || typeof x !== "number") throw new TypeError(); return x * x; }';
    const { tree, notes } = read(source, 'javascript');
    expect(shown(tree)).toBe('mul(x, x)');
    expect(notes).toHaveLength(1);
    expect(source.slice(notes[0]?.range?.start, notes[0]?.range?.end)).toBe(
      '!Number.isFinite(x) || typeof x !== "number"',
    );
  });

  it('must be one where a value depends on it', () => {
    const source = 'def f(x):\n    if isinstance(x, float):\n        return x * x\n    return x';
    expect(refused(source, 'python').message.id).toBe('expression.unknown-function');
  });

  it('is said once, although several ways lead to it', () => {
    const source =
      'def f(x, y):\n    if x > 1:\n        y = y * 2\n    if y > 3:\n        return x\n    if x < 0:\n        raise ValueError\n    return x * y';
    const { tree, notes } = read(source, 'python');
    expect(shown(tree)).toMatch(/^if\(gt\(y:if\(gt\(x, 1\), mul\(y, 2\), y\), 3\), x, mul\(x, y:/);
    expect(notes).toHaveLength(1);
  });
});

it('Swift’s guard that returns is a case', () => {
  const source = 'func f(_ x: Double) -> Double {\n  guard x > 0 else { return 0 }\n  return sqrt(x)\n}';
  expect(shown(read(source, 'swift').tree)).toBe('if(gt(x, 0), sqrt(x), 0)');
});

it('a value may be called like what stops', () => {
  expect(shown(read('f <- function(x) {\n  error <- x - 1\n  error\n}', 'r').tree)).toBe('error:sub(x, 1)');
  expect(shown(read('fn f(x: f64) -> f64 {\n  let mut stop = x;\n  stop += 1.0;\n  stop * x\n}', 'rust').tree)).toBe(
    'mul(stop:add(stop:x, 1), x)',
  );
});

it('a function that only stops is refused', () => {
  expect(refused('function f(x) { throw new Error("no"); }', 'javascript').message.id).toBe('expression.no-return');
  const both = 'def f(x):\n    if x > 0:\n        raise A\n    else:\n        raise B';
  expect(refused(both, 'python').message.id).toBe('expression.no-return');
});
