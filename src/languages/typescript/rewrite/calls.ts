/** Calls, `new` and tagged templates. The call of a site is announced to the scope, and its result recorded. */
import type { CallExpression, Expression, TemplateLiteral } from '@babel/types';
import { writeArguments } from './arguments';
import { writeTemplate } from './literals';
import { copyNode, openCall, recorded, startOf, type Handlers, type Writer } from './writer';

export const calls: Handlers<Expression> = {
  CallExpression(writer, node) {
    if (node.callee.type === 'Super') {
      superCall(writer, node);
      return;
    }
    recorded(writer, writer.sites.of(node), node, () => {
      call(writer, node);
    });
  },

  NewExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      writer.out.copy(startOf(node), startOf(node) + 'new'.length);
      writer.out.write(' ');
      constructed(writer, node.callee);
      writeArguments(writer, node);
    });
  },

  TaggedTemplateExpression(writer, node) {
    const site = writer.sites.of(node);
    recorded(writer, site, node, () => {
      writer.bare(node.tag);
      taggedTemplate(writer, site, node.quasi);
    });
  },
};

/** `x.relu()` has no argument to announce it, but a receiver. */
function call(writer: Writer, node: CallExpression): void {
  const callee = node.callee as Expression;
  const isMethod = callee.type === 'MemberExpression' && callee.object.type !== 'Super';
  if (node.arguments.length > 0 || !isMethod || callee.computed) {
    writer.bare(callee);
    writeArguments(writer, node);
    return;
  }
  openCall(writer, 'b', writer.sites.of(node), callee.object);
  writer.value(callee.object);
  writer.out.write(').', startOf(callee.property));
  copyNode(writer, callee.property);
  writer.out.write('()');
}

/** `super(…)`; the constructor's parameters that are properties get their values with it. */
function superCall(writer: Writer, node: CallExpression): void {
  const properties = writer.frames.propertiesAfterSuper();
  if (properties.length > 0) writer.out.write('(');
  copyNode(writer, node.callee);
  writeArguments(writer, node);
  for (const { name } of properties) writer.out.write(`, this.${name} = ${name}`);
  if (properties.length > 0) writer.out.write(', this)');
}

/** What stands after `new`: a call in it would take the arguments. */
function constructed(writer: Writer, callee: Expression): void {
  if (isPath(callee)) path(writer, callee);
  else if (callee.type === 'ParenthesizedExpression') writer.value(callee);
  else {
    writer.out.write('(');
    writer.value(callee);
    writer.out.write(')');
  }
}

/** `A`, `a.b.C`, `this.C`: names joined by dots. */
function isPath(node: Expression): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'Super':
    case 'MetaProperty':
      return true;
    case 'MemberExpression':
      return !node.computed && isPath(node.object);
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return isPath(node.expression);
    default:
      return false;
  }
}

function path(writer: Writer, node: Expression): void {
  switch (node.type) {
    case 'MemberExpression':
      path(writer, node.object);
      writer.out.write('.', startOf(node.property));
      copyNode(writer, node.property);
      break;
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      path(writer, node.expression);
      break;
    case 'Super':
      copyNode(writer, node);
      break;
    default:
      writer.bare(node);
  }
}

function taggedTemplate(writer: Writer, site: number, template: TemplateLiteral): void {
  const last = template.expressions.at(-1);
  writeTemplate(writer, template, (expression) => {
    if (expression !== last) {
      writer.value(expression);
      return;
    }
    openCall(writer, 'b', site, expression);
    writer.value(expression);
    writer.out.write(')');
  });
}
