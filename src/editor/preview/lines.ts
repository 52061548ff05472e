/**
 * What a reader of a tutorial is shown below a block of code: what it printed, then its answer with the gradients, as few
 * lines as say it. Pure; knows results, no documents.
 */
import { l10n } from 'vscode';
import type { Result } from '../../results/result';
import type { ProgramTrace } from '../../trace/program';
import { said } from '../language';
import { answerText } from '../words';
import type { PreviewBlock, PreviewLine } from './plugin';

/** What is longer is read in the inspector. */
const MAX_OUTPUT_LINES = 20;
const MAX_OUTPUT_LENGTH = 2000;
const MAX_ANSWERS = 8;
const MAX_ERROR_LENGTH = 300;
/** Of several formulas in a block each is told by its own text. */
const MAX_FORMULA_LENGTH = 40;

/** Of the results that stand in one block; null where there is nothing to say. */
export function previewBlock(results: readonly Result[]): PreviewBlock | null {
  const programs = results.filter(({ program }) => program !== null);
  const expressions = results.filter(({ program, trace }) => program === null && trace !== null).slice(0, MAX_ANSWERS);
  const lines = [
    ...programs.flatMap(programLines),
    ...expressions.flatMap((result) => expressionLines(result, expressions.length + programs.length > 1)),
  ];
  if (lines.length === 0) return null;
  const isOld = [...programs, ...expressions].some(({ status }) => status === 'stale');
  return { lines, note: isOld ? l10n.t('from before the last edit') : null };
}

function programLines({ program, trace, refusal, status }: Result): readonly PreviewLine[] {
  const ran = program?.trace ?? null;
  const printed = ran === null ? '' : printedText(ran);
  const name = trace?.output.name ?? '';
  return [
    ...(printed === '' ? [] : [{ kind: 'output', text: printed } as const]),
    ...(trace === null ? [] : [{ kind: 'answer', text: `${name}${answerText(trace)}`.trim() } as const]),
    ...(status === 'failed' && refusal !== null
      ? [{ kind: 'error', text: shortened(said(refusal.message), MAX_ERROR_LENGTH) } as const]
      : []),
  ];
}

function expressionLines({ trace, status }: Result, isOneOfSeveral: boolean): readonly PreviewLine[] {
  if (trace === null || status === 'failed') return [];
  const { name } = trace.output;
  const formula = shortened(trace.text.replace(/\s+/g, ' ').trim(), MAX_FORMULA_LENGTH);
  const head = name ?? (isOneOfSeveral ? formula : '');
  return [{ kind: 'answer', text: `${head}${answerText(trace)}`.trim() }];
}

function printedText({ output }: ProgramTrace): string {
  const texts: string[] = [];
  let length = 0;
  for (const { kind, text } of output) {
    if (kind === 'figure' || kind === 'warning') continue;
    const lines = text.split('\n');
    texts.push(...lines);
    length += text.length;
    if (texts.length > MAX_OUTPUT_LINES || length > MAX_OUTPUT_LENGTH) break;
  }
  const shown = texts.slice(0, MAX_OUTPUT_LINES).join('\n');
  const whole = shortened(shown, MAX_OUTPUT_LENGTH);
  return texts.length > MAX_OUTPUT_LINES && whole === shown ? `${shown}\n…` : whole;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
