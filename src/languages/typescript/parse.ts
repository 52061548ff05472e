/**
 * TypeScript or JavaScript text to its syntax tree, by Babel's parser; what is wrong with the text becomes a refusal at
 * its place. Knows nothing of what happens with the tree.
 */
import { parse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import type { File } from '@babel/types';
import { message } from '../../trace/message';
import { refusal, type Refusal } from '../../trace/refusal';

/** VS Code's ids of the languages without types. */
const PLAIN_JAVASCRIPT = new Set(['javascript', 'javascriptreact']);

/** `importsAnywhere`: imports and exports may stand in blocks, since the blocks are not the user's. */
export function parseProgram(text: string, language: string, importsAnywhere = false): File | Refusal {
  try {
    return parse(text, { ...parserOptions(language), allowImportExportEverywhere: importsAnywhere });
  } catch (error) {
    if (isSyntaxProblem(error)) return syntaxRefusal(text, error);
    // The parser descends into nested expressions by calling itself.
    if (error instanceof RangeError) return tooDeepRefusal(text);
    throw error;
  }
}

function parserOptions(language: string): ParserOptions {
  return {
    sourceType: 'module',
    plugins: plugins(language),
    createParenthesizedExpressions: true,
    allowAwaitOutsideFunction: true,
    attachComment: false,
  };
}

function plugins(language: string): ParserPlugin[] {
  // What is parsed here and refused later is refused in our words, at the place where it stands.
  const always: ParserPlugin[] = ['decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement'];
  if (PLAIN_JAVASCRIPT.has(language)) return [...always, 'jsx'];
  return language === 'typescriptreact' ? [...always, 'typescript', 'jsx'] : [...always, 'typescript'];
}

/** What Babel throws for a text that it cannot read. */
interface SyntaxProblem {
  readonly message: string;
  readonly pos: number;
  readonly reasonCode: string;
  readonly details?: { readonly unexpected?: string; readonly expected?: string };
}

function isSyntaxProblem(error: unknown): error is SyntaxProblem & SyntaxError {
  return error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number';
}

function syntaxRefusal(text: string, problem: SyntaxProblem): Refusal {
  const start = Math.min(problem.pos, text.length);
  const range = { start, end: wordEnd(text, start) };
  const found = text.slice(range.start, range.end);
  if (problem.reasonCode !== 'UnexpectedToken') {
    return refusal(
      range,
      problem.message.includes('plugin')
        ? message('typescript.syntax-elsewhere', 'This syntax is not part of TypeScript or JavaScript as it runs here.')
        : message('typescript.syntax', '{reason}', { reason: plainReason(problem.message) }),
    );
  }
  if (found === '')
    return refusal(range, message('typescript.syntax-ends', 'The text ends too early: something is not closed.'));
  const expected = /expected "(.+?)"/.exec(problem.message)?.[1];
  return refusal(
    range,
    expected === undefined
      ? message('typescript.syntax-unexpected', '“{found}” is not expected here.', { found })
      : message('typescript.syntax-expected', '“{found}” stands where “{expected}” is expected.', { found, expected }),
  );
}

/** Babel's text without the line and column, which the range tells. */
function plainReason(text: string): string {
  return text.replace(/\s*\(\d+:\d+\)\s*$/, '').replace(/\s*\(\d+:\d+\)/, '');
}

/** The end of the word or sign at `start`; an empty place where the text ends. */
function wordEnd(text: string, start: number): number {
  const sign = /[\p{ID_Continue}$]+|\S/uy;
  sign.lastIndex = start;
  const found = sign.exec(text);
  return found === null ? Math.min(start + 1, text.length) : start + found[0].length;
}

function tooDeepRefusal(text: string): Refusal {
  return refusal(
    { start: 0, end: Math.min(text.length, 1) },
    message('typescript.too-deep-to-read', 'This program is nested too deeply to be read.'),
    message('typescript.too-deep-to-read.hint', 'Split long expressions into several statements.'),
  );
}
