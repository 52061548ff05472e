/**
 * JavaScript's tests and readers of numbers where they would answer silently wrong for a tensor: of one with a single
 * element they speak of that element, of others they refuse as `item()` does.
 */
import { Tensor } from '../../../engine/torch';

type Reader = (value: unknown, radix?: unknown) => unknown;

interface Holder {
  readonly holder: object;
  readonly names: readonly string[];
}

/** Replaces them on the global object of a program's realm. */
export function readNumbersOfTensors(realm: Readonly<Record<string, unknown>>): void {
  const number = realm['Number'] as object;
  const holders: readonly Holder[] = [
    { holder: number, names: ['isFinite', 'isNaN', 'isInteger', 'isSafeInteger'] },
    { holder: realm, names: ['isFinite', 'isNaN'] },
  ];
  for (const { holder, names } of holders) for (const name of names) replace(holder, name);
  // These two are the same functions in both places.
  for (const name of ['parseFloat', 'parseInt']) {
    const reader = replace(realm, name);
    Object.defineProperty(number, name, { value: reader, writable: true, configurable: true });
  }
}

function replace(holder: object, name: string): Reader {
  const native = (holder as Readonly<Record<string, Reader>>)[name];
  if (native === undefined) throw new Error(`JavaScript has no ${name}.`);
  const reader: Reader = (value, radix) =>
    native(typeof value !== 'number' && value instanceof Tensor ? Number(value.item()) : value, radix);
  Object.defineProperty(reader, 'name', { value: name });
  Object.defineProperty(holder, name, { value: reader, writable: true, configurable: true });
  return reader;
}
