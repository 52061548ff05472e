/**
 * An operator made ready for calls, at the first of them: there are so many that making all of them ready would be felt
 * when the engine loads, and a program calls few.
 */
import { formOf, type Form } from './forms';
import type { CompiledOverload } from './overload';

export class CompiledOperator {
  /** As messages call it. */
  readonly name: string;
  /** Of PyTorch's functions that are written in Python. */
  readonly python: boolean;
  private readonly make: () => readonly CompiledOverload[];
  private made: readonly CompiledOverload[] | null;
  /** Not looked for yet where undefined. */
  private formAlone: Form | null | undefined;
  private formWithTensor: Form | null | undefined;
  private formWithNumber: Form | null | undefined;

  constructor(name: string, make: () => readonly CompiledOverload[], python = false) {
    this.name = name;
    this.python = python;
    this.make = make;
    this.made = null;
    this.formAlone = undefined;
    this.formWithTensor = undefined;
    this.formWithNumber = undefined;
  }

  get overloads(): readonly CompiledOverload[] {
    return (this.made ??= this.make());
  }

  /** How a call with one tensor is bound; null where that must be looked at each time. */
  get alone(): Form | null {
    return this.formAlone === undefined ? (this.formAlone = formOf(this.overloads, 'none')) : this.formAlone;
  }

  /** With two tensors. */
  get withTensor(): Form | null {
    return this.formWithTensor === undefined
      ? (this.formWithTensor = formOf(this.overloads, 'tensor'))
      : this.formWithTensor;
  }

  /** With a tensor and a number. */
  get withNumber(): Form | null {
    return this.formWithNumber === undefined
      ? (this.formWithNumber = formOf(this.overloads, 'number'))
      : this.formWithNumber;
  }
}
