/**
 * Reads what the page asks of the output that is shown, a reader for each kind: whatever has another form is no
 * question. Knows nothing of what is answered.
 */
import type { Enquiry, EnquiryKind } from '../trace/enquiry';
import type { PlotRequest } from '../trace/plot';

type Asked = Readonly<Record<string, unknown>>;

const READERS: { readonly [Kind in EnquiryKind]: (asked: Asked) => Enquiry<Kind>['ask'] | null } = {
  plot: plotRequest,
};

export function enquiryFrom(kind: unknown, asked: Asked): Enquiry | null {
  if (!isKind(kind)) return null;
  const ask = READERS[kind](asked);
  return ask && { kind, ask };
}

function isKind(kind: unknown): kind is EnquiryKind {
  return typeof kind === 'string' && Object.hasOwn(READERS, kind);
}

function plotRequest({ variable, element, from, to, count }: Asked): PlotRequest | null {
  if (typeof variable !== 'string' || typeof element !== 'number' || typeof count !== 'number') return null;
  return isEnd(from) && isEnd(to) ? { variable, element, from, to, count } : null;
}

function isEnd(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
