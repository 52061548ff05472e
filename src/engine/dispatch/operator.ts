/**
 * An operator made ready for calls, at the first of them: there are so many that making all of them ready would be felt
 * when the engine loads, and a program calls few.
 */
import type { CompiledOverload } from './overload';

export class CompiledOperator {
  /** As messages call it. */
  readonly name: string;
  /** Of PyTorch's functions that are written in Python. */
  readonly python: boolean;
  readonly #make: () => readonly CompiledOverload[];
  #made: readonly CompiledOverload[] | null = null;

  constructor(name: string, make: () => readonly CompiledOverload[], python = false) {
    this.name = name;
    this.python = python;
    this.#make = make;
  }

  get overloads(): readonly CompiledOverload[] {
    return (this.#made ??= this.#make());
  }
}
