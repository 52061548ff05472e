/** All that can be written, by the types of the nodes, from the parts that know them. */
import type { Expression, Statement } from '@babel/types';
import { assignmentEffects, assignments } from './assignments';
import { calls } from './calls';
import { classes } from './classes';
import { functions } from './functions';
import { literals, writeName } from './literals';
import { loops } from './loops';
import { members, writeChain, writeMember } from './members';
import { operators } from './operators';
import { statements } from './statements';
import { types } from './types';
import { updateEffects, updates } from './updates';
import { separated, type Handlers } from './writer';

/** Expressions whose values are used and recorded. */
export const values: Handlers<Expression> = {
  ...literals,
  ...operators,
  ...members,
  ...calls,
  ...assignments,
  ...updates,
  ...functions,
  ...classes,
  ...types,
};

/** Expressions whose values are not recorded, and which keep their receiver: all others are written as values. */
export const barely: Handlers<Expression> = {
  Identifier: writeName,
  MemberExpression: writeMember,
  OptionalMemberExpression(writer, node) {
    writeChain(writer, node, true);
  },
  ParenthesizedExpression(writer, node) {
    writer.out.write('(');
    writer.bare(node.expression);
    writer.out.write(')');
  },
  TSAsExpression(writer, node) {
    writer.bare(node.expression);
  },
  TSSatisfiesExpression(writer, node) {
    writer.bare(node.expression);
  },
  TSTypeAssertion(writer, node) {
    writer.bare(node.expression);
  },
  TSNonNullExpression(writer, node) {
    writer.bare(node.expression);
  },
  TSInstantiationExpression(writer, node) {
    writer.bare(node.expression);
  },
};

/** Expressions whose values nobody looks at: all others are written as values. */
export const effects: Handlers<Expression> = {
  ...assignmentEffects,
  ...updateEffects,
  ParenthesizedExpression(writer, node) {
    writer.out.write('(');
    writer.effect(node.expression);
    writer.out.write(')');
  },
  SequenceExpression(writer, { expressions }) {
    separated(writer, expressions, (expression) => {
      writer.effect(expression);
    });
  },
};

export const statementHandlers: Handlers<Statement> = { ...statements, ...loops };
