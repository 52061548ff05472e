/** Runs one recorded call again. Only operators of the engine can be named. */
import type { Tensor } from '../tensor/tensor';
import { run, type CompiledOperator } from './dispatch';
import type { CompiledOverload } from './overload';

export interface RecordedOperator {
  /** The definition's name. */
  readonly operator: string;
  /** Which of its overloads, counted from 0. */
  readonly overload: number;
  /** The form that changes its first operand. */
  readonly inplace: boolean;
  /** In the order of the signature, as the observer got them. */
  readonly args: readonly unknown[];
}

const byName = new Map<string, CompiledOverload[]>();

/** Makes an operator's overloads known by the name of its definition. */
export function register({ overloads }: CompiledOperator): void {
  for (const overload of overloads) {
    const { name } = overload.definition;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [overload]);
    else known.push(overload);
  }
}

/** Throws where there is no such operator; the arguments are taken as they are. */
export function rerun({ operator, overload, inplace, args }: RecordedOperator): Tensor | readonly Tensor[] {
  const compiled = byName.get(operator)?.find((each) => each.index === overload && each.inplace === inplace);
  if (compiled === undefined)
    throw new Error(
      `There is no operator ${operator} with an overload ${overload}${inplace ? ' that works in place' : ''}.`,
    );
  if (args.length !== compiled.signature.parameters.length)
    throw new Error(`${operator} takes ${compiled.signature.parameters.length} arguments, not ${args.length}.`);
  return run(compiled, args.slice());
}
