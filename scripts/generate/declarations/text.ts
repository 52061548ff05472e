/**
 * Declarations of the engine's source as text for programs: bodies and private parts left out, every name that is the
 * engine's replaced by the one that it has in the declarations. Knows neither where a declaration goes nor its order.
 */
import ts from 'typescript';
import { resolved, type Engine } from './engine';

export interface Names {
  /** What a type of the engine is called in the declarations; asked for, it will be declared. */
  of(symbol: ts.Symbol): string;
  /** Whether a type of the declarations has this name, so that the language's own of that name is hidden. */
  hides(name: string): boolean;
}

type Member = ts.ClassElement | ts.TypeElement;

export class DeclarationText {
  private readonly engine: Engine;
  private readonly names: Names;

  constructor(engine: Engine, names: Names) {
    this.engine = engine;
    this.names = names;
  }

  /** The comment before a declaration, whole. */
  doc(node: ts.Node | undefined): string {
    const comment = node && ts.getJSDocCommentsAndTags(node).find((each) => ts.isJSDoc(each));
    return comment === undefined ? '' : `${comment.getText()}\n`;
  }

  /** `(x: Tensor): Tensor` of each way to call it, with its comment before `head`. */
  calls(declarations: readonly ts.SignatureDeclaration[], head: string, doc = ''): string {
    const overloads = declarations.filter((one) => !('body' in one) || one.body === undefined);
    const shown = overloads.length > 0 ? overloads : declarations;
    return shown.map((one) => `${this.doc(one) || this.doc(shown[0]) || doc}${head}${this.signature(one)};`).join('\n');
  }

  /** `<T>(x: T)`. */
  parameters(node: ts.SignatureDeclaration): string {
    return `${this.typeParameters(node)}(${node.parameters.map((one) => this.parameter(one)).join(', ')})`;
  }

  private signature(node: ts.SignatureDeclaration): string {
    return `${this.parameters(node)}: ${this.result(node)}`;
  }

  typeParameters({
    typeParameters,
  }: {
    readonly typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> | undefined;
  }): string {
    if (typeParameters === undefined) return '';
    return `<${typeParameters.map((one) => this.type(one)).join(', ')}>`;
  }

