/** What a program may import, and what it may not: told at the place, with what there is instead. */
import traverse, { type NodePath } from '@babel/traverse';
import type { File, ImportDeclaration, Node, Statement } from '@babel/types';
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { refusal, type Refusal } from '../../trace/refusal';
import { from, to } from './selection/levels';

export const MODULE = 'autograd-lens';

const AVAILABLE =
  'A program has torch, print, plot and scatter without importing them (or from "autograd-lens"), console, Math and JavaScript’s own globals.';

/** An import that gives values, not only types. */
function isValueImport(statement: Statement): statement is ImportDeclaration {
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false;
  const { specifiers } = statement;
  return (
    specifiers.length === 0 || specifiers.some((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type')
  );
}

/** The first thing among the statements that would load other code; null where there is none. */
export function foreignCode(file: File, statements: readonly Statement[]): Refusal | null {
  for (const statement of statements) {
    if (isValueImport(statement) && statement.source.value !== MODULE)
      return refused(statement.source, `“${statement.source.value}” cannot be imported.`, 'typescript.import');
    const isReexport = statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration';
    if (isReexport && statement.source && statement.exportKind !== 'type')
      return refused(statement.source, `“${statement.source.value}” cannot be exported from.`, 'typescript.import');
    if (
      statement.type === 'TSImportEqualsDeclaration' &&
      statement.moduleReference.type === 'TSExternalModuleReference'
    )
      return refused(statement, 'import … = require(…) is not available.', 'typescript.import');
  }
  return dynamicImport(file, statements);
}

function dynamicImport(file: File, statements: readonly Statement[]): Refusal | null {
  const within = (node: Node): boolean =>
    statements.some((statement) => from(statement) <= from(node) && to(node) <= to(statement));
  let found: Refusal | null = null;
  const stop = (path: NodePath, what: string, id: string): void => {
    // `import` alone is a node; its call is what the user wrote.
    const node = path.isImport() ? path.parent : path.node;
    if (!within(node)) return;
    found ??= refused(node, what, id);
    path.stop();
  };
  traverse(file, {
    Import: (path) => {
      stop(path, 'import() is not available.', 'typescript.dynamic-import');
    },
    ImportExpression: (path) => {
      stop(path, 'import() is not available.', 'typescript.dynamic-import');
    },
    MetaProperty: (path) => {
      if (path.node.meta.name === 'import') stop(path, 'import.meta is not available.', 'typescript.import-meta');
    },
    CallExpression: (path) => {
      const { callee } = path.node;
      if (callee.type === 'Identifier' && callee.name === 'require' && path.scope.getBinding('require') === undefined)
        stop(path, 'require() is not available.', 'typescript.require');
    },
  });
  return found;
}

function refused(node: Node, text: string, id: string): Refusal {
  const range: SourceRange = { start: from(node), end: to(node) };
  return refusal(range, message(id, text), message('typescript.available', AVAILABLE));
}
