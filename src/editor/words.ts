/** What a result says in a few words, the same in hovers, inline answers and on the clipboard. Knows no editor. */
import { l10n } from 'vscode';
import { FEW_DIGITS, formatShape, formatTensor, NOTHING } from '../trace/format';
import { gradientOf, rootOf, tensorOf } from '../trace/queries';
import type { Trace, TraceTensor, TraceVariable } from '../trace/trace';

/** An inline answer names at most this many variables. */
const MAX_ANSWER_VARIABLES = 4;
/** An inline answer is cut after this many characters: text after a line cannot wrap. */
const MAX_ANSWER_LENGTH = 120;

/** `2`, `[1, 2, 3]`, `[1, 2, …]`; a dash where nothing was computed. */
export function valuesText(
  tensor: Pick<TraceTensor, 'shape' | 'values' | 'dtype'> | null,
  limit = 6,
  digits?: number,
): string {
  return tensor === null ? NOTHING : formatTensor(tensor, limit, digits);
}

/** `∂/∂x`, with the function's name `∂f/∂x` where it has one. */
export function partial(trace: Trace, variable: string): string {
  return `∂${trace.output.name ?? ''}/∂${variable}`;
}

/** ` = 145   ∂/∂x = 233`: what stands after the selected text. */
export function answerText(trace: Trace): string {
  const number = valuesText(rootOf(trace), 1, FEW_DIGITS);
  const value = ` = ${trace.output.summed ? l10n.t('{0} (sum)', number) : number}`;
  const gradients = trace.variables
    .slice(0, MAX_ANSWER_VARIABLES)
    .map(
      (variable) =>
        `   ${partial(trace, variable.name)} = ${valuesText(gradientOf(trace, variable.tensor), 3, FEW_DIGITS)}`,
    );
  const rest = trace.variables.length > MAX_ANSWER_VARIABLES ? '   …' : '';
  const doubt = doubtText(trace);
  const text = value + gradients.join('') + rest;
  return (text.length > MAX_ANSWER_LENGTH ? `${text.slice(0, MAX_ANSWER_LENGTH)}…` : text) + doubt;
}

/** What parts from autograd's numbers; nothing where nothing does. */
function doubtText({ checks }: Trace): string {
  const formula = checks.some(({ byRule }) => byRule?.verdict === 'differs');
  const differences = checks.some(({ verdict }) => verdict === 'differs');
  if (!formula && !differences) return '';
  const what = !differences
    ? l10n.t('differs from formula')
    : formula
      ? l10n.t('differs from formula and differences')
      : l10n.t('differs from differences');
  return `   ⚠ ${what}`;
}

/** `x = 2, y = 0.5`: the point at which the result stands. */
export function pointText(trace: Trace): string {
  return trace.variables.map((variable) => variableText(trace, variable)).join(', ');
}

/** The whole result for the clipboard, a line for the value and one for each gradient. */
export function clipboardText(trace: Trace): string {
  const root = rootOf(trace);
  const whole = Infinity;
  // Of a program the whole text would bury the answer.
  const head = trace.kind === 'program' ? (trace.output.name ?? l10n.t('output')) : trace.text.trim();
  const value = valuesText(root, whole);
  const lines = [`${head} = ${trace.output.summed ? l10n.t('{0} (sum)', value) : value}`];
  if (trace.variables.length > 0) lines.push(l10n.t('at {0}', pointText(trace)));
  for (const { name, tensor } of trace.variables)
    lines.push(`${partial(trace, name)} = ${valuesText(gradientOf(trace, tensor), whole)}`);
  return lines.join('\n');
}

/** `torch.Size([2, 3])`, as PyTorch prints a shape; `(2, 3)` is `formatShape`'s. */
export function sizeText(tensor: Pick<TraceTensor, 'shape'>): string {
  return `torch.Size([${tensor.shape.join(', ')}])`;
}

/** `x²` with its shape where it is no scalar: `[1, 2, 3] (3,)`. */
export function variableText(trace: Trace, variable: TraceVariable): string {
  const tensor = tensorOf(trace, variable.tensor);
  const shape = tensor.shape.length > 0 && tensor.summary.numel > 6 ? ` ${formatShape(tensor.shape)}` : '';
  return `${variable.name} = ${valuesText(tensor)}${shape}`;
}
