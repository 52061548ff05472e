/** Bytes from base64, where neither Node nor a browser is there to ask. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const values = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value++) values[DIGITS.charCodeAt(value)] = value;

/** `text` is right: it was generated. */
export function decoded(text: string): Uint8Array<ArrayBuffer> {
  const { length } = text.replace(/=+$/, '');
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    bits = (bits << 6) | (values[text.charCodeAt(i)] ?? 0);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 0xff;
  }
  return bytes;
}
