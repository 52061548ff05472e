/** Numbers that optimisers and schedulers take, their checks, and how they print. Knows no optimiser. */
import { pythonTypeName, typeError, valueError } from '../errors';
import { formatNumber } from '../printing/format';
import { Tensor } from '../tensor/tensor';

/** A setting: a number, or a tensor that holds one. */
export type Setting = number | bigint | Tensor;

/** As Python prints it in a message or a list of options; `isFloat`: a whole number, too, with a point. */
export function shown(value: unknown, isFloat = false): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'number')
    return formatNumber(value, isFloat || !Number.isInteger(value) || Object.is(value, -0) ? 'float' : 'int', '');
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Tensor) return value.__format__();
  if (Array.isArray(value)) {
    const parts = value.map((each: unknown) => (typeof each === 'string' ? `'${each}'` : shown(each)));
    if (value.length > 0 && value.every((each) => typeof each === 'string')) return `[${parts.join(', ')}]`;
    return parts.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
  }
  return pythonTypeName(value);
}

/** Refuses what is no number, as Python's comparison with a float does. */
export function checkComparable(value: unknown, comparison: '<' | '<='): void {
  if (['number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Tensor) return;
  const type = pythonTypeName(value);
  const [left, right] = comparison === '<' ? [type, 'float'] : ['float', type];
  throw typeError(`'${comparison}' not supported between instances of '${left}' and '${right}'`);
}

/** A learning rate may be a tensor of one element. */
export function checkRate(lr: unknown): void {
  if (lr instanceof Tensor && lr.numel() !== 1) throw valueError('Tensor lr must be 1-element');
}

/** Refuses a learning rate that is negative, or a tensor of several. */
export function checkLearningRate(lr: Setting): void {
  checkRate(lr);
  checkNotNegative('learning rate', lr);
}

/** `what` names the setting in the message: 'learning rate', 'momentum value'. */
export function checkNotNegative(what: string, value: Setting): void {
  checkComparable(value, '<=');
  if (!(Number(value) >= 0)) throw valueError(`Invalid ${what}: ${shown(value)}`);
}

/** Both in [0, 1). */
export function checkBetas(betas: readonly Setting[]): void {
  if (!Array.isArray(betas)) throw typeError(`'${pythonTypeName(betas)}' object is not subscriptable`);
  for (const index of [0, 1]) {
    const beta: unknown = betas[index];
    checkComparable(beta, '<=');
    if (!(Number(beta) >= 0 && Number(beta) < 1))
      throw valueError(`Invalid beta parameter at index ${index}: ${shown(beta)}`);
  }
}
