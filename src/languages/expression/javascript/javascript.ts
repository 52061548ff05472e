/** Reads JavaScript and TypeScript, by Babel's parser: statements around a formula, and what may not be in one. */
import { parse, type ParseError, type ParserOptions } from '@babel/parser';
import type {
  ArrowFunctionExpression,
  ClassMethod,
  Expression,
  Function as FunctionNode,
  Node,
  ObjectMethod,
  Statement,
} from '@babel/types';

import type { SourceRange } from '../../../trace/range';
import { returned } from '../body/statements';
import { mask } from '../document/mask';
import { bareFunctions } from '../functions/functions';
import { excerpt, fail } from '../problems';
import { MAX_OPERATORS, type ReadContext, type Reading } from '../reading';
import { checkBrackets } from '../tokens';
import { JavaScriptBody, namesAssigned } from './body';
import { JavaScriptTrees, rangeOf } from './trees';

const OPTIONS: ParserOptions = {
  sourceType: 'module',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowUndeclaredExports: true,
  allowSuperOutsideMethod: true,
  errorRecovery: true,
  createParenthesizedExpressions: true,
  attachComment: false,
  plugins: ['typescript'],
};

/** What other languages with C's operators write before a name: it reads like `let`. */
const C_DECLARATION =
  /^(?:let\s+mut\s+)?(?:(?:const|static|final|constexpr|auto|val|var|mut|public|private|double|float|int|long|real|half|f32|f64|float32|float64)\s+)*(?=[\w$]+\s*=)/;
