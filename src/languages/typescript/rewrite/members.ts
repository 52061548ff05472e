/** Reads of members: `a.b`, `a[k]`, `a?.b`, and chains of them with calls. */
import type { Expression, MemberExpression, OptionalCallExpression, OptionalMemberExpression } from '@babel/types';
import { writeArguments } from './arguments';
import { copyNode, openCall, recorded, startOf, type Handlers, type Writer } from './writer';

export const members: Handlers<Expression> = {
  MemberExpression(writer, node) {
    if (node.computed && node.object.type !== 'Super') {
      openCall(writer, 'get', writer.sites.of(node), node);
      indexed(writer, node, () => {
        writer.value(node.object);
      });
      writer.out.write(', ');
      writer.value(node.property as Expression);
      writer.out.write(')');
      return;
    }
    recorded(writer, writer.sites.of(node), node, () => {
      writeMember(writer, node);
    });
  },
  OptionalMemberExpression(writer, node) {
    // `a?.[k]` is recorded by the scope's `get`.
    if (node.computed) {
      writeChain(writer, node);
      return;
    }
    recorded(writer, writer.sites.of(node), node, () => {
      writeChain(writer, node);
    });
  },
  OptionalCallExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      writeChain(writer, node);
    });
  },
};

/** Writes the object of `object[key]`; with several keys, which JavaScript takes for the last, it may be no tensor. */
export function indexed(writer: Writer, node: MemberExpression | OptionalMemberExpression, object: () => void): void {
  if (node.property.type !== 'SequenceExpression') {
    object();
    return;
  }
  openCall(writer, 'single', writer.sites.of(node), node);
  object();
  writer.out.write(')');
}

/** `a.b`, `a[k]` as JavaScript's own, to be read, called, deleted or given a value. */
export function writeMember(writer: Writer, node: MemberExpression): void {
  if (node.object.type === 'Super') copyNode(writer, node.object);
  else writeObject(writer, node.object);
  writeProperty(writer, node, false);
}

/** A number's dot would be read as its decimal point. */
function writeObject(writer: Writer, object: Expression): void {
  const isBareNumber = object.type === 'NumericLiteral';
  if (isBareNumber) writer.out.write('(');
  writer.value(object);
  if (isBareNumber) writer.out.write(')');
}

function writeProperty(
  writer: Writer,
  { property, computed }: MemberExpression | OptionalMemberExpression,
  optional: boolean,
): void {
  // V8 tells of an error here by the place of the dot or of the name.
  const at = startOf(property);
  if (optional) writer.out.write('?.', at);
  if (computed) {
    writer.out.write('[', at);
    writer.value(property as Expression);
    writer.out.write(']');
    return;
  }
  if (!optional) writer.out.write('.', at);
  copyNode(writer, property);
}

type Link = OptionalMemberExpression | OptionalCallExpression;

/** What a link of a chain hangs on. */
function before(link: Link): Expression {
  return link.type === 'OptionalMemberExpression' ? link.object : link.callee;
}

/**
 * A chain with a `?.` in it, whose value is undefined where that meets null or undefined. As a reference, to be called or
 * deleted, it ends in JavaScript's own member.
 */
export function writeChain(writer: Writer, chain: Link, asReference = false): void {
  const links: Link[] = [chain];
  let head = before(chain);
  for (;;) {
    while (head.type === 'TSNonNullExpression') head = head.expression;
    if (head.type !== 'OptionalMemberExpression' && head.type !== 'OptionalCallExpression') break;
    links.unshift(head);
    head = before(head);
  }
  writeLinks(
    writer,
    links,
    () => {
      // Called, it keeps its receiver.
      if (links[0]?.type === 'OptionalCallExpression') writer.bare(head);
      else writeObject(writer, head);
    },
    asReference ? chain : null,
  );
}

/**
 * A chain without `[k]` stays as it is. Where it reads `[k]`, which may be of a tensor, it is taken apart at the `?.`
 * before: `a?.b[k].c` → `(t = a) == null ? undefined : $lens.get(1, t.b, k).c`. `base` writes what the links hang on;
 * `plainly`: the first one's `?.` has been decided.
 */
function writeLinks(
  writer: Writer,
  links: readonly Link[],
  base: () => void,
  reference: Link | null,
  plainly = false,
): void {
  const { out, frames } = writer;
  const isOptional = (index: number): boolean => links[index]?.optional === true && !(plainly && index === 0);
  const writeUpTo = (end: number): void => {
    base();
    for (const [index, link] of links.slice(0, end).entries()) writeLink(writer, link, isOptional(index));
  };
  const place = links.findIndex((link, index) => link !== reference && isIndex(link, links[index + 1]));
  const index = links[place];
  if (index?.type !== 'OptionalMemberExpression') {
    writeUpTo(links.length);
    return;
  }
  const decided = links.findLastIndex((_, at) => at <= place && isOptional(at));
  const deciding = links[decided];
  if (deciding === undefined) {
    writeLinks(
      writer,
      links.slice(place + 1),
      () => {
        openCall(writer, 'get', writer.sites.of(index), index);
        indexed(writer, index, () => {
          writeUpTo(place);
        });
        out.write(', ');
        writer.value(index.property);
        out.write(')');
      },
      reference,
    );
    return;
  }
  frames.variable((variable) => {
    const rest = (from: number, decidedBefore: boolean): void => {
      writeLinks(
        writer,
        links.slice(from),
        () => {
          out.write(variable);
        },
        reference,
        decidedBefore,
      );
    };
    if (deciding.type === 'OptionalMemberExpression') {
      out.write(`((${variable} = `);
      writeUpTo(decided);
      out.write(') == null ? undefined : ');
      rest(decided, true);
      out.write(')');
      return;
    }
    // A call needs its receiver, so it stays where it is, and a second variable tells whether it was made.
    frames.variable((made) => {
      out.write(`(${made} = false, ${variable} = `);
      writeUpTo(decided);
      out.write('?.');
      writeArguments(writer, deciding, `...(${made} = true, [])`);
      out.write(`, ${made} ? `);
      rest(decided + 1, false);
      out.write(' : undefined)');
    });
  });
}

/** A read of `[k]`; what is called next needs JavaScript's own, with its receiver. */
function isIndex(link: Link, next: Link | undefined): boolean {
  return link.type === 'OptionalMemberExpression' && link.computed && next?.type !== 'OptionalCallExpression';
}

function writeLink(writer: Writer, link: Link, optional: boolean): void {
  if (link.type === 'OptionalMemberExpression') {
    writeProperty(writer, link, optional);
    return;
  }
  if (optional) writer.out.write('?.');
  writeArguments(writer, link);
}
