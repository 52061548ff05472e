/** Fortran as numerical code has it, in free and in fixed form. */
import { describe, expect, it } from 'vitest';

import { findExpression } from '../../../../src/languages/expression/document/find';
import { assignedValues } from '../../../../src/languages/expression/document/values';
import { isRefusal } from '../../../../src/trace/refusal';
import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const FORTRAN: Corpus = {
  language: 'fortran-modern',
  before: `module model
  use iso_fortran_env, only: dp => real64
  implicit none
  ! y = x * 3
  character(len=*), parameter :: title = 'y = x * 2 ! no comment'
contains
subroutine run(x, y, v)
  real(dp), intent(in) :: x, v(:)`,
  after: '  print *, "y = ", y\nend subroutine run\nend module model\n',
  comment: ' ! y = x**2 (',
  lines: [
    ['  energy = 0.5_dp * m * v0**2 + m * g * h', '0.5*m*v0**2 + m*g*h'],
    ['  p = 2.0d0*x**2 - 3.d0*x + 1', '2*x**2 - 3*x + 1'],
    ['  r = sqrt(dx**2 + dy**2)', 'sqrt(dx**2 + dy**2)'],
    ['  s = DSIN(2*pi*f*t)', 'sin(2*PI*f*t)'],
    ['  sg = 1._dp / (1._dp + exp(-z))', '1/(1 + exp(-z))'],
    ['  pw = x**y**2', 'x**(y**2)'],
    ['  ng = -a*b**2', '-(a*b**2)'],
    ['  inv = x**(-2) + 2.0**(-x)', 'x**-2 + 2**-x'],
    ['  cbr = x**(1.0/3.0)', 'x**(1/3)'],
    ['  el = v(1)*v(2) - v(3)', 'v[0]*v[1] - v[2]'],
    ['  dydt(1) = sigma*(v(2) - v(1))', 'sigma*(v[1] - v[0])'],
    ['  ke = 0.5*p%mass*p%v**2', '0.5*p_mass*p_v**2'],
    ['  an = atan2(y, x)*180.0/pi', 'atan2(y, x)*180/PI'],
    ['  l = log(x) + log10(y) + DLOG(z)', 'log(x) + log10(y) + log(z)'],
    ['  re = merge(x, 0.01*x, x > 0)', 'x'],
    ['  lj = 4*eps*((sig/r)**12 - (sig/r)**6)', '4*eps*((sig/r)**12 - (sig/r)**6)'],
    ['  mx = max(x, 0.0) + min(y, 1.0)', 'x + y'],
    ['  ab = abs(x) + sign(y, z)', 'abs(x) + abs(y)'],
    ['  md = mod(x, 3.0) + modulo(y, 2.0)', 'x%3 + y%2'],
    ['  th = tanh(x) - sinh(y)*cosh(z)', 'tanh(x) - sinh(y)*cosh(z)'],
    ['  hy = hypot(x, y) + asin(z) - acos(z)', 'hypot(x, y) + asin(z) - acos(z)'],
    ['  co = dble(n)*(n + 1)/2', 'n*(n + 1)/2'],
    ['  real(dp) :: area = 3.0_dp*X*x', '3*X*X'],
    ['  nu = 1.5e-3*x + .5*y + 2.*z', '1.5e-3*x + 0.5*y + 2*z'],
    ['  ra = (a + b*x)/(c + d*x)', '(a + b*x)/(c + d*x)'],
    ['  vd = rg*T/(vm - b) - a/vm**2', 'rg*T/(vm - b) - a/vm**2'],
  ],
};

describe('Fortran', () => {
  it.each(FORTRAN.lines)('%s', (...line) => {
    check(FORTRAN, line);
  });

  it.each([
    ['y = a*x**2 & ! the first\n    & + b*x', 'add(mul(a, pow(x, 2)), mul(b, x))'],
    [
      'y = merge(x, -x, x .gt. 0 .and. .not. x >= 2.)',
      'where(logical_and(gt(x, 0), logical_not(ge(x, 2))), x, neg(x))',
    ],
    ['y = merge(x, 2*x, 1.lt.x .or. x /= 3)', 'where(logical_or(lt(1, x), ne(x, 3)), x, mul(2, x))'],
    ['y = sum([1.0, 2.0]*x)', 'sum(mul([1, 2], x))'],
    ['y = int(x) + nint(x)', 'add(trunc(x), mul(sign(x), floor(add(abs(x), 0.5))))'],
    ['y = X*x', 'mul(X, X)'],
  ])('%s', (text, tree) => {
    expect(shown(read(text, 'fortran').tree)).toBe(tree);
  });

  it('goes on behind an ampersand, and in the sixth column of the fixed form', () => {
    const at = (text: string, language: string): string | null => {
      const found = findExpression(text, language, { start: text.indexOf('='), end: text.indexOf('=') });
      return isRefusal(found) ? null : shown(read(text.slice(found.start, found.end), language).tree);
    };
    expect(at('      z = 1\n      y = a*x + &\n          b\n      w = 2\n'.slice(12), 'fortran')).toBe(
      'add(mul(a, x), b)',
    );
    expect(at('C     x = 2\n      y = a*x\n     1  + b\n      w = 2\n'.slice(12), 'FortranFixedForm')).toBe(
      'add(mul(a, x), b)',
    );
  });

  it.each([
    ['x = 2.5d0', 2.5],
    ['real(8), parameter :: x = 1.0_dp', 1],
    ['X = 1.5d-3', 0.0015],
    ['real :: u = 1.0, x = 4.0', 4],
    ['x = [1.0, 2.0]', [1, 2]],
    ['! x = 2', undefined],
    ["s = 'x = 2'", undefined],
    ['x = foo(y)', undefined],
  ])('%s gives x its value', (text, value) => {
    expect(assignedValues(`${text}\n`, 'fortran', text.length + 1, ['x']).get('x')?.value).toEqual(value);
  });
});
