/** LaTeX's commands by what they are to a formula. Knows neither pieces nor trees. */
import type { Problem } from '../problems';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Spaces, sizes, places of limits: nothing of the formula. */
export const SKIPPED: ReadonlySet<string> = new Set([
  ...words(
    ', : ; ! > / @ quad qquad enspace enskip thinspace medspace thickspace negthinspace negmedspace negthickspace',
  ),
  ...words('hfill hfil displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag allowbreak'),
  ...words(
    'nobreak noindent mathstrut strut rm bf it sf tt cal normalfont boldmath small large Large relax null protect',
  ),
  ...[' ', '\n', '\t', '\r'],
]);

/** The same with an operand that is nothing of the formula, either. */
export const SKIPPED_WITH_OPERAND = words(
  'label tag tag* hspace hspace* vspace vspace* phantom hphantom vphantom color mspace kern intertext eqref ref cite footnote',
);

/** Around a part of the formula, which they leave as it is. */
export const TRANSPARENT = words(
  'boxed fbox underline overbrace underbrace ensuremath mathopen mathclose mathbin mathrel mathord mathinner mathpunct mathop smash mathstrut cancel displaylines',
);

/** Letters in another type, one letter or a word. */
export const STYLES = words(
  'mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathbb mathnormal boldsymbol bm pmb vec symbf symbfit symup',
);
/** Words among letters. */
export const TEXTS = words(
  'text textrm textit textbf textsf texttt textnormal textup mathrm mathup mbox hbox operatorname operatorname*',
);
/** Marks above a letter, and what they add to its name. */
export const ACCENTS: Readonly<Record<string, string>> = {
  hat: 'hat',
  widehat: 'hat',
  bar: 'bar',
  overline: 'bar',
  tilde: 'tilde',
  widetilde: 'tilde',
};

export const FRACTIONS = words('frac dfrac tfrac cfrac nicefrac sfrac flatfrac');

/** Letters that are names and no Greek. */
export const LETTERS = words(
  'pi ell hbar imath jmath omicron varkappa digamma Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi',
);

/** What an operator is called in plain mathematics. */
export const OPERATORS: Readonly<Record<string, string>> = {
  cdot: '*',
  times: '*',
  ast: '*',
  odot: '*',
  bullet: '*',
  div: '/',
  slash: '/',
  lt: '<',
  gt: '>',
  le: '<=',
  leq: '<=',
  leqslant: '<=',
  ge: '>=',
  geq: '>=',
  geqslant: '>=',
  ne: '!=',
  neq: '!=',
  land: 'and',
  wedge: 'and',
  lor: 'or',
  vee: 'or',
  lnot: 'not',
  neg: 'not',
  bmod: 'mod',
  colon: ':',
};

/** Sizes of brackets, and the side they say it is. */
export const SIZES: Readonly<Record<string, 'open' | 'close' | null>> = {
  left: 'open',
  right: 'close',
  ...Object.fromEntries(
    ['big', 'Big', 'bigg', 'Bigg'].flatMap((size) => [
      [size, null],
      [`${size}l`, 'open'],
      [`${size}r`, 'close'],
    ]),
  ),
};

/** What opens, what closes it, and how the parser sees both. */
export interface Delimiter {
  readonly closing: string;
  readonly as: readonly [open: string, close: string];
}

export const OPENING: Readonly<Record<string, Delimiter>> = {
  '(': { closing: ')', as: ['(', ')'] },
  '[': { closing: ']', as: ['(', ')'] },
  '\\{': { closing: '\\}', as: ['(', ')'] },
  '\\lvert': { closing: '\\rvert', as: ['\\lvert', '\\rvert'] },
  '\\lVert': { closing: '\\rVert', as: ['\\lVert', '\\rVert'] },
  '\\lfloor': { closing: '\\rfloor', as: ['\\lfloor', '\\rfloor'] },
  '\\lceil': { closing: '\\rceil', as: ['\\lceil', '\\rceil'] },
};
export const CLOSING: ReadonlySet<string> = new Set(Object.values(OPENING).map(({ closing }) => closing));
/** Other ways to write a bracket. */
export const SAME_DELIMITER: Readonly<Record<string, string>> = {
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\lparen': '(',
  '\\rparen': ')',
  '\\lbrack': '[',
  '\\rbrack': ']',
  '\\vert': '|',
  '\\mid': '|',
  '\\Vert': '\\|',
  '\\lang': '\\langle',
  '\\rang': '\\rangle',
};

/** Environments around one formula or several. */
export const DISPLAYS = words(
  'equation equation* align align* aligned alignat alignat* alignedat gather gather* gathered split multline multline* multlined eqnarray eqnarray* flalign flalign* displaymath math dmath dmath* IEEEeqnarray IEEEeqnarray* subequations',
);
/** Those that hold a formula in a document by themselves. */
export const DOCUMENT_DISPLAYS = words(
  'equation equation* align align* alignat alignat* gather gather* multline multline* eqnarray eqnarray* flalign flalign* displaymath math dmath dmath* IEEEeqnarray IEEEeqnarray*',
);

/** Whether a command's operand is one letter where no braces say more. */
export function takesOneLetter(command: string): boolean {
  return (
    STYLES.has(command) ||
    TEXTS.has(command) ||
    Object.hasOwn(ACCENTS, command) ||
    FRACTIONS.has(command) ||
    command === 'sqrt'
  );
}

const REFUSED_BY_PROBLEM: Readonly<Partial<Record<Problem, string>>> = {
  'latex-sum': 'sum prod coprod bigcup bigcap bigoplus bigotimes bigwedge bigvee',
  'latex-integral': 'int iint iiint oint idotsint smallint',
  'latex-limit': 'lim limsup liminf varlimsup varliminf injlim projlim sup inf',
  derivative: 'partial nabla prime dot ddot dddot dv pdv diff differential dd',
  'plus-minus': 'pm mp',
  'latex-binomial': 'binom dbinom tbinom choose',
  'latex-matrix': 'det tr rank top intercal ker dim hom matrix pmatrix bmatrix vmatrix otimes oplus dagger',
  'latex-relation':
    'approx sim simeq cong propto equiv in notin ni subset subseteq supset supseteq to mapsto rightarrow leftarrow implies iff Rightarrow Leftarrow Leftrightarrow leftrightarrow longrightarrow gets ll gg prec succ perp parallel forall exists therefore because models vdash asymp doteq triangleq not cup cap setminus emptyset varnothing',
  'latex-dots': 'ldots cdots dots dotsc dotsb dotsm vdots ddots hdots',
  'latex-argument-of': 'arg argmax argmin',
  'latex-expectation': 'Pr Var Cov',
  'latex-over': 'over atop above of root',
  'latex-degree': 'circ degree',
  'latex-angle': 'angle',
  symbol:
    'star diamond square triangle amalg uplus sqcup sqcap ominus oslash boxplus hookrightarrow aleph Re Im wp mho flat natural sharp clubsuit surd % # $ & _ backslash gcd lcm deg',
};

/** Commands that mean something which is not read here, with the reason. */
export const REFUSED: ReadonlyMap<string, Problem> = new Map(
  Object.entries(REFUSED_BY_PROBLEM).flatMap(([problem, names]) =>
    names.split(' ').map((name): readonly [string, Problem] => [name, problem as Problem]),
  ),
);

/** Environments with several numbers in them, and why they are not read. */
export const MATRICES = words(
  'matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix psmallmatrix bsmallmatrix matrix* pmatrix* bmatrix* array',
);
