/**
 * Finds every text for users in the sources by their syntax trees: `l10n.t('…')` in the editor's rooms, `t('…')` and
 * `withParts('…')` in the page, `message('id', '…')` in the rooms below. A function that hands its own arguments on to
 * `message` is followed to its callers, and a table that is asked by the id to its entries. Knows no bundle.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface FoundText {
  /** What a bundle has it by: the English text itself, or a message's id. */
  readonly key: string;
  readonly english: string;
  /** `src/trace/value.ts:103`. */
  readonly place: string;
}

export interface Collected {
  readonly texts: readonly FoundText[];
  /** Places at which a text or an id is none that can be read from the source. */
  readonly unreadable: readonly string[];
}

interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
  readonly calls: readonly ts.CallExpression[];
}

/** A function by which messages are made: which of its arguments is which part. */
interface Maker {
  readonly name: string;
  readonly path: string;
  readonly id: Part;
  readonly text: Part;
}

/** A part of a message: given by an argument, in a frame such as `why.fix.…`, or fixed. */
interface Part {
  readonly argument: number | null;
  readonly before: string;
  readonly after: string;
}

/** Of the editor and of the page: the function's name, and where it is called so. */
const BY_TEXT: readonly { readonly callee: RegExp; readonly path: RegExp }[] = [
  { callee: /^l10n\.t$/, path: /^src\// },
  { callee: /^(?:t|withParts)$/, path: /^webview\// },
];

export function collected(root: string): Collected {
  const sources = ['src', 'webview'].flatMap((folder) => filesIn(join(root, folder))).map((file) => read(root, file));
  const texts: FoundText[] = [];
  const unreadable: string[] = [];
  const addMessage = (source: Source, call: ts.CallExpression, maker: Maker): void => {
    const found = keysOf(call, maker);
    if (found === null) unreadable.push(placeOf(source, call));
    for (const [key, english] of found ?? []) texts.push({ key, english, place: placeOf(source, call) });
  };
  for (const source of sources)
    for (const call of source.calls) {
      const callee = call.expression.getText();
      if (BY_TEXT.some((one) => one.callee.test(callee) && one.path.test(source.path))) {
        const english = textOf(call.arguments[0]);
        if (english === null) unreadable.push(placeOf(source, call));
        else texts.push({ key: english, english, place: placeOf(source, call) });
      }
    }
  // What hands its arguments on to `message`, then what hands its own on to that.
  for (let made: readonly Maker[] = [MESSAGE]; made.length > 0;) {
    const next: Maker[] = [];
    for (const source of sources)
      for (const call of source.calls) {
        const maker = made.find((one) => one.name === call.expression.getText() && isSeenFrom(source, one));
        if (maker === undefined) continue;
        const outer = makerAround(source, call, maker);
        if (outer === null) addMessage(source, call, maker);
        else next.push(outer);
      }
    made = next;
  }
  return { texts, unreadable };
}

const MESSAGE: Maker = {
  name: 'message',
  path: 'src/trace/message.ts',
  id: { argument: 0, before: '', after: '' },
  text: { argument: 1, before: '', after: '' },
};

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesIn(path);
      return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : [];
    })
    .sort();
}

function read(root: string, file: string): Source {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path: relative(root, file).replaceAll('\\', '/'), tree, calls };
}

function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
}

/** The function around a call of a maker that hands its own arguments on to it; null where none does. */
function makerAround(source: Source, call: ts.CallExpression, maker: Maker): Maker | null {
  for (let node: ts.Node = call; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node)) continue;
    const name = nameOf(node);
    const names = node.parameters.map((parameter) => parameter.name.getText());
    const [idPart, textPart] = [handedOn(call, maker.id, names), handedOn(call, maker.text, names)];
    if (name === null || idPart === null || textPart === null) continue;
    if (idPart.argument === null && textPart.argument === null) continue;
    return { name, path: source.path, id: idPart, text: textPart };
  }
  return null;
}

/** A part of a maker's message in the arguments of the function that calls it. */
function handedOn(call: ts.CallExpression, part: Part, parameters: readonly string[]): Part | null {
  if (part.argument === null) return part;
  const own = partOf(call.arguments[part.argument], parameters);
  return own === null ? null : { ...own, before: part.before + own.before, after: own.after + part.after };
}

function nameOf(node: ts.SignatureDeclaration): string | null {
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? null;
  if (ts.isMethodDeclaration(node)) return `this.${node.name.getText()}`;
  const { parent } = node;
  return ts.isArrowFunction(node) && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : null;
}

