/** Derivatives of a scalar formula, one after another by its variables; each is derived once. Knows no numbers. */
import type { Derivation } from '../../calculus/derivation';
import { deriveBy, type Derived } from '../../calculus/derive';
import type { By } from '../../trace/formula';
import { message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Subject } from './subject';

export class Derivatives {
  private readonly known = new WeakMap<Subject, Derived>();

  /** The last differentiation; the ones before are of `by` without its end. */
  of(subject: Subject, by: By): Derivation | Refusal {
    const known = this.known.get(subject) ?? new Map<string, Derivation | Refusal>();
    this.known.set(subject, known);
    const derivations = deriveBy(subject.tree, by, known);
    if (isRefusal(derivations)) return derivations;
    return (
      derivations.at(-1) ??
      refusal(subject.tree.range, message('derivatives.none', 'No variable is named to differentiate by.'))
    );
  }
}
