/** Operators by the names of their definitions, for what finds them by name: running a recorded call, derivatives on numbers. */
import type { CompiledOperator } from './operator';

const byName = new Map<string, CompiledOperator[]>();

/** Makes an operator's overloads known by the name of its definition; of one that also works in place, that form second. */
export function register(name: string, operator: CompiledOperator): void {
  const known = byName.get(name);
  if (known === undefined) byName.set(name, [operator]);
  else known.push(operator);
}

export function operatorsNamed(name: string): readonly CompiledOperator[] {
  return byName.get(name) ?? [];
}
