/** Imports become names for what the program is given; exports lose the word. */
import type { ExportDefaultDeclaration, ImportDeclaration, Statement } from '@babel/types';
import { writeClass } from './classes';
import { isErased } from './erased';
import { writeFunction } from './functions';
import { declaredNames } from './scopes';
import { startOf, type Writer } from './writer';
import { PROGRAM_PARAMETERS } from '../scope';

/** The parameters' names in the code: one that the program declares itself must not be in its way. */
export function parametersOf(statements: readonly Statement[], scope: string): ReadonlyMap<string, string> {
  const declared = new Set(declaredNames(statements));
  const [, ...given] = PROGRAM_PARAMETERS;
  const renamed = given.map((name) => [name, declared.has(name) ? `${scope}_${name}` : name] as const);
  return new Map([[PROGRAM_PARAMETERS[0], scope], ...renamed]);
}

/** `import torch, { sin as s, plot } from "autograd-lens"`: declared first, since imports are there from the beginning. */
export function writeImports(
  writer: Writer,
  statements: readonly Statement[],
  parameters: ReadonlyMap<string, string>,
): void {
  // Several blocks of one document may import the same.
  const written = new Set<string>();
  for (const statement of statements) {
    if (statement.type !== 'ImportDeclaration' || isErased(statement)) continue;
    for (const { local, value, at } of importedNames(statement, parameters)) {
      if (!writer.survey.used.has(local) || written.has(local)) continue;
      written.add(local);
      writer.out.write(`const ${local} = ${value}; `, at);
    }
  }
}

function importedNames(
  { specifiers }: ImportDeclaration,
  parameters: ReadonlyMap<string, string>,
): readonly { local: string; value: string; at: number }[] {
  const torch = parameters.get('torch') ?? 'torch';
  return specifiers.flatMap((specifier) => {
    const local = specifier.local.name;
    const at = startOf(specifier);
    if (specifier.type !== 'ImportSpecifier') return [{ local, value: torch, at }];
    if (specifier.importKind === 'type') return [];
    const imported = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
    if (imported === 'default') return [{ local, value: torch, at }];
    const given = parameters.get(imported);
    return [{ local, value: given ?? `${torch}[${JSON.stringify(imported)}]`, at }];
  });
}

/** A default export has no name to be used by; its evaluation may do something. */
export function writeDefaultExport(writer: Writer, { declaration }: ExportDefaultDeclaration): void {
  const { out } = writer;
  switch (declaration.type) {
    case 'TSDeclareFunction':
      return;
    case 'FunctionDeclaration':
      if (declaration.id) writeFunction(writer, declaration);
      return;
    case 'ClassDeclaration':
      if (declaration.id) writeClass(writer, declaration);
      else {
        out.write('(');
        writeClass(writer, declaration);
        out.write(');');
      }
      return;
    default:
      out.write('(');
      writer.value(declaration);
      out.write(');');
  }
}
