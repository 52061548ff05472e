/** Rust as numerical code has it. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../../src/languages/expression/document/values';
import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const RUST: Corpus = {
  language: 'rust',
  before: `//! A model: y = x * 3;
use std::f64::consts::PI;
/* let x = 3.0; */
const TITLE: &str = "let y = x * 2.0; // no comment";
impl<'a> Model<'a> {
    #[inline]
    pub fn run(&self, x: f64, y: f64) -> f64 {
        let quote = '"';`,
  after: '        println!("{}", y);\n        y\n    }\n}\n',
  comment: ' // let y = x ^ 2; {',
  lines: [
    ['        let kinetic = 0.5 * m * v.powi(2);', '0.5*m*v**2'],
    ['        let r: f64 = (dx * dx + dy * dy).sqrt();', 'sqrt(dx*dx + dy*dy)'],
    ['        let h = x.hypot(y);', 'hypot(x, y)'],
    ['        let mut s = 1.0 / (1.0 + (-z).exp());', '1/(1 + exp(-z))'],
    ['        let lj = 4.0 * eps * ((sig / r).powi(12) - (sig / r).powi(6));', '4*eps*((sig/r)**12 - (sig/r)**6)'],
    [
      '        let g = (-x.powi(2) / (2.0 * s * s)).exp() / (s * (2.0 * PI).sqrt());',
      'exp(-(x**2)/(2*s*s))/(s*sqrt(2*PI))',
    ],
    ['        let area = std::f64::consts::PI * r * r;', 'PI*r*r'],
    ['        let mean = sum / n as f64;', 'sum/n'],
    ['        let f = f64::sin(x) * f64::cos(y);', 'sin(x)*cos(y)'],
    ['        let a = x.sin().abs() + y.cos().powf(1.5);', 'abs(sin(x)) + cos(y)**1.5'],
    ['        let fma = x.mul_add(a, b);', 'x*a + b'],
    ['        let relu = if x > 0.0 { x } else { 0.01 * x };', 'x'],
    ['        let step = if x < 0.0 { 0.0 } else if x < 1.0 { x * x } else { 1.0 };', 'x*x'],
    ['        let l = x.ln() + y.log10() - z.log2() + w.ln_1p();', 'log(x) + log10(y) - log2(z) + log1p(w)'],
    ['        let lb = x.log(3.0);', 'log(x)/log(3)'],
    ['        let d = lat.to_radians();', 'lat*PI/180'],
    ['        let t = y.atan2(x) * 2_f64;', '2*atan2(y, x)'],
    ['        let m = x.max(0.0).min(y + 1.0);', 'x + 0*y'],
    ['        let inv = x.recip() + 1e-3_f64 * y;', '1/x + 1e-3*y'],
    ['        self.energy = 0.5 * self.mass * self.v * self.v;', '0.5*self_mass*self_v**2'],
    ['        let dot = a[0] * b[0] + a[1] * b[1];', 'a[0]*b[0] + a[1]*b[1]'],
    ['        let big = 1_000.0 * x - 2.5e-1f64;', '1000*x - 0.25'],
    ['        let c = *a * (*b + &x);', 'a*(b + x)'],
    ['        let th = x.tanh() - y.sinh() * z.cosh() + x.exp_m1();', 'tanh(x) - sinh(y)*cosh(z) + expm1(x)'],
    ['        let cl = x.clamp(0.0, 1.0) * x.cbrt();', 'x*cbrt(x)'],
    ['        return (1.0 - x * x).sqrt() * consts::E;', 'sqrt(1 - x*x)*E'],
  ],
};

describe('Rust', () => {
  it.each(RUST.lines)('%s', (...line) => {
    check(RUST, line);
  });

  it.each([
    ['let f = |x: f64| x * x;', 'mul(x, x)'],
    ['let f = |x, y| { x * y };', 'mul(x, y)'],
    ['let f = move |x: f64| -> f64 { x * x };', 'mul(x, x)'],
    ['fn f(x: f64, y: f64) -> f64 { x.max(y) }', 'fmax(x, y)'],
    ['pub fn f(x: f64) -> f64 { return x.powf(2.0); }', 'pow(x, 2)'],
    ['-x.powi(2)', 'neg(pow(x, 2))'],
    ['-2.0_f64.powi(2) * x', 'mul(neg(pow(2, 2)), x)'],
    ['x as i32 as f64', 'trunc(x)'],
    ['-x as f64 * y', 'mul(neg(x), y)'],
    ['x.signum()', 'where(eq(x, 0), 1, sign(x))'],
    ['x.rem_euclid(2.0) + x % 2.0', 'add(remainder(x, 2), fmod(x, 2))'],
  ])('%s', (text, tree) => {
    expect(shown(read(text, 'rust').tree)).toBe(tree);
  });

  it.each([
    ['let x: f64 = 2.5;', 2.5],
    ['let mut x = 1_000.0_f64;', 1000],
    ['const x: f64 = std::f64::consts::FRAC_PI_2;', Math.PI / 2],
    ['let x = vec![1.0, 2.0];', [1, 2]],
    ['let x = [1.0, 2.0];', [1, 2]],
    ['let x = 2.0_f64.sqrt();', Math.SQRT2],
    ['// let x = 2.0;', undefined],
    ["let s = 'x'; let x = foo();", undefined],
  ])('%s gives x its value', (text, value) => {
    expect(assignedValues(`${text}\n`, 'rust', text.length + 1, ['x']).get('x')?.value).toEqual(value);
  });
});
