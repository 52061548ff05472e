/** Lists of statements, each on its line; what they declare together: enums and namespaces that are continued. */
import type { Statement } from '@babel/types';
import { memberNames, writeEnum } from './enums';
import { isErased } from './erased';
import { writeDefaultExport } from './modules';
import { withMembers } from './merged';
import { exportedNames, writeNamespace } from './namespaces';
import { declarationOf, declaredNames } from './scopes';
import { startOf, type ScopeKind, type Writer } from './writer';

/** `before` writes what comes before a statement that runs at its place. */
export function writeStatements(
  writer: Writer,
  nodes: readonly Statement[],
  kind: ScopeKind,
  before: (index: number) => void = () => undefined,
): void {
  const merging: Merging = {
    declared: new Set(declaredNames(nodes.filter((node) => !isMerged(declarationOf(node))))),
    given: new Map(),
  };
  for (const [index, node] of nodes.entries()) {
    if (isErased(node) || node.type === 'ImportDeclaration') continue;
    writer.out.alignLine(startOf(node));
    const declaration = declarationOf(node);
    if (declaration.type !== 'FunctionDeclaration') before(index);
    write(writer, declaration, kind, merging);
    writer.out.write(' ');
  }
}

function isMerged({ type }: Statement): boolean {
  return type === 'TSEnumDeclaration' || type === 'TSModuleDeclaration';
}

/** What the enums and namespaces so far have declared, and what each holds: the next of the same name sees it. */
interface Merging {
  readonly declared: Set<string>;
  readonly given: Map<string, readonly string[]>;
}

function write(writer: Writer, node: Statement, kind: ScopeKind, { declared, given }: Merging): void {
  switch (node.type) {
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration': {
      const name = node.id.type === 'Identifier' ? node.id.name : '';
      const word = declared.has(name) ? null : kind === 'function' ? 'var' : 'let';
      declared.add(name);
      const before = given.get(name) ?? [];
      withMembers(writer, name, before, node, () => {
        if (node.type === 'TSEnumDeclaration') writeEnum(writer, node, word);
        else writeNamespace(writer, node, word);
      });
      given.set(name, [...before, ...(node.type === 'TSEnumDeclaration' ? memberNames(node) : exportedNames(node))]);
      break;
    }
    case 'TSImportEqualsDeclaration':
      // An alias of a type leaves nothing.
      if (node.moduleReference.type === 'TSExternalModuleReference' || !writer.survey.used.has(node.id.name)) break;
      writer.out.write(`const ${node.id.name} = `, startOf(node));
      writer.out.copy(node.moduleReference.start ?? 0, node.moduleReference.end ?? 0);
      writer.out.write(';');
      break;
    case 'TSExportAssignment':
      writer.effect(node.expression);
      writer.out.write(';');
      break;
    case 'ExportDefaultDeclaration':
      writeDefaultExport(writer, node);
      break;
    default:
      writer.statement(node);
  }
}
