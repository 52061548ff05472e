/**
 * The grammars of formulas as people write them, one for each notation: productions in which `#` stands for a formula.
 * Operands stand bare as often as in brackets, so that precedence is tried too; not everything that comes out is valid.
 */
import type { Random } from './random';

type Some = readonly [string, ...string[]];

export interface Grammar {
  /** VS Code's language id. */
  readonly language: string;
  readonly atoms: Some;
  readonly productions: Some;
}

const words = (text: string): Some => text.trim().split(/\s+/) as unknown as Some;
const lines = (text: string): Some =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim()) as unknown as Some;

const ARITHMETIC = lines(`
  # + #
  # - #
  # * #
  # / #
  #+#
  #*#
  (#)
  (# + #)
  (# - #) * #
  # / (#)
  -#
  -(#)
`);
/** `sin cos` → `Math.sin(#)` `Math.cos(#)`. */
const calls = (names: string, before = ''): readonly string[] => words(names).map((name) => `${before}${name}(#)`);
const some = (...all: readonly (readonly string[])[]): Some => all.flat() as unknown as Some;

const ONE_OPERAND = 'sin cos tan exp log sqrt tanh sinh cosh atan';
const C_LIKE = words('x y z x y w1 speed 2 3 0.5 1.5 10 1e-2 2.0 3.25');

