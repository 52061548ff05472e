/** Names that a program finds without declaring them. */
import { message } from '../../trace/message';

const NAMES: ReadonlySet<string> = new Set(
  `AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError
  Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise
  Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array
  Uint8Array Uint8ClampedArray WeakMap WeakSet arguments clearInterval clearTimeout console decodeURI
  decodeURIComponent encodeURI encodeURIComponent escape Function globalThis isFinite isNaN parseFloat parseInt
  performance bar hist plot plt print queueMicrotask scatter setInterval setTimeout torch undefined unescape`.split(
    /\s+/,
  ),
);

/** What a program can use, in place of what it cannot have. */
export const AVAILABLE = message(
  'typescript.available',
  'A program has torch, print, plot, scatter, bar, hist and plt without importing them (or from "autograd-lens"), console, Math and JavaScript’s own globals.',
);

export function isGlobal(name: string): boolean {
  return NAMES.has(name);
}
