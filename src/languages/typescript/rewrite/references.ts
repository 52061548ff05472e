/** A member that is read and written: its object and its key are evaluated once, whatever they are. */
import type { Expression, MemberExpression } from '@babel/types';
import type { SourceRange } from '../../../trace/range';
import { stripped } from './erased';
import { indexed } from './members';
import { copyNode, endOf, openCall, recorded, startOf, type Writer } from './writer';

export interface Reference {
  /** Writes the member's value. */
  readonly read: () => void;
  /** Writes its assignment of what `value` writes, recorded at the member. */
  readonly assign: (value: () => void) => void;
  /** The same where `value` records at the site that it is given. */
  readonly update: (value: (site: number) => void) => void;
}

export interface Order {
  /**
   * When the object and the key are needed for the second time. `before`: before anything else is evaluated, so that a
   * name still means the same. `after`: when other code may have run.
   */
  readonly again: 'before' | 'after';
  /** Where the sign stands that changes it; what `put` records is recorded there too. */
  readonly sign: SourceRange | null;
}

/** The first of `read` and `assign` that is written must be the one that is evaluated first. */
export function reference(
  writer: Writer,
  node: MemberExpression,
  order: Order,
  use: (reference: Reference) => void,
): void {
  const { out, sites } = writer;
  const isSuper = node.object.type === 'Super';
  const sign = order.sign ?? { start: startOf(node), end: endOf(node) };
  part(writer, node.object, order, (object) => {
    if (!node.computed) {
      const member = (): void => {
        object();
        out.write('.', startOf(node.property));
        copyNode(writer, node.property);
      };
      use(assigned(writer, node, member));
      return;
    }
    part(writer, node.property as Expression, order, (key) => {
      if (isSuper) {
        const member = (): void => {
          object();
          out.write('[');
          key();
          out.write(']');
        };
        use(assigned(writer, node, member));
        return;
      }
      const put = (value: () => void): void => {
        openCall(writer, 'put', sites.written(node), node);
        object();
        out.write(', ');
        key();
        out.write(', ');
        value();
        out.write(')');
      };
      use({
        read: () => {
          openCall(writer, 'get', sites.of(node), node);
          indexed(writer, node, object);
          out.write(', ');
          key();
          out.write(')');
        },
        assign: put,
        // `put` records it at the member, so the sign shows it too.
        update: (value) => {
          put(() => {
            value(sites.at(sign.start, sign.end, null, 'expression'));
          });
        },
      });
    });
  });
}

function assigned(writer: Writer, node: MemberExpression, member: () => void): Reference {
  const site = writer.sites.written(node);
  return {
    read: member,
    assign: (value) => {
      member();
      writer.out.write(' = ', startOf(node.property));
      recorded(writer, site, node, value);
    },
    update: (value) => {
      member();
      writer.out.write(' = ', startOf(node.property));
      value(site);
    },
  };
}

/** Writes an object or a key: evaluated the first time, from a variable afterwards if it is more than a name. */
function part(writer: Writer, node: Expression, { again }: Order, use: (write: () => void) => void): void {
  const { out, frames } = writer;
  const inner = stripped(node);
  let isFirst = true;
  if (isConstant(inner) || (inner.type === 'Identifier' && again === 'before')) {
    use(() => {
      if (isFirst) writer.value(inner);
      else writer.bare(inner);
      isFirst = false;
    });
    return;
  }
  frames.variable((name) => {
    use(() => {
      out.write(isFirst ? `(${name} = ` : name);
      if (!isFirst) return;
      isFirst = false;
      writer.value(node);
      out.write(')');
    });
  });
}

function isConstant({ type }: Expression): boolean {
  return type === 'ThisExpression' || type === 'Super' || type === 'StringLiteral' || type === 'NumericLiteral';
}
