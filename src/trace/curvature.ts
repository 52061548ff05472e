/**
 * What may be asked of an output about second derivatives: ∂²y/∂x² of each element of its variables, the diagonal of the
 * Hessian. Plain data.
 */
import type { Message } from './message';

export interface CurvatureRequest {
  /** Names of variables; none: all of them. */
  readonly variables: readonly string[];
}

export interface CurvatureData {
  readonly request: CurvatureRequest;
  /** In the order in which they were asked for. */
  readonly variables: readonly VariableCurvature[];
}

export interface VariableCurvature {
  readonly variable: string;
  /** Of the first elements, row-major; null where none was computed. */
  readonly values: readonly number[] | null;
  /** Why there are none, or no more of them; null where there is one for each element. */
  readonly reason: Message | null;
}
