/** Python's `format(value, specification)` of a number: alignment, sign, width, thousands, precision, notation. */
import { valueError } from '../errors';
import { fixed, scientific } from './number';

/** `[[fill]align][sign][#][0][width][grouping][.precision][type]` */
const SPECIFICATION =
  /^(?:(?<fill>[^])?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<grouping>[,_])?(?:\.(?<precision>\d+))?(?<type>[^])?$/u;

interface Specification {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

/** `kind` is what Python calls the value's type: of an int, a float or a bool. */
export function formatNumber(value: number | bigint | boolean, kind: 'int' | 'float' | 'bool', text: string): string {
  if (text === '') return plain(value, kind);
  const specification = read(text, kind === 'float' ? 'float' : 'int');
  const { type } = specification;
  const isFloat = kind === 'float' || 'eEfFgG%'.includes(type || ' ');
  const digits = isFloat ? floatDigits(Number(value), specification) : integerDigits(BigInt(value), specification);
  return aligned(digits, specification);
}

function read(text: string, kind: string): Specification {
  const groups = SPECIFICATION.exec(text)?.groups;
  if (groups === undefined)
    throw valueError(/\.(?!\d)/u.test(text) ? 'Format specifier missing precision' : 'Invalid format specifier');
  const { fill, align, sign = '-', alternate, zero, width, grouping = '', precision, type = '' } = groups;
  const known = kind === 'int' ? 'bcdeEfFgGnoxX%' : 'eEfFgGn%';
  if (type !== '' && !known.includes(type))
    throw valueError(`Unknown format code '${type}' for object of type '${kind}'`);
  if (kind === 'int' && precision !== undefined && !'eEfFgG%'.includes(type || ' '))
    throw valueError('Precision not allowed in integer format specifier');
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? '>' : '='),
    sign,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

/** The sign and what follows it. */
type Digits = readonly [sign: string, digits: string];

function integerDigits(value: bigint, { sign, alternate, grouping, type }: Specification): Digits {
  const magnitude = value < 0n ? -value : value;
  if (type === 'c') return ['', String.fromCodePoint(Number(value))];
  const radix = { b: 2, o: 8, x: 16, X: 16 }[type] ?? 10;
  const text = grouped(magnitude.toString(radix), grouping, radix === 10 ? 3 : 4);
  const prefix = alternate && radix !== 10 ? `0${type}` : '';
  return [signText(value < 0n, sign) + prefix, type === 'X' ? text.toUpperCase() : text];
}

function floatDigits(value: number, specification: Specification): Digits {
  const { sign, grouping, type } = specification;
  const negative = value < 0 || Object.is(value, -0);
  const text = unsigned(Math.abs(value), specification);
  const [whole = '', ...rest] = text.split(/(?=[.e%])/u);
  const digits = grouped(whole, grouping, 3) + rest.join('');
  return [signText(negative, sign), 'EFG'.includes(type || ' ') ? digits.toUpperCase() : digits];
}

function unsigned(value: number, { precision, type, alternate }: Specification): string {
  const digits = precision ?? 6;
  const point = alternate && digits === 0 ? '.' : '';
  if (!Number.isFinite(value)) return `${Number.isNaN(value) ? 'nan' : 'inf'}${type === '%' ? '%' : ''}`;
  switch (type.toLowerCase()) {
    case 'f':
      return fixed(value, digits) + point;
    case 'e':
      return scientific(value, digits);
    case '%':
      return `${fixed(value * 100, digits)}${point}%`;
    case '':
      return precision === null ? repr(value) : general(value, Math.max(1, precision), alternate, true);
    default:
      return general(value, Math.max(1, digits), alternate, false);
  }
}

/** `digits` significant ones, with an exponent where it is below −4 or the number has more digits before the point. */
function general(value: number, digits: number, keepZeros: boolean, asFloat: boolean): string {
  const [mantissa = '', exponent = '0'] = scientific(value, digits - 1).split('e');
  const power = Number(exponent);
  // Without a type, one digit after the point must remain.
  const most = asFloat ? digits - 1 : digits;
  if (power < -4 || power >= most) return `${keepZeros ? mantissa : trimmed(mantissa)}e${exponent}`;
  const text = fixed(value, Math.max(0, digits - 1 - power));
  if (keepZeros) return text;
  const short = trimmed(text);
  return asFloat && !short.includes('.') ? `${short}.0` : short;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** Python's shortest text of a float. */
function repr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [mantissa = '', exponent = '+0'] = value.toExponential().split('e');
    return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return Number.isInteger(value) ? `${text}.0` : text;
}

function plain(value: number | bigint | boolean, kind: 'int' | 'float' | 'bool'): string {
  if (kind === 'bool') return value === false ? 'False' : 'True';
  return kind === 'float' ? repr(Number(value)) : String(value);
}

function signText(negative: boolean, sign: string): string {
  if (negative) return '-';
  return sign === '-' ? '' : sign;
}

function grouped(digits: string, mark: string, size: number): string {
  if (mark === '' || !/^[\da-f]+$/u.test(digits)) return digits;
  return digits.replace(new RegExp(`\\B(?=(?:[\\da-f]{${size}})+$)`, 'gu'), mark);
}

function aligned([sign, digits]: Digits, { fill, align, width }: Specification): string {
  const room = Math.max(0, width - sign.length - digits.length);
  switch (align) {
    case '<':
      return sign + digits + fill.repeat(room);
    case '^':
      return fill.repeat(Math.floor(room / 2)) + sign + digits + fill.repeat(Math.ceil(room / 2));
    case '=':
      return sign + fill.repeat(room) + digits;
    default:
      return fill.repeat(room) + sign + digits;
  }
}
