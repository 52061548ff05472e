/**
 * Reads what the page posts. The page is ours, but what arrives is checked as if it were not: a message of the wrong
 * form is reported, never acted upon. Knows the protocol's forms and nothing of what they cause.
 */
import { parse } from '../trace/json';
import { MAX_ORDER, MAX_PARTS, type By, type CodeRequest } from '../trace/formula';
import type { SourceRange } from '../trace/range';
import type { Focus } from '../trace/tape';
import type { Nested } from '../trace/trace';
import type { WhyQuestion } from '../trace/why';
import { enquiryFrom } from './enquiries';
import type { HostRequest, ToHost } from './protocol';

/** The message, or null where it is none. */
export function readMessage(posted: unknown): ToHost | null {
  if (typeof posted !== 'string') return null;
  let message: unknown;
  try {
    message = parse(posted);
  } catch {
    return null;
  }
  return isRecord(message) ? checked(message) : null;
}

function checked(message: Record<string, unknown>): ToHost | null {
  const { type, id, range, text } = message;
  switch (type) {
    case 'ready':
    case 'rerun':
    case 'apply-fix':
    case 'show-log':
    case 'stop':
    case 'reset-values':
    case 'pin':
    case 'show-history':
      return { type };
    case 'follow':
      return typeof message['on'] === 'boolean' ? { type, on: message['on'] } : null;
    case 'has-focus':
      return typeof message['focused'] === 'boolean' ? { type, focused: message['focused'] } : null;
    case 'copy':
    case 'page-error':
      return typeof text === 'string' ? { type, text } : null;
    case 'save':
      return saved(message);
    case 'open-setting':
      return isSetting(message['setting']) ? { type, setting: message['setting'] } : null;
    case 'cancel':
      return typeof id === 'number' ? { type, id } : null;
    case 'reveal':
      return isRange(range) ? { type, range, keepFocus: message['keepFocus'] === true } : null;
    case 'hover':
      return range === null || isRange(range) ? { type, range } : null;
    case 'set-value':
      return setValue(message);
    case 'focus':
      return isFocus(message['focus']) ? { type, focus: message['focus'] } : null;
    case 'substitute': {
      const { name, substituted } = message;
      return typeof name === 'string' && typeof substituted === 'boolean' ? { type, name, substituted } : null;
    }
    case 'insert-derivative': {
      const request = isRecord(message['request']) ? codeRequest(message['request']) : null;
      return request && { type, request };
    }
    case 'request':
      return typeof id === 'number' ? withRequest(id, message['request']) : null;
    default:
      return null;
  }
}

/** Letters of a file that is saved: more would fill the memory of both sides. */
export const MOST_SAVED = 64 * 1024 * 1024;

function saved({ name, text, base64 }: Record<string, unknown>): ToHost | null {
  if (!isFileName(name)) return null;
  if (typeof text === 'string' && base64 === undefined)
    return text.length <= MOST_SAVED ? { type: 'save', name, text } : null;
  return isBase64(base64) && text === undefined ? { type: 'save', name, base64 } : null;
}

/** A name alone, which leads to no other folder, with an ending. */
function isFileName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 120 &&
    /^[^\p{Cc}/\\:*?"<>|.][^\p{Cc}/\\:*?"<>|]*\.[a-z]{2,4}$/u.test(value)
  );
}

function isBase64(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MOST_SAVED &&
    value.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(value)
  );
}

function setValue({ variable, value, serial }: Record<string, unknown>): ToHost | null {
  if (typeof variable !== 'string' || typeof serial !== 'number' || !isNested(value)) return null;
  return { type: 'set-value', variable, value, serial };
}

function withRequest(id: number, request: unknown): ToHost | null {
  if (!isRecord(request) || !isRecord(request['ask'])) return null;
  const read = hostRequest(request['kind'], request['ask']);
  return read === null ? null : { type: 'request', id, request: read };
}

function hostRequest(kind: unknown, asked: Record<string, unknown>): HostRequest | null {
  switch (kind) {
    case 'why': {
      const ask = whyQuestion(asked);
      return ask && { kind, ask };
    }
    case 'derive':
    case 'simplify':
      return isOrders(asked['by']) ? { kind, ask: { by: asked['by'] } } : null;
    case 'compare': {
      const { by, text } = asked;
      return isOrder(by) && typeof text === 'string' ? { kind, ask: { by, text } } : null;
    }
    case 'code': {
      const ask = codeRequest(asked);
      return ask && { kind, ask };
    }
    default:
      return enquiryFrom(kind, asked);
  }
}

function whyQuestion({ kind, tensor, of, element }: Record<string, unknown>): WhyQuestion | null {
  if (kind === 'failure') return { kind };
  if (!isIndex(tensor)) return null;
  if (kind === 'recorded') return { kind, tensor };
  if (kind !== 'shown' || (of !== 'arrived' && of !== 'attribute')) return null;
  if (element === undefined) return { kind, tensor, of };
  return isIndex(element) ? { kind, tensor, of, element } : null;
}

function codeRequest({ by, form, simplified }: Record<string, unknown>): CodeRequest | null {
  if (!isOrders(by) || typeof simplified !== 'boolean') return null;
  return form === 'expression' || form === 'value' || form === 'function' ? { by, form, simplified } : null;
}

function isOrders(value: unknown): value is readonly By[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_PARTS && value.every(isOrder);
}

function isOrder(value: unknown): value is By {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MAX_ORDER &&
    value.every((variable) => typeof variable === 'string')
  );
}

/** One of ours: the editor's search for settings takes any text. */
function isSetting(value: unknown): value is string {
  return typeof value === 'string' && /^autogradLens(?:\.[a-zA-Z]+)+$/.test(value);
}

function isRange(value: unknown): value is SourceRange {
  return isRecord(value) && Number.isInteger(value['start']) && Number.isInteger(value['end']);
}

function isFocus(value: unknown): value is Focus {
  return isRecord(value) && isIndex(value['output']) && (value['weights'] === null || isIndex(value['weights']));
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

export function isNested(value: unknown): value is Nested {
  return typeof value === 'number' || (Array.isArray(value) && value.every(isNested));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
