/** Names that stand for members of an object: those of an enum in its braces, and what a continued namespace had before. */
import type { Node } from '@babel/types';
import { declaredWithin } from './declarations';
import type { Writer } from './writer';

/** While `write` writes, `names` are `owner`'s members, but for those that `within` declares again. */
export function withMembers(
  { members }: Writer,
  owner: string,
  names: readonly string[],
  within: Node | null,
  write: () => void,
): void {
  const before = new Map(members);
  const own = within === null || names.length === 0 ? new Set<string>() : declaredWithin(within, 'outside functions');
  for (const name of names) if (!own.has(name)) members.set(name, owner);
  write();
  restore(members, before);
}

/** What a function declares itself is no member in it. */
export function hidingMembers({ members }: Writer, within: Node, write: () => void): void {
  if (members.size === 0) {
    write();
    return;
  }
  const before = new Map(members);
  for (const name of declaredWithin(within, 'everywhere')) members.delete(name);
  write();
  restore(members, before);
}

function restore(members: Map<string, string>, before: ReadonlyMap<string, string>): void {
  members.clear();
  for (const [name, owner] of before) members.set(name, owner);
}
