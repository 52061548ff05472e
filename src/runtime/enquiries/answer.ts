/** Answers what is asked of an output that was evaluated, an expression's or a program's alike. */
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../../trace/enquiry';
import type { Refusal } from '../../trace/refusal';
import { plot } from '../plot';
import { curvature } from './curvature';
import { descent } from './descent';
import { landmarks } from './landmarks';
import { matrix } from './matrix';
import { elements, listing, statistics, writing } from './elements';
import { nodes } from './nodes';
import type { Standpoint } from './standpoint';
import { surface } from './surface';

const ANSWERS: {
  readonly [Kind in EnquiryKind]: (standpoint: Standpoint, ask: Enquiry<Kind>['ask']) => EnquiryAnswer<Kind> | Refusal;
} = {
  plot,
  landmarks,
  surface,
  descent,
  curvature,
  matrix,
  elements,
  statistics,
  listing,
  writing,
  nodes,
};

export function answer<Kind extends EnquiryKind>(
  standpoint: Standpoint,
  { kind, ask }: Enquiry<Kind>,
): EnquiryAnswer<Kind> | Refusal {
  return ANSWERS[kind](standpoint, ask);
}
