/** What stands around the namespace in the declarations: their head, and what the realm gives a program beside `torch`. */

export const HEAD = `/**
 * What programs find under Autograd Lens, for TypeScript: \`torch\`, \`print\`, \`plot\`, \`scatter\`, and tensors.
 * Generated from the engine; New Autograd Snippet replaces it when the extension is newer.
 *
 * TypeScript lets no type have operators, so a tensor is a number here, and numbers have a tensor's members: \`3 * x ** 2\`,
 * \`-x\` and \`x > 0\` check. This has its price:
 * - every number of a project that includes this file shows the members: keep it in a folder with its own tsconfig.json;
 * - a hover may say \`number\` where a tensor is meant, and \`boolean\` where a comparison gives a tensor of truth values;
 * - \`[1, 2] * x\` is an error, as it is when it runs: write \`torch.tensor([1, 2]) * x\`;
 * - \`x[mask]\` of a comparison and \`x[[0, 2]]\` run, but are errors here: write \`x.__getitem__([mask])\`, \`x.__getitem__([[0, 2]])\`;
 * - \`x instanceof torch.Tensor\` is an error: write \`torch.is_tensor(x)\`.
 * \`x.grad\` reads as a tensor, and \`x.item()\` as a number, so that programs need no \`!\`.
 */`;

export const SHORT_NAMES = `/** A tensor, or the truth values of a comparison. */
type Like = Tensor | boolean;
/** What stands for a tensor among others: a number is a constant. */
type Operand = Tensor | number | bigint | boolean;
type Scalar = number | bigint | boolean;
type int = number | bigint;
/** One, or a list. */
type ints = int | readonly int[];
type Tensor = number & {};
interface NamedTuple extends Iterable<Tensor> {
  readonly [place: number]: Tensor;
  readonly length: number;
}
/** Several results, by place and by name. */
type Named<Names extends string> = NamedTuple & { readonly [Name in Names]: Tensor };`;

/** Names that those take. */
export const SHORT_TYPES = [
  'Like',
  'Operand',
  'Scalar',
  'int',
  'ints',
  'Tensor',
  'NamedTuple',
  'Named',
  'TensorMembers',
];

export const GLOBALS = `/** A tensor; TypeScript takes it for a number, so that operators check. */
type Tensor = number & {};
interface PlotOptions {
  /** In the legend. */
  label?: string;
  /** A name or a CSS colour. */
  color?: string;
  title?: string;
  xlabel?: string;
  ylabel?: string;
  /** Series of one figure are drawn together; 1 without it. */
  figure?: string | number;
}
type Plottable = Tensor | boolean | readonly Plottable[] | Float32Array | Float64Array | Int32Array;
/** Writes values as Python does, with blanks between them; \`{ sep, end }\` as the last one says what stands between and after them. */
declare function print(...values: readonly unknown[]): void;
/** Draws y, or y over x, as a line in the panel's Plot tab. */
declare function plot(y: Plottable, options?: PlotOptions): void;
declare function plot(x: Plottable, y: Plottable, options?: PlotOptions): void;
/** Draws y, or y over x, as points in the panel's Plot tab. */
declare function scatter(y: Plottable, options?: PlotOptions): void;
declare function scatter(x: Plottable, y: Plottable, options?: PlotOptions): void;
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  dir(value: unknown, options?: { depth?: number | null }): void;
  assert(condition?: boolean, ...values: unknown[]): void;
  table(value: unknown, columns?: string[]): void;
  group(...values: unknown[]): void;
  groupCollapsed(...values: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  timeEnd(label?: string): void;
}
declare var console: Console;
interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;
declare function setTimeout(callback: (...args: never[]) => void, milliseconds?: number, ...args: unknown[]): number;
declare function setInterval(callback: (...args: never[]) => void, milliseconds?: number, ...args: unknown[]): number;
declare function clearTimeout(id: number | undefined): void;
declare function clearInterval(id: number | undefined): void;
declare function queueMicrotask(callback: () => void): void;`;

export const MODULE = `declare namespace torch.nn {
interface Module {
/** Modules, parameters and whatever else is assigned in the constructor. */
[attribute: string]: any;
}
}
declare module 'autograd-lens' {
import torch_ = torch;
const print_: typeof print;
const plot_: typeof plot;
const scatter_: typeof scatter;
export { torch_ as default, torch_ as torch, print_ as print, plot_ as plot, scatter_ as scatter };
}`;
