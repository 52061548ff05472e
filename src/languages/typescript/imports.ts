/** What a program may import, and what it may not: told at the place, with what there is instead. */
import traverse from '@babel/traverse';
import type { File, ImportDeclaration, Node, Statement } from '@babel/types';
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { refusal, type Refusal } from '../../trace/refusal';
import { AVAILABLE } from './globals';
import { from, to } from './selection/levels';

const MODULE = 'autograd-lens';

/** An import that gives values, not only types. */
function isValueImport(statement: Statement): statement is ImportDeclaration {
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false;
  const { specifiers } = statement;
  return (
    specifiers.length === 0 || specifiers.some((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type')
  );
}

/** The first import among the statements that would load other code, or `require()`; the rewriting refuses the rest. */
export function foreignCode(file: File, statements: readonly Statement[]): Refusal | null {
  for (const statement of statements) {
    if (isValueImport(statement) && statement.source.value !== MODULE)
      return refused(
        statement.source,
        message('typescript.import', '“{name}” cannot be imported.', { name: statement.source.value }),
      );
    const isReexport = statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration';
    if (isReexport && statement.source && statement.exportKind !== 'type')
      return refused(
        statement.source,
        message('typescript.export-from', '“{name}” cannot be exported from.', { name: statement.source.value }),
      );
  }
  return requiredCode(file, statements);
}

/** `require()`, where no declaration of the text is meant by it. */
function requiredCode(file: File, statements: readonly Statement[]): Refusal | null {
  const within = (node: Node): boolean =>
    statements.some((statement) => from(statement) <= from(node) && to(node) <= to(statement));
  let found: Refusal | null = null;
  traverse(file, {
    CallExpression: (path) => {
      const { node, scope } = path;
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      if (!isRequire || scope.getBinding('require') !== undefined || !within(node)) return;
      found = refused(node, message('typescript.require', 'require() is not available.'));
      path.stop();
    },
  });
  return found;
}

function refused(node: Node, what: Message): Refusal {
  const range: SourceRange = { start: from(node), end: to(node) };
  return refusal(range, what, AVAILABLE);
}
