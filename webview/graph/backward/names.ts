/** What values and gradients are called in formulas: by the user's own names and text, as LaTeX and as plain text. */
import type { NodeId, TensorId, Trace, TraceNode, TraceTensor } from '../../../src/trace/trace';
import { formatShape, NOTHING, readable } from '../../../src/trace/format';
import { fragment, outputName, shortNumber } from '../../numbers';
import { indexOf, type Shown } from './values';

/** A piece of mathematics. */
export interface Written {
  readonly tex: string;
  readonly text: string;
}

/** Longer pieces of the user's text have a sign of their own in formulas, which is explained beside them. */
const LONGEST = 12;
const LONGEST_TEXT = 40;
/** Of a tensor in a formula. */
const MOST_VALUES = 4;

/** A value by its name, else by the text that gave it. */
export function nameOf(trace: Trace, id: TensorId | null): Written {
  const tensor = id === null ? undefined : trace.tensors[id];
  if (tensor === undefined) return { tex: '?', text: '?' };
  const { output } = trace;
  if (tensor.id === output.root && output.root !== output.tensor) {
    const whole = nameOf(trace, output.tensor);
    return { tex: `\\textstyle\\sum ${whole.tex}`, text: `sum(${whole.text})` };
  }
  const variable = trace.variables.find((one) => one.tensor === tensor.id);
  if (variable !== undefined) return { tex: variable.tex, text: variable.name };
  if (tensor.id === output.tensor) return identifier(outputName(trace));
  if (tensor.name !== null) return numbered(trace, tensor.name, tensor.id);
  const text = fragment(trace, tensor.range, LONGEST_TEXT);
  if (text !== null && text.length <= LONGEST) return { tex: grouped(text), text };
  const sign = signOf(tensor);
  return sign === null
    ? identifier(`t${String(tensor.id)}`)
    : { tex: sign, text: text ?? `v${String(tensor.grad_fn)}` };
}

/** A name that several values had one after another: which of them. */
function numbered(trace: Trace, name: string, id: TensorId): Written {
  let names = namesOf.get(trace);
  if (names === undefined) {
    names = new Map<string, TensorId[]>();
    for (const tensor of trace.tensors)
      if (tensor.name !== null) names.set(tensor.name, [...(names.get(tensor.name) ?? []), tensor.id]);
    namesOf.set(trace, names);
  }
  const all = names.get(name) ?? [];
  const { tex, text } = identifier(name);
  if (all.length < 2) return { tex, text };
  const place = all.indexOf(id) + 1;
  return { tex: `{${tex}}_{(${place})}`, text: `${text} (${place})` };
}

const namesOf = new WeakMap<Trace, Map<string, TensorId[]>>();

function grouped(text: string): string {
  const tex = `\\texttt{${escaped(text)}}`;
  return /^[\p{L}\p{N}_.]+(?:\([^()]*\))?$/u.test(text) ? tex : `(${tex})`;
}

/** What stands in formulas for a value without a short name. */
function signOf({ grad_fn, output_nr }: TraceTensor): string | null {
  return grad_fn === null ? null : `\\mathsf{v}_{${grad_fn}${output_nr === 0 ? '' : `,${output_nr}`}}`;
}

/** The signs that stand in these formulas, with the text that each stands for. */
export function signsIn(
  trace: Trace,
  formulas: readonly (Written | null)[],
): readonly { readonly sign: string; readonly node: NodeId; readonly text: string }[] {
  const found = new Set(formulas.flatMap((formula) => formula?.tex.match(/\\mathsf\{v\}_\{\d+(?:,\d+)?\}/g) ?? []));
  return [...found].flatMap((sign) => {
    const node = trace.nodes[Number(/\d+/.exec(sign)?.[0] ?? -1)];
    if (node === undefined) return [];
    return [{ sign, node: node.id, text: fragment(trace, node.range, LONGEST_TEXT) ?? node.name }];
  });
}

/** What a node gave, by its first output. */
export function resultOf(trace: Trace, node: TraceNode | undefined): Written {
  return nameOf(trace, node?.variable ?? node?.outputs[0] ?? null);
}

