/** Functions of all kinds: their parameters, their bodies, what is recorded at their entry. */
import type {
  ArrowFunctionExpression,
  BlockStatement,
  ClassMethod,
  ClassPrivateMethod,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  Node,
  ObjectMethod,
  PatternLike,
} from '@babel/types';
import { fitsIntoBlock } from './declarations';
import { hidingMembers } from './merged';
import { identifiersOf } from './names';
import { copyNode, openCall, separated, startOf, type Handlers, type Writer } from './writer';

type Method = ObjectMethod | ClassMethod | ClassPrivateMethod;
type Parameter = FunctionExpression['params'][number] | ClassMethod['params'][number];

/** A constructor's parameters that are properties too, `constructor(private x: number)`, and when they get their values. */
export interface ParameterProperties {
  readonly atEntry: readonly Identifier[];
  readonly afterSuper: readonly Identifier[];
}

const NO_PROPERTIES: ParameterProperties = { atEntry: [], afterSuper: [] };

export const functions: Handlers<Expression> = {
  FunctionExpression: writeFunction,
  ArrowFunctionExpression: writeArrow,
};

export function writeFunction(writer: Writer, node: FunctionDeclaration | FunctionExpression): void {
  const { out } = writer;
  out.write(`${node.async ? 'async ' : ''}function${node.generator ? '*' : ''} `, startOf(node));
  if (node.id) out.write(node.id.name, startOf(node.id));
  hidingMembers(writer, node, () => {
    writeParameters(writer, node.params);
    writeBody(writer, node, node.body);
  });
}

function writeArrow(writer: Writer, node: ArrowFunctionExpression): void {
  hidingMembers(writer, node, () => {
    writeArrowItself(writer, node);
  });
}

function writeArrowItself(writer: Writer, node: ArrowFunctionExpression): void {
  const { out, frames, scoping } = writer;
  if (node.async) out.write('async ', startOf(node));
  writeParameters(writer, node.params);
  out.write('=> ');
  const { body } = node;
  if (body.type === 'BlockStatement') {
    writeBody(writer, node, body, 'arrow');
    return;
  }
  out.write('{ ', startOf(body));
  scoping.inFunction(node, writer.survey.titles.get(node) ?? '', () => {
    frames.body('arrow', () => {
      recordParameters(writer, node.params);
      out.write('return ');
      writer.value(body);
      out.write('; ');
    });
  });
  out.write('}');
}

/** `get x() { … }`, `static async *[k](a) { … }`: everything after what a class writes before its members. */
export function writeMethod(writer: Writer, node: Method, properties = NO_PROPERTIES): void {
  const { out } = writer;
  const isAccessor = node.kind === 'get' || node.kind === 'set';
  const words = `${node.async === true ? 'async ' : ''}${node.generator === true ? '*' : ''}${isAccessor ? `${node.kind} ` : ''}`;
  out.write(words, startOf(node));
  writeKey(writer, node);
  hidingMembers(writer, node, () => {
    writeParameters(writer, node.params);
    writeBody(writer, node, node.body, 'function', properties);
  });
}

/** A property's or member's name: `a`, `"a"`, `[a]`, `#a`. */
export function writeKey(
  writer: Writer,
  { key, computed = false }: { readonly key: Node; readonly computed?: boolean | undefined },
): void {
  if (!computed) {
    // A name's node may take a type in.
    if (key.type === 'Identifier') writer.out.write(key.name, startOf(key));
    else copyNode(writer, key);
    return;
  }
  writer.out.write('[');
  writer.value(key as Expression);
  writer.out.write(']');
}

function writeParameters(writer: Writer, parameters: readonly Parameter[]): void {
  writer.out.write('(');
  writer.frames.parameters(() => {
    separated(writer, parameters.filter(isNoThis), (parameter) => {
      writer.target(patternOf(parameter));
    });
  });
  writer.out.write(') ');
}

/** TypeScript tells the type of `this` like a parameter's. */
function isNoThis(parameter: Parameter): boolean {
  return parameter.type !== 'Identifier' || parameter.name !== 'this';
}

function patternOf(parameter: Parameter): PatternLike {
  return parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
}

/** `{ … }` of a function. Its contents stand in a block of their own, wherever they may. */
function writeBody(
  writer: Writer,
  node: Method | FunctionDeclaration | FunctionExpression | ArrowFunctionExpression,
  body: BlockStatement,
  kind: 'function' | 'arrow' = 'function',
  properties = NO_PROPERTIES,
): void {
  const { out, frames, scoping } = writer;
  const write = (): void => {
    frames.body(
      kind,
      () => {
        recordParameters(writer, node.params);
        for (const { name } of properties.atEntry) out.write(`this.${name} = ${name}; `);
        writer.statements(body.body, 'function');
      },
      properties.afterSuper,
    );
  };
  out.write('{ ', startOf(body));
  if (fitsIntoBlock(body)) scoping.inFunction(node, writer.survey.titles.get(node) ?? '', write);
  else scoping.inBareFunction(write);
  out.write('}');
}

/** What is called with a tensor or number shows it at its parameter. A rest parameter is a list. */
function recordParameters(writer: Writer, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    const pattern = patternOf(parameter);
    if (pattern.type === 'RestElement' && pattern.argument.type === 'Identifier') continue;
    if (!isNoThis(parameter)) continue;
    for (const identifier of identifiersOf(pattern)) recordName(writer, identifier);
  }
}

/** `$lens.r(12, x); `: a name got its value. */
export function recordName(writer: Writer, identifier: Identifier): void {
  openCall(writer, 'r', writer.sites.written(identifier), identifier);
  writer.out.write(`${identifier.name}); `);
}
