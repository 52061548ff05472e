/** What a new snippet begins with: a program that runs, and the part of it that one types over. Knows no files. */
import { l10n } from 'vscode';

const FORMULA = 'x ** 3 - 2 * x';

export interface Beginning {
  readonly text: string;
  /** The formula, which is selected. */
  readonly from: number;
  readonly to: number;
}

/** `declarations`: the path that the first line names; null: no such line. */
export function beginning(declarations: string | null): Beginning {
  const lines = [
    ...(declarations === null ? [] : [reference(declarations)]),
    `// ${l10n.t('Write a formula in place of this one, and run “Autograd: Differentiate File”.')}`,
    'const x = torch.tensor(2, { requires_grad: true });',
    `const y = ${FORMULA};`,
    'y.backward();',
    `print('y =', y, ' dy/dx =', x.grad);`,
    '',
  ];
  const text = lines.join('\n');
  const from = text.indexOf(FORMULA);
  return { text, from, to: from + FORMULA.length };
}

/** The line by which TypeScript finds the declarations. */
export function reference(path: string): string {
  return `/// <reference path="${path}" />`;
}
