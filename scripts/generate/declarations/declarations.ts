/**
 * `autograd-lens.d.ts`: what a program finds, for the editor's own TypeScript. Operators come from their definitions, all
 * else from the engine's source, so nothing is listed here a second time.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { findOperators } from '../operators';
import { readEngine, type Engine } from './engine';
import { GLOBALS, HEAD, MODULE, SHORT_NAMES, SHORT_TYPES } from './globals';
import { constructorsOf, forwardOf, layerCalls, type LayerCalls } from './layers';
import { membersOf, type Found, type FoundValue } from './namespaces';
import { operatorTexts, type OperatorTexts, type Texts } from './operators';
import { DeclarationText } from './text';

/**
 * PyTorch's names for what is called otherwise in the source, and types that only the program knows better: an element is
 * read as a number mostly, and how deep lists are nested depends on a shape.
 */
const CALLED: Readonly<Record<string, string>> = {
  DType: 'dtype',
  Item: 'number',
  Setting: 'number',
  NestedValues: 'any',
  Nested: 'any',
};
const PLAIN = ['number', 'any'];

/** `root`: the repository's folder. */
export async function declarations(root: string): Promise<string> {
  const operators = operatorTexts(await findOperators(join(root, 'src', 'engine', 'operators')));
  return indented(new Declarations(readEngine(root), operators, layerCalls()).written());
}

/** A union that has numbers has tensors; where `Tensor` is named too, an editor offers its members as options. */
function withoutTensor(type: string): string {
  return /\bnumber \|/.test(type) ? type.replace(' | Tensor', '') : type;
}

/** Two blanks for each brace that is open; a comment's lines stand as they come. */
function indented(text: string): string {
  let depth = 0;
  const lines = text.split('\n').flatMap((line) => {
    const bare = line.trim();
    if (bare === '') return [];
    const isComment = /^(?:\/?\*)/.test(bare);
    if (!isComment && /^[}\])]/.test(bare)) depth -= 1;
    const shown = '  '.repeat(depth) + (bare.startsWith('*') ? ' ' : '') + bare;
    if (!isComment && /[{[(]$/.test(bare)) depth += 1;
    return [shown];
  });
  return `${lines.join('\n')}\n`;
}

class Declarations {
  private readonly engine: Engine;
  private readonly operators: OperatorTexts;
  private readonly calls: ReadonlyMap<string, LayerCalls>;
  private readonly text: DeclarationText;
  /** What a type is called, where it stands in `torch` itself or is declared for others. */
  private readonly named = new Map<ts.Symbol, string>();
  private readonly names = new Set(SHORT_TYPES);
  /** Types that were asked for, in order. */
  private readonly asked: ts.Symbol[] = [];
  /** What is declared in blocks of their own. */
  private readonly apart: string[] = [];

  constructor(engine: Engine, operators: OperatorTexts, calls: ReadonlyMap<string, LayerCalls>) {
    this.engine = engine;
    this.operators = operators;
    this.calls = calls;
    this.text = new DeclarationText(engine, {
      of: (symbol) => this.nameOf(symbol),
      hides: (name) => this.names.has(name),
    });
  }

  written(): string {
    const members = membersOf(this.engine, this.engine.torch);
    this.place(members, 'torch');
    for (const { name, value } of members) if (value.kind === 'class') this.names.add(name);
    const body = this.namespace(members, []);
    const tensor = this.tensorMembers();
    const helpers: string[] = [];
    // Writing one asks for others.
    for (const symbol of this.asked) helpers.push(this.helper(symbol));
    return [
      HEAD,
      GLOBALS,
      'interface Number extends torch.TensorMembers {}',
      'interface Boolean extends torch.TensorMembers {}',
      `declare namespace torch {\n${SHORT_NAMES}\ninterface TensorMembers {\n${tensor}\n}\n${helpers.join('\n')}\n${body}\n}`,
      ...this.apart,
      MODULE,
      '',
    ].join('\n');
  }

  private place(members: readonly Found[], path: string): void {
    for (const { name, value } of members) {
      if (value.kind === 'namespace') this.place(value.members, `${path}.${name}`);
      if (value.kind === 'class' && value.symbol !== null && !this.named.has(value.symbol))
        this.named.set(value.symbol, `${path}.${name}`);
    }
  }

  private nameOf(symbol: ts.Symbol): string {
    if (symbol.valueDeclaration === this.engine.tensor) return 'Tensor';
    const known = this.named.get(symbol);
    if (known !== undefined) return known;
    const wanted = CALLED[symbol.name] ?? symbol.name;
    if (PLAIN.includes(wanted)) return wanted;
    const name = this.unique(wanted, symbol);
    this.named.set(symbol, name);
    this.names.add(name);
    this.asked.push(symbol);
    return name;
  }