  /** Members of a class or an interface as those of an interface. */
  members(nodes: readonly Member[], skipped: (name: string) => boolean = () => false, statics = false): string {
    const accessors = new Set<string>();
    const written = nodes.flatMap((node): string[] => {
      const name = node.name?.getText() ?? '';
      if (isHidden(node, statics) || name.startsWith('#') || /^_[^_]/.test(name) || skipped(name)) return [];
      if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) {
        const all = nodes.filter((one): one is typeof node => one.kind === node.kind && one.name?.getText() === name);
        if (all[0] !== node) return [];
        return [this.calls(all, name + (node.questionToken ? '?' : ''))];
      }
      if (ts.isCallSignatureDeclaration(node)) return [this.calls([node], '')];
      if (ts.isConstructSignatureDeclaration(node)) return [this.calls([node], 'new ')];
      if (ts.isIndexSignatureDeclaration(node)) return [this.type(node)];
      if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) return [this.property(node, name)];
      if (ts.isAccessor(node) && !accessors.has(name)) {
        accessors.add(name);
        return [this.accessor(node, nodes, name)];
      }
      return [];
    });
    return written.join('\n');
  }

  /** A type, or any part of one, in the words of the declarations. */
  type(node: ts.Node): string {
    const from = node.getStart();
    let text = node.getText();
    for (const { start, end, by } of this.replacements(node).sort((a, b) => b.start - a.start))
      text = text.slice(0, start - from) + by + text.slice(end - from);
    return text;
  }

  /** A type that no text of the source says. */
  typeOf(type: ts.Type): string {
    const { checker } = this.engine;
    if (type.isIntersection()) return type.types.map((one) => this.typeOf(one)).join(' & ');
    const { aliasSymbol, aliasTypeArguments = [] } = type;
    const symbol = aliasSymbol ?? type.getSymbol();
    const [declaration] = symbol?.declarations ?? [];
    if (symbol !== undefined && aliasSymbol !== undefined && declaration && !this.engine.isOwn(declaration))
      return `${symbol.name}<${aliasTypeArguments.map((one) => this.typeOf(one)).join(', ')}>`;
    if (symbol === undefined || declaration === undefined || !this.engine.isOwn(declaration))
      return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    if (ts.isTypeLiteralNode(declaration)) return this.type(declaration);
    const given = aliasSymbol ? aliasTypeArguments : checker.getTypeArguments(type as ts.TypeReference);
    // The last argument of a class is its own `this`.
    const own = given.filter((one) => one.flags !== ts.TypeFlags.TypeParameter);
    return this.names.of(symbol) + (own.length > 0 ? `<${own.map((one) => this.typeOf(one)).join(', ')}>` : '');
  }

  private parameter(node: ts.ParameterDeclaration): string {
    const name = ts.isIdentifier(node.name) ? node.name.text : 'options';
    const rest = node.dotDotDotToken ? '...' : '';
    const optional = (node.questionToken ?? node.initializer) ? '?' : '';
    const type = node.type ? this.type(node.type) : this.typeOf(this.engine.checker.getTypeAtLocation(node));
    return `${rest}${name}${optional}: ${type}`;
  }

  private result(node: ts.SignatureDeclaration): string {
    if (node.type !== undefined) return this.type(node.type);
    const signature = this.engine.checker.getSignatureFromDeclaration(node);
    return signature ? this.typeOf(signature.getReturnType()) : 'void';
  }

  private property(node: ts.PropertyDeclaration | ts.PropertySignature, name: string): string {
    const modifier = isReadonly(node) ? 'readonly ' : '';
    const type = node.type ? this.type(node.type) : this.typeOf(this.engine.checker.getTypeAtLocation(node));
    return `${this.doc(node)}${modifier}${name}${node.questionToken ? '?' : ''}: ${type};`;
  }

  private accessor(node: ts.AccessorDeclaration, nodes: readonly Member[], name: string): string {
    const type = this.typeOf(this.engine.checker.getTypeAtLocation(node));
    const get = nodes.find((one) => ts.isGetAccessor(one) && one.name.getText() === name);
    const said = get !== undefined && ts.isGetAccessor(get) && get.type ? this.type(get.type) : type;
    const isSet = nodes.some((one) => ts.isSetAccessor(one) && one.name.getText() === name);
    return `${this.doc(get)}${isSet ? '' : 'readonly '}${name}: ${said === 'this' ? 'Tensor' : said};`;
  }

  private replacements(root: ts.Node): { readonly start: number; readonly end: number; readonly by: string }[] {
    const found: { start: number; end: number; by: string }[] = [];
    const replace = (node: ts.Node, by: string): void => {
      if (by !== node.getText()) found.push({ start: node.getStart(), end: node.getEnd(), by });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isTypeReferenceNode(node)) {
        replace(node.typeName, this.nameAt(node.typeName));
        node.typeArguments?.forEach(visit);
      } else if (ts.isExpressionWithTypeArguments(node)) {
        replace(node.expression, this.nameAt(node.expression));
        node.typeArguments?.forEach(visit);
      } else if (ts.isTypeQueryNode(node)) {
        replace(node, this.typeOf(this.engine.checker.getTypeFromTypeNode(node)));
      } else if (node.kind === ts.SyntaxKind.UnknownKeyword && isResult(node)) {
        // What a function gives, or is given when it is called back, is used; only the program knows of what type it is.
        replace(node, 'any');
      } else if (ts.isArrayTypeNode(node) && node.elementType.kind === ts.SyntaxKind.NeverKeyword) {
        replace(node, 'any[]');
      } else ts.forEachChild(node, visit);
    };
    visit(root);
    return found;
  }

  private nameAt(node: ts.Node): string {
    const { checker } = this.engine;
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol === undefined) return node.getText();
    const target = resolved(checker, symbol);
    const [declaration] = target.declarations ?? [];
    const isParameter = (target.flags & ts.SymbolFlags.TypeParameter) !== 0;
    if (isParameter || !declaration) return node.getText();
    if (this.engine.isOwn(declaration)) return this.names.of(target);
    return this.names.hides(target.name) ? `globalThis.${target.name}` : node.getText();
  }
}

/** Whether a type stands where a program gets a value of it, and not where it gives one. */
function isResult(node: ts.Node): boolean {
  let parameters = 0;
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isParameter(at)) parameters += 1;
    if (ts.isTypeAliasDeclaration(at)) return true;
    if (ts.isStatement(at) || ts.isClassElement(at)) break;
  }
  return parameters % 2 === 0;
}

function isReadonly(node: ts.PropertyDeclaration | ts.PropertySignature): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
}

/** Private, protected, marked as internal, or of the class itself where its instances are asked for (and the other way round). */
function isHidden(node: ts.Node, statics: boolean): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const kinds = modifiers.map(({ kind }) => kind);
  if (kinds.includes(ts.SyntaxKind.StaticKeyword) !== statics) return true;
  if (kinds.includes(ts.SyntaxKind.PrivateKeyword) || kinds.includes(ts.SyntaxKind.ProtectedKeyword)) return true;
  return ts.getJSDocTags(node).some(isInternal);
}

function isInternal({ tagName }: ts.JSDocTag): boolean {
  return tagName.text === 'internal';
}
