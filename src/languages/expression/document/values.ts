/**
 * Values of variables from the document: the nearest assignment above, if what is assigned is written out. A name that
 * was last given something else has no known value, whatever it had before.
 */
import type { SourceRange } from '../../../trace/range';
import type { Nested } from '../../../trace/trace';
import { shapeOf } from '../../../trace/value';
import { readCode } from '../code/code';
import { nearestAssignment } from './assignments';
import { constantValue } from '../constant';
import type { Notation } from '../expression';
import { readJavaScript } from '../javascript/javascript';
import { readLatex } from '../latex/latex';
import { readMathematics } from '../mathematics/mathematics';
import { languageAt, notationOfFormula } from '../notation';
import { ReadError } from '../problems';
import { readPython } from '../python/python';
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
    const assignment = nearestAssignment(text, language, name, before);
    const written = assignment?.value ?? null;
    const value = written === null ? null : literalValue(text, written, language);
    if (assignment !== null && value !== null) found.set(name, { value, range: assignment.range });
  }
  return found;
}

/** The value that is written out in a range; null where it is anything else. */
function literalValue(text: string, range: SourceRange, language: string): Nested | null {
  if (range.end <= range.start || range.end - range.start > MAX_LENGTH) return null;
  const notation = notationOfFormula(languageAt(text, range.start, language), text.slice(range.start, range.end));
  const context: ReadContext = { text, language, notation, caretAsPower: false, isAssigned: () => false };
  try {
    const { tree, parameters } = reader(notation)(context, range);
    const value = parameters === null ? constantValue(tree) : null;
    return value !== null && shapeOf(value) !== null ? value : null;
  } catch (error) {
    if (error instanceof ReadError || error instanceof RangeError) return null;
    throw error;
  }
}

function reader(notation: Notation): typeof readPython {
  return {
    javascript: readJavaScript,
    python: readPython,
    mathematics: readMathematics,
    latex: readLatex,
    code: readCode,
  }[notation];
}
