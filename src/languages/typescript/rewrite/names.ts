/** The names that users give things: of variables, members and patterns. */
import type { Expression, Identifier, LVal, Node, PatternLike } from '@babel/types';

/** `x`, `x.grad`, `this.#w`; null for what has no such name. */
export function nameOf(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return nameOf(node.expression);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const object = nameOf(node.object);
      if (object === null || node.computed) return null;
      const dot = node.optional === true ? '?.' : '.';
      if (node.property.type === 'Identifier') return object + dot + node.property.name;
      return node.property.type === 'PrivateName' ? `${object}${dot}#${node.property.id.name}` : null;
    }
    default:
      return null;
  }
}

/** The identifiers that a pattern gives values to, in order. */
export function identifiersOf(pattern: PatternLike | LVal | Expression): readonly Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'AssignmentPattern':
      return identifiersOf(pattern.left);
    case 'RestElement':
      return identifiersOf(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : identifiersOf(element)));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        identifiersOf(property.type === 'RestElement' ? property : (property.value as PatternLike)),
      );
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return identifiersOf(pattern.expression);
    default:
      return [];
  }
}
