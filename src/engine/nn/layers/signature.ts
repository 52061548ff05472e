/**
 * Parameters of constructors and of `forward`, written as Python writes them: `kernel_size, stride=None, eps: float = 1e-05`.
 * It knows no layer.
 */
import { called, REQUIRED } from '../../dispatch/python-call';
import { isPlainObject } from '../../plain-object';
import { notImplementedError, pythonTypeName } from '../../errors';
import { formatNumber } from '../../printing/format';
import { Tensor } from '../../tensor/tensor';
import type { Given } from '../module/module';

export type Values = Record<string, unknown>;

export class Signature {
  private readonly name: string;
  readonly defaults: Values = {};
  readonly positional: number;
  /** Parameters that are floats, so that whole numbers of theirs print with a point. */
  private readonly floats = new Set<string>();

  /** `name`: as messages call the function. What stands behind `*` is given by name only. */
  constructor(name: string, parameters: string) {
    this.name = name;
    const [before = '', after = ''] = parameters.split('*');
    this.read(before);
    this.positional = Object.keys(this.defaults).length;
    this.read(after);
  }

  private read(parameters: string): void {
    for (const [, parameter = '', type, value] of parameters.matchAll(PARAMETER)) {
      this.defaults[parameter] = value === undefined ? REQUIRED : constant(value);
      if (type === 'float') this.floats.add(parameter);
    }
  }

  get parameters(): string[] {
    return Object.keys(this.defaults);
  }

  /** The arguments by name; whole numbers are numbers, however they were given. */
  bind(given: Given): Values {
    const bound: Values = called(this.name, this.defaults, given, { positional: this.positional, own: 1 });
    if (this.hasDevice) refuseDevice(this.name, bound['device']);
    for (const [name, value] of Object.entries(bound)) bound[name] = plain(value);
    return bound;
  }

  private get hasDevice(): boolean {
    return 'device' in this.defaults;
  }

  /** The arguments in order, which is how they are given mostly. */
  take(given: Given): Given {
    const last = given.at(-1);
    if (given.length === this.positional && last !== undefined && !isPlainObject(last)) return given;
    return Object.values(called(this.name, this.defaults, given, { positional: this.positional, own: 1 }));
  }

  /** `template` with `{name}` and `{name!r}` filled in from the attributes; `{name?}` says `, name=True` where it is. */
  print(template: string, attributes: object): string {
    return template
      .replaceAll(/\{(\w+)(!r|\?)?\}/gu, (_, name: string, how?: string) => {
        const value: unknown = Reflect.get(attributes, name);
        if (how === '?') return value === true ? `, ${name}=True` : '';
        return pythonText(value, this.floats.has(name), how === '!r');
      })
      .replace(/^, /u, '');
  }
}

const PARAMETER = /(\w+)(?::\s*(\w+))?\s*(?:=\s*([^,]+?)\s*)?(?:,|$)/gu;

function constant(text: string): unknown {
  if (text === 'None') return null;
  if (text === 'True' || text === 'False') return text === 'True';
  return /^['"]/u.test(text) ? text.slice(1, -1) : Number(text);
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? Array.from(value, plain) : value;
}

function refuseDevice(name: string, device: unknown): void {
  if (device !== null && device !== 'cpu')
    throw notImplementedError(`${name}(): argument 'device' is left out here. There are no devices: leave it out.`);
}

/** A value as Python prints it; lists are tuples here, and `float` says what a whole number is. */
export function pythonText(value: unknown, float = false, quoted = false): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return formatNumber(value, float || !Number.isInteger(value) ? 'float' : 'int', '');
  if (Array.isArray(value)) {
    const items = value.map((item) => pythonText(item, float, true)).join(', ');
    return value.length === 1 ? `(${items},)` : `(${items})`;
  }
  if (typeof value === 'string') return quoted ? `'${value}'` : value;
  return value instanceof Tensor ? value.toString() : pythonTypeName(value);
}
