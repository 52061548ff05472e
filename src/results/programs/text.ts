/**
 * Which text of a document a program is: all of it, the blocks of code of one language in Markdown, or a notebook's cell
 * behind the cells above it. What is no code of the program is blank, so that offsets stay those of the document.
 */
import { fencesOf, type Fence } from '../../languages/expression/document/fences';
import { isRunningText } from '../../languages/expression/notation';
import type { SourceRange } from '../../trace/range';
import type { ProgramBlock, SourceDocument } from '../result';
import { shifted, withEarlier } from '../surroundings';

/** VS Code's ids of the languages whose programs run. */
export const PROGRAM_LANGUAGES: readonly string[] = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];

export interface ProgramText {
  /** Of the program, not of the document around it. */
  readonly language: string;
  readonly text: string;
  /** Where the document begins in `text`. */
  readonly shift: number;
  /** The blocks that `text` is made of, up to the one that is meant; none where it is a program as it is. */
  readonly pieces: readonly SourceRange[];
  /** What is to run, in `text`; null: all of it. */
  readonly selection: SourceRange | null;
  /** Whether all is meant that stands in `unit`. */
  readonly whole: boolean;
  /** The document, cell or block that is meant, in the document. */
  readonly unit: SourceRange;
}

/** The blocks of code of a Markdown document, or another of running text, whose programs can be run, in order. */
export function programBlocks({ text, language }: Pick<SourceDocument, 'text' | 'language'>): readonly ProgramBlock[] {
  return blocksIn(text, language);
}

/**
 * The program that is meant by a selection: null means all, an empty one in a block or a cell all of that. null where no
 * program stands there.
 */
export function programText(document: SourceDocument, selection: SourceRange | null): ProgramText | null {
  const { text, language } = document;
  if (isRunningText(language)) return selection === null ? null : inBlocks(document, selection);
  const unit = { start: 0, end: text.length };
  if (document.before === undefined)
    return { language, text, shift: 0, pieces: [], selection, whole: selection === null, unit };
  const whole = withEarlier(document);
  const { shift } = whole;
  const at = coversCode(text, unit, selection) ? unit : (selection ?? unit);
  return {
    language,
    text: whole.text,
    shift,
    pieces: [...whole.earlier.map(({ range }) => range), shifted(unit, shift)],
    selection: shifted(at, shift),
    whole: at === unit,
    unit,
  };
}

/** Stands for a program where there is none. */
export function alone({ language, text }: SourceDocument, selection: SourceRange | null): ProgramText {
  const unit = selection ?? { start: 0, end: text.length };
  return { language, text, shift: 0, pieces: [], selection: unit, whole: false, unit };
}

function inBlocks({ text, language }: SourceDocument, selection: SourceRange): ProgramText | null {
  const blocks = blocksIn(text, language);
  const touched = blocks.filter(({ range, whole }) => touches(range, whole, selection));
  const last = touched.findLast((block) => block.language === touched[0]?.language);
  if (last === undefined) return null;
  const pieces = blocks.filter((block) => block.language === last.language && block.range.start <= last.range.start);
  const first = touched.find((block) => block.language === last.language) ?? last;
  const whole = first === last && coversCode(text, last.range, selection);
  const clipped = {
    start: Math.max(selection.start, first.range.start),
    end: Math.min(Math.max(selection.end, first.range.start), last.range.end),
  };
  return {
    language: last.language,
    text: onlyThese(text, pieces),
    shift: 0,
    pieces: pieces.map(({ range }) => range),
    selection: whole ? last.range : clipped,
    whole,
    unit: last.range,
  };
}

function blocksIn(text: string, language: string): readonly Fence[] {
  if (!isRunningText(language)) return [];
  return fencesOf(text).filter((fence) => PROGRAM_LANGUAGES.includes(fence.language));
}

/** A selection must hold code of it; a caret may stand on the lines of the fences. */
function touches(range: SourceRange, whole: SourceRange, { start, end }: SourceRange): boolean {
  return start === end ? whole.start <= start && start <= whole.end : range.start < end && start < range.end;
}

/** No selection, a caret, and one that leaves out nothing but blanks mean all of it. */
function coversCode(text: string, unit: SourceRange, selection: SourceRange | null): boolean {
  if (selection === null || selection.start === selection.end) return true;
  const { start, end } = selection;
  return (
    text.slice(unit.start, Math.max(start, unit.start)).trim() === '' &&
    text.slice(Math.min(end, unit.end), unit.end).trim() === ''
  );
}

/** The text with all else blanked; a line break at the end, so that what is written there is written inside. */
function onlyThese(text: string, pieces: readonly Fence[]): string {
  let result = '';
  let at = 0;
  for (const { range, quoted } of pieces) {
    const code = text.slice(range.start, range.end);
    result += blank(text.slice(at, range.start));
    // The marks of a quotation stand before the code of each line.
    result += quoted ? code.replace(/^[ \t]*>[ \t>]*/gm, (marks) => marks.replaceAll('>', ' ')) : code;
    at = range.end;
  }
  return `${result}${blank(text.slice(at))}\n`;
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
