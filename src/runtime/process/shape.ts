/** Small checks of plain data, put together to say what a message must look like. They are quick: no message on failure. */

export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isNumber: Check = (value) => typeof value === 'number';
/** An index or a count. */
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export function orNull(check: Check): Check {
  return (value) => value === null || check(value);
}

export function oneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function either(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

export function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** Every named part, each an own property; others may be there. */
export function shape(parts: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(parts);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return entries.every(([key, check]) => Object.hasOwn(value, key) && check((value as Record<string, unknown>)[key]));
  };
}