function identifier(name: string): Written {
  return { tex: name.length === 1 ? escaped(name) : `\\mathit{${escaped(name)}}`, text: name };
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\backslash{}',
  '^': '\\text{\\textasciicircum}',
  '~': '\\text{\\textasciitilde}',
  ' ': '\\ ',
};

/** Text as it stands, inside of a formula. */
export function escaped(text: string): string {
  return text.replace(/[\\^~ {}$%&#_]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

/** `x[1, 2]`. */
export function atElement(name: Written, element: number | null, shape: readonly number[]): Written {
  if (element === null || shape.length === 0) return name;
  const index = indexOf(element, shape).join(', ');
  return { tex: `{${name.tex}}_{[${index}]}`, text: `${bracketed(name.text)}[${index}]` };
}

/** `∂f/∂x`. */
export function derivative(of: Written, by: Written): Written {
  return {
    tex: `\\frac{\\partial ${of.tex}}{\\partial ${by.tex}}`,
    text: `∂${bracketed(of.text)}/∂${bracketed(by.text)}`,
  };
}

function bracketed(text: string): string {
  return /^[\p{L}\p{N}_.[\], ]+$/u.test(text) || /^[\w.]+\([^()]*\)$/.test(text) ? text : `(${text})`;
}

export function number(value: number | undefined, dtype = 'float64'): Written {
  if (value === undefined) return { tex: '\\text{—}', text: NOTHING };
  const text = shortNumber(readable({ dtype, values: [value] })[0]);
  return { tex: numberTex(text), text };
}

function numberTex(text: string): string {
  if (text === 'nan') return '\\mathrm{nan}';
  if (text.endsWith('inf')) return text.replace('inf', '\\infty ');
  const [digits = '', exponent] = text.split('e');
  return exponent === undefined ? digits : `${digits}\\cdot 10^{${exponent.replace('+', '')}}`;
}

/** A number as a factor or as a later part of a sum. */
export function inBrackets({ tex, text }: Written): Written {
  return text.startsWith('-') ? { tex: `(${tex})`, text: `(${text})` } : { tex, text };
}

/** A tensor in few numbers: `[1, 2, …] (3, 3)`. */
export function tensorText(tensor: Shown | undefined | null): Written {
  if (tensor === undefined || tensor === null) return number(undefined);
  if (tensor.shape.length === 0) return number(tensor.values[0], tensor.dtype);
  const first = tensor.values.slice(0, MOST_VALUES).map((value) => number(value, tensor.dtype));
  const more = tensor.numel > MOST_VALUES;
  const shape = formatShape(tensor.shape);
  return {
    tex: `\\underset{${shape}}{[${[...first.map(({ tex }) => tex), ...(more ? ['\\ldots'] : [])].join(',\\ ')}]}`,
    text: `[${[...first.map(({ text }) => text), ...(more ? ['…'] : [])].join(', ')}] ${shape}`,
  };
}

/** Pieces one after another, with `between` between them. */
export function joined(pieces: readonly Written[], tex: string, text: string): Written {
  return { tex: pieces.map((piece) => piece.tex).join(tex), text: pieces.map((piece) => piece.text).join(text) };
}

export function equation(left: Written, ...right: readonly Written[]): Written {
  return joined([left, ...right], ' = ', ' = ');
}

/** `a + b + … = c` of many parts. */
export function sum(parts: readonly Written[], most = 4): Written {
  const shown = parts.slice(0, parts.length > most ? most - 1 : most);
  const all = shown.map((part, place) => (place === 0 ? part : inBrackets(part)));
  const more: readonly Written[] = parts.length > most ? [{ tex: '\\cdots', text: '…' }] : [];
  return joined([...all, ...more], ' + ', ' + ');
}

export function product(factors: readonly Written[], most = 7): Written {
  const half = Math.floor(most / 2);
  const all = factors.map((factor, place) => (place === 0 ? factor : inBrackets(factor)));
  const shown =
    all.length <= most ? all : [...all.slice(0, half), { tex: '\\cdots', text: '…' }, ...all.slice(all.length - half)];
  return joined(shown, ' \\cdot ', ' · ');
}
