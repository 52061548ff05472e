/** Objects as they are written, which give arguments by keyword or stand for Python's dicts. Knows no class. */

export type PlainObject = Readonly<Record<string, unknown>>;

/** `{ dim: 0 }`, in whatever realm: its prototype is the last one. */
export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
