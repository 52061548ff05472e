/** Finds the operator definitions: every export of a file in the folders of operators is one. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OperatorDefinition, Overload } from '../../src/engine/operators/definition';
import { parseSignature, type ParsedSignature } from '../../src/engine/dispatch/signature';

export interface FoundOverload {
  readonly overload: Overload;
  readonly signature: ParsedSignature;
}

export interface FoundOperator {
  /** Path in the folder of operators, without extension, and the name of the export there. */
  readonly file: string;
  readonly exported: string;
  readonly definition: OperatorDefinition;
  readonly overloads: readonly FoundOverload[];
}

/** In order of files, then of their exports; two operators of one name are an error. */
export async function findOperators(folder: string): Promise<readonly FoundOperator[]> {
  const found: FoundOperator[] = [];
  const names = new Map<string, string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && file.includes('/'));
  for (const file of files.sort()) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const [exported, value] of Object.entries(module)) {
      // Added where a module is loaded as CommonJS.
      if (exported === 'default' || exported === '__esModule' || exported === 'module.exports') continue;
      if (!isDefinition(value)) throw new Error(`${file} exports ${exported}, which is no operator definition.`);
      const before = names.get(value.name);
      if (before !== undefined) throw new Error(`${value.name} is defined in ${before} and in ${file}.`);
      names.set(value.name, file);
      const overloads = value.overloads.map((overload) => ({
        overload,
        signature: parseSignature(overload.signature),
      }));
      for (const { signature, overload } of overloads) check(value, signature, overload);
      found.push({ file: file.slice(0, -3), exported, definition: value, overloads });
    }
  }
  return found.sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
}

function isDefinition(value: unknown): value is OperatorDefinition {
  return typeof value === 'object' && value !== null && 'overloads' in value && 'doc' in value;
}

function check({ name }: OperatorDefinition, signature: ParsedSignature, { gradient }: Overload): void {
  if (signature.name !== name) throw new Error(`An overload of ${name} is signed ${signature.name}.`);
  const parameters = new Set(signature.parameters.map((parameter) => parameter.name));
  for (const input of Object.keys(gradient?.inputs ?? {}))
    if (!parameters.has(input)) throw new Error(`${name} has a derivative for "${input}", which it does not take.`);
}
