/**
 * Runs the fixtures' programs: TypeScript texts against the engine's `torch`, with what they print written as Python
 * would write it. It does not know what is expected.
 */
import { compileFunction } from 'node:vm';

import { torch } from '../../../src/engine/torch';

/** Python's list, of which the engine has none: its arrays are tuples where they hold tensors. */
class PythonList extends Array<unknown> {}
class PythonTuple extends Array<unknown> {}

/** What programs find beside `torch`, to say which of Python's types a value has that prints otherwise than JavaScript's. */
const HELPERS: Readonly<Record<string, unknown>> = {
  list: (values: readonly unknown[]): unknown => PythonList.from(values),
  tuple: (values: readonly unknown[]): unknown => PythonTuple.from(values),
  whole,
};

/** Whole numbers as Python's ints, through lists; other values as they are. */
function whole(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return Array.isArray(value) ? value.map(whole) : value;
}

type Program = (...values: readonly unknown[]) => unknown;

function compile(code: string, names: readonly string[]): Program {
  return compileFunction(code, ['torch', 'print', ...Object.keys(HELPERS), ...names]) as Program;
}

/** A program as a function of the named values. */
export function compiled(code: string, names: readonly string[]): Program {
  const run = compile(code, names);
  return (...values) => run(torch, () => undefined, ...Object.values(HELPERS), ...values);
}

/** An expression as a function of the named values. */
export function compiledExpression(code: string, names: readonly string[]): Program {
  return compiled(`return ${code}`, names);
}

/** Runs a program and gives back what it printed. */
export function printed(code: string): string {
  let text = '';
  const print = (...values: readonly unknown[]): void => {
    text += `${values.map((value) => pythonText(value)).join(' ')}\n`;
  };
  compile(code, [])(torch, print, ...Object.values(HELPERS));
  return text;
}

/** What Python's print writes for a value; an array of tensors is one of `grad`'s tuples, other arrays are lists. */
export function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return pythonFloat(value);
  if (value instanceof PythonList || value instanceof PythonTuple) return sequence(value, value instanceof PythonTuple);
  if (Array.isArray(value) && value.constructor === Array)
    return sequence(
      value,
      value.some((part) => part instanceof torch.Tensor),
    );
  if (typeof value === 'object') return (value as { toString(): string }).toString();
  return typeof value === 'string' ? value : `<${typeof value}>`;
}

function sequence(values: readonly unknown[], isTuple: boolean): string {
  const parts = Array.from(values, (part) => pythonText(part));
  if (!isTuple) return `[${parts.join(', ')}]`;
  return `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
}

function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${Object.is(value, -0) ? '-0' : String(value)}.0`;
  return String(value).replace(/e([-+])(\d)$/u, 'e$10$2');
}
