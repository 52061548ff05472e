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
import { blanked, composed, pieceOf, unfolded } from './pieces';
import type { PreparedProgram } from './prepared';
import { lineStartsOf } from './rewrite/output';
import { rewriteProgram } from './rewrite/rewrite';
import { PROGRAM_PARAMETERS } from './scope';
import { effectsOf } from './selection/effects';
import { from, levelsOf, to } from './selection/levels';
import { missingNames } from './selection/missing';
import { neededBy } from './selection/needed';
import { uncalledMethods } from './uncalled';

/**
 * `selection` null: all of the text. An empty one means the statement that it stands in. `pieces`: the blocks of code that
 * the text is made of, in order, where it is made of blocks; the selection ends in the last of them.
 */
export function prepareProgram(
  text: string,
  selection: SourceRange | null,
  language: string,
  pieces: readonly SourceRange[] = [],
): PreparedProgram | Refusal {
  const parsed = pieces.length > 0 ? inPieces(text, pieces, language) : parsedAround(text, selection, language);
  if (isRefusal(parsed)) return parsed;
  const { file, notes } = parsed;
  const chosen = chosenStatements(file, selection, parsed.pieces);
  if (isRefusal(chosen)) return chosen;
  const foreign = foreignCode(file, chosen);
  if (foreign !== null) return foreign;
  const scopeName = freeName(PROGRAM_PARAMETERS[0], text);
  const rewritten = rewriteProgram(text, chosen, scopeName, (statement) => pieceOf(parsed.pieces, statement));
  if (isRefusal(rewritten)) return rewritten;
  const { code, sites, scopes, mappings } = rewritten;
  return {
    text,
    code,
    sites,
    scopes,
    range: selection ?? { start: 0, end: text.length },
    ran: chosen.map((statement) => ({ start: from(statement), end: to(statement) })),
    notes: [...notes, ...ranBefore(chosen, parsed.pieces, selection), ...uncalledMethods(file, chosen)],
    positions: { mappings, lineStarts: lineStartsOf(text) },
  };
}

interface Parsed {
  readonly file: File;
  readonly notes: readonly Note[];
  /** The blocks of code that were read; none where the text is not made of blocks. */
  readonly pieces: readonly SourceRange[];
}

function inPieces(text: string, pieces: readonly SourceRange[], language: string): Parsed | Refusal {
  const read = composed(text, pieces, language);
  return isRefusal(read) ? read : { ...read, notes: [] };
}

/** That statements of earlier blocks ran, too. */
function ranBefore(
  chosen: readonly Statement[],
  pieces: readonly SourceRange[],
  selection: SourceRange | null,
): readonly Note[] {
  const own = pieces.findLast(({ start }) => start <= (selection?.start ?? 0));
  const earlier = own === undefined ? [] : chosen.filter((statement) => from(statement) < own.start);
  const [first] = earlier;
  if (first === undefined) return [];
  const count = earlier.length;
  const note =
    count === 1
      ? message('typescript.earlier', 'A statement of an earlier block ran first, since this one needs it.')
      : message(
          'typescript.earlier-several',
          '{count} statements of earlier blocks ran first, since this one needs them.',
          { count },
        );
  return [{ severity: 'info', message: note, range: { start: from(first), end: to(first) } }];
}

/** What cannot be read below a selection, or around it, must not keep the selection from running. */
function parsedAround(text: string, selection: SourceRange | null, language: string): Parsed | Refusal {
  const whole = parseProgram(text, language);
  if (!isRefusal(whole)) return { file: whole, notes: [], pieces: [] };
  if (selection === null || selection.start === selection.end) return whole;
  const upTo = parseProgram(text.slice(0, selection.end), language);
  if (!isRefusal(upTo)) return { file: upTo, notes: [], pieces: [] };
  const alone = parseProgram(
    blanked(text.slice(0, selection.start)) + text.slice(selection.start, selection.end),
    language,
  );
  if (isRefusal(alone)) return alone;
  const note = message(
    'typescript.above-unreadable',
    'The text above cannot be read ({problem}), so nothing of it ran with the selection.',
    { problem: whole.message },
  );
  return { file: alone, notes: [{ severity: 'warning', message: note, range: whole.range }], pieces: [] };
}

function chosenStatements(
  file: File,
  selection: SourceRange | null,
  pieces: readonly SourceRange[],
): readonly Statement[] | Refusal {
  const { body } = file.program;
  if (selection === null) return body.length > 0 ? body : nothing({ start: 0, end: file.end ?? 0 });
  const { selected: touched, others } = levelsOf(body, selection);
  const selected = unfolded(touched, pieces, selection);
  if (selected.length === 0) return nothing(selection);
  const effects = effectsOf(file, [...selected, ...others]);
  const needed = neededBy(selected, others, effects);
  const chosen = [...needed, ...selected].sort((one, other) => from(one) - from(other));
  const missing = missingNames(chosen, selected, effects, pieces.length > 0);
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
