/** Python's tuples among what user code gives: several values instead of one. */
import { NamedTuple } from '../../tensor/named-tuple';

/** The values that were given together; null where it is one value. */
export function tupleOf(given: unknown): readonly unknown[] | null {
  if (Array.isArray(given)) return given as readonly unknown[];
  return given instanceof NamedTuple ? Array.from(given) : null;
}