/** Errors that Babel reads on after, and that are no matter here or are refused in better words later. */
const RECOVERED = new Set([
  'UnexpectedTokenUnaryExponentiation',
  'InvalidLhs',
  'InvalidLhsBinding',
  'VarRedeclaration',
  'ParamDupe',
  'ModuleExportUndefined',
  'AwaitNotInAsyncContext',
  'DeclarationMissingInitializer',
  'StrictEvalArguments',
]);
/** Languages whose programs run. */
const PROGRAMS = /^(?:java|type)script(?:react)?$/;
/** A method, as it stands in a class or in an object. */
const METHOD =
  /^(?:(?:public|private|protected|static|override|readonly|abstract|declare|get)\s+)*(?:#?[\p{L}_$][\p{L}\p{N}_$]*|\[[^\]]*\])\s*(?:<[^(){}]*>)?\s*\([^{}]*(?:\{[^{}]*\}[^{}]*)*\)\s*(?::[^{}]*)?\{/u;
const FIELD =
  /^(?:(?:public|private|protected|static|override|readonly|declare)\s+)+#?[\p{L}_$][\p{L}\p{N}_$]*\s*(?::[^=]*)?=|^#[\p{L}_$][\p{L}\p{N}_$]*\s*(?::[^=]*)?=/u;
const NO_METHOD = /^(?:if|for|while|switch|with|catch|function|do|return|async)\b/;
/** What stands around a method, so that it is parsed as one. */
const CLASS = 'class A {';
/** A label behind another; Babel compares each with all, and gives an error for every pair of the same name. */
const LABELS = /:\s*[\w$]+\s*(?=:)/g;
const MAX_LABELS = 50;
/** Go's way to declare a name. */
const SHORT_DECLARATION = /^([\p{L}_][\p{L}\p{N}_]*)\s*:=\s*/u;

export function readJavaScript(context: ReadContext, range: SourceRange): Reading {
  return new JavaScriptReader(context, range).read();
}

class JavaScriptReader {
  private readonly context: ReadContext;
  private readonly range: SourceRange;
  /** Where the parsed text begins in the document. */
  private readonly offset: number;
  private readonly source: string;
  /** `y` of `y := …`, where the language has that. */
  private readonly shortName: string | null;
  /** Whether it is a method or a field, with a class around it that nobody wrote. */
  private readonly member: boolean;

  constructor(context: ReadContext, range: SourceRange) {
    this.context = context;
    this.range = range;
    const text = context.text.slice(range.start, range.end);
    const foreign = !/^(?:java|type)script/.test(context.language);
    const short = foreign ? SHORT_DECLARATION.exec(text) : null;
    const skipped = (short ?? (foreign ? C_DECLARATION.exec(text) : null))?.[0].length ?? 0;
    this.shortName = short?.[1] ?? null;
    const member = !NO_METHOD.test(text) && (METHOD.test(text) || FIELD.test(text));
    this.offset = range.start + skipped - (member ? CLASS.length : 0);
    this.source = member ? `${CLASS}${text}}` : text.slice(skipped);
    this.member = member;
  }

  read(): Reading {
    const [first, second] = this.statements();
    if (first === undefined) return fail('comment', this.range);
    if (second !== undefined) fail('several-statements', this.rangeOf(second));
    const reading = this.statement(first);
    return this.shortName === null ? reading : { ...reading, name: this.shortName };
  }

  private statements(): readonly Statement[] {
    const masked = mask(this.source, this.context.language);
    checkBrackets(this.brackets(masked));
    if ((masked.match(/\*\*|[-+*/%&|^<>?]/g)?.length ?? 0) > MAX_OPERATORS)
      fail('too-many-operators', this.range, { limit: MAX_OPERATORS });
    if ((masked.match(LABELS)?.length ?? 0) > MAX_LABELS) fail('too-deep', this.range, { limit: MAX_LABELS });
    try {
      const file = parse(this.source, OPTIONS);
      const [directive] = file.program.directives;
      if (directive !== undefined) fail('string', this.rangeOf(directive));
      const error = file.errors?.find(({ reasonCode }) => !RECOVERED.has(reasonCode));
      if (error !== undefined) this.syntaxError(error);
      return file.program.body;
    } catch (error) {
      if (error instanceof RangeError) return fail('too-many-operators', this.range, { limit: MAX_OPERATORS });
      if (error instanceof SyntaxError) return this.syntaxError(error);
      throw error;
    }
  }

  private *brackets(masked: string): Generator<{ readonly text: string; readonly range: SourceRange }> {
    const [from, to] = this.member ? [CLASS.length, masked.length - 1] : [0, masked.length];
    for (const { 0: text, index } of masked.matchAll(/[()[\]{}]/g))
      if (index >= from && index < to)
        yield { text, range: { start: this.offset + index, end: this.offset + index + 1 } };
  }

  /** Babel says where; what is there says what. */
  private syntaxError(error: SyntaxError | ParseError): never {
    const { pos, reasonCode } = error as Partial<SyntaxError & { readonly pos: number; readonly reasonCode: string }>;
    const at = Math.min(pos ?? 0, this.source.length);
    const rest = /^\s*/.exec(this.source.slice(at))?.[0].length ?? 0;
    const start = at + rest;
    const found =
      /^(?:[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|=>|\*\*|[<>=!]=+|&&|\|\||\?\?|\S)/u.exec(this.source.slice(start))?.[0] ??
      '';
    const place = { start: this.offset + start, end: this.offset + start + found.length };
    if (found === '') return fail('unexpected-end', { start: this.range.end, end: this.range.end });
    if (/^["'`]/.test(found)) return fail('unclosed-string', place);
    if (/Digit|NumericSeparator|Number|Numeric|Octal|Decimal/.test(reasonCode ?? '')) return this.badNumber(start);
    if (found === ')' && this.source.slice(0, start).trimEnd().endsWith('('))
      return fail('empty-brackets', { start: this.offset + this.source.lastIndexOf('(', start), end: place.end });
    const [before = '', name = ''] =
      /(?:[\p{L}_$][\w$]*\.)*([\p{L}_$][\w$]*)$/u.exec(this.source.slice(0, at).trimEnd()) ?? [];
    // `sin x`, as one writes it on paper.
    if (/^[\p{L}\d_$]/u.test(found) && bareFunctions('mathematics', name).length > 0)
      return fail('missing-call', place, { name: before, call: `${before}(${found})` });
    if (reasonCode === 'MissingSemicolon' || /^[\p{L}\d_$]/u.test(found))
      return fail('missing-operator', place, { text: found });
    return fail('unexpected', place, { text: found });
  }

  /** `3x`, or digits that make no number. */
  private badNumber(at: number): never {
    const before = /[\w.]*$/.exec(this.source.slice(0, at))?.[0] ?? '';
    const text = before + (/^[\w.$]*/.exec(this.source.slice(at))?.[0] ?? '');
    const start = this.offset + at - before.length;
    const range = { start, end: start + text.length };
    const [, number, name] = /^([\d.]+)([A-Za-z$][\w$]*)$/.exec(text) ?? [];
    if (number !== undefined && name !== undefined && !/^0[xob]/i.test(text))
      return fail('missing-product', range, { product: `${number}*${name}` });
    return fail('bad-number', range, { text });
  }

  private statement(node: Statement): Reading {
    switch (node.type) {
      case 'ExpressionStatement':
        return this.assignmentOrFormula(node.expression);
      case 'ReturnStatement':
        return node.argument === null || node.argument === undefined
          ? fail('empty-return', this.rangeOf(node))
          : this.formula(null, null, node.argument);
      case 'VariableDeclaration': {
        const [first, second] = node.declarations;
        if (first === undefined || second !== undefined) return fail('several-declarations', this.rangeOf(node));
        if (first.id.type !== 'Identifier')
          return fail('assignment-target', this.rangeOf(first.id), { text: excerpt(this.textOf(first.id)) });
        if (first.init === null || first.init === undefined)
          return fail('no-formula', this.rangeOf(first), { name: first.id.name });
        return this.named(first.id.name, first.init);
      }
      case 'ExportNamedDeclaration':
        return node.declaration === null || node.declaration === undefined
          ? this.noFormula(node)
          : this.statement(node.declaration);
      case 'ExportDefaultDeclaration':
        return this.exported(node.declaration);
      case 'FunctionDeclaration':
        return this.functionBody(node.id?.name ?? null, node);
      case 'ClassDeclaration':
        return this.member ? this.classMember(node.body.body, node) : this.noFormula(node);
      case 'LabeledStatement':
        return { ...this.statement(node.body), name: node.label.name };
      default:
        return this.noFormula(node);
    }
  }

  private exported(node: Node): Reading {
    if (node.type === 'FunctionDeclaration') return this.functionBody(node.id?.name ?? null, node);
    return /^(?:ArrowFunction|Function)Expression$/.test(node.type)
      ? this.named(null, node as Expression)
      : this.noFormula(node);
  }

  private classMember([first, second]: readonly Node[], whole: Node): Reading {
    if (second !== undefined) return fail('several-statements', this.rangeOf(second));
    if (first?.type === 'ClassMethod' || first?.type === 'ClassPrivateMethod') {
      if (first.kind === 'set' || first.kind === 'constructor') return this.noFormula(first);
      const name = first.computed === true ? null : this.textOf(first.key);
      return this.functionBody(name, first);
    }
    if (
      (first?.type === 'ClassProperty' || first?.type === 'ClassPrivateProperty') &&
      first.value !== null &&
      first.value !== undefined
    )
      return this.named(this.textOf(first.key), first.value);
    return this.noFormula(first ?? whole);
  }

  private noFormula(node: Node): never {
    const word = /^\S+/.exec(this.textOf(node))?.[0] ?? '';
    return fail('statement', this.rangeOf(node), { text: excerpt(word) });
  }

  private assignmentOrFormula(node: Expression): Reading {
    if (node.type !== 'AssignmentExpression') return this.named(null, node);
    const { operator, right } = node;
    // Recovering from its error, Babel also gives calls as targets: `f(u, v) = …`.
    const left = node.left as Node;
    if (operator !== '=') return fail('compound-assignment', this.operatorRange(left, right, operator), { operator });
    if (left.type === 'CallExpression' && left.callee.type === 'Identifier')
      return this.formula(
        left.callee.name,
        left.arguments.map((argument) => this.parameter(argument)),
        right,
      );
    // `u[i] = …` gives an element its value, which has no name of its own.
    if (left.type === 'MemberExpression' && left.computed) return this.named(null, right);
    if (left.type !== 'Identifier' && !isDotted(left))
      return fail('assignment-target', this.rangeOf(left), { text: excerpt(this.textOf(left)) });
    if (right.type === 'AssignmentExpression') return this.assignmentOrFormula(right);
    return this.named(left.type === 'Identifier' ? left.name : this.textOf(left), right);
  }

  /** `name = formula`, where a function's formula may be given as an arrow function. */
  private named(name: string | null, node: Expression): Reading {
    const bare = unwrapped(node);
    if (bare.type === 'ArrowFunctionExpression' || bare.type === 'FunctionExpression')
      return this.functionBody(name, bare);
    return this.formula(name, null, node);
  }

  private functionBody(
    name: string | null,
    node: FunctionNode | ArrowFunctionExpression | ClassMethod | ObjectMethod,
  ): Reading {
    if (node.async === true || node.generator === true) return fail('function-body', this.rangeOf(node));
    const parameters = node.params.flatMap((parameter) => this.parametersIn(parameter));
    const twice = parameters.findIndex((parameter, i) => parameters.indexOf(parameter) < i);
    if (twice >= 0)
      fail('duplicate-parameter', this.rangeOf(node.params[twice] ?? node), { name: parameters[twice] ?? '' });
    const { body } = node;
    if (body.type !== 'BlockStatement') return this.formula(name, parameters, body);
    const range = this.rangeOf(node);
    const names = new Set([...parameters, ...namesAssigned(body)]);
    const { context, source, offset } = this;
    const trees = new JavaScriptTrees(context, source, offset, names);
    const reader = new JavaScriptBody({ source, offset, trees, runs: PROGRAMS.test(context.language) });
    const { isVariable } = context;
    const found = returned(reader.block(body.body), { parameters, result: null, range, isVariable });
    return { name, parameters, ...found, formulaRange: reader.formulaRange ?? range };
  }

  /** A name, or those of `{ x, y }` and `[x, y]`; `this` says only what it is called on. */
  private parametersIn(node: Node): readonly string[] {
    const target = node.type === 'AssignmentPattern' ? node.left : node;
    if (target.type === 'Identifier' && target.name === 'this') return [];
    const parts =
      target.type === 'ObjectPattern'
        ? target.properties.map((part) => (part.type === 'ObjectProperty' ? part.value : part))
        : target.type === 'ArrayPattern'
          ? target.elements.map((part) => part ?? target)
          : null;
    return parts === null ? [this.parameter(node)] : parts.map((part) => this.parameter(part));
  }

  private parameter(node: Node): string {
    if (node.type === 'Identifier') return node.name;
    if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') return node.left.name;
    return fail('parameter', this.rangeOf(node), { text: excerpt(this.textOf(node)) });
  }

  private formula(name: string | null, parameters: readonly string[] | null, node: Expression): Reading {
    const trees = new JavaScriptTrees(this.context, this.source, this.offset, new Set(parameters ?? []));
    const tree = trees.tree(node, 0);
    return { name, parameters, tree, formulaRange: this.rangeOf(node), notes: [] };
  }

  private operatorRange(left: Node, right: Node, operator: string): SourceRange {
    const start = this.source.indexOf(operator, left.end ?? 0);
    return start < 0 || start > (right.start ?? 0)
      ? this.rangeOf(left)
      : { start: this.offset + start, end: this.offset + start + operator.length };
  }

  private rangeOf(node: Node): SourceRange {
    return rangeOf(node, this.offset);
  }

  private textOf(node: Node): string {
    return this.source.slice(node.start ?? 0, node.end ?? 0);
  }
}

function unwrapped(node: Expression): Expression {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression') inner = inner.expression;
  return inner;
}

/** `this.y`, `model.w`: a name of several parts. */
function isDotted(node: Node): boolean {
  let part = node;
  while (part.type === 'MemberExpression' && !part.computed) part = part.object;
  return part !== node && (part.type === 'Identifier' || part.type === 'ThisExpression');
}
