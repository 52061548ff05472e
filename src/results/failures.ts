/** What results say where something cannot be done or went wrong. */
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import type { ResultId } from './result';

export function missingRefusal(range: SourceRange, names: readonly string[]): Refusal {
  return refusal(
    range,
    message('results.missing-values', 'No value is known for {names}.', { names: names.join(', ') }),
    message('results.missing-values.hint', 'Give one, or write {name} = … above.', { name: names[0] ?? 'x' }),
  );
}

export function nothingToAsk(range: SourceRange): Refusal {
  return refusal(
    range,
    message('results.nothing-evaluated', 'There is nothing to show here: the formula has not been evaluated.'),
  );
}

export function noFormula(range: SourceRange): Refusal {
  return refusal(
    range,
    message('results.no-formula', 'There is no formula to differentiate: it has not been evaluated.'),
  );
}

export function nothingToExplain(range: SourceRange): Refusal {
  return refusal(
    range,
    message('results.no-explanation', 'There is nothing to explain here: what was recorded is gone.'),
    message('results.no-explanation.hint', 'Run it again, and ask again.'),
  );
}

export function unexpected(range: SourceRange): Refusal {
  return refusal(range, message('results.unexpected', 'Something went wrong; the log says more.'));
}

export function gone(id: ResultId): Error {
  return new Error(`There is no result ${id} any more.`);
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
