/** Functions as they stand in code, with what they compute, written in TypeScript once more. */

export interface WrittenFunction {
  readonly source: string;
  /** Of the parameters, in their order; of names from elsewhere behind them. */
  readonly computes: (...values: number[]) => number;
  readonly at: readonly number[];
}

function written(source: string, computes: WrittenFunction['computes'], ...at: number[]): WrittenFunction {
  return { source, computes, at };
}

const { sin, cos, exp, log, sqrt, PI, abs, tanh, hypot, atan2 } = Math;
const logistic = (x: number): number => 1 / (1 + exp(-x));

export const FUNCTIONS: Readonly<Record<string, readonly WrittenFunction[]>> = {
  typescript: [
    written(
      'function f(x, y) { const a = x*y; return Math.sin(a) + a*a }',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written(
      'export function gaussian(x: number, mu: number, sigma: number): number {\n  const z = (x - mu) / sigma;\n  return Math.exp(-0.5 * z * z) / (sigma * Math.sqrt(2 * Math.PI));\n}',
      (x, mu, s) => exp(-0.5 * ((x - mu) / s) ** 2) / (s * sqrt(2 * PI)),
      0.3,
      0.1,
      0.8,
    ),
    written('const f = (x: number) => { let y = x; y += 1; y *= y; return y; };', (x) => (x + 1) ** 2, 2),
    written('const f = (a, b) => Math.hypot(a, b) * a', (a, b) => hypot(a, b) * a, 3, 4),
    written(
      'export default function (t: number) {\n  // a comment\n  const e = t ** 2, pi = e + 1;\n  return e * pi;\n}',
      (t) => t ** 2 * (t ** 2 + 1),
      1.5,
    ),
    written('const softplus = function (x) { return Math.log(1 + Math.exp(x)); }', (x) => log(1 + exp(x)), 0.4),
    written(
      'function huber(r: number, d = 1) {\n  if (Math.abs(r) <= d) return 0.5 * r ** 2;\n  return d * (Math.abs(r) - 0.5 * d);\n}',
      (r, d = 1) => (abs(r) <= d ? 0.5 * r * r : d * (abs(r) - 0.5 * d)),
      2.5,
      1,
    ),
    written(
      "function easeInOut(t: number): number {\n  'use strict';\n  if (t < 0.5) {\n    return 4 * t * t * t;\n  } else {\n    const u = -2 * t + 2;\n    return 1 - (u * u * u) / 2;\n  }\n}",
      (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2),
      0.7,
    ),
    written('area(r: number): number { return Math.PI * r ** 2; }', (r) => PI * r ** 2, 2),
    written(
      'private static norm2<T>(x: number, y: number) { const s = x*x + y*y; console.log(s); return s }',
      (x, y) => x * x + y * y,
      1,
      2,
    ),
    written(
      'function f(x) { let a, b; a = b = x * 2; { let a = 5; b = a + b } return a * b }',
      (x) => 2 * x * (5 + 2 * x),
      1.1,
    ),
    written('function swap(x, y) { let a = x, b = y; [a, b] = [b, a]; return a - 2*b }', (x, y) => y - 2 * x, 3, 5),
    written('({ x, y }: Point) => { const r = Math.sqrt(x*x + y*y); return r }', (x, y) => hypot(x, y), 3, 4),
    written(
      'function clampSq(x: number) { let y = x; if (y > 1) { y = 1 } else if (y < -1) y = -1; return y * y + x }',
      (x) => Math.max(-1, Math.min(1, x)) ** 2 + x,
      0.5,
    ),
    written('function count(x) { let n = x; n++; --n; n -= 2; n /= x; return n ** 2 }', (x) => ((x - 2) / x) ** 2, 3),
  ],
  python: [
    written(
      'def f(x, y):\n    a = x * y\n    return math.sin(a) + a**2\n',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written(
      'def f(x, y: float = 1) -> float:\n    """The doc.\n\n    With lines, and return x.\n    """\n    # a comment\n    a = x*y  # and another\n    b = a + 1; c = b * 2\n    return np.exp(-a) + c*b\n',
      (x, y) => exp(-x * y) + 2 * (x * y + 1) ** 2,
      0.5,
      2,
    ),
    written('f = lambda x, y: x**2 * y', (x, y) => x * x * y, 2, 3),
    written('def relu(x): return x if x > 0 else 0.01 * x', (x) => (x > 0 ? x : 0.01 * x), -2),
    written(
      'def sigmoid(x):\n    if x >= 0:\n        z = math.exp(-x)\n        return 1 / (1 + z)\n    else:\n        z = math.exp(x)\n        return z / (1 + z)',
      logistic,
      -0.7,
    ),
    written(
      '@torch.jit.script\ndef loss(self, w, b):\n\tpred = (w * 3.0\n\t        + b)\n\terr = pred - 2.0\n\terr **= 2\n\treturn err',
      (w, b) => (w * 3 + b - 2) ** 2,
      0.4,
      0.1,
    ),
    written(
      'def step(x, *, lr=0.1):\n    g = 2 * x\n    x = x - lr * g\n    return x ** 2',
      (x, lr) => (x - lr * 2 * x) ** 2,
      1.5,
      0.1,
    ),
    written('def f(x):\n    a, b = x*2, x+1\n    a, b = b, a\n    return a - b**2', (x) => x + 1 - (2 * x) ** 2, 0.3),
    written(
      'def grade(s):\n    r = 0.0\n    if s < 1:\n        r = s\n    elif s < 2:\n        r = s**2\n    else:\n        r = 4.0\n    return r + s',
      (s) => (s < 1 ? s : s < 2 ? s * s : 4) + s,
      1.5,
    ),
    written(
      'def f(theta: float,\n      phi: float) -> tuple[float]:\n    x: float = np.sin(theta) * \\\n        np.cos(phi)\n    print(x)\n    assert x < 2, "x"\n    return x',
      (t, p) => sin(t) * cos(p),
      0.3,
      0.4,
    ),
    written('def f(x): y = x**2; return y * x', (x) => x ** 3, 2),
    written(
      'def kepler(M, e, E):\n    import math\n    from math import sin\n    residual = E - e * sin(E) - M\n    return residual ** 2',
      (M, e, E) => (E - e * sin(E) - M) ** 2,
      1,
      0.1,
      1.2,
    ),
  ],
  cpp: [
    written(
      'double f(double x, double y) {\n  const double a = x * y;\n  return std::sin(a) + a * a;\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written(
      'template <typename T>\ninline T lj(const T& r, T eps) {\n  T s6 = pow(1.0 / r, 6);\n  T s12 = s6 * s6;\n  return 4.0 * eps * (s12 - s6);\n}',
      (r, eps) => 4 * eps * ((1 / r) ** 12 - (1 / r) ** 6),
      1.1,
      0.9,
    ),
    written(
      'static constexpr float smooth(float t) noexcept { float u = t * t; return u * (3.0f - 2.0f * t); }',
      (t) => t * t * (3 - 2 * t),
      0.3,
    ),
    written('double relu(double x) { if (x > 0) return x; return 0.01 * x; }', (x) => (x > 0 ? x : 0.01 * x), -2),
    written(
      '[[nodiscard]] auto energy(double m, double v) -> double {\n  double e{0.5 * m * v * v};\n  e += m * 9.81;\n  return e;\n}',
      (m, v) => 0.5 * m * v * v + m * 9.81,
      2,
      3,
    ),
    written(
      'double g(double x) {\n  double y, z;\n  y = x * x; z = y + 1.0;\n  // done\n  return y / z;\n}',
      (x) => (x * x) / (x * x + 1),
      1.3,
    ),
    written(
      'auto f = [](double x, double y) { double r = std::hypot(x, y); return std::exp(-r); };',
      (x, y) => exp(-hypot(x, y)),
      0.3,
      0.4,
    ),
    written('double f(double x) { double a = x * 2, b = a * a; return a + b; }', (x) => 2 * x + 4 * x * x, 1.5),
    written(
      'double softsign(double x) {\n  double d = 1.0;\n  if (x < 0) { d = d - x; }\n  else { d = d + x; }\n  return x / d;\n}',
      (x) => x / (1 + abs(x)),
      -0.6,
    ),
    written(
      'virtual double Curve::at(const double t) const override { const double s = 1 - t; return s * s * 2.0 + t * t * 3.0; }',
      (t) => (1 - t) ** 2 * 2 + t * t * 3,
      0.25,
    ),
  ],
  c: [
    written(
      'float dist(float x, float y) {\n    float d = sqrtf(x*x + y*y);\n    printf("%f\\n", d);\n    return d;\n}',
      (x, y) => hypot(x, y),
      3,
      4,
    ),
    written(
      'static double f(double x)\n{\n    double y = x;\n    y *= y;\n    y++;\n    return log(y);\n}',
      (x) => log(x * x + 1),
      0.8,
    ),
    written(
      'double wave(double t, double k) { double w = 2*M_PI*k; return sin(w*t) * exp(-t); }',
      (t, k) => sin(2 * PI * k * t) * exp(-t),
      0.3,
      0.5,
    ),
    written('double absval(double x) { double r; if (x > 0) r = x; else r = -x; return r * r; }', (x) => x * x, -3),
  ],
  java: [
    written(
      'public static double f(double x, double y) {\n    final double a = x * y;\n    return Math.sin(a) + a * a;\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written(
      '@Override\npublic double value(double x) {\n    double t = Math.tanh(x);\n    return t * t;\n}',
      (x) => tanh(x) ** 2,
      0.6,
    ),
    written(
      'DoubleUnaryOperator f = x -> { double y = x * x; return y + Math.cos(y); };',
      (x) => x * x + cos(x * x),
      0.9,
    ),
    written('double relu(double x) { if (x > 0) { return x; } else { return 0; } }', (x) => Math.max(x, 0), 2),
  ],
  csharp: [
    written(
      'public static double F(double x, double y)\n{\n    var a = x * y;\n    return Math.Sin(a) + Math.Pow(a, 2);\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written('private double Norm(double x, double y) => Math.Sqrt(x * x + y * y);', (x, y) => hypot(x, y), 3, 4),
    written('Func<double, double> f = x => { var y = x * x; y -= 1; return y * y; };', (x) => (x * x - 1) ** 2, 1.4),
    written(
      'internal static double Clip(double x) { if (x > 1) return 1 * x; if (x < -1) return -x; return x * x; }',
      (x) => (x > 1 ? x : x < -1 ? -x : x * x),
      0.5,
    ),
  ],
  rust: [
    written('fn f(x: f64) -> f64 { let a = 2.0 * x; a.sin() + a * a }', (x) => sin(2 * x) + 4 * x * x, 0.7),
    written(
      'pub fn gauss(x: f64, s: f64) -> f64 {\n    let z = x / s;\n    let w = (-0.5 * z.powi(2)).exp();\n    return w / s;\n}',
      (x, s) => exp(-0.5 * (x / s) ** 2) / s,
      0.4,
      0.9,
    ),
    written(
      'fn relu(x: f64) -> f64 {\n    if x > 0.0 { x } else { let y = 0.1 * x; y }\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -1,
    ),
    written(
      '#[inline]\nfn f(x: f64) -> f64 {\n    let mut y = x;\n    y += 1.0;\n    y *= x;\n    y.sqrt()\n}',
      (x) => sqrt((x + 1) * x),
      2,
    ),
    written('let f = |x: f64, y: f64| { let (a, b) = (x * y, x + y); a / b };', (x, y) => (x * y) / (x + y), 2, 3),
  ],
  julia: [
    written(
      'function f(x, y)\n    a = x * y\n    return sin(a) + a^2\nend',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written('f(x) = 2x^2 + 3x', (x) => 2 * x * x + 3 * x, 0.4),
    written(
      'function rosen(x::Float64, y::Float64)::Float64\n    a = (1 - x)^2\n    b = 100(y - x^2)^2\n    a + b\nend',
      (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      0.7,
      0.6,
    ),
    written(
      '@inline function relu(x)\n  if x > 0\n    return x\n  elseif x < -1\n    return -0.1\n  else\n    0.1x\n  end\nend',
      (x) => (x > 0 ? x : x < -1 ? -0.1 : 0.1 * x),
      -0.5,
    ),
    written('function f(x)\n  s, c = sin(x), cos(x)\n  s += c; s * c\nend', (x) => (sin(x) + cos(x)) * cos(x), 0.3),
  ],
  matlab: [
    written('function y = f(x)\n  a = x^2;\n  y = sin(a) + a;\nend', (x) => sin(x * x) + x * x, 0.8),
    written(
      'function z = rosen(x, y)\n% The banana.\na = (1 - x)^2;\nb = 100*(y - x^2)^2;\nz = a + b;',
      (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      0.7,
      0.6,
    ),
    written('f = @(x) x.^2 + exp(-x)', (x) => x * x + exp(-x), 0.5),
    written(
      'function [r] = relu(x)\n  if x > 0\n    r = x;\n  else\n    r = 0.1 * x;\n  end\nend',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
  ],
  r: [
    written(
      'f <- function(x, y) {\n  a <- x * y\n  return(sin(a) + a^2)\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written(
      'logistic <- function(x, k = 1) {\n  z <- -k * x\n  1 / (1 + exp(z))\n}',
      (x, k) => logistic(k * x),
      0.4,
      2,
    ),
    written('f <- function(x) x^2 + 1', (x) => x * x + 1, 3),
    written(
      'relu = function(x) {\n  if (x > 0) {\n    x\n  } else {\n    y <- 0.1 * x\n    y\n  }\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
  ],
  fortran: [
    written(
      'function f(x) result(r)\n  implicit none\n  real(8), intent(in) :: x\n  real(8) :: a, r\n  a = x**2\n  r = sin(a) + a\nend function f',
      (x) => sin(x * x) + x * x,
      0.8,
    ),
    written(
      'pure real(8) function norm2d(x, y)\n  real(8), intent(in) :: x, y\n  norm2d = sqrt(X**2 + y**2)\nend function',
      (x, y) => hypot(x, y),
      3,
      4,
    ),
    written(
      'double precision function relu(x)\n  double precision :: x\n  if (x > 0.0d0) then\n    relu = x\n  else\n    relu = 0.1d0 * x\n  end if\nend function relu',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
    written(
      'elemental function g(x) result(y)\n  real, intent(in) :: x\n  real :: y\n  y = x\n  if (x < 1.0) y = x**2\nend function g',
      (x) => (x < 1 ? x * x : x),
      0.5,
    ),
  ],
  go: [
    written('func f(x float64) float64 {\n\ta := x * x\n\treturn math.Sin(a) + a\n}', (x) => sin(x * x) + x * x, 0.8),
    written('func Norm(x, y float64) float64 { return math.Sqrt(x*x + y*y) }', (x, y) => hypot(x, y), 3, 4),
    written(
      'func relu(x float64) float64 {\n\tif x > 0 {\n\t\treturn x\n\t}\n\ty := 0.1 * x\n\treturn y\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
    written(
      'func f(x, y float64) float64 {\n\ta, b := x*y, x+y\n\ta += b\n\treturn a * b\n}',
      (x, y) => (x * y + x + y) * (x + y),
      2,
      3,
    ),
  ],
  swift: [
    written(
      'func f(x: Double, y: Double) -> Double {\n    let a = x * y\n    return sin(a) + a * a\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written('func half(_ x: Double) -> Double { 0.5 * x * x }', (x) => 0.5 * x * x, 3),
    written(
      'func relu(x: Double) -> Double {\n    if x > 0 {\n        return x\n    }\n    var y = x\n    y *= 0.1\n    return y\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
    written(
      'func g(_ t: Double) -> Double {\n    let s = 1 - t,\n        u = s * s\n    return u\n        + t\n}',
      (t) => (1 - t) ** 2 + t,
      0.3,
    ),
  ],
  kotlin: [
    written(
      'fun f(x: Double, y: Double): Double {\n    val a = x * y\n    return sin(a) + a.pow(2)\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written('fun sq(x: Double) = x * x + 1', (x) => x * x + 1, 3),
    written(
      'private fun relu(x: Double): Double {\n    if (x > 0) return x\n    var y = x\n    y *= 0.1\n    return y\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
    written('fun g(t: Double): Double { val s = 1 - t; return s * s }', (t) => (1 - t) ** 2, 0.3),
  ],
  dart: [
    written(
      'double f(double x, double y) {\n  final a = x * y;\n  return sin(a) + a * a;\n}',
      (x, y) => sin(x * y) + (x * y) ** 2,
      1.2,
      0.7,
    ),
    written('double sq(double x) => x * x + 1;', (x) => x * x + 1, 3),
    written(
      'double relu(double x) {\n  if (x > 0) return x;\n  var y = x;\n  y *= 0.1;\n  return y;\n}',
      (x) => (x > 0 ? x : 0.1 * x),
      -2,
    ),
    written('num g(num y, num x) { final a = atan2(y, x); return a * a; }', (y, x) => atan2(y, x) ** 2, 0.3, 0.5),
  ],
};
