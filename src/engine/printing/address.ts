/** How Python writes an object that has no text of its own: by its type and an address. It knows no object. */

const addresses = new WeakMap<object, number>();
let next = 0x7f0000000000;

/** `<name object at 0x…>`; the address is made up, and stays. Only what is shown gets one. */
export function objectText(name: string, value: object): string {
  let address = addresses.get(value);
  if (address === undefined) {
    address = next;
    next += 0x30;
    addresses.set(value, address);
  }
  return `<${name} object at 0x${address.toString(16)}>`;
}
