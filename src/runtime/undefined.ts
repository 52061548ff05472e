/** Points at which an operator refuses its operand, such as a probability above 1: no value there, and no failure. */
import { TorchError } from '../engine/errors';
import { EvaluationError } from '../languages/expression/evaluate';
import { ReplayError } from '../recorder/replay/replay';

/** What the operator said; throws any other error. */
export function reasonOf(error: unknown): string {
  if (error instanceof TorchError || error instanceof ReplayError || error instanceof EvaluationError)
    return error.message;
  throw error;
}