/** `id`, `why.${id}` or a literal, seen from the parameters of a function. */
function partOf(node: ts.Expression | undefined, parameters: readonly string[]): Part | null {
  if (node === undefined) return null;
  const fixed = textOf(node);
  if (fixed !== null) return { argument: null, before: fixed, after: '' };
  const framed = frameOf(node);
  const argument = framed === null ? -1 : parameters.indexOf(framed.inner.getText());
  return framed === null || argument < 0 ? null : { argument, before: framed.before, after: framed.after };
}

/** An expression, or the one that a template has, with what stands around it. */
function frameOf(
  node: ts.Expression,
): { readonly inner: ts.Expression; readonly before: string; readonly after: string } | null {
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return { inner: node, before: '', after: '' };
  if (!ts.isTemplateExpression(node) || node.templateSpans.length !== 1) return null;
  const [span] = node.templateSpans;
  return span === undefined ? null : { inner: span.expression, before: node.head.text, after: span.literal.text };
}

/** A function of one file is called there, or where it is imported from there; a method where its class is. */
function isSeenFrom(source: Source, { name, path }: Maker): boolean {
  if (source.path === path) return path !== MESSAGE.path;
  const file = path.replace(/\.ts$/, '');
  const named = name.startsWith('this.') ? /./ : new RegExp(`\\b${name}\\b`);
  return source.tree.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      join(source.path, '..', statement.moduleSpecifier.text).replaceAll('\\', '/') === file &&
      named.test(statement.importClause?.namedBindings?.getText() ?? ''),
  );
}

/** Ids with their texts; null where they cannot be read from the source. */
function keysOf(call: ts.CallExpression, { id, text }: Maker): readonly (readonly [string, string])[] | null {
  const idNode = id.argument === null ? undefined : call.arguments[id.argument];
  const textNode = text.argument === null ? undefined : call.arguments[text.argument];
  const english = text.argument === null ? text.before : textOf(textNode);
  const name = id.argument === null ? '' : textOf(idNode);
  if (name !== null && english !== null) return [[`${id.before}${name}${id.after}`, english]];
  if (idNode === undefined || textNode === undefined) return null;
  // A table that is asked by the id: `message(`rule.${kind}`, NAMES[kind])`.
  const framed = frameOf(idNode);
  const table = tableOf(textNode, framed?.inner.getText() ?? '');
  if (framed === null || table === null) return null;
  return table.map(([entry, words]) => [`${id.before}${framed.before}${entry}${framed.after}${id.after}`, words]);
}

/** The entries of `TABLE[key]`, or of `TABLE[key][1]`. */
function tableOf(node: ts.Expression, key: string): readonly (readonly [string, string])[] | null {
  if (!ts.isElementAccessExpression(node)) return null;
  const place = ts.isNumericLiteral(node.argumentExpression) ? Number(node.argumentExpression.text) : null;
  const access = place === null ? node : node.expression;
  if (!ts.isElementAccessExpression(access) || access.argumentExpression.getText() !== key) return null;
  const value = valueOf(access.expression);
  if (value === null || !ts.isObjectLiteralExpression(value)) return null;
  const entries = value.properties.map((property): readonly [string, string] | null => {
    if (!ts.isPropertyAssignment(property)) return null;
    const { initializer, name } = property;
    const words =
      place !== null && ts.isArrayLiteralExpression(initializer) ? initializer.elements[place] : initializer;
    const english = textOf(words);
    return english === null ? null : [name.getText().replace(/^['"]|['"]$/g, ''), english];
  });
  return entries.every((entry) => entry !== null) ? entries : null;
}

/** A literal, or the literal that a constant in sight is. */
export function textOf(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  const value = ts.isIdentifier(node) ? valueOf(node) : null;
  return value !== null && ts.isStringLiteralLike(value) ? value.text : null;
}

/** What a constant of the blocks around is, without `as const` and `satisfies`. */
function valueOf(node: ts.Expression): ts.Expression | null {
  if (!ts.isIdentifier(node)) return null;
  for (let block: ts.Node = node; ; block = block.parent) {
    if (ts.isBlock(block) || ts.isSourceFile(block) || ts.isCaseClause(block))
      for (const statement of block.statements) {
        if (!ts.isVariableStatement(statement)) continue;
        const found = statement.declarationList.declarations.find(({ name }) => name.getText() === node.text);
        if (found?.initializer !== undefined) return unwrapped(found.initializer);
      }
    if (ts.isFunctionLike(block) && block.parameters.some(({ name }) => name.getText() === node.text)) return null;
    if (ts.isSourceFile(block)) return null;
  }
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? unwrapped(node.expression)
    : node;
}
