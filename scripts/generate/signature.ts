/**
 * Reads signatures in PyTorch's notation: `sum(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor`, of several results
 * `sort(…) -> (Tensor values, Tensor indices)`, where their tuple has another name `svd(…) -> linalg_svd (…)`.
 */
import {
  returning,
  signature,
  type Parameter,
  type ParameterType,
  type Signature,
} from '../../src/engine/dispatch/parameters';

export interface ParsedSignature extends Signature {
  readonly name: string;
  /** `Tensor`, `Tensor[]` for a list of any length; several results are told by `outputs`. */
  readonly returns: 'Tensor' | 'Tensor[]' | 'outputs' | 'any';
}

const TYPES = new Set<string>([
  'Tensor',
  'Tensor[]',
  'Tensor?[]',
  'Scalar',
  'int',
  'int[]',
  'float',
  'float[]',
  'bool',
  'bool[]',
  'ScalarType',
  'str',
  'any',
]);

export function parseSignature(text: string): ParsedSignature {
  const match = /^([\w.]+)\((.*)\) -> (?:(Tensor(?:\[\])?|any)|(\w+ )?\(([\w, ]+)\))$/.exec(text);
  if (match === null) throw new Error(`Not a signature: ${text}`);
  const [, name = '', list = '', returns, tuple, several] = match;
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of list.split(',').map((item) => item.trim())) {
    if (part === '') continue;
    if (part === '*') keywordOnly = true;
    else parameters.push(parseParameter(part, keywordOnly, text));
  }
  const plain = signature(...parameters);
  if (several === undefined) return { ...plain, name, returns: returns as ParsedSignature['returns'] };
  const outputs = several.split(',').map((item) => outputName(item.trim(), text));
  const unnamed = outputs.every((output) => output === '');
  const called = unnamed ? '' : (tuple?.trim() ?? name.slice(name.lastIndexOf('.') + 1));
  return { ...returning(plain, called, ...outputs), name, returns: 'outputs' };
}

function outputName(text: string, within: string): string {
  const match = /^Tensor(?: (\w+))?$/.exec(text);
  if (match === null) throw new Error(`Not a result: "${text}" in ${within}`);
  return match[1] ?? '';
}

function parseParameter(text: string, keywordOnly: boolean, within: string): Parameter {
  const match = /^(\w+)(\?)?(\[\d*\])?(\?)? (\w+)(?:=(.+))?$/.exec(text);
  if (match === null) throw new Error(`Not a parameter: "${text}"  in ${within}`);
  const [, base = '', inner, list, outer, name = '', fallback] = match;
  const optional = list === undefined ? inner : outer;
  const type = base + (list === undefined ? '' : `${inner ?? ''}[]`);
  if (!TYPES.has(type)) throw new Error(`Unknown type "${type}" in ${within}`);
  return {
    name,
    type: type as ParameterType,
    nullable: optional !== undefined,
    required: fallback === undefined,
    fallback: fallback === undefined ? null : parseDefault(fallback, type, within),
    keywordOnly,
    single: /\d/.test(list ?? ''),
  };
}

/** Of a list, one number stands for a list of one, as in calls. */
function parseDefault(text: string, type: string, within: string): unknown {
  const words: Record<string, unknown> = { None: null, True: true, False: false, '[]': [] };
  if (text in words) return words[text];
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  const list = /^\[(.+)\]$/.exec(text)?.[1];
  if (list !== undefined) return list.split(';').map(Number);
  const number = Number(text);
  if (Number.isNaN(number)) throw new Error(`Unknown default "${text}" in ${within}`);
  return type.endsWith('[]') ? [number] : number;
}
