/**
 * Runs the fixtures' programs: TypeScript texts against the engine's `torch`, with what they print written as Python
 * would write it. It does not know what is expected.
 */
import { compileFunction } from 'node:vm';

import { torch } from '../../../src/engine/torch';

/** A program as a function of the named values. */
export function compiled(code: string, names: readonly string[]): (...values: readonly unknown[]) => unknown {
  const run = compileFunction(code, ['torch', 'print', ...names]) as (...values: readonly unknown[]) => unknown;
  return (...values) => run(torch, () => undefined, ...values);
}

/** An expression as a function of the named values. */
export function compiledExpression(code: string, names: readonly string[]): (...values: readonly unknown[]) => unknown {
  return compiled(`return ${code}`, names);
}

/** Runs a program and gives back what it printed. */
export function printed(code: string): string {
  let text = '';
  const print = (...values: readonly unknown[]): void => {
    text += `${values.map((value) => pythonText(value)).join(' ')}\n`;
  };
  (compileFunction(code, ['torch', 'print']) as (...values: readonly unknown[]) => unknown)(torch, print);
  return text;
}

/** What Python's print writes for a value; an array of tensors is one of `grad`'s tuples, other arrays are lists. */
function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pythonFloat(value);
  if (Array.isArray(value) && value.constructor === Array) {
    const parts = value.map((part) => pythonText(part));
    const isTuple = value.some((part) => part instanceof torch.Tensor);
    if (!isTuple) return `[${parts.join(', ')}]`;
    return `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`;
  }
  if (typeof value === 'object') return (value as { toString(): string }).toString();
  return typeof value === 'string' ? value : `<${typeof value}>`;
}

function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Number.isInteger(value) && Math.abs(value) < 1e16
    ? `${Object.is(value, -0) ? '-0' : String(value)}.0`
    : String(value);
}