  /** With the name of its file before it where the language or another file has such a type. */
  private unique(name: string, symbol: ts.Symbol): string {
    const { checker } = this.engine;
    const global = checker.resolveName(name, undefined, ts.SymbolFlags.Type, false);
    if (global === undefined && !this.names.has(name)) return name;
    const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
    const stem = /([\w-]+)\.ts$/.exec(file)?.[1] ?? '';
    const longer = stem.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()) + name;
    if (this.names.has(longer)) throw new Error(`Two types of the declarations would be called ${longer}.`);
    return longer;
  }

  private namespace(members: readonly Found[], path: readonly string[]): string {
    const operators: Texts = this.operators.functions.get(path.join('.')) ?? new Map<string, string>();
    const own = new Set(members.map(({ name }) => name));
    const texts = members.map((found) => this.member(found, path));
    const inner = this.innerNames(path).filter((name) => !own.has(name));
    return [
      ...texts,
      ...[...operators]
        .filter(([name]) => !own.has(name))
        .map(([name, text]) =>
          this.declared(path, name, (as) => text.replaceAll(`function ${name}(`, `function ${as}(`)),
        ),
      ...inner.map((name) => `namespace ${name} {\n${this.namespace([], [...path, name])}\n}`),
    ].join('\n');
  }

  /** Under a name that is a word of the language it is exported, from a block of its own: there nothing else is by itself. */
  private declared(path: readonly string[], name: string, text: (as: string) => string): string {
    if (!RESERVED.has(name)) return text(name);
    const block = ['torch', ...path].join('.');
    this.apart.push(`declare namespace ${block} {\n${text(`${name}_`)}\nexport { ${name}_ as ${name} };\n}`);
    return '';
  }

  /** Namespaces below a path that hold operators. */
  private innerNames(path: readonly string[]): string[] {
    const below = [...this.operators.functions.keys()].map((key) => key.split('.'));
    const inner = below.filter((parts) => parts.length > path.length && path.every((part, i) => part === parts[i]));
    return [...new Set(inner.map((parts) => parts[path.length] ?? ''))].filter((name) => name !== '');
  }

  private member({ name, property, value }: Found, path: readonly string[]): string {
    const doc = this.text.doc(property);
    switch (value.kind) {
      case 'namespace':
        return this.declared(
          path,
          name,
          (as) => `${doc}namespace ${as} {\n${this.namespace(value.members, [...path, name])}\n}`,
        );
      case 'function':
        return this.declared(path, name, (as) => this.text.calls(value.declarations, `function ${as}`, doc));
      case 'class':
        return this.classText(name, value, ['torch', ...path, name].join('.'));
      case 'constant':
        return `${doc}const ${name}: ${this.constantType(value.type)};`;
    }
  }

  private constantType(type: ts.Type): string {
    const calls = type.getCallSignatures().map((one) => one.getDeclaration());
    const made = type.getConstructSignatures().map((one) => one.getDeclaration());
    if (made.length === 0) return this.text.typeOf(type);
    return `{\n${this.text.calls(made, 'new ')}\n${this.text.calls(calls, '')}\n}`;
  }

  /** An interface and a constant of one name: a class to extend, which may be called without `new`. */
  private classText(
    name: string,
    { symbol, instance }: Extract<FoundValue, { readonly kind: 'class' }>,
    path: string,
  ): string {
    const there = symbol === null ? undefined : this.named.get(symbol);
    if (there !== undefined && there !== path) return `const ${name}: typeof ${there};\ntype ${name} = ${there};`;
    const declaration = symbol?.valueDeclaration;
    const calls = this.calls.get(name);
    const doc = this.text.doc(declaration);
    const type = declaration && ts.isClassDeclaration(declaration) ? declaration : null;
    const forward = forwardOf(calls, this.forwardResult(instance));
    const written =
      type === null
        ? `interface ${name} extends ${this.madeType(name, instance)} {\n${forward}\n}`
        : this.interfaceText(name, type, doc, forward);
    const made = constructorsOf(name, calls, doc, (parameter) => this.attribute(instance, parameter));
    const statics = type === null ? '' : this.statics(type);
    const constructors = made ?? this.constructors(name, type, doc);
    const callable = `(...given: readonly unknown[]): ${name};`;
    return `${written}\n${doc}const ${name}: {\n${constructors}\n${callable}\nprototype: ${name};\n${statics}\n};`;
  }

  /** What a class that a function made is like, as something to extend. */
  private madeType(name: string, instance: ts.Type): string {
    const text = this.text.typeOf(instance);
    if (!text.includes('{') && !text.includes('&')) return text;
    const parts = text.split(' & ').filter((part) => !part.startsWith('{'));
    return parts.filter((part) => part !== 'object').join(', ') || `torch.nn.Module /* ${name} */`;
  }

  private forwardResult(instance: ts.Type): string {
    const { checker } = this.engine;
    const forward = instance.getProperty('forward');
    // Of what a function made, the last is its own.
    const signature = forward && checker.getTypeOfSymbol(forward).getCallSignatures().at(-1);
    return signature ? this.text.typeOf(signature.getReturnType()) : 'Tensor';
  }

  private interfaceText(name: string, type: ts.ClassDeclaration, doc: string, forward: string): string {
    const base = type.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const above = base === undefined ? '' : ` extends ${this.text.type(base)}`;
    // As a tensor is a number, so is what derives from it.
    if (above === ' extends Tensor') return `${doc}type ${name} = Tensor;`;
    const own = this.text.members(type.members, (member) => forward !== '' && member === 'forward');
    const head = `${name}${this.text.typeParameters(type)}`;
    return `${doc}interface ${head}${above} {\n${own}\n${forward}\n}${this.merged(type, head)}`;
  }

  /** An interface of the source that is merged with the class. */
  private merged(type: ts.ClassDeclaration, head: string): string {
    const symbol = type.name && this.engine.checker.getSymbolAtLocation(type.name);
    const interfaces = symbol?.declarations?.filter(ts.isInterfaceDeclaration) ?? [];
    const own = interfaces.filter((one) => !this.engine.isGenerated(one));
    return own.map((one) => `\ninterface ${head} {\n${this.text.members(one.members)}\n}`).join('');
  }

  private constructors(name: string, type: ts.ClassDeclaration | null, doc: string): string {
    for (let at = type; at !== null; at = this.above(at)) {
      const own = at.members.filter(ts.isConstructorDeclaration);
      const overloads = own.filter(({ body }) => body === undefined);
      if (own.length === 0) continue;
      return (overloads.length > 0 ? overloads : own)
        .map((one) => `${this.text.doc(one) || doc}new ${this.text.parameters(one)}: ${name};`)
        .join('\n');
    }
    return `${doc}new (): ${name};`;
  }

  private statics(type: ts.ClassDeclaration): string {
    const texts: string[] = [];
    for (let at: ts.ClassDeclaration | null = type; at !== null; at = this.above(at))
      texts.push(this.text.members(at.members, (name) => name === 'name', true));
    return texts.filter((text) => text !== '').join('\n');
  }

  private above(type: ts.ClassDeclaration): ts.ClassDeclaration | null {
    const base = type.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const declaration = base && this.engine.checker.getTypeAtLocation(base).symbol.valueDeclaration;
    const isOwn = declaration && ts.isClassDeclaration(declaration) && this.engine.isOwn(declaration);
    return isOwn && declaration !== this.engine.tensor ? declaration : null;
  }

  /** The type of a layer's attribute of this name, which is mostly what the constructor takes. */
  private attribute(instance: ts.Type, name: string): string | null {
    const property = instance.getProperty(name);
    if (property === undefined) return null;
    return this.text.typeOf(this.engine.checker.getTypeOfSymbol(property));
  }

  /** A type that is no member of a namespace. */
  private helper(symbol: ts.Symbol): string {
    const name = this.nameOf(symbol);
    const declarations = (symbol.declarations ?? []).filter((one) => !this.engine.isGenerated(one));
    return declarations
      .map((one) => {
        // As a part of an index it must be a number for TypeScript.
        if (ts.isClassDeclaration(one) && name === 'Slice')
          return `${this.text.doc(one)}type Slice = number & {\n${this.text.members(one.members)}\n};`;
        if (ts.isClassDeclaration(one)) return this.interfaceText(name, one, this.text.doc(one), '');
        const head = this.text.doc(one);
        if (ts.isInterfaceDeclaration(one)) {
          if (declarations.some(ts.isClassDeclaration)) return '';
          const bases = one.heritageClauses?.flatMap(({ types }) => types.map((base) => this.text.type(base))) ?? [];
          const above = bases.length === 0 ? '' : ` extends ${bases.join(', ')}`;
          return `${head}interface ${name}${this.text.typeParameters(one)}${above} {\n${this.text.members(one.members)}\n}`;
        }
        if (ts.isTypeAliasDeclaration(one))
          return `${head}type ${name}${this.text.typeParameters(one)} = ${withoutTensor(this.text.type(one.type))};`;
        return '';
      })
      .filter((text) => text !== '')
      .join('\n');
  }

  private tensorMembers(): string {
    const own = this.text.members(this.engine.tensor.members, (name) => this.isLeftOut(name));
    const operators = [...this.operators.methods.values()];
    return [own, GRADIENT, ELEMENTS, ...operators].join('\n').replaceAll(/: this;/g, ': Tensor;');
  }

  /** Said otherwise below, or JavaScript's own. */
  private isLeftOut(name: string): boolean {
    return ['grad', 'toString', 'toJSON', '[Symbol.toPrimitive]', '[Symbol.toStringTag]'].includes(name);
  }
}

const GRADIENT = `/** The gradient that backward() added up; null before, though it reads as a tensor here. */
get grad(): Tensor;
set grad(value: Tensor | null);`;

const ELEMENTS = `/** An element or a part along the first dimension. */
[index: number]: Tensor;`;

const RESERVED: ReadonlySet<string> = new Set(['var', 'delete', 'in', 'with', 'function', 'null', 'this', 'import']);
