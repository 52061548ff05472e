/**
 * Where a derivative goes in a file of code: a value below the statement that holds its formula (above one that leaves
 * the function, where nothing below runs), a function below the function around it, an expression at the caret. Knows
 * lines and indentation, not how code is written.
 */
import type { CodeRequest } from '../../trace/formula';
import type { SourceRange } from '../../trace/range';
import { lineAfter, type Line } from './lines';
import {
  endOf,
  endsItsBlock,
  heads,
  isBraced,
  isBranch,
  isClassHead,
  isFunctionHead,
  statementAround,
} from './surroundings';

/** A place for a block of lines. */
export interface Place {
  readonly offset: number;
  /** What comes between the text before and the first line; line breaks are `\n`. */
  readonly before: string;
  /** What each line begins with, the first of an inline place excepted. */
  readonly indent: string;
  readonly after: string;
  /** Amid a line: the code's own first line is not indented. */
  readonly inline: boolean;
}

export interface PlaceRequest {
  readonly text: string;
  /** Of the formula. */
  readonly range: SourceRange;
  readonly form: CodeRequest['form'];
  /** VS Code's language id of the code, in Markdown that of the fence. */
  readonly language: string;
  /** Where an expression is wanted; null: nowhere in particular. */
  readonly caret: number | null;
}

/** Languages whose classes hold no plain functions beside methods. */
const FUNCTIONS_OUTSIDE_OF_CLASSES: readonly string[] = [
  'javascript',
  'typescript',
  'javascriptreact',
  'typescriptreact',
  'python',
];

export function placeInCode(request: PlaceRequest): Place {
  const { text, range, form, language, caret } = request;
  const statement = statementAround(text, range);
  if (form === 'function') return functionPlace(text, range, language);
  if (form === 'expression' && caret !== null && (caret < range.start || caret > range.end))
    return { offset: caret, before: '', indent: '', after: '', inline: true };
  const { first, last } = statement;
  if (form === 'expression' || !endsItsBlock(text, statement, language)) return below(last, first.indent);
  if (!isBranch(first)) return above(first);
  // Nothing may stand before `else if`: the value goes into its block.
  return below(last, lineAfter(text, last)?.indent ?? first.indent);
}

function functionPlace(text: string, range: SourceRange, language: string): Place {
  const statement = statementAround(text, range);
  const { first, last } = statement;
  const ofFunction = isFunctionHead(first.text, isBraced(text, first));
  let head: Line | null = null;
  let end = last;
  for (const line of heads(text, statement)) {
    const isFunction = isFunctionHead(line.text, isBraced(text, line));
    const isClass = !isFunction && isClassHead(line.text) && FUNCTIONS_OUTSIDE_OF_CLASSES.includes(language);
    // The innermost function, and the class that it is a method of, if there may be no function.
    const ownsMethod = isClass && (head !== null || (ofFunction && isMethod(first)));
    if (!ownsMethod && (head !== null || !isFunction || ofFunction)) {
      if (isFunction || isClass) break;
      continue;
    }
    head = line;
    end = endOf(text, line, last);
  }
  const next = lineAfter(text, end);
  const crowded = next !== null && !next.blank && !/^\s*(?:[)}\]]|end\b|`{3}|~{3})/.test(next.text);
  return {
    offset: end.end,
    before: head === null && !ofFunction ? '\n' : '\n\n',
    indent: (head ?? first).indent,
    after: crowded && (head !== null || ofFunction) ? '\n' : '',
    inline: false,
  };
}

/** `area(x) {`, `def area(self, x):`: the formula is the method itself. */
function isMethod({ text }: Line): boolean {
  return !/=>|\blambda\b|=/.test(text.replace(/\(.*\)/, ''));
}

function below({ end }: Line, indent: string): Place {
  return { offset: end, before: '\n', indent, after: '', inline: false };
}

function above({ start, indent }: Line): Place {
  return { offset: start, before: '', indent, after: '\n', inline: false };
}
