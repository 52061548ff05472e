/** Derivatives as code beside the formula: in a programming language's manner, as LaTeX, as plain mathematics. */
import { plainText } from '../../calculus/written/plain-text';
import { regrouped } from '../../calculus/written/regroup';
import { mask } from '../../languages/expression/document/mask';
import { formulaAt } from '../../languages/expression/document/running-text';
import type { Expression } from '../../languages/expression/expression';
import { foldAll } from '../../languages/expression/fold';
import { nameTex } from '../../languages/expression/greek';
import { isRunningText, languageAt, languageName, notationOf } from '../../languages/expression/notation';
import { excerpt } from '../../languages/expression/problems';
import { codeOf, MAX_OPERATORS_WRITTEN } from '../../languages/expression/print/code';
import { namesIn, parted } from '../../languages/expression/print/common-parts';
import { mannerOf } from '../../languages/expression/print/manner';
import { printProblem } from '../../languages/expression/print/problems';
import { operatorsIn } from '../../languages/expression/print/length';
import { styleOf } from '../../languages/expression/print/styles';
import type { Tree } from '../../languages/expression/tree';
import { typeset } from '../../languages/expression/typeset';
import type { CodeRequest, WrittenCode, WrittenFormula } from '../../trace/formula';
import type { SourceRange } from '../../trace/range';
import type { Refusal } from '../../trace/refusal';
import { elementTex, leftOf } from './left';

/** A function without a name is f. */
const UNNAMED = 'f';

/** `trees` are the derivatives that `request.by` asks for, one for each; `documentText` is the whole document. */
export function codeFor(
  expression: Expression,
  trees: readonly Tree[],
  request: CodeRequest,
  documentText: string,
): WrittenCode | Refusal {
  const { notation, range, name } = expression;
  if (trees.length === 0) return printProblem('nothing', range);
  // What shares its parts so often that it would fill pages cannot be regrouped part by part.
  const length = trees.reduce((sum, tree) => sum + operatorsIn(tree), 0);
  const long = !(length <= MAX_OPERATORS_WRITTEN);
  const written = long ? trees : trees.map((tree) => regrouped(tree));
  const language = languageAt(documentText, range.start, expression.language);
  if (long && notationOf(language) === 'mathematics')
    return printProblem('too-long', range, { length: excerpt(String(length)), limit: MAX_OPERATORS_WRITTEN });
  if (notation === 'latex') return mathematics(expression, written, request, latexWriter(expression.language));
  if (notation === 'mathematics' && isRunningText(language)) {
    const writer = isTypeset(documentText, range, language) ? latexWriter(expression.language) : PLAIN;
    return mathematics(expression, written, request, writer);
  }
  const style = notation === 'mathematics' || notationOf(language) === 'mathematics' ? null : styleOf(language);
  if (style === null) return printProblem('language', range, { language: languageTitle(language) });
  const sources = [range, ...assignmentsIn([expression.tree, ...trees])].map(({ start, end }) =>
    documentText.slice(start, end),
  );
  return codeOf(written, {
    style,
    manner: mannerOf(documentText, language, sources),
    form: request.form,
    by: request.by,
    of: name ?? UNNAMED,
    parameters: expression.variables.map((variable) => variable.name),
    written: writtenNames(expression, documentText),
    range,
  });
}

/** Whether a formula of running text is set by TeX, so that LaTeX belongs there, whether it holds a command or not. */
function isTypeset(text: string, { start }: SourceRange, language: string): boolean {
  if (language === 'latex' || language === 'tex') return true;
  const formula = language === 'plaintext' ? null : formulaAt(mask(text, language), start, language);
  return formula !== null && !text.slice(0, formula.start).trimEnd().endsWith('`');
}

function languageTitle(language: string): string {
  return notationOf(language) === 'mathematics' ? language : languageName(language);
}

/** The assignments that the formula stands on. */
function assignmentsIn(trees: readonly Tree[]): readonly SourceRange[] {
  const found: SourceRange[] = [];
  foldAll<null>(trees, (tree) => {
    if (tree.kind === 'bound') found.push(tree.assignment);
    return null;
  });
  return found;
}

/** Names whose parts are joined in the language's own way: `p->x`, `body%mass`, `df$x`. */
function writtenNames({ variables }: Expression, documentText: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, mentions } of variables) {
    const [mention] = mentions;
    if (!name.includes('.') || mention === undefined) continue;
    const text = documentText.slice(mention.start, mention.end);
    if (
      text
        .replace(/\s/g, '')
        .split(/->|::|\?\.|[.%$@]/)
        .join('.') === name
    )
      found.set(name, text);
  }
  return found;
}

interface Writer {
  readonly formula: (tree: Tree) => string;
  readonly name: (name: string) => string;
  readonly left: (left: WrittenFormula) => string;
  readonly call: (left: string, variables: readonly string[]) => string;
  /** What stands around a whole statement. */
  readonly statement: (text: string) => string;
  /** Between a formula and the names that it uses. */
  readonly where: (definitions: readonly string[]) => string;
}

const PLAIN: Writer = {
  formula: plainText,
  name: (name) => name,
  left: ({ text }) => text,
  call: (left, variables) => `${left}(${variables.join(', ')})`,
  statement: (text) => text,
  where: (definitions) => `, where ${definitions.join(', ')}`,
};

/** In running text a statement stands between dollars, as the original does. */
function latexWriter(language: string): Writer {
  const between = isRunningText(language);
  return {
    formula: typeset,
    name: elementTex,
    left: ({ tex }) => tex,
    call: (left, variables) => `${left}(${variables.join(', ')})`,
    statement: (text) => (between ? `$${text}$` : text),
    where: (definitions) => `, \\quad ${definitions.join(', \\quad ')}`,
  };
}

function mathematics(
  expression: Expression,
  trees: readonly Tree[],
  { by, form }: CodeRequest,
  writer: Writer,
): WrittenCode {
  const { named, trees: plain } = parted(trees, null);
  if (form === 'expression') return { code: plain.map((tree) => writer.formula(tree)).join('\n'), needs: [] };
  const variables = expression.variables.map(({ name }) => (writer === PLAIN ? name : nameTex(name)));
  const lines = plain.map((tree, i) => {
    const left = writer.left(leftOf(expression, by[i] ?? []));
    // `f'(x)` has its variable already.
    const head = form === 'value' || left.endsWith(')') ? left : writer.call(left, variables);
    const used = namesIn([tree]);
    const definitions = form === 'value' ? [] : named.filter(({ name }) => used.has(name));
    const where = definitions.map((part) => `${writer.name(part.name)} = ${writer.formula(part.tree)}`);
    return writer.statement(`${head} = ${writer.formula(tree)}${where.length === 0 ? '' : writer.where(where)}`);
  });
  return { code: lines.join('\n'), needs: [] };
}
