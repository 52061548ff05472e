/**
 * What is asked when someone checks a derivative of their own: by which variable, and which two formulas of a selection
 * are meant. Knows how people name derivatives, no editor.
 */

/** What stands before `=`, `==` and arrows apart; null where there is none. */
export function leftSide(text: string): string | null {
  const [, left] = /^\s*([^=<>!\n]{1,200}?)\s*(?::=|<-|(?<![=<>!+\-*/%&|^])=(?![=>]))/u.exec(text) ?? [];
  return left ?? null;
}

/**
 * The variable by which something is differentiated, if its left side says so: `df_dx`, `dy/dx`, `grad_x`, `f_x`,
 * `f'(x)`, `\frac{\partial f}{\partial x}`.
 */
export function variableOf(text: string, variables: readonly string[]): string | null {
  const left = leftSide(text);
  if (left === null) return null;
  const says = variables.filter((name) => saysBy(left, name));
  // `xy` ends as `y` does: the longest name is meant.
  return says.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

function saysBy(left: string, variable: string): boolean {
  const name = variable.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const end = String.raw`(?![\p{L}\p{N}])`;
  const patterns = [
    // df/dx, ∂f/∂x, df_dx, dfdx, d_dx, \frac{df}{dx}, \frac{\partial f}{\partial x}, D_x f
    String.raw`(?:/|_|\}\s*\{|d\p{L})\s*(?:d|∂|\\partial|\\mathrm\s*\{?d\}?)\s*_?${name}${end}`,
    // grad_x, gradX, dx, d_x, x_grad, x.grad
    String.raw`(?:^|[^\p{L}])(?:grad|der|deriv|derivative|d|∂|\\partial)[_\s]*${name}${end}`,
    String.raw`(?:^|[^\p{L}\p{N}])${name}[_.]?(?:grad|bar|gradient)\b`,
    // f_x, f_{x}
    String.raw`_\{?${name}\}?(?:\s*\(|\s*$)`,
    // f'(x), f_prime(x), df(x): of the only one that it names
    String.raw`(?:['′]|prime|^\s*(?:\p{L}+\s+)?d\p{L}+)\s*\(\s*(?:\w+\s+)?${name}\s*(?::[^,)]*)?\)`,
  ];
  return patterns.some((pattern) => new RegExp(pattern, 'u').test(left));
}

/** The two lines of a selection that says nothing else, as offsets in its text; null where there are more or fewer. */
export function twoLines(
  text: string,
): readonly [{ start: number; end: number }, { start: number; end: number }] | null {
  const lines = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const [first, second, ...more] = lines;
  return first === undefined || second === undefined || more.length > 0 ? null : [first, second];
}
