/** C, C++ and CUDA as numerical code has them. */
import { describe, expect, it } from 'vitest';

import { findExpression, findForHover } from '../../../../src/languages/expression/document/find';
import { assignedValues } from '../../../../src/languages/expression/document/values';
import { readExpression } from '../../../../src/languages/expression/read';
import { isRefusal } from '../../../../src/trace/refusal';
import { read, refused, shown } from '../reading';
import { check, type Corpus } from './corpus';

const CPP: Corpus = {
  language: 'cpp',
  before: `#include <cmath>
#include <vector>
#define SQUARE(q) ((q) * (q))
/* A block: y = x * 3; */
// const double speed = 3;
static const char *title = "drag = 0.5 * rho; // not a comment";
namespace model {
template <typename T> T step(T x, T y, const std::vector<T> &v) {
  char quote = '"';`,
  after: '  printf("%f\\n", drag); // done\n}\n}\n',
  comment: ' // see y = x^2; {',
  lines: [
    ['  double drag = 0.5 * rho * std::pow(speed, 2) * cd * area;', '0.5*rho*speed**2*cd*area'],
    ['  const double r2 = dx * dx + dy * dy;', 'dx*dx + dy*dy'],
    ['  auto r = std::sqrt(dx * dx + dy * dy + eps);', 'sqrt(dx*dx + dy*dy + eps)'],
    ['  float s = sinf(theta) * cosf(phi) + 1.0f;', 'sin(theta)*cos(phi) + 1'],
    ['  double lj = 4.0 * eps * (pow(sig / r, 12) - pow(sig / r, 6));', '4*eps*((sig/r)**12 - (sig/r)**6)'],
    [
      '  const auto gauss{std::exp(-x * x / (2.0 * s * s)) / (s * std::sqrt(2.0 * M_PI))};',
      'exp(-x*x/(2*s*s))/(s*sqrt(2*PI))',
    ],
    ['  double const bump(exp(-1.0 / (1.0 - x * x)));', 'exp(-1/(1 - x*x))'],
    ['  q = (double)n / (double)(m + 1);', 'n/(m + 1)'],
    ['  q = static_cast<double>(n) * 1e-3;', 'n*1e-3'],
    ['  T loss = T(0.5) * (pred - target) * (pred - target);', '0.5*(pred - target)**2'],
    ['  double clipped = std::max(0.0, std::min(1.0, x));', 'x'],
    ['  double relu = x > 0.0 ? x : 0.01 * x;', 'x'],
    ['  double h = std::hypot(x, y) + std::cbrt(z);', 'hypot(x, y) + cbrt(z)'],
    ['  double angle = atan2(y, x) * 180.0 / M_PI;', 'atan2(y, x)*180/PI'],
    ['  long double l = std::log1pl(x) + logl(y) + 2.5e-3L;', 'log1p(x) + log(y) + 2.5e-3'],
    ["  double big = 1'000.0 * x - 1'0.5;", '1000*x - 10.5'],
    ['  v_out[0] = sigma * (v[1] - v[0]);', 'sigma*(v[1] - v[0])'],
    ['  double speed2 = p->vx * p->vx + p->vy * p->vy;', 'p_vx**2 + p_vy**2'],
    ['  this->energy = 0.5 * this->mass * this->v * this->v;', '0.5*this_mass*this_v**2'],
    ['  double sig = 1. / (1. + exp(-(w * x + b)));', '1/(1 + exp(-(w*x + b)))'],
    ['  double bs = std::fma(a, x, b) * std::fabs(y);', '(a*x + b)*abs(y)'],
    ['  double area = std::numbers::pi * r * r;', 'PI*r*r'],
    [
      '  double cdf = 0.5 * std::erfc(-x * M_SQRT1_2);',
      '0.5*(1 + 2/sqrt(PI)*(x*SQRT1_2 - (x*SQRT1_2)**3/3 + (x*SQRT1_2)**5/10 - (x*SQRT1_2)**7/42 + (x*SQRT1_2)**9/216 - (x*SQRT1_2)**11/1320 + (x*SQRT1_2)**13/9360 - (x*SQRT1_2)**15/75600 + (x*SQRT1_2)**17/685440))',
    ],
    ['  double vdw = R * T / (V - b) - a / (V * V);', 'R*T/(V - b) - a/(V*V)'],
    ['  double third = std::pow(x, 1.0 / 3.0) + x / 2;', 'cbrt(x) + x/2'],
    [
      '  return std::sinh(x) / std::cosh(y) - std::asinh(x * y) + std::expm1(y);',
      'sinh(x)/cosh(y) - asinh(x*y) + expm1(y)',
    ],
  ],
};

describe('C++', () => {
  it.each(CPP.lines)('%s', (...line) => {
    check(CPP, line);
  });
});

