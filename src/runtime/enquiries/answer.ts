/** Answers what is asked of an output that was evaluated, an expression's or a program's alike. */
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../../trace/enquiry';
import type { Refusal } from '../../trace/refusal';
import { plot } from '../plot';
import type { Standpoint } from './standpoint';

const ANSWERS: {
  readonly [Kind in EnquiryKind]: (standpoint: Standpoint, ask: Enquiry<Kind>['ask']) => EnquiryAnswer<Kind> | Refusal;
} = {
  plot,
};

export function answer<Kind extends EnquiryKind>(
  standpoint: Standpoint,
  { kind, ask }: Enquiry<Kind>,
): EnquiryAnswer<Kind> | Refusal {
  return ANSWERS[kind](standpoint, ask);
}
