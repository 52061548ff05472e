/** Runs a text as one expression, for tests. */
import { readExpression } from '../../src/languages/expression/read';
import { runExpression } from '../../src/runtime/inline';
import type { ExpressionRun, Values } from '../../src/runtime/run';
import { isRefusal, type Refusal } from '../../src/trace/refusal';

/** Time stands still, unless a test moves it: no verdict may depend on how busy the machine is. */
export function tryText(
  text: string,
  values: Values,
  language = 'python',
  now = (): number => 0,
): ExpressionRun | Refusal {
  const expression = readExpression(text, { start: 0, end: text.length }, { language });
  return isRefusal(expression) ? expression : runExpression(expression, values, { text, now });
}

export function runText(text: string, values: Values, language = 'python'): ExpressionRun {
  const run = tryText(text, values, language);
  if (isRefusal(run)) throw new Error(run.message.text);
  return run;
}
