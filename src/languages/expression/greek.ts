/** Greek names and letters, and how a variable's name is typeset. */

const NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const CAPITALS = 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(' ');
const VARIANTS = 'varepsilon vartheta varphi varrho varsigma varpi varkappa digamma omicron ell hbar'.split(' ');
const GREEK = new Set([...NAMES, ...CAPITALS, ...VARIANTS]);

const LETTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'αβγδεζηθικλμνξρστυφχψω'
      .split('')
      .map((letter, i) => [letter, `\\${NAMES.filter((name) => name !== 'omicron')[i] ?? ''}`]),
  ),
  ...Object.fromEntries('ΓΔΘΛΞΠΣΥΦΨΩ'.split('').map((letter, i) => [letter, `\\${CAPITALS[i] ?? ''}`])),
  ς: '\\varsigma',
  ϕ: '\\phi',
  ϵ: '\\epsilon',
  ϑ: '\\vartheta',
  ℓ: '\\ell',
  ℏ: '\\hbar',
};

export function isGreekName(name: string): boolean {
  return GREEK.has(name);
}

/** Words behind a name that stand for a mark above it, as in the usual `y_hat`. */
const MARKED = /^(.+?)_(hat|bar|tilde)(?:_(.+))?$/s;

/** `w_1`, `w1` and `w₁` are `w_{1}`, `alpha` is `\alpha`, `rate` is upright, `self.x` is written as it is. */
export function nameTex(name: string): string {
  const [, array, indices, member] = ELEMENT.exec(name) ?? [];
  if (array !== undefined && indices !== undefined) return elementTex(array, indices, member ?? '');
  if (name.includes('.')) return `\\mathrm{${escaped(name)}}`;
  const lowered = name.replace(/[₀-₉]/g, (digit) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)));
  const [, primeless = lowered, primes = ''] = /^(.*?)('*)$/s.exec(lowered) ?? [];
  const [, under, mark, index] = MARKED.exec(primeless) ?? [];
  if (under !== undefined && mark !== undefined)
    return `\\${mark}{${nameTex(under)}}${primes}${index === undefined ? '' : `_{${subscriptTex(index)}}`}`;
  const [, base = primeless, subscript] =
    /^(.*?[^_])_+(.+)$/s.exec(primeless) ?? /^(\D+?)(\d+)$/s.exec(primeless) ?? [];
  const lower = subscript === undefined ? '' : `_{${subscriptTex(subscript)}}`;
  return `${baseTex(base)}${primes}${lower}`;
}

/** `x[0]`, `A[i][j+1]`, `u(i,j)`, and a member of one: `p[i].x`. */
const ELEMENT = /^([^[(]+)((?:\[[^\]]*\]|\([^)]*\))+)(\..*)?$/s;

/** `x_{0}`, `A_{i,j+1}`; what has a subscript already, `w_1[i]`, has both. */
function elementTex(array: string, indices: string, member: string): string {
  const places = [...indices.matchAll(/[[(]([^\])]*)[\])]/g)].flatMap(([, place = '']) => place.split(','));
  const under = places
    .map((place) => place.replace(/[\p{L}_][\p{L}\p{N}_.]*/gu, subscriptTex).replaceAll('*', ' '))
    .join(',');
  const whole = nameTex(array);
  const [, upper = whole, own] = /^(.*)_\{([^{}]*)\}$/s.exec(whole) ?? [];
  const element = `${upper}_{${own === undefined ? under : `${own},${under}`}}`;
  return member === '' ? element : `${element}\\mathrm{${escaped(member)}}`;
}

function baseTex(base: string): string {
  if (isGreekName(base)) return `\\${base}`;
  const letter = LETTERS[base];
  if (letter !== undefined) return letter;
  return /^\p{L}\p{M}*$/u.test(base) ? base : `\\mathrm{${escaped(base)}}`;
}

function subscriptTex(subscript: string): string {
  if (/^\d+$/.test(subscript) || /^[a-zA-Z]$/.test(subscript)) return subscript;
  return isGreekName(subscript) || Object.hasOwn(LETTERS, subscript)
    ? baseTex(subscript)
    : `\\mathrm{${escaped(subscript)}}`;
}

/** Characters that LaTeX reads as its own. */
function escaped(text: string): string {
  return text.replace(/[\\{}_^$#%&~]/g, (character) => (character === '\\' ? '\\backslash ' : `\\${character}`));
}
