/** `++` and `--`. The name shows the new value, the expression what it gave. */
import type { Expression, UpdateExpression } from '@babel/types';
import type { SourceRange } from '../../../trace/range';
import { stripped } from './erased';
import { reference, type Reference } from './references';
import { endOf, openCall, recorded, startOf, type Handlers, type Writer } from './writer';

export const updates: Handlers<Expression> = {
  UpdateExpression(writer, node) {
    writer.out.write('(');
    if (node.prefix) changed(writer, node);
    else changedAfterwards(writer, node);
    writer.out.write(')');
  },
};

/** The same where nobody looks at the value. */
export const updateEffects: Handlers<Expression> = {
  UpdateExpression: changed,
};

/** `x = $lens.inc(1, x)` */
function changed(writer: Writer, node: UpdateExpression): void {
  place(writer, node, 'before', ({ read, update }) => {
    update((site) => {
      next(writer, node, site, read);
    });
  });
}

/** `t = $lens.numeric(x), x = $lens.inc(1, t), t` */
function changedAfterwards(writer: Writer, node: UpdateExpression): void {
  const { out, frames, sites, scope } = writer;
  frames.variable((old) => {
    place(writer, node, 'after', ({ read, update }) => {
      out.write(`${old} = `);
      recorded(writer, sites.of(node), node, () => {
        out.write(`${scope}.numeric(`);
        read();
        out.write(')');
      });
      out.write(', ');
      update((site) => {
        next(writer, node, site, () => {
          out.write(old);
        });
      });
      out.write(`, ${old}`);
    });
  });
}

function next(writer: Writer, node: UpdateExpression, site: number, old: () => void): void {
  openCall(writer, node.operator === '++' ? 'inc' : 'dec', site, node);
  old();
  writer.out.write(')');
}

type Place = Pick<Reference, 'read' | 'update'>;

function place(writer: Writer, node: UpdateExpression, again: 'before' | 'after', use: (place: Place) => void): void {
  const target = stripped(node.argument);
  if (target.type === 'MemberExpression') {
    reference(writer, target, { again, sign: signOf(node) }, use);
    return;
  }
  use({
    read: () => {
      writer.bare(target);
    },
    update: (value) => {
      writer.target(target);
      writer.out.write(' = ');
      value(writer.sites.written(target));
    },
  });
}

/** The range of `++`. */
function signOf(node: UpdateExpression): SourceRange {
  const start = node.prefix ? startOf(node) : endOf(node) - node.operator.length;
  return { start, end: start + node.operator.length };
}
