/**
 * What may be asked of the output that a result shows, whatever ran it: each kind with its question and its answer. All
 * are plain data. A kind that is added here is asked for by the page, checked by `inspector/enquiries.ts`, answered by
 * `runtime/enquiries`, and checked again by `runtime/process/validate-enquiry.ts` where a process answered.
 */
import type { PlotData, PlotRequest } from './plot';

export interface Enquiries {
  readonly plot: { readonly ask: PlotRequest; readonly answer: PlotData };
}

export type EnquiryKind = keyof Enquiries;

export type Enquiry<Kind extends EnquiryKind = EnquiryKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly ask: Enquiries[K]['ask'] };
}[Kind];

export type EnquiryAnswer<Kind extends EnquiryKind = EnquiryKind> = Enquiries[Kind]['answer'];
