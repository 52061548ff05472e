/** How every hover shows a tensor: its attributes as a Python session prints them. Knows no trace. */
import { l10n } from 'vscode';
import { codeBlock, codeSpan } from '../markdown';

/** Between the number and the gradients: Markdown shows any run of blanks as one, this one is wide by itself. */
export const GAP = '\u2003';
/** A printed tensor is shown with at most this many lines. */
const MAX_PRINTED_LINES = 4;

/** What takes more stands below what takes less. */
const FEW_LINES = 2;

/** What PyTorch would answer, each as it prints it. */
export interface Attributes {
  readonly name: string | null;
  readonly printed: string;
  /** `.grad`; null: None. */
  readonly grad: string | null;
  readonly grad_fn: string | null;
  readonly is_leaf: boolean;
  readonly requires_grad: boolean;
  readonly shape: string;
  readonly dtype: string;
}

/** The attributes in one aligned block. */
export function attributeBlock(tensor: Attributes): string {
  const { name, printed } = tensor;
  const prefix = name === null ? '' : `${name}.`;
  const rows: [string, string][] = [];
  if (!printed.includes('\n')) rows.push(['data', dataText(printed)]);
  rows.push(
    ['grad', tensor.grad === null ? 'None' : shortened(tensor.grad)],
    ['grad_fn', tensor.grad_fn === null ? 'None' : `<${tensor.grad_fn}>`],
    ['is_leaf', python(tensor.is_leaf)],
    ['requires_grad', python(tensor.requires_grad)],
    ['shape', tensor.shape],
    ['dtype', tensor.dtype],
  );
  const width = prefix.length + Math.max(...rows.map(([attribute]) => attribute.length)) + 2;
  const lines = rows.map(([attribute, text]) => (prefix + attribute).padEnd(width) + indented(text, width));
  const head = name === null ? '' : `${name} = `;
  const whole = head + indented(shortened(printed), head.length);
  // A hover is cut off below: what takes many lines must not push out what takes one.
  const isLong = (text: string): boolean => text.split('\n').length > FEW_LINES;
  const all = isLong(whole) ? [...lines, whole] : [whole, ...lines];
  const short = all.filter((line) => !isLong(line));
  const long = all.filter(isLong);
  return codeBlock([...short, ...long].join('\n'), 'python');
}

/** What PyTorch's warning says to those who read a non-leaf's `.grad`. */
export function notALeaf(name: string | null): string {
  const call = name === null ? 'retain_grad()' : `${name}.retain_grad()`;
  return l10n.t(
    'grad is None because this is not a leaf; {0} before {1} keeps it.',
    codeSpan(call),
    codeSpan('backward()'),
  );
}

export function indented(text: string, width: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(width)}`);
}

/** What `.data` prints: the tensor without its history. */
export function dataText(text: string): string {
  return text.replace(/, (?:grad_fn=<[^>]*>|requires_grad=True)(?=\)$)/, '');
}

function python(value: boolean): string {
  return value ? 'True' : 'False';
}

export function shortened(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= MAX_PRINTED_LINES) return text;
  return [...lines.slice(0, MAX_PRINTED_LINES - 1), '…'].join('\n');
}
