/** What of TypeScript is there for types only, and leaves nothing in JavaScript. */
import type { Expression, Node, Statement } from '@babel/types';

/** Syntax that belongs to TypeScript and yet runs. */
const RUNNING = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSParameterProperty',
  'TSImportEqualsDeclaration',
  'TSExportAssignment',
  'TSQualifiedName',
]);

export function isTypeSyntax(node: Node): boolean {
  return node.type.startsWith('TS') && !RUNNING.has(node.type);
}

/** Whether a statement declares something for types only. */
export function isErased(statement: Statement): boolean {
  switch (statement.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSNamespaceExportDeclaration':
    case 'EmptyStatement':
      return true;
    case 'TSModuleDeclaration':
      return statement.declare === true || !isInstantiated(statement.body);
    // A `declare const enum` is put into the code that uses its members, so its values must be there.
    case 'TSEnumDeclaration':
      return statement.declare === true && statement.const !== true;
    case 'VariableDeclaration':
    case 'ClassDeclaration':
      return statement.declare === true;
    case 'ImportDeclaration':
      return statement.importKind === 'type' || statement.importKind === 'typeof';
    case 'TSImportEqualsDeclaration':
      return statement.importKind === 'type';
    case 'ExportNamedDeclaration':
      if (statement.exportKind === 'type') return true;
      return statement.declaration === null || statement.declaration === undefined || isErased(statement.declaration);
    case 'ExportAllDeclaration':
      return true;
    case 'ExportDefaultDeclaration':
      return (
        statement.declaration.type === 'TSDeclareFunction' ||
        (statement.declaration as Statement).type === 'TSInterfaceDeclaration'
      );
    default:
      return false;
  }
}

/** A namespace that holds types only is no value. */
function isInstantiated(body: Node): boolean {
  if (body.type === 'TSModuleDeclaration') return isInstantiated(body.body);
  if (body.type !== 'TSModuleBlock') return false;
  return body.body.some((statement) => !isErased(statement));
}

/** An expression without the types around it and the parentheses. */
export function stripped(node: Expression): Expression {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return stripped(node.expression);
    default:
      return node;
  }
}
