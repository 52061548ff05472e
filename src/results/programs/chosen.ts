/**
 * Whether a selection is a program rather than an expression: what is no formula in a language whose programs run. A
 * formula that is merely wrong stays one, since its reader says best what is wrong with it.
 */
import { nearestAssignment } from '../../languages/expression/document/assignments';
import { mask } from '../../languages/expression/document/mask';
import { bracedStatementAt } from '../../languages/expression/document/statements';
import { blanksTrimmed } from '../../languages/expression/document/trim';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import { findRange, PLAIN_MANNER, readAt, valuesAbove } from '../reading';
import type { SourceDocument } from '../result';
import { PROGRAM_LANGUAGES, programText } from './text';

/** What a reader of formulas says of code that is right but no formula. */
const NO_FORMULA: readonly string[] = [
  'assignment-target',
  'attribute',
  'compound-assignment',
  'empty-return',
  'function-as-value',
  'function-body',
  'function-statement-program',
  'index',
  'keyword',
  'keyword-twice',
  'keyword-value',
  'list',
  'nested-assignment',
  'no-formula',
  'no-return',
  'not-a-literal',
  'parameter',
  'several-declarations',
  'several-statements',
  'slice',
  'spread',
  'statement',
  'too-deep',
  'too-few-operands',
  'too-long',
  'too-many-operands',
  'too-many-operators',
  'undefined-name',
  'unknown-function-product',
  'unsupported-syntax',
].map((problem) => `expression.${problem}`);
/** What is no formula where it stands in a call: `print("loss", loss)`, `torch.tensor(3)`. */
const NO_FORMULA_IN_A_CALL: readonly string[] = ['expression.string', 'expression.no-variable'];
const UNKNOWN_FUNCTION = /^expression\.unknown-(?:function|function-similar|constant)$/;
const OF_EVERY_PROGRAM =
  /^(?:torch|print|plot|scatter|bar|hist|plt|console|Math|Number|String|Boolean|Array|Object|JSON|set(?:Timeout|Interval))$/;

/** `selection` may be a caret: then what stands under it is meant. */
export function isProgram(document: SourceDocument, selection: SourceRange): boolean {
  const program = programText(document, selection);
  if (program === null || !PROGRAM_LANGUAGES.includes(program.language)) return false;
  if (program.pieces.length === 0) return isCodeIn(document, selection);
  const { language, text, shift, unit } = program;
  // On a fence, or around several blocks, no formula stands.
  if (selection.start < unit.start || selection.end > unit.end) return true;
  const { uri, version } = document;
  const code: SourceDocument = { uri, version, language, text };
  const at = { start: selection.start + shift, end: selection.end + shift };
  // Between the statements of a block the block is meant.
  if (at.start === at.end && isRefusal(findRange(code, at))) return true;
  return isCodeIn(code, at);
}

function isCodeIn(document: SourceDocument, selection: SourceRange): boolean {
  const { text, language } = document;
  if (selection.end > selection.start && hasSeveralStatements(document, selection)) return true;
  const found = findRange(document, selection);
  if (isRefusal(found)) return false;
  const expression = readAt(document, found.range, PLAIN_MANNER);
  if (isRefusal(expression)) return isCode(document, found.range, expression);
  if (!/\btorch\b/.test(mask(text, language))) return false;
  // A formula in tensors that the program above it makes: their values are known only when that has run.
  const known = valuesAbove(document, expression, found.range);
  return expression.variables.some(
    ({ name }) => !known.has(name) && nearestAssignment(text, language, name, found.range.start) !== null,
  );
}

function isCode({ text, language }: SourceDocument, range: SourceRange, { message, range: at }: Refusal): boolean {
  if (NO_FORMULA.includes(message.id)) return true;
  const masked = mask(text, language);
  if (NO_FORMULA_IN_A_CALL.includes(message.id))
    return /[\p{ID_Continue}$]\s*\(/u.test(masked.slice(range.start, range.end));
  return UNKNOWN_FUNCTION.test(message.id) && isKnownToTheProgram(masked, at);
}

/** A method, something that every program has, or a name that stands elsewhere in the document, too. */
function isKnownToTheProgram(masked: string, { start, end }: SourceRange): boolean {
  const name = masked.slice(start, end).trim();
  if (/\.\s*$/.test(masked.slice(0, start)) || /^[^(]*\./.test(name)) return true;
  if (OF_EVERY_PROGRAM.test(name)) return true;
  const elsewhere = `${masked.slice(0, start)} ${masked.slice(end)}`;
  return new RegExp(String.raw`(?<![.\p{ID_Continue}$])${escaped(name)}(?![\p{ID_Continue}$])`, 'u').test(elsewhere);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function hasSeveralStatements({ text, language }: SourceDocument, selection: SourceRange): boolean {
  const { start, end } = blanksTrimmed(mask(text, language), selection);
  const masked = mask(text, language).slice(start, end);
  const first = bracedStatementAt(masked, 0);
  return /[^\s;]/.test(masked.slice(first.end));
}
