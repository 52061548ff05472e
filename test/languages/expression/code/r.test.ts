/** R as numerical code has it. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../../src/languages/expression/document/values';
import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const R: Corpus = {
  language: 'r',
  before: `library(stats)
# y <- x * 3
title <- "y <- x * 2 # no comment"
label <- 'z <- 3'
run <- function(x, y) {`,
  after: '  print(y)\n}\n',
  comment: ' # y <- x^2 {',
  lines: [
    ['  energy <- 0.5 * m * v^2 + m * g * h', '0.5*m*v**2 + m*g*h'],
    ['  p = 2 * x^2 - 3 * x + 1', '2*x**2 - 3*x + 1'],
    ['  r <- sqrt(dx^2 + dy**2)', 'sqrt(dx**2 + dy**2)'],
    ['  s <<- sin(2 * pi * f * t)', 'sin(2*PI*f*t)'],
    ['  sg <- 1 / (1 + exp(-z))', '1/(1 + exp(-z))'],
    [
      '  dens <- exp(-(x - mu)^2 / (2 * sigma^2)) / (sigma * sqrt(2 * pi))',
      'exp(-((x - mu)**2)/(2*sigma**2))/(sigma*sqrt(2*PI))',
    ],
    ['  half <- 1/2 * x', 'x/2'],
    ['  growth.rate <- r.max * (1 - n / k.cap)', 'r_max*(1 - n/k_cap)'],
    ['  pw <- x^y^2', 'x**(y**2)'],
    ['  neg <- -x^2 + 2^-x', '-(x**2) + 2**-x'],
    ['  el <- v[1] * v[2] - v[3]', 'v[0]*v[1] - v[2]'],
    ['  el2 <- v[[1]] + v[[2]]', 'v[0] + v[1]'],
    ['  ss <- sum((V - m)^2)', '(V[0] - m)**2 + (V[1] - m)**2 + (V[2] - m)**2'],
    ['  mse <- mean((V - W)^2)', '((V[0] - W[0])**2 + (V[1] - W[1])**2 + (V[2] - W[2])**2)/3'],
    ['  an <- atan2(y, x) * 180 / pi', 'atan2(y, x)*180/PI'],
    ['  l <- log(x) + log10(y) + log2(z) + log1p(u)', 'log(x) + log10(y) + log2(z) + log1p(u)'],
    ['  lb <- log(x, 3) + exp(1) * y', 'log(x)/log(3) + E*y'],
    ['  re <- ifelse(x > 0, x, 0.01 * x)', 'x'],
    ['  ie <- if (x > 0) x * y else -x', 'x*y'],
    ['  md <- x %% 3 + y', 'x%3 + y'],
    ['  st <- par$k * par$x', 'par_k*par_x'],
    ['  th <- tanh(x) - sinh(y) * cosh(z) + expm1(x)', 'tanh(x) - sinh(y)*cosh(z) + expm1(x)'],
    ['  cl <- pmax(0, pmin(1, x)) * abs(y)', 'x*abs(y)'],
    ['  lo <- plogis(x) + base::sqrt(y)', '1/(1 + exp(-x)) + sqrt(y)'],
    ['  sp <- sinpi(x) + ceiling(y)', 'sin(PI*x) + ceil(y)'],
    ['  nu <- 1.5e-3 * x + .5 * y + 2L * z', '1.5e-3*x + 0.5*y + 2*z'],
    ['  return(a * exp(-b * x) + c0)', 'a*exp(-b*x) + c0'],
  ],
};

describe('R', () => {
  it.each(R.lines)('%s', (...line) => {
    check(R, line);
  });

  it.each([
    ['f <- function(x) x^2', 'pow(x, 2)'],
    ['f <- function(x, a = 2) { a * x }', 'mul(a, x)'],
    ['f <- \\(x) x^2', 'pow(x, 2)'],
    ['function(x) { return(x^2) }', 'pow(x, 2)'],
    ['return(a * x)', 'mul(a, x)'],
    ['c(1, 2) * x', 'mul([1, 2], x)'],
    ['x %/% 2', 'floor_divide(x, 2)'],
    ['A %*% x', 'matmul(A, x)'],
    ['max(x) + max(x, y)', 'add(max(x), maximum(x, y))'],
    ['as.numeric(x) * TRUE', 'mul(x, true)'],
  ])('%s', (text, tree) => {
    expect(shown(read(text, 'r').tree)).toBe(tree);
  });

  it.each([
    ['x <- 2.5', 2.5],
    ['x = 2 * pi', 2 * Math.PI],
    ['x <<- -1', -1],
    ['x <- c(1, 2, 3)', [1, 2, 3]],
    ['if (y < -2) x <- 3', 3],
    ['# x <- 2', undefined],
    ['s <- "x <- 2"', undefined],
    ['x <- rnorm(3)', undefined],
    ['f(x = 2)', undefined],
  ])('%s gives x its value', (text, value) => {
    expect(assignedValues(`${text}\n`, 'r', text.length + 1, ['x']).get('x')?.value).toEqual(value);
  });
});
