/** Java and C# as numerical code has them. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../../src/languages/expression/document/values';
import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const JAVA: Corpus = {
  language: 'java',
  before: `package model;
import static java.lang.Math.*;
/** Computes y = x * 3; for {@code x}. */
public final class Model {
  private static final String TITLE = "y = x * 2; // no comment";
  double run(double x, double y) {
    char quote = '"';`,
  after: '    System.out.println("y = " + y);\n  }\n}\n',
  comment: ' // y = x^2 {',
  lines: [
    ['    final double energy = 0.5 * mass * Math.pow(v, 2) + mass * g * h;', '0.5*mass*v**2 + mass*g*h'],
    ['    double r = Math.sqrt(dx * dx + dy * dy);', 'sqrt(dx*dx + dy*dy)'],
    ['    double h = Math.hypot(x, y);', 'hypot(x, y)'],
    ['    var s = 1.0 / (1.0 + Math.exp(-z));', '1/(1 + exp(-z))'],
    ['    double a = StrictMath.sin(x) * StrictMath.cos(y);', 'sin(x)*cos(y)'],
    ['    float f = (float) (x * 2.0f + 1f);', '2*x + 1'],
    ['    double pv = cash / Math.pow(1 + rate, years);', 'cash/(1 + rate)**years'],
    ['    double d = toRadians(lat2 - lat1);', '(lat2 - lat1)*PI/180'],
    [
      '    double a2 = sin(d / 2) * sin(d / 2) + cos(p) * cos(q) * sin(e / 2) * sin(e / 2);',
      'sin(d/2)**2 + cos(p)*cos(q)*sin(e/2)**2',
    ],
    ['    double c = 2 * atan2(sqrt(k), sqrt(1 - k));', '2*atan2(sqrt(k), sqrt(1 - k))'],
    ['    this.x = this.x + dt * this.vx;', 'this_x + dt*this_vx'],
    ['    double area = Math.PI * r * r;', 'PI*r*r'],
    ['    double m = Math.max(x, 0.0) + Math.min(y, 1.0);', 'x + y'],
    ['    double soft = Math.log1p(Math.exp(x));', 'log1p(exp(x))'],
    ['    double l = Math.log(x) / Math.log(2.0);', 'log(x)/log(2)'],
    ['    double g = n / 3.0 + 1e-3 * m;', 'n/3 + 1e-3*m'],
    ['    double t = x > 0 ? x * x : -x;', 'x*x'],
    ['    double u = (double) n * (n + 1) / 2;', 'n*(n + 1)/2'],
    ['    double poly = ((a * x + b) * x + c) * x + d0;', '((a*x + b)*x + c)*x + d0'],
    ['    double w = p.x * q.x + p.y * q.y;', 'p_x*q_x + p_y*q_y'],
    ['    double cube = Math.cbrt(x) * Math.abs(y);', 'cbrt(x)*abs(y)'],
    ['    double sg = Math.signum(x) * y;', 'y + 0*x'],
    ['    double in = data[0] * w[1] + data[2];', 'data[0]*w[1] + data[2]'],
    ['    double big = 1_000.0 * x + 2.5d;', '1000*x + 2.5'],
    ['    double ex = Math.expm1(x) + Math.tanh(y) - Math.log10(z);', 'expm1(x) + tanh(y) - log10(z)'],
    ['    return Math.fma(a, x, b) * Math.E;', '(a*x + b)*E'],
  ],
};

const CSHARP: Corpus = {
  language: 'csharp',
  before: `using System;
#region Model
/// <summary>y = x * 3;</summary>
static class Model {
  const string Title = "y = x * 2; // no comment";
  static readonly string Path = @"c:\\temp\\";
  static double Run(double x, double y) {`,
  after: '    Console.WriteLine($"y = {y}");\n  }\n}\n#endregion\n',
  comment: ' // y = x^2 {',
  lines: [
    ['    var energy = 0.5 * mass * Math.Pow(v, 2) + mass * g * h;', '0.5*mass*v**2 + mass*g*h'],
    ['    double r = Math.Sqrt(dx * dx + dy * dy);', 'sqrt(dx*dx + dy*dy)'],
    ['    float f = MathF.Sin(x) * 2.0f + 1f;', 'sin(x)*2 + 1'],
    ['    double s = 1.0 / (1.0 + Math.Exp(-z));', '1/(1 + exp(-z))'],
    ['    decimal price = cost * 1.19m;', 'cost*1.19'],
    [
      '    double d1 = (Math.Log(S / K) + (r + sigma * sigma / 2) * T) / (sigma * Math.Sqrt(T));',
      '(log(S/K) + (r + sigma*sigma/2)*T)/(sigma*sqrt(T))',
    ],
    ['    double pv = cash / Math.Pow(1 + rate, years);', 'cash/(1 + rate)**years'],
    ['    double angle = Math.Atan2(y, x) * 180.0 / Math.PI;', 'atan2(y, x)*180/PI'],
    ['    this.Speed = this.Speed + a * dt;', 'this_Speed + a*dt'],
    ['    double area = Math.PI * r * r;', 'PI*r*r'],
    ['    double m = Math.Max(x, 0.0) + Math.Min(y, 1.0);', 'x + y'],
    ['    double l = Math.Log(x, 2);', 'log(x)/log(2)'],
    ['    double l2 = Math.Log2(x) + Math.Log10(y);', 'log2(x) + log10(y)'],
    ['    double t = x > 0 ? x * x : -x;', 'x*x'],
    ['    double u = (double)n * (n + 1) / 2;', 'n*(n + 1)/2'],
    ['    double poly = ((a * x + b) * x + c) * x + d;', '((a*x + b)*x + c)*x + d'],
    ['    double w = p.X * q.X + p.Y * q.Y;', 'p_X*q_X + p_Y*q_Y'],
    ['    double cube = Math.Cbrt(x) * Math.Abs(y);', 'cbrt(x)*abs(y)'],
    ['    double inner = data[0] * w[1];', 'data[0]*w[1]'],
    ['    double big = 1_000.0 * x + 2.5d;', '1000*x + 2.5'],
    ['    double ch = Math.Cosh(x) - Math.Sinh(y) + Math.Tanh(z);', 'cosh(x) - sinh(y) + tanh(z)'],
    ['    double c = Math.Clamp(x, 0.0, 1.0) * y;', 'x*y'],
    ['    double fm = Math.FusedMultiplyAdd(a, x, b);', 'a*x + b'],
    ['    double tau = Math.Tau * f * t;', '2*PI*f*t'],
    ['    double sq = System.Math.Sqrt(1 - x * x) * Math.Acos(y);', 'sqrt(1 - x*x)*acos(y)'],
    ['    return Math.E * x + Math.Floor(y);', 'E*x + floor(y)'],
  ],
};

describe.each([JAVA, CSHARP])('$language', (corpus) => {
  it.each(corpus.lines)('%s', (...line) => {
    check(corpus, line);
  });
});

it.each([
  ['java', 'DoubleUnaryOperator f = x -> x * x;', 'mul(x, x)'],
  ['java', 'DoubleBinaryOperator f = (x, y) -> { return x * y; };', 'mul(x, y)'],
  ['java', 'double f(double x, final double y) { return Math.rint(x) * y; }', 'mul(round(x), y)'],
  ['java', 'Math.floorMod(x, 3.0) + x % 2.0', 'add(remainder(x, 3), fmod(x, 2))'],
  ['csharp', 'Func<double, double> f = x => x * x;', 'mul(x, x)'],
  ['csharp', 'double F(double x) => Math.Round(x) * x;', 'mul(round(x), x)'],
])('%s: %s', (language, text, tree) => {
  expect(shown(read(text, language).tree)).toBe(tree);
});

it.each([
  ['java', 'final double x = 2.5d;', 2.5],
  ['java', 'double[] x = {1.0, 2.0};', [1, 2]],
  ['java', 'var x = Math.PI / 2;', Math.PI / 2],
  ['csharp', 'var x = 3m;', 3],
  ['csharp', 'const double x = 1_000.5;', 1000.5],
  ['csharp', '/* double x = 2; */', undefined],
])('%s: %s gives x its value', (language, text, value) => {
  expect(assignedValues(`${text}\n`, language, text.length + 1, ['x']).get('x')?.value).toEqual(value);
});
