/** Expressions with types around them. */
import type { Expression } from '@babel/types';
import { type Handlers, type Writer } from './writer';

export const types: Handlers<Expression> = {
  TSNonNullExpression(writer, node) {
    writer.value(node.expression);
  },
  TSInstantiationExpression(writer, node) {
    writer.value(node.expression);
  },
  TSAsExpression(writer, node) {
    grouped(writer, node.expression);
  },
  TSSatisfiesExpression(writer, node) {
    grouped(writer, node.expression);
  },
  TSTypeAssertion(writer, node) {
    grouped(writer, node.expression);
  },
};

/** `a | b as T` binds as `(a | b) as T`; without the type the signs around would take it apart. */
function grouped(writer: Writer, node: Expression): void {
  writer.out.write('(');
  writer.value(node);
  writer.out.write(')');
}
