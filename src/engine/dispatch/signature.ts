/**
 * Reads signatures in PyTorch's notation: `sum(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor`, of several results
 * `sort(…) -> (Tensor values, Tensor indices)`, where their tuple has another name `svd(…) -> linalg_svd (…)`. An operator's
 * are read at its first call: there are so many that reading all of them would be felt when the engine loads.
 */
import type { Parameter, ParameterType, Signature } from './parameters';

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

const read = new Map<string, ParsedSignature>();

/** The same text is read once. */
export function signatureOf(text: string): ParsedSignature {
  let signature = read.get(text);
  if (signature === undefined) read.set(text, (signature = parseSignature(text)));
  return signature;
}

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
  const plain = {
    name,
    parameters,
    positional: parameters.filter((parameter) => !parameter.keywordOnly).length,
    factory: !parameters.some(({ type }) => type.startsWith('Tensor')),
  };
  if (several === undefined) return { ...plain, outputs: null, returns: returns as ParsedSignature['returns'] };
  const outputs = several.split(',').map((item) => outputName(item.trim(), text));
  const unnamed = outputs.every((output) => output === '');
  const called = unnamed ? '' : (tuple?.trim() ?? name.slice(name.lastIndexOf('.') + 1));
  return { ...plain, outputs: { tuple: called, names: outputs }, returns: 'outputs' };
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
