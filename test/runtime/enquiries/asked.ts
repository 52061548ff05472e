/** Asks an expression or a recorded program for its matrices and second derivatives, for tests. */
import { analyse } from '../../../src/runtime/analysis/analyse';
import type { Values } from '../../../src/runtime/run';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../../../src/trace/enquiry';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import { CONTEXT, type Program } from '../analysis/analysed';
import { runText } from '../run-text';

export type Asks = <Kind extends EnquiryKind>(enquiry: Enquiry<Kind>) => EnquiryAnswer<Kind> | Refusal;

export function ofText(text: string, values: Values): Asks {
  const run = runText(text, values);
  return (enquiry) => run.ask(enquiry);
}

export function ofProgram({ tape, focus }: Program, values: Values = {}): Asks {
  return <Kind extends EnquiryKind>(enquiry: Enquiry<Kind>) =>
    // Each enquiry is one of the kinds, which the compiler does not see of one that is not known yet.
    analyse(tape, CONTEXT, { kind: 'ask', focus, values, enquiry: enquiry as unknown as Enquiry }, () => 0) as
      EnquiryAnswer<Kind> | Refusal;
}

/** Its text and hint. */
export function refusedBy(answer: unknown): readonly [string, string | null] {
  if (!isRefusal(answer)) throw new Error('it was not refused');
  return [answer.message.text, answer.hint?.text ?? null];
}

export function answered<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(answer.message.text);
  return answer;
}
