/** Namespaces: objects that a function fills with what is exported. */
import type { Declaration, Expression, Statement, TSModuleDeclaration } from '@babel/types';
import { isErased } from './erased';
import { identifiersOf } from './names';
import { declaredNames } from './scopes';
import { startOf, type Writer } from './writer';

/** `declaration` is what a namespace of this name needs before it: nothing where something else has declared it. */
export function writeNamespace(
  writer: Writer,
  node: TSModuleDeclaration,
  declaration: 'var' | 'let' | null,
  owner: string | null = null,
): void {
  const { out, frames } = writer;
  if (node.id.type !== 'Identifier') return;
  const { name } = node.id;
  out.write(declaration === null ? '' : `${declaration} ${name}; `, startOf(node));
  out.write(`((${name}) => { `, startOf(node));
  frames.body('arrow', () => {
    // `namespace A.B { … }`
    if (node.body.type === 'TSModuleDeclaration') writeNamespace(writer, node.body, 'let', name);
    else writeBlock(writer, name, node.body.body);
  });
  const place = owner === null ? name : `${owner}.${name}`;
  out.write(`})(${owner === null ? '' : `${name} = `}${place} || (${owner === null ? name : place} = {}));`);
}

function writeBlock(writer: Writer, owner: string, statements: readonly Statement[]): void {
  const { out, survey } = writer;
  const exported = statements.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.declaration && !isErased(statement)
      ? [statement.declaration]
      : [],
  );
  // A variable that changes is looked up each time.
  for (const declaration of exported) {
    for (const name of variablesOf(declaration))
      if (survey.assigned.has(name))
        out.write(
          `Object.defineProperty(${owner}, ${JSON.stringify(name)}, { enumerable: true, configurable: true, get: () => ${name}, set: (value) => { ${name} = value; } }); `,
        );
  }
  for (const statement of statements) {
    writer.statements([statement], 'function');
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration || isErased(statement)) continue;
    for (const name of givenNames(statement.declaration)) {
      if (variablesOf(statement.declaration).includes(name) && survey.assigned.has(name)) continue;
      out.write(`${owner}.${name} = ${name}; `);
    }
  }
}

/** What a namespace gives to what continues it. */
export function exportedNames({ body }: TSModuleDeclaration): readonly string[] {
  if (body.type !== 'TSModuleBlock') return body.id.type === 'Identifier' ? [body.id.name] : [];
  return declaredNames(
    body.body.flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' && statement.declaration ? [statement.declaration] : [],
    ),
  );
}

function variablesOf(declaration: Declaration): readonly string[] {
  if (declaration.type !== 'VariableDeclaration' || declaration.kind === 'const') return [];
  return declaration.declarations.flatMap(({ id }) => identifiersOf(id as Expression).map(({ name }) => name));
}

/** What has its value once its statement ran. */
function givenNames(declaration: Declaration): readonly string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => identifiersOf(id as Expression).map(({ name }) => name));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return declaration.id ? [declaration.id.name] : [];
    case 'TSEnumDeclaration':
      return [declaration.id.name];
    case 'TSModuleDeclaration':
      return declaration.id.type === 'Identifier' ? [declaration.id.name] : [];
    default:
      return [];
  }
}
