/** Reads signatures in PyTorch's notation: `sum(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor`. */
import { signature, type Parameter, type ParameterType, type Signature } from '../../src/engine/dispatch/parameters';

export interface ParsedSignature extends Signature {
  readonly name: string;
  /** `Tensor`, or `Tensor[]` for several. */
  readonly returns: 'Tensor' | 'Tensor[]';
}

const TYPES = new Set<string>(['Tensor', 'Tensor[]', 'Scalar', 'int', 'int[]', 'float', 'bool', 'ScalarType', 'str']);

export function parseSignature(text: string): ParsedSignature {
  const match = /^(\w+)\((.*)\) -> (Tensor(?:\[\])?)$/.exec(text);
  if (match === null) throw new Error(`Not a signature: ${text}`);
  const [, name = '', list = '', returns = ''] = match;
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of list.split(',').map((item) => item.trim())) {
    if (part === '') continue;
    if (part === '*') keywordOnly = true;
    else parameters.push(parseParameter(part, keywordOnly, text));
  }
  return { ...signature(...parameters), name, returns: returns === 'Tensor' ? 'Tensor' : 'Tensor[]' };
}

function parseParameter(text: string, keywordOnly: boolean, within: string): Parameter {
  const match = /^(\w+)(\[\d*\])?(\?)? (\w+)(?:=(.+))?$/.exec(text);
  if (match === null) throw new Error(`Not a parameter: "${text}"  in ${within}`);
  const [, base = '', list, optional, name = '', fallback] = match;
  const type = base + (list === undefined ? '' : '[]');
  if (!TYPES.has(type)) throw new Error(`Unknown type "${type}" in ${within}`);
  return {
    name,
    type: type as ParameterType,
    nullable: optional !== undefined,
    required: fallback === undefined,
    fallback: fallback === undefined ? null : parseDefault(fallback, within),
    keywordOnly,
    single: list === '[1]',
  };
}

function parseDefault(text: string, within: string): unknown {
  const words: Record<string, unknown> = { None: null, True: true, False: false, '[]': [] };
  if (text in words) return words[text];
  if (/^'.*'$/.test(text)) return text.slice(1, -1);
  const number = Number(text);
  if (Number.isNaN(number)) throw new Error(`Unknown default "${text}" in ${within}`);
  return number;
}
