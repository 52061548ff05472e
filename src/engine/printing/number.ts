/** Numbers as C's printf writes them: exact, ties to even, exponents of at least two digits, the sign of zero kept. */

/** `%.{digits}f` */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const { mantissa, exponent } = binary(Math.abs(value));
  const text = roundedQuotient(mantissa, exponent, digits)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `%.{digits}e` */
export function scientific(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const magnitude = Math.abs(value);
  if (magnitude === 0) return `${sign}${(0).toFixed(digits)}e+00`;
  const { mantissa, exponent } = binary(magnitude);
  let power = Math.floor(Math.log10(magnitude));
  let scaled = roundedQuotient(mantissa, exponent, digits - power);
  // log10 may be off by one, and rounding may carry into one digit more.
  for (; scaled >= 10n ** BigInt(digits + 1); scaled = roundedQuotient(mantissa, exponent, digits - power)) power++;
  for (; scaled < 10n ** BigInt(digits); scaled = roundedQuotient(mantissa, exponent, digits - power)) power--;
  const text = scaled.toString();
  const fraction = digits === 0 ? '' : `.${text.slice(1)}`;
  return `${sign}${text.charAt(0)}${fraction}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function special(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** value = mantissa · 2^exponent, exactly. */
function binary(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** mantissa · 2^exponent · 10^digits, rounded to an integer, ties to even. */
function roundedQuotient(mantissa: bigint, exponent: number, digits: number): bigint {
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (digits >= 0) numerator *= 10n ** BigInt(digits);
  else denominator *= 10n ** BigInt(-digits);
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
