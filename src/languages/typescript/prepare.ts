/**
 * A text and a selection → a program that can run: parsed, with the statements that the selection needs from above, its
 * types stripped, its operators and evaluations handed to the scope. Runs nothing.
 */
import type { File, Statement } from '@babel/types';
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Note } from '../../trace/trace';
import { foreignCode } from './imports';
import { parseProgram } from './parse';
import type { PreparedProgram } from './prepared';
import { lineStartsOf } from './rewrite/output';
import { rewriteProgram } from './rewrite/rewrite';
import { PROGRAM_PARAMETERS } from './scope';
import { effectsOf } from './selection/effects';
import { from, levelsOf, to } from './selection/levels';
import { missingNames } from './selection/missing';
import { neededBy } from './selection/needed';
import { uncalledMethods } from './uncalled';

/** `selection` null: all of the text. An empty one means the statement that it stands in. */
export function prepareProgram(
  text: string,
  selection: SourceRange | null,
  language: string,
): PreparedProgram | Refusal {
  const parsed = parsedAround(text, selection, language);
  if (isRefusal(parsed)) return parsed;
  const { file, notes } = parsed;
  const chosen = chosenStatements(file, selection);
  if (isRefusal(chosen)) return chosen;
  const foreign = foreignCode(file, chosen);
  if (foreign !== null) return foreign;
  const scopeName = freeName(PROGRAM_PARAMETERS[0], text);
  const rewritten = rewriteProgram(text, chosen, scopeName);
  if (isRefusal(rewritten)) return rewritten;
  const { code, sites, mappings } = rewritten;
  return {
    text,
    code,
    sites,
    range: selection ?? { start: 0, end: text.length },
    ran: chosen.map((statement) => ({ start: from(statement), end: to(statement) })),
    notes: [...notes, ...uncalledMethods(file, chosen)],
    positions: { mappings, lineStarts: lineStartsOf(text) },
  };
}

interface Parsed {
  readonly file: File;
  readonly notes: readonly Note[];
}

/** What cannot be read below a selection, or around it, must not keep the selection from running. */
function parsedAround(text: string, selection: SourceRange | null, language: string): Parsed | Refusal {
  const whole = parseProgram(text, language);
  if (!isRefusal(whole)) return { file: whole, notes: [] };
  if (selection === null || selection.start === selection.end) return whole;
  const upTo = parseProgram(text.slice(0, selection.end), language);
  if (!isRefusal(upTo)) return { file: upTo, notes: [] };
  const alone = parseProgram(
    blanked(text.slice(0, selection.start)) + text.slice(selection.start, selection.end),
    language,
  );
  if (isRefusal(alone)) return alone;
  const note = message(
    'typescript.above-unreadable',
    'The text above cannot be read ({problem}), so nothing of it ran with the selection.',
    { problem: whole.message.text },
  );
  return { file: alone, notes: [{ severity: 'warning', message: note, range: whole.range }] };
}

function blanked(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

function chosenStatements(file: File, selection: SourceRange | null): readonly Statement[] | Refusal {
  const { body } = file.program;
  if (selection === null) return body.length > 0 ? body : nothing({ start: 0, end: file.end ?? 0 });
  const { selected, others } = levelsOf(body, selection);
  if (selected.length === 0) return nothing(selection);
  const effects = effectsOf(file, [...selected, ...others]);
  const needed = neededBy(selected, others, effects);
  const chosen = [...needed, ...selected].sort((one, other) => from(one) - from(other));
  const missing = missingNames(chosen, selected, effects);
  // An import that only types come from needs nothing; one that a kept statement uses is looked at with the rest.
  return (
    missing ?? chosen.filter((statement) => selected.includes(statement) || !isUnusedImport(statement, chosen, effects))
  );
}

function isUnusedImport(
  statement: Statement,
  chosen: readonly Statement[],
  effects: ReturnType<typeof effectsOf>,
): boolean {
  if (statement.type !== 'ImportDeclaration') return false;
  const declared = effects.get(statement)?.declares;
  return !chosen.some((other) => [...(declared ?? [])].some((thing) => effects.get(other)?.uses.has(thing) === true));
}

function nothing(range: SourceRange): Refusal {
  return refusal(
    range,
    message('typescript.nothing', 'There is nothing to run here.'),
    message('typescript.nothing.hint', 'Select a few lines of code.'),
  );
}

function freeName(wanted: string, text: string): string {
  let name = wanted;
  for (let count = 2; text.includes(name); count += 1) name = `${wanted}${String(count)}`;
  return name;
}
