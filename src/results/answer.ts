/**
 * The answer to a text that stands alone, as one object of plain JSON: what the command line's `--json` prints, for
 * other extensions. Knows no documents; nothing of it becomes a live result.
 */
import { answer as answerOf, jsonAnswer } from '../runtime/answer';
import { differentiateText } from '../runtime/headless';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Values } from './result';

export interface AnswerRequest {
  readonly expression: string;
  readonly at: Values;
  /** VS Code's language id. */
  readonly language: string;
  readonly order: 1 | 2;
}

/** Throws an Error whose message says what, where and what to do. */
export function answer(request: AnswerRequest): unknown {
  const outcome = differentiateText(request);
  switch (outcome.kind) {
    case 'missing':
      throw new Error(`No value for ${outcome.names.join(', ')}: add it to "at".`);
    case 'unknown': {
      const { names, variables } = outcome;
      throw new Error(`The expression has no variable ${names.join(', ')}; its variables: ${variables.join(', ')}.`);
    }
    case 'refused':
      throw new Error(refusalText(outcome.refusal, request.expression));
    case 'ran': {
      const given = answerOf(outcome.run, { order: request.order });
      if (isRefusal(given)) throw new Error(refusalText(given, request.expression));
      return jsonAnswer(given);
    }
  }
}

/** In one line, with the place as the text that stands there. */
export function refusalText({ message, range, hint }: Refusal, expression: string): string {
  const place = expression.slice(range.start, range.end).trim();
  const where = place === '' || place === expression.trim() ? '' : ` At “${place}” (${range.start}–${range.end}).`;
  return `${message.text}${where}${hint === null ? '' : ` ${hint.text}`}`;
}
