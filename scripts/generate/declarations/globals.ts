/** What stands around the namespace in the declarations: their head, and what the realm gives a program beside `torch`. */

export const HEAD = `/**
 * What programs find under Autograd Lens, for TypeScript: \`torch\`, \`print\`, \`plot\`, \`scatter\`, \`bar\`, \`hist\`, \`plt\`, and tensors.
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
  /** What the axes show. */
  xlim?: readonly [number, number];
  ylim?: readonly [number, number];
  grid?: boolean;
  legend?: boolean;
  /** Series of one figure are drawn together; 1 without it. */
  figure?: string | number;
}
interface LineOptions extends PlotOptions {
  /** As matplotlib: \`'o'\`, \`'s'\`, \`'^'\`, \`'x'\`, \`'.'\`. */
  marker?: string;
  /** As matplotlib: \`'-'\`, \`'--'\`, \`'-.'\`, \`':'\`. */
  linestyle?: string;
}
interface ScatterOptions extends PlotOptions {
  marker?: string;
}
interface BarOptions extends PlotOptions {
  /** One for all bars or one for each; 0.8 without it. */
  width?: Plottable;
  /** Where the bars begin; 0 without it. */
  bottom?: Plottable;
}
interface HistOptions extends PlotOptions {
  /** How many equal bins, or their edges; 10 without it. */
  bins?: Plottable;
  range?: readonly [number, number];
  /** Areas that sum to 1 in place of counts. */
  density?: boolean;
}
type Plottable = Tensor | boolean | readonly Plottable[] | Float32Array | Float64Array | Int32Array;
/** Writes values as Python does, with blanks between them; \`{ sep, end }\` as the last one says what stands between and after them. */
declare function print(...values: readonly unknown[]): void;
/** Draws y, or y over x, as a line in the panel's Plot tab. */
declare function plot(y: Plottable, options?: LineOptions): void;
declare function plot(x: Plottable, y: Plottable, options?: LineOptions): void;
/** With matplotlib's short format of colour, marker and line: \`plot(x, y, 'r--')\`. */
declare function plot(y: Plottable, format: string, options?: LineOptions): void;
declare function plot(x: Plottable, y: Plottable, format: string, options?: LineOptions): void;
/** Draws y, or y over x, as points in the panel's Plot tab. */
declare function scatter(y: Plottable, options?: ScatterOptions): void;
declare function scatter(x: Plottable, y: Plottable, options?: ScatterOptions): void;
/** Draws heights as bars, above numbers or names. */
declare function bar(heights: Plottable, options?: BarOptions): void;
declare function bar(x: Plottable | readonly string[], heights: Plottable, options?: BarOptions): void;
/** Draws how many values fall into each of several bins; gives the counts and the edges of the bins. */
declare function hist(values: Plottable, options?: HistOptions): [counts: number[], edges: number[]];
declare function hist(values: Plottable, bins: Plottable, options?: HistOptions): [counts: number[], edges: number[]];
/** matplotlib's names: what is drawn goes into the figure that \`plt.figure\` chose, the axes are that figure's. */
declare const plt: {
  readonly plot: typeof plot;
  readonly scatter: typeof scatter;
  readonly bar: typeof bar;
  readonly hist: typeof hist;
  title(text: string): void;
  xlabel(text: string): void;
  ylabel(text: string): void;
  xlim(from: number, to: number): void;
  xlim(limits: readonly [number, number]): void;
  ylim(from: number, to: number): void;
  ylim(limits: readonly [number, number]): void;
  legend(labels?: readonly string[] | boolean): void;
  grid(on?: boolean): void;
  /** Draws into this figure from now on; into a new one without a name. */
  figure(name?: string | number | { figsize?: readonly [number, number] }): string | number;
  /** What is drawn next starts a new figure. */
  show(): void;
};
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
const bar_: typeof bar;
const hist_: typeof hist;
const plt_: typeof plt;
export { torch_ as default, torch_ as torch, print_ as print, plot_ as plot, scatter_ as scatter };
export { bar_ as bar, hist_ as hist, plt_ as plt };
}`;
