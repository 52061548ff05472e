/** Runs one recorded call again. Only operators of the engine can be named. */
import type { Tensor } from '../tensor/tensor';
import { run } from './dispatch';
import type { CompiledOverload } from './overload';
import { operatorsNamed } from './registry';

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

/** Throws where there is no such operator; the arguments are taken as they are. */
export function rerun({ operator, overload, inplace, args }: RecordedOperator): Tensor | readonly Tensor[] {
  const compiled = find(operator, overload, inplace);
  if (compiled === undefined)
    throw new Error(
      `There is no operator ${operator} with an overload ${overload}${inplace ? ' that works in place' : ''}.`,
    );
  if (args.length !== compiled.signature.parameters.length)
    throw new Error(`${operator} takes ${compiled.signature.parameters.length} arguments, not ${args.length}.`);
  return run(compiled, args.slice());
}

function find(operator: string, overload: number, inplace: boolean): CompiledOverload | undefined {
  for (const { overloads } of operatorsNamed(operator)) {
    const found = overloads.find((each) => each.index === overload && each.inplace === inplace);
    if (found !== undefined) return found;
  }
  return undefined;
}
