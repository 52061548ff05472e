/** Which names a list of statements declares for itself, and with what. */
import type { Declaration, Expression, Statement } from '@babel/types';
import { isErased } from './erased';
import { identifiersOf } from './names';

/** A statement without its `export`. */
export function declarationOf(statement: Statement): Statement | Declaration {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) return statement.declaration;
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement;
    if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') return declaration;
  }
  return statement;
}

export function declaredNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => {
    if (isErased(statement)) return [];
    const node = declarationOf(statement);
    switch (node.type) {
      case 'VariableDeclaration':
        return node.declarations.flatMap(({ id }) => identifiersOf(id as Expression).map(({ name }) => name));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return node.id ? [node.id.name] : [];
      case 'TSEnumDeclaration':
      case 'TSImportEqualsDeclaration':
        return [node.id.name];
      case 'TSModuleDeclaration':
        return node.id.type === 'Identifier' ? [node.id.name] : [];
      case 'ImportDeclaration':
        return node.specifiers.map(({ local }) => local.name);
      default:
        return [];
    }
  });
}
