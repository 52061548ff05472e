/**
 * The examples in `media/examples`, as Open Example lists them: what each shows, and where its first look begins. Knows
 * their names and beginnings only; the files are read when they are opened.
 */
import { l10n } from 'vscode';

/** Tabs of the inspector. */
export const EXAMPLE_TABS = ['graph', 'gradients', 'plot', 'formula', 'output'] as const;
export type ExampleTab = (typeof EXAMPLE_TABS)[number];

export interface Example {
  /** What links name it by. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** What it shows. */
  readonly detail: string;
  /** What to do with it: differentiate the formula, or the function, that stands at its place, or run the file. */
  readonly as: 'formula' | 'function' | 'program';
  /** The caret is put behind this text. */
  readonly place: string;
  /** The tab to look at first. */
  readonly tab: ExampleTab;
}

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

/** All of them, in the user's language. */
export function exampleGroups(): readonly ExampleGroup[] {
  return [
    {
      title: l10n.t('Derivatives'),
      examples: [
        formula('polynomial', '01-polynomial.ts', 'const y = ', 'graph', {
          title: l10n.t('Polynomial'),
          detail: l10n.t('Its value and its slope at one point, by autograd and by the rules of calculus'),
        }),
        program('square', '02-square.ts', 'const y = ', 'graph', {
          title: l10n.t('Smallest Graph'),
          detail: l10n.t('A power and a product: what autograd records, and what each node does'),
        }),
        formula('by-hand', '04-by-hand.ts', 'const y = ', 'formula', {
          title: l10n.t('Your Derivative, Checked'),
          detail: l10n.t('A derivative from paper compared with the formula, everywhere'),
        }),
        formula('two-variables', '05-two-variables.ts', 'const f = ', 'gradients', {
          title: l10n.t('Two Variables'),
          detail: l10n.t('One gradient for each, with sliders to move the point'),
        }),
        program('second-derivative', '07-second-derivative.ts', 'const y = ', 'output', {
          title: l10n.t('Second Derivative'),
          detail: l10n.t('A gradient that is differentiated itself'),
        }),
        formula('chain-rule', '08-chain-rule.ts', 'const y = ', 'formula', {
          title: l10n.t('Chain Rule'),
          detail: l10n.t('A sine of a quotient, step by step'),
        }),
        formula('derivative-as-code', '09-derivative-as-code.ts', 'const f = ', 'formula', {
          title: l10n.t('Derivative as Code'),
          detail: l10n.t('∂f/∂u written into the file, in its language'),
        }),
        derivedFunction('function', '10-function.ts', 'return ', 'gradients', {
          title: l10n.t('Function'),
          detail: l10n.t('A function of your code, differentiated by its parameters'),
        }),
      ],
    },
    {
      title: l10n.t('Tensors'),
      examples: [
        program('leaf', '03-leaf.ts', 'const y = ', 'output', {
          title: l10n.t('Leaves and grad_fn'),
          detail: l10n.t('What is a leaf, and why the gradient of a result is None'),
        }),
        program('parabola', '06-parabola.js', 'const Y = ', 'plot', {
          title: l10n.t('Function and Derivative'),
          detail: l10n.t('Twenty points of a parabola and their slopes in one plot'),
        }),
        program('cubic', '11-cubic.ts', 'const Y = ', 'plot', {
          title: l10n.t('A Hundred Slopes'),
          detail: l10n.t('A cubic with its derivative; detach() for what is plotted'),
        }),
        program('figures', 'figures.ts', 'const y = ', 'plot', {
          title: l10n.t('Figures'),
          detail: l10n.t('Lines, points, a histogram and bars, with matplotlib’s names'),
        }),
        program('jacobian', 'jacobian.ts', 'const J = ', 'output', {
          title: l10n.t('Jacobian'),
          detail: l10n.t('Polar coordinates: every output by every input, and the determinant'),
        }),
        program('own-derivative', 'own-derivative.ts', 'static backward', 'gradients', {
          title: l10n.t('Derivative of Your Own'),
          detail: l10n.t('A custom Function, a hook, and the check that finds mistakes'),
        }),
      ],
    },
    {
      title: l10n.t('Training'),
      examples: [
        program('gradient-descent', 'gradient-descent.ts', 'const rate = ', 'plot', {
          title: l10n.t('Gradient Descent'),
          detail: l10n.t('The path down a valley, for the rate that you choose'),
        }),
        program('surface', 'surface.ts', 'const f = ', 'plot', {
          title: l10n.t('Hills and Valleys'),
          detail: l10n.t('A function of two variables as a map; press a place, and gradient descent starts there'),
        }),
        program('network', 'network.ts', 'const net = ', 'plot', {
          title: l10n.t('Small Network'),
          detail: l10n.t('Exclusive or, with modules, an optimiser and the loss curve'),
        }),
        program('training', 'training.js', 'const loss = ', 'graph', {
          title: l10n.t('Network by Hand'),
          detail: l10n.t('The same without modules: every backward pass can be looked at'),
        }),
        program('classifier', 'classifier.ts', 'const scores = ', 'plot', {
          title: l10n.t('Classifier'),
          detail: l10n.t('Three classes of points; masks, slices and named tuples'),
        }),
      ],
    },
    {
      title: l10n.t('Why?'),
      examples: [
        program('why', 'why.ts', 'const loss = ', 'gradients', {
          title: l10n.t('Useless Gradients'),
          detail: l10n.t('Four gradients that are None, zero or NaN, each with its reason'),
        }),
        program('vanishing', 'vanishing.ts', 'const out = ', 'gradients', {
          title: l10n.t('Vanishing Gradient'),
          detail: l10n.t('Eighty sigmoids in a row, and the factors that made it 0'),
        }),
      ],
    },
    {
      title: l10n.t('In Your Notation'),
      examples: [
        formula('formulas', 'formulas.ts', 'const y = ', 'plot', {
          title: l10n.t('TypeScript and JavaScript'),
          detail: l10n.t('Plain formulas with Math, no tensors'),
        }),
        formula('python', 'formulas.py', 'f = ', 'gradients', {
          title: l10n.t('Python'),
          detail: l10n.t('Formulas with torch, NumPy and math; no Python is needed'),
        }),
        formula('markdown', 'notes.md', '$1/2 * ', 'plot', {
          title: l10n.t('Markdown and LaTeX'),
          detail: l10n.t('Formulas between dollars in a text'),
        }),
        formula('plain-text', 'scratch.txt', 'y = ', 'plot', {
          title: l10n.t('Plain Text'),
          detail: l10n.t('Mathematics as one types it: 2x, x^2, sin x'),
        }),
      ],
    },
  ];
}

export function findExample(id: string): Example | undefined {
  return exampleGroups()
    .flatMap(({ examples }) => examples)
    .find((example) => example.id === id);
}

type Words = Pick<Example, 'title' | 'detail'>;

function formula(id: string, file: string, place: string, tab: ExampleTab, words: Words): Example {
  return { id, file, place, tab, ...words, as: 'formula' };
}

function derivedFunction(id: string, file: string, place: string, tab: ExampleTab, words: Words): Example {
  return { id, file, place, tab, ...words, as: 'function' };
}

function program(id: string, file: string, place: string, tab: ExampleTab, words: Words): Example {
  return { id, file, place, tab, ...words, as: 'program' };
}
