/** Numbers as C++ streams write them in messages. */
import { scientific } from './number';

/** `%g`: six significant digits, without zeros at the end. */
export function streamed(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const [digits = '0', power = '0'] = scientific(value, 5).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(`${digits}e${exponent}`));
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${String(Number(digits))}e${exponent < 0 ? '-' : '+'}${size}`;
}
