/** Go, Swift, Kotlin and Dart as numerical code has them. */
import { describe, expect, it } from 'vitest';

import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const GO: Corpus = {
  language: 'go',
  before:
    'package model\n\nimport "math"\n\n// y := x * 3\nconst title = "y := x * 2 // no comment"\n\nfunc run(x, y float64) float64 {',
  after: '\tfmt.Println(y)\n}\n',
  comment: ' // y := x ^ 2 {',
  lines: [
    ['\tenergy := 0.5 * m * math.Pow(v, 2)', '0.5*m*v**2'],
    ['\tvar r float64 = math.Sqrt(dx*dx + dy*dy)', 'sqrt(dx*dx + dy*dy)'],
    ['\ts := 1 / (1 + math.Exp(-z))', '1/(1 + exp(-z))'],
    ['\tp.x = p.x + dt*p.vx', 'p_x + dt*p_vx'],
    ['\td := float64(n) / 3.0', 'n/3'],
    ['\ta := math.Atan2(y, x) * 180 / math.Pi', 'atan2(y, x)*180/PI'],
    ['\tq := v[0]*v[1] - 1e-3', 'v[0]*v[1] - 1e-3'],
    ['\treturn math.Hypot(x, y) + math.Cbrt(z)', 'hypot(x, y) + cbrt(z)'],
  ],
};

const SWIFT: Corpus = {
  language: 'swift',
  before:
    'import Foundation\n/* y = x * 3 */\nlet title = "y = x * 2 // no comment"\nfunc run(_ x: Double) -> Double {',
  after: '  print("y = \\(y)")\n}\n',
  comment: ' // let y = x ^ 2 {',
  lines: [
    ['  let energy: Double = 0.5 * m * pow(v, 2)', '0.5*m*v**2'],
    ['  var r = sqrt(dx * dx + dy * dy)', 'sqrt(dx*dx + dy*dy)'],
    ['  let s = (1.0 - x * x).squareRoot()', 'sqrt(1 - x*x)'],
    ['  self.x = self.x + dt * self.vx', 'self_x + dt*self_vx'],
    ['  let d = Double(n) / 3', 'n/3'],
    ['  let area = Double.pi * r * r', 'PI*r*r'],
    ['  let t = x > 0 ? x * y : -x', 'x*y'],
    ['  return exp(-x) * cos(2 * .5 * y)', 'exp(-x)*cos(y)'],
  ],
};

const KOTLIN: Corpus = {
  language: 'kotlin',
  before: 'import kotlin.math.*\n/** y = x * 3 */\nval title = "y = x * 2 // no comment"\nfun run(x: Double): Double {',
  after: '  println("y = $y")\n}\n',
  comment: ' // val y = x xor 2 {',
  lines: [
    ['  val energy: Double = 0.5 * m * v.pow(2)', '0.5*m*v**2'],
    ['  var r = sqrt(dx * dx + dy * dy)', 'sqrt(dx*dx + dy*dy)'],
    ['  val s = 1.0 / (1.0 + exp(-z))', '1/(1 + exp(-z))'],
    ['  val relu = if (x > 0) x else 0.01 * x', 'x'],
    ['  val d = n.toDouble() / 3', 'n/3'],
    ['  val area = PI * r * r', 'PI*r*r'],
    ['  val l = ln(x) + log(y, 3.0)', 'log(x) + log(y)/log(3)'],
    ['  return x.coerceIn(0.0, 1.0) * y.absoluteValue', 'x*abs(y)'],
  ],
};

const DART: Corpus = {
  language: 'dart',
  before:
    "import 'dart:math' as math;\n/// y = x * 3\nconst title = 'y = x * 2; // no comment';\ndouble run(double x) {",
  after: "  print('y = $y');\n}\n",
  comment: ' // y = x ^ 2; {',
  lines: [
    ['  final energy = 0.5 * m * math.pow(v, 2);', '0.5*m*v**2'],
    ['  double r = math.sqrt(dx * dx + dy * dy);', 'sqrt(dx*dx + dy*dy)'],
    ['  var s = 1 / (1 + exp(-z));', '1/(1 + exp(-z))'],
    ['  final t = x > 0 ? x * y : -x;', 'x*y'],
    ['  final area = math.pi * r * r;', 'PI*r*r'],
    ['  this.x = this.x + dt * vx;', 'this_x + dt*vx'],
    ['  final c = x.clamp(0, 1) * y.abs();', 'x*abs(y)'],
    ['  return math.atan2(y, x) + math.log(z);', 'atan2(y, x) + log(z)'],
  ],
};

describe.each([GO, SWIFT, KOTLIN, DART])('$language', (corpus) => {
  it.each(corpus.lines)('%s', (...line) => {
    check(corpus, line);
  });
});

it.each([
  ['kotlin', 'fun f(x: Double, y: Double): Double = x * y', 'mul(x, y)'],
  ['dart', 'double f(double x) => x * x;', 'mul(x, x)'],
  ['go', 'y := x % 2.0', 'fmod(x, 2)'],
])('%s: %s', (language, text, tree) => {
  expect(shown(read(text, language).tree)).toBe(tree);
});
