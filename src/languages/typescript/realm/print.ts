/** `print`, as Python's: values by `str`, with blanks between them, ended by a line break, or by `sep` and `end`. */
import type { Output } from './output';
import { pythonText } from './python';

interface PrintOptions {
  readonly sep?: string | null;
  readonly end?: string | null;
}

export function newPrint(output: Output): (...values: readonly unknown[]) => void {
  return function print(...values) {
    const options = optionsOf(values[values.length - 1]);
    const shown = options === null ? values : values.slice(0, -1);
    const separator = options?.sep ?? ' ';
    let text = '';
    for (const [index, value] of shown.entries()) {
      if (text.length > output.left) break;
      text += (index === 0 ? '' : separator) + pythonText(value, output.left - text.length);
    }
    output.write(text + (options?.end ?? '\n'));
  };
}

/** The last argument, where it is a plain object that has nothing but these two. */
function optionsOf(value: unknown): PrintOptions | null {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return null;
  const keys = Object.keys(value);
  const known = keys.length > 0 && keys.every((key) => key === 'sep' || key === 'end');
  if (!known) return null;
  const { sep, end } = value as { readonly sep?: unknown; readonly end?: unknown };
  checkText('sep', sep);
  checkText('end', end);
  return value;
}

function checkText(name: string, value: unknown): void {
  if (value === null || value === undefined || typeof value === 'string') return;
  throw new TypeError(`${name} must be None or a string`);
}
