/**
 * Literals that look like words for people and do not come through `l10n.t`, `t`, `withParts` or `message`, found in the
 * syntax tree of a file. Two kinds of them: words in a row anywhere, and any word where something is shown. Knows no
 * bundle.
 */
import ts from 'typescript';

export interface Escape {
  readonly line: number;
  readonly text: string;
}

/** Calls whose first argument is translated; what else they take is looked at like anything. */
const TRANSLATED = /^(?:l10n\.t|t|withParts)$/;
/** Calls that no user sees: errors of programmers, the log, and what is matched, typeset or asked of the editor. */
const UNSEEN =
  /^(?:message|log\.\w+|this\.log\.\w+|this\.host\.problem|problem|logged|matchMedia|typeset|getConfiguration|querySelector|querySelectorAll|closest|matches|executeCommand|createOutputChannel|registerCommand|setContext|postMessage|require|fetch)$/;
const ERRORS = /Error$|^(?:RegExp|ThemeColor|ThemeIcon|DOMException)$/;
/** Properties that are no texts, whatever stands in them. */
const TECHNICAL =
  /^(?:class|className|id|d|path|viewBox|transform|font|type|kind|role|name|key|command|icon|style|form|form|href|src|key|when|scheme|language|margin|border|data-.*|aria-(?:live|controls|describedby|labelledby|expanded|hidden|haspopup|orientation|pressed|current|keyshortcuts))$/;

/** Properties and attributes that are shown or spoken. */
const SHOWN =
  /^(?:label|title|description|detail|tooltip|prompt|placeHolder|placeholder|aria-label|aria-valuetext|aria-description|aria-roledescription|what|hint|textContent|innerText|alt)$/;
/** Calls that show their arguments, from the one of this number on. */
const SHOWS: Readonly<Record<string, number>> = {
  setText: 1,
  tag: 0,
  heading: 0,
  button: 0,
  linkButton: 0,
  checkbox: 0,
  dropdown: 0,
  textField: 0,
  announce: 0,
  refused: 0,
  element: 2,
  showInformationMessage: 0,
  showWarningMessage: 0,
  showErrorMessage: 0,
  setStatusBarMessage: 0,
  appendMarkdown: 0,
  MarkdownString: 0,
  CodeAction: 0,
};

const WORDS_IN_A_ROW = /\p{L}{2,}[,:;]? +\p{L}{2,}/u;
const A_WORD = /\p{L}{2,}/u;

export function escapesIn(path: string, text: string): readonly Escape[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Escape[] = [];
  const tell = (node: ts.Node, literal: string): void => {
    found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: literal });
  };
  /** `shown`: whether what is looked at is shown as it is. */
  const visit = (node: ts.Node, shown: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node) || ts.isRegularExpressionLiteral(node)) return;
    const literal = literalOf(node);
    if (literal !== null) {
      if (shown ? A_WORD.test(literal) : WORDS_IN_A_ROW.test(literal)) tell(node, literal);
      if (ts.isTemplateExpression(node)) for (const { expression } of node.templateSpans) visit(expression, shown);
      return;
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      visitCall(node);
      return;
    }
    if (ts.isPropertyAssignment(node)) {
      const name = node.name.getText().replace(/^['"]|['"]$/g, '');
      if (!TECHNICAL.test(name))
        visit(node.initializer, SHOWN.test(name) && !ts.isObjectLiteralExpression(node.initializer));
      return;
    }
    if (ts.isBinaryExpression(node)) {
      const assigns = node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
      const target = assigns && ts.isPropertyAccessExpression(node.left) ? node.left.name.text : '';
      visit(node.left, false);
      if (isComparison(node) || TECHNICAL.test(target)) return;
      visit(node.right, assigns ? SHOWN.test(target) : shown);
      return;
    }
    if (ts.isConditionalExpression(node)) {
      visit(node.condition, false);
      visit(node.whenTrue, shown);
      visit(node.whenFalse, shown);
      return;
    }
    if (ts.isElementAccessExpression(node) || ts.isCaseClause(node)) {
      ts.forEachChild(node, (child) => {
        if (literalOf(child) === null) visit(child, false);
      });
      return;
    }
    const keeps = ts.isParenthesizedExpression(node) || ts.isArrayLiteralExpression(node) || ts.isSpreadElement(node);
    ts.forEachChild(node, (child) => {
      visit(child, shown && keeps);
    });
  };
  const visitCall = (node: ts.CallExpression | ts.NewExpression): void => {
    const whole = node.expression.getText();
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : whole;
    if (UNSEEN.test(whole) || UNSEEN.test(name) || (ts.isNewExpression(node) && ERRORS.test(name))) return;
    if (ts.isPropertyAccessExpression(node.expression)) visit(node.expression.expression, false);
    const from = SHOWS[name] ?? Infinity;
    (node.arguments ?? []).forEach((argument, index) => {
      const translated = TRANSLATED.test(whole) && index === 0;
      if (!translated) visit(argument, index >= from);
    });
  };
  visit(tree, false);
  return found;
}

/** A literal, or the fixed parts of a template. */
function literalOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return withoutIcons(node.text);
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => withoutIcons(text))
    .join('…');
}

/** `$(check) …`: VS Code draws an icon there. */
function withoutIcons(text: string): string {
  return text.replace(/\$\([\w-]+(?:~spin)?\)/g, '');
}

function isComparison({ operatorToken }: ts.BinaryExpression): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.InKeyword,
  ].includes(operatorToken.kind);
}
