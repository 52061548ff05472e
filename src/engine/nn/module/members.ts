/** Walks a tree of modules: its modules, parameters and buffers with their paths, in the order of their registration. */
import type { Tensor } from '../../tensor/tensor';
import type { Module } from './module';
import { registryOf } from './registry';

export type Named<T> = [name: string, value: T];

/** The module itself and all below it. With `removeDuplicate`, each once. */
export function namedModules(
  module: Module,
  prefix: string,
  removeDuplicate: boolean,
  seen = new Set<Module>(),
): Named<Module>[] {
  if (seen.has(module)) return [];
  if (removeDuplicate) seen.add(module);
  const found: Named<Module>[] = [[prefix, module]];
  for (const [name, child] of registryOf(module).modules) {
    if (child === null) continue;
    found.push(...namedModules(child, joined(prefix, name), removeDuplicate, seen));
  }
  return found;
}

export function namedChildren(module: Module): Named<Module>[] {
  const seen = new Set<Module>();
  const found: Named<Module>[] = [];
  for (const [name, child] of registryOf(module).modules) {
    if (child === null || seen.has(child)) continue;
    seen.add(child);
    found.push([name, child]);
  }
  return found;
}

interface Wanted {
  readonly prefix: string;
  readonly recurse: boolean;
  readonly remove_duplicate: boolean;
}

/** Parameters or buffers of the module, with `recurse` of those below it, too. */
export function namedMembers<T extends Tensor>(
  module: Module,
  membersOf: (module: Module) => ReadonlyMap<string, T | null>,
  { prefix, recurse, remove_duplicate }: Wanted,
): Named<T>[] {
  const seen = new Set<T>();
  const found: Named<T>[] = [];
  const modules: Named<Module>[] = recurse ? namedModules(module, prefix, remove_duplicate) : [[prefix, module]];
  for (const [path, holder] of modules) {
    for (const [name, member] of membersOf(holder)) {
      if (member === null || seen.has(member)) continue;
      if (remove_duplicate) seen.add(member);
      found.push([joined(path, name), member]);
    }
  }
  return found;
}

function joined(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
