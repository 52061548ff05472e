/**
 * Values of variables from the document: the nearest assignment above, if what is assigned is written out. A name that
 * was last given something else has no known value, whatever it had before.
 */
import type { SourceRange } from '../../../trace/range';
import type { Nested } from '../../../trace/trace';
import { shapeOf } from '../../../trace/value';
import { definedAbove } from './above';
import { defaultIn, nearestAssignment, type Assignment } from './assignments';
import { constantValue } from '../constant';
import { languageAt, notationOfFormula } from '../notation';
import { ReadError } from '../problems';
import { readerOf } from '../readers';
import { MAX_LENGTH, type ReadContext } from '../reading';

export interface AssignedValue {
  readonly value: Nested;
  /** The assignment, from the name to the end of the value. */
  readonly range: SourceRange;
}

/** What the names were last assigned before the offset `before`; names whose value is not known are left out. */
export function assignedValues(
  text: string,
  language: string,
  before: number,
  names: readonly string[],
): ReadonlyMap<string, AssignedValue> {
  const found = new Map<string, AssignedValue>();
  for (const name of names) {
    const assignment = assignmentSeen(text, language, name, before);
    const value = assignment === null ? null : valueOf(text, language, assignment);
    if (assignment !== null && value !== null) found.set(name, { value, range: assignment.range });
  }
  return found;
}

/** As many names are followed that only stand for each other: `g = GRAVITY`, `GRAVITY = 9.81`. */
const MAX_NAMES = 10;

function valueOf(text: string, language: string, assignment: Assignment): Nested | null {
  let last: Assignment | null = assignment;
  for (let followed = 0; last !== null && last.value !== null && followed < MAX_NAMES; followed++) {
    const value = literalValue(text, last.value, language);
    const written = text.slice(last.value.start, last.value.end);
    if (value !== null || !NAME.test(written)) return value;
    last = assignmentSeen(text, language, written, last.range.start);
  }
  return null;
}

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

/**
 * The one in scope; where none is for sure, the nearest, whose value is as good a guess as any. A parameter has the value
 * that its head gives it by default, else that of the same name where the function stands: never one from inside another
 * function.
 */
function assignmentSeen(text: string, language: string, name: string, before: number): Assignment | null {
  let above = definedAbove(text, language, name, before);
  if (above.kind !== 'parameter')
    return above.kind === 'assigned' ? above.assignment : nearestAssignment(text, language, name, before);
  while (above.kind === 'parameter') {
    const { head } = above;
    const given = defaultIn(text, language, head, name);
    if (given !== null) return given;
    above = definedAbove(text, language, name, head.start);
  }
  return above.kind === 'assigned' ? above.assignment : null;
}

/** What the document assigns to a name that has no known value by it; null for parameters, and where nothing is. */
export function assignedText(
  text: string,
  language: string,
  before: number,
  name: string,
): { readonly range: SourceRange; readonly text: string } | null {
  const above = definedAbove(text, language, name, before);
  if (above.kind !== 'assigned' && above.kind !== 'unclear') return null;
  const { range, value } = above.assignment;
  return value === null || value.end <= value.start ? null : { range, text: text.slice(value.start, value.end) };
}

/** The value that is written out in a range; null where it is anything else. */
function literalValue(text: string, range: SourceRange, language: string): Nested | null {
  if (range.end <= range.start || range.end - range.start > MAX_LENGTH) return null;
  const notation = notationOfFormula(languageAt(text, range.start, language), text.slice(range.start, range.end));
  const context: ReadContext = { text, language, notation, caretAsPower: false, isAssigned: () => false };
  try {
    const { tree, parameters } = readerOf(notation)(context, range);
    const value = parameters === null ? constantValue(tree) : null;
    return value !== null && shapeOf(value) !== null ? value : null;
  } catch (error) {
    if (error instanceof ReadError || error instanceof RangeError) return null;
    throw error;
  }
}
