/** Derivatives of a scalar formula, one after another by its variables; each is derived once. Knows no numbers. */
import type { Derivation } from '../../calculus/derivation';
import { derive } from '../../calculus/derive';
import type { Tree } from '../../languages/expression/tree';
import type { By } from '../../trace/formula';
import { message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Subject } from './subject';

export class Derivatives {
  private readonly known = new WeakMap<Subject, Map<string, Derivation | Refusal>>();

  /** The last differentiation; the ones before are of `by` without its end. */
  of(subject: Subject, by: By): Derivation | Refusal {
    const own = this.known.get(subject) ?? new Map<string, Derivation | Refusal>();
    this.known.set(subject, own);
    let last: Derivation | Refusal | null = null;
    for (const [index, name] of by.entries()) {
      const key = by.slice(0, index + 1).join(' ');
      const tree: Tree = last === null ? subject.tree : last.result;
      last = own.get(key) ?? derive(tree, name);
      own.set(key, last);
      if (isRefusal(last)) return last;
    }
    return (
      last ?? refusal(subject.tree.range, message('derivatives.none', 'No variable is named to differentiate by.'))
    );
  }
}
