/** Enums: objects with names for their numbers. */
import type { TSEnumDeclaration, TSEnumMember } from '@babel/types';
import { withMembers } from './merged';
import { recorded, startOf, type Writer } from './writer';

/** `declaration` is what an enum of this name needs before it: nothing where another one has declared it. */
export function writeEnum(writer: Writer, node: TSEnumDeclaration, declaration: 'var' | 'let' | null): void {
  const { out, frames, scope } = writer;
  const { name } = node.id;
  const list = membersOf(node);
  out.write(declaration === null ? '' : `${declaration} ${name}; `, startOf(node));
  out.write(`((${name}, ${scope}_member) => { `);
  frames.body('arrow', () => {
    withMembers(writer, name, memberNames(node), null, () => {
      for (const [index, member] of list.entries()) {
        out.alignLine(startOf(member));
        writeMember(writer, member, list[index - 1], name);
      }
    });
  });
  // A number leads back to its name, a string does not.
  out.write(`})(${name} || (${name} = {}), (owner, name, value) => { `);
  out.write('owner[name] = value; if (typeof value !== "string") owner[value] = name; });');
}

function membersOf(node: TSEnumDeclaration): readonly TSEnumMember[] {
  return node.body?.members ?? node.members;
}

function writeMember(writer: Writer, member: TSEnumMember, before: TSEnumMember | undefined, owner: string): void {
  const { out, scope } = writer;
  const name = memberName(member);
  const quoted = JSON.stringify(name);
  out.write(`${scope}_member(${owner}, ${quoted}, `, startOf(member));
  const site = writer.sites.written(member.id, `${owner}.${name}`);
  recorded(writer, site, member, () => {
    if (member.initializer) writer.value(member.initializer);
    else out.write(before === undefined ? '0' : `${owner}[${JSON.stringify(memberName(before))}] + 1`);
  });
  out.write('); ');
}

/** The members that can be written without the enum's name in its braces. */
export function memberNames(node: TSEnumDeclaration): readonly string[] {
  return membersOf(node).flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

function memberName({ id }: TSEnumMember): string {
  return id.type === 'Identifier' ? id.name : id.value;
}