export const GRAMMARS: readonly Grammar[] = [
  {
    language: 'typescript',
    atoms: words('x y z x y w_1 $rate a.x 2 3 0.5 1_000 1e-2 .5 0x10 Math.PI Math.E'),
    productions: some(
      ARITHMETIC,
      lines(`
        # ** 2
        # ** #
        (#) ** 3
        (#) ** (#)
        Math.pow(#, #)
        Math.pow(#, 2)
        Math.max(#, #)
        Math.min(#, #, #)
        Math.hypot(#, #)
        Math.atan2(#, #)
        # > # ? # : #
        (# <= 0 ? # : #)
        # % #
        1 / (1 + Math.exp(-#))
        /* part */ #
        +#
      `),
      calls(
        `${ONE_OPERAND} abs sign floor ceil round trunc cbrt log2 log10 log1p expm1 asin acos asinh acosh atanh`,
        'Math.',
      ),
    ),
  },
  {
    language: 'python',
    atoms: words('x y z x y t u v x w_1 self.x 2 3 0.5 1_000 1e-2 .5 math.pi np.pi np.e math.e'),
    productions: some(
      ARITHMETIC,
      lines(`
        # ** 2
        # ** #
        -# ** 2
        (#) ** (#)
        pow(#, 2)
        np.maximum(#, #)
        max(#, #)
        np.where(# > #, #, #)
        # if # > 0 else #
        (# if # < # else #)
        # // #
        # % #
        np.power(#, 3)
        torch.sigmoid(#)
        torch.relu(#)
        F.softplus(#)
        np.clip(#, -1, 1)
        torch.clamp(#, min=0)
        np.arctan2(#, #)
        abs(#)
      `),
      calls(ONE_OPERAND, 'math.'),
      calls('sin cos exp log sqrt tanh sinh arctan arcsinh abs sign floor log1p expm1 square', 'np.'),
      calls('sin exp log sqrt tanh sigmoid relu erf rsqrt reciprocal', 'torch.'),
    ),
  },
  {
    language: 'plaintext',
    atoms: words('x y z x y θ 2 3 0.5 2x 3y π e x² y³ 4xy x_1 ½'),
    productions: some(
      ARITHMETIC,
      lines(`
        # ^ 2
        #^2
        #^#
        (#)^#
        e^#
        e^(-#)
        |#|
        sin #
        ln #
        2#
        (#)(#)
        # sin(#)
        sin²(#)
        sin^2 #
        √(#)
        √#
        # · #
        # × #
        # − #
        max(#, #)
        sin^-1(#)
      `),
      calls(`${ONE_OPERAND} ln arctan arsinh sigmoid abs sgn cot sec`),
    ),
  },
  {
    language: 'latex',
    atoms: words('x y z x y \\theta x_1 w_{12} 2 3 0.5 2x 4xy \\pi e \\hat{y} \\alpha'),
    productions: some(
      ARITHMETIC,
      lines(`
        \\frac{#}{#}
        \\frac{1}{#}
        \\frac12 #
        \\sqrt{#}
        \\sqrt[3]{#}
        #^2
        #^{#}
        {#}^{#}
        e^{#}
        e^{-#}
        \\left(#\\right)
        \\left(#\\right)^{2}
        \\left|#\\right|
        |#|
        \\sin #
        \\sin^2 #
        \\sin^{-1}(#)
        \\ln(#)
        \\ln{#}
        \\log_{10}(#)
        \\cos\\left(#\\right)
        \\exp(#)
        \\tanh(#)
        \\sigma(#)
        # \\cdot #
        # \\times #
        #\\,#
        \\max(#, #)
        \\operatorname{relu}(#)
        \\begin{cases} # & # > 0 \\\\ # & \\text{otherwise} \\end{cases}
      `),
    ),
  },
  ...['c', 'cpp', 'java', 'csharp'].map((language): Grammar => {
    const before = { c: '', cpp: 'std::', java: 'Math.', csharp: 'Math.' }[language] ?? '';
    const capital = (text: string): string =>
      language === 'csharp' ? text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : text;
    return {
      language,
      atoms: C_LIKE,
      productions: some(
        ARITHMETIC,
        lines('# > # ? # : #\n(# <= 0.0 ? # : #)\n(double) #\n-# * #'),
        calls(capital(ONE_OPERAND), before),
        [`${before}${capital('pow')}(#, #)`, `${before}${capital('pow')}(#, 2.0)`],
      ),
    };
  }),
  {
    language: 'rust',
    atoms: words('x y z x y speed 2.0 3.0 0.5 1e-2 2_f64 std::f64::consts::PI'),
    productions: some(
      ARITHMETIC,
      lines(
        '#.sin()\n(#).powi(3)\n(#).powf(#)\n(#).exp()\n#.sqrt()\n(#).ln()\n(#).tanh()\nf64::max(#, #)\nif # > # { # } else { # }\n(#).abs()',
      ),
    ),
  },
  {
    language: 'julia',
    atoms: words('x y z x y α 2 3 0.5 2x 3y π 1e-2'),
    productions: some(
      ARITHMETIC,
      lines('#^2\n#^#\n(#)^(#)\n# .* #\n# ./ #\n# .^ 2\n2(#)\nexp.(#)\n# > 0 ? # : #\n√(#)\nmax(#, #)'),
      calls(`${ONE_OPERAND} abs sign cbrt log1p`),
    ),
  },
  {
    language: 'matlab',
    atoms: words('x y z x y 2 3 0.5 pi 1e-2'),
    productions: some(
      ARITHMETIC,
      lines('#^2\n#^#\n(#).^2\n# .* #\n# ./ #\nmax(#, #)\natan2(#, #)\n-#^2'),
      calls(`${ONE_OPERAND} abs sign`),
    ),
  },
  {
    language: 'r',
    atoms: words('x y z x y my.rate 2 3 0.5 pi 1e-2 2L'),
    productions: some(
      ARITHMETIC,
      lines('#^2\n#^#\n# ** #\nifelse(# > 0, #, #)\nif (# > 0) # else #\npmax(#, #)\n-#^2'),
      calls(`${ONE_OPERAND} abs sign log1p`),
    ),
  },
  {
    language: 'fortran-modern',
    atoms: words('x y z x y 2 3 0.5 2.0d0 1.5e-2 3.0_dp'),
    productions: some(
      ARITHMETIC,
      lines('#**2\n#**#\n-#**2\nmax(#, #)\natan2(#, #)\nmerge(#, #, # > 0.0d0)'),
      calls(`${ONE_OPERAND} abs`),
    ),
  },
  ...['go', 'swift', 'kotlin', 'dart'].map((language): Grammar => {
    const before = language === 'go' ? 'math.' : '';
    const capital = (text: string): string =>
      language === 'go' ? text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : text;
    const functions = language === 'kotlin' ? 'sin cos exp ln sqrt tanh' : 'sin cos exp log sqrt tan';
    return { language, atoms: C_LIKE, productions: some(ARITHMETIC, calls(capital(functions), before)) };
  }),
];

/** How many productions deep a formula goes at most. */
const DEPTH = 5;

/** A formula of the grammar. */
export function formulaOf(grammar: Grammar, random: Random, depth = random.below(DEPTH) + 1): string {
  if (depth === 0) return random.one(grammar.atoms);
  return random.one(grammar.productions).replace(/#/g, () => formulaOf(grammar, random, random.below(depth)));
}

/** Letters and signs that formulas, and accidents, are made of. */
const SIGNS = Array.from(
  '()[]{}|+-*/^%=<>!?:;,._$\\&#@~`\'" \n\t²³⁻¹√·×÷−½π∞é\u0301\u200b\u200f\u00a0５ｘ＋؟١\ufeff😀',
) as unknown as Some;

/** The formula after an accident: signs put in, taken out, exchanged. */
export function damaged(text: string, random: Random): string {
  const signs = Array.from(text);
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(signs.length + 1);
    if (random.next() < 0.5) signs.splice(at, random.below(3), random.one(SIGNS));
    else signs.splice(at, 1 + random.below(2));
  }
  return signs.join('');
}

/** Bytes as they come, read as Latin-1. */
export function bytes(random: Random): string {
  return Array.from({ length: random.below(60) }, () => String.fromCharCode(random.below(256))).join('');
}
