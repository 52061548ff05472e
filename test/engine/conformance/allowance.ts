/** What one subject's recorded cases are allowed, each with its reason. */

/** A derivative that is a difference of nearly equal terms: what remains has the error of the terms. */
export interface Cancelling {
  /** From which derivative on. */
  readonly from: 'first' | 'second';
  /** How much larger than the largest recorded number the terms are. */
  readonly terms?: number;
}

export interface Allowance {
  /** Calls whose derivatives cancel, by their Python. */
  readonly cancelling?: readonly (readonly [RegExp, Cancelling])[];
  /** Calls that PyTorch's float32 kernels approximate where the engine rounds a float64 result. */
  readonly approximateInFloat32?: readonly string[];
  /** Calls in which it depends on the processor's instruction which of 0 and −0 is the larger. */
  readonly orderOfZeros?: readonly string[];
  /** `call number` of a case in which the engine departs from the record → why. */
  readonly departures?: Readonly<Record<string, string>>;
  /** Calls of which differences say nothing: their recorded points lie on jumps, or their graph leaves something out. */
  readonly notByDifferences?: readonly string[];
  /** Calls whose second derivatives are not those of the first, in PyTorch neither → why. */
  readonly firstOnlyByDifferences?: Readonly<Record<string, string>>;
  /**
   * Calls, by their Python, that take one triangle of a matrix to be the mirror image of the other, and that operand's
   * name. Their derivative says how the result changes with symmetric matrices, and differences go that way only.
   */
  readonly symmetric?: readonly (readonly [RegExp, string])[];
  /** Derivatives (nodes) that differences do not check → why. */
  readonly nodesNotByDifferences?: Readonly<Record<string, string>>;
  /** Derivatives (nodes) that no record can have → why. */
  readonly nodesWithoutRecord?: Readonly<Record<string, string>>;
  /** Operators that have no recorded numbers → why. */
  readonly unrecorded?: Readonly<Record<string, string>>;
}