describe('C and CUDA', () => {
  it.each([
    ['c', 'float y = powf(x, 3.0f) - fabsf(x);', 'sub(pow(x, 3), abs(x))'],
    ['c', 'y = *a * *b + c;', 'add(mul(a, b), c)'],
    ['cuda-cpp', 'out[0] = __expf(-x) * rsqrtf(x);', 'mul(exp(neg(x)), rsqrt(x))'],
    ['cuda-cpp', 'const float y = fmaf(a, x, b) + __fdividef(x, y);', 'add(add(mul(a, x), b), div(x, y))'],
    ['objective-c', 'CGFloat y = sin(x) * (CGFloat)2;', 'mul(sin(x), 2)'],
    ['cpp', 'auto f = [](double x, double y) { return x * y; };', 'mul(x, y)'],
    ['cpp', 'double f(const double &x) noexcept { return x * x; }', 'mul(x, x)'],
    ['cpp', 'std::pow<double>(x, 2) + v.dot(w)', 'add(pow(x, 2), dot(v, w))'],
    ['cpp', '(real_type)x * 2.', 'mul(x, 2)'],
    ['cpp', '(int)(x * 2.5)', 'trunc(mul(x, 2.5))'],
    ['cpp', '(a) - x', 'sub(a, x)'],
    ['cpp', 'a*b', 'mul(a, b)'],
    ['cpp', 'a * b', 'mul(a, b)'],
    ['cpp', '-x * y < 2 && !(y > 1) ? x : y', 'if(logical_and(lt(mul(neg(x), y), 2), logical_not(gt(y, 1))), x, y)'],
    ['cpp', 'x % 3.0', 'fmod(x, 3)'],
    ['cpp', 'std::round(x)', 'mul(sign(x), floor(add(abs(x), 0.5)))'],
  ])('%s: %s', (language, text, tree) => {
    expect(shown(read(text, language).tree)).toBe(tree);
  });
});

describe('the quotient of whole numbers', () => {
  it.each([
    [
      'cpp',
      '1/2*x',
      '“1/2” was read as 0.5; C++ divides whole numbers here and gives 0. Write one of them with a decimal point.',
    ],
    [
      'c',
      'pow(x, -5/3)',
      '“-5/3” was read as -1.66667; C divides whole numbers here and gives -1. Write one of them with a decimal point.',
    ],
    [
      'java',
      'x*(1L/4)',
      '“1L/4” was read as 0.25; Java divides whole numbers here and gives 0. Write one of them with a decimal point.',
    ],
    [
      'csharp',
      '(1+2)/4*x',
      '“(1+2)/4” was read as 0.75; C# divides whole numbers here and gives 0. Write one of them with a decimal point.',
    ],
    [
      'rust',
      '1_0/4_i32 + x',
      '“1_0/4_i32” was read as 2.5; Rust divides whole numbers here and gives 2. Write one of them with a decimal point.',
    ],
    [
      'fortran',
      'x**(1/3)',
      '“1/3” was read as 0.333333; Fortran divides whole numbers here and gives 0. Write one of them with a decimal point.',
    ],
    [
      'go',
      'x*(1/2)',
      '“1/2” was read as 0.5; Go divides whole numbers here and gives 0. Write one of them with a decimal point.',
    ],
  ])('is warned of in %s: %s', (language, text, words) => {
    const { notes } = read(text, language);
    expect(notes.map(({ message, severity }) => [severity, message.text])).toEqual([['warning', words]]);
  });

  it.each([
    ['cpp', 'x/2 + 1.0/2 + 1/2.f + 4/2'],
    ['cpp', 'x*1/2'],
    ['cpp', '(double)1/2*x'],
    ['rust', 'x*(1.0/2.0) + 1f64/2.0'],
    ['julia', 'x*1/2'],
    ['matlab', 'x*(1/2)'],
    ['r', 'x*(1/2)'],
    ['swift', 'x*(1/2)'],
    ['dart', 'x*(1/2)'],
  ])('is nothing to warn of in %s: %s', (language, text) => {
    expect(read(text, language).notes).toEqual([]);
  });
});

it.each([
  ['double x = 2.5f;', 2.5],
  ['const auto x{3.0};', 3],
  ['double x(1e-3);', undefined],
  ['double u = 1, x = 4.0;', 4],
  ['#define x 9.81', 9.81],
  ['std::vector<double> x = {1.0, 2.0};', [1, 2]],
  ['double x[] = {1., 2.};', undefined],
  ['constexpr double x = 2.0 * M_PI;', 2 * Math.PI],
  ['// double x = 2;', undefined],
  ['double x = foo(2);', undefined],
])('%s gives x its value', (text, value) => {
  expect(assignedValues(`${text}\n`, 'cpp', text.length + 1, ['x']).get('x')?.value).toEqual(value);
});

it('a caret is an exclusive or, and can be read as a power', () => {
  const refusal = refused('2*x^2', 'cpp');
  expect(refusal.hint?.text).toBe('Write pow(x, y) for a power, or read “^” as a power.');
  expect(refusal.fix?.kind).toBe('caret-as-power');
  expect(shown(read('-x^2*y', 'cpp', true).tree)).toBe('mul(neg(pow(x, 2)), y)');
});

it('a block of code in Markdown is read in its language', () => {
  const text = 'Some text.\n\n```julia\nx = 2\ny = 3x^2\n```\n';
  const at = text.indexOf('3x');
  const found = findExpression(text, 'markdown', { start: at, end: at });
  if (isRefusal(found)) return expect.fail(found.message.text);
  const expression = readExpression(text, found, { language: 'markdown' });
  expect(isRefusal(expression) ? expression.message.text : shown(expression.tree)).toBe('mul(3, pow(x, 2))');
  expect(assignedValues(text, 'markdown', at, ['x']).get('x')?.value).toBe(2);
});

it.each([
  ['double y = 0.5 * rho * v*‸v; // drag', 'double y = 0.5 * rho * v*v'],
  ['double *‸p;', null],
  ['Body *bo‸dy;', null],
  ['x^‸2', null],
  ['for (int i = 0; i < n; i‸++) {}', null],
  ['/* y = x*‸x; */', null],
  ['#include <cma‸th>', null],
])('a hover on %s shows %s', (source, expected) => {
  const at = source.indexOf('‸');
  const text = source.replace('‸', '');
  const found = findForHover(text, 'cpp', at);
  expect(found === null ? null : text.slice(found.start, found.end)).toBe(expected);
});
