/** Python's OrderedDict, as `state_dict()` gives it: the entries are the object's own properties, in their order. */
import { pythonTypeName } from '../../errors';
import { Tensor } from '../../tensor/tensor';

export class OrderedDict {
  static readonly name = 'OrderedDict';
  [key: string]: unknown;

  constructor(entries: Iterable<readonly [string, unknown]> = []) {
    for (const [key, value] of entries) put(this, key, value);
  }

  toString(): string {
    const entries = Object.entries(this).map(([key, value]) => `'${key}': ${shown(value)}`);
    return entries.length === 0 ? 'OrderedDict()' : `OrderedDict({${entries.join(', ')}})`;
  }
}

/** Sets an entry, whatever its name. */
export function put(dict: object, key: string, value: unknown): void {
  Object.defineProperty(dict, key, { value, writable: true, enumerable: true, configurable: true });
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value instanceof Tensor) return value.toString();
  return value === null || value === undefined ? 'None' : pythonTypeName(value);
}
