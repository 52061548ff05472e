/** Errors as PyTorch's would be shown, for tests that compare them to the letter. */
import { TorchError } from '../../../src/engine/errors';

/** Type and first line of the error that `body` throws: `RuntimeError: …`. */
export function errorOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (!(error instanceof TorchError)) throw error;
    return `${error.name}: ${error.message.split('\n')[0] ?? ''}`;
  }
  return 'no error';
}
