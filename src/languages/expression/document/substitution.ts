/**
 * Puts formulas in the place of the names that stand for them: `a` of `const a = x * y` above. Only where the document
 * leaves no doubt: what is assigned is in scope, holds there, and speaks of the same variables as the formula does.
 */
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { unbound, withDefinitions, type Definition } from '../body/definitions';
import { constantValue } from '../constant';
import { fold } from '../fold';
import { functionNamed } from '../functions/functions';
import { isRunningText, languageAt, notationOfFormula } from '../notation';
import { ReadError } from '../problems';
import { readerOf } from '../readers';
import { MAX_LENGTH, MAX_NESTING, type ReadContext } from '../reading';
import type { NameTree, Tree } from '../tree';
import { isOfLetters } from '../mathematics/notes';
import { definedAbove, type Above } from './above';

export interface Substituted {
  readonly tree: Tree;
  /** Names that stay variables by the user's wish although a formula stands above. */
  readonly kept: readonly Kept[];
  /** Where each variable that is left is looked for: above this place. */
  readonly seenFrom: ReadonlyMap<string, number>;
  /** Of the definitions. */
  readonly notes: readonly Note[];
}

export interface Kept extends Definition {
  readonly name: string;
}

export interface SubstitutionOptions {
  readonly context: ReadContext;
  /** The document's language, which is not the formula's in a block of code. */
  readonly language: string;
  /** Where the formula begins. */
  readonly before: number;
  /** Names that are variables whatever stands above: parameters, names that were given values. */
  readonly fixed: ReadonlySet<string>;
}

/** As many definitions are followed. */
const MAX_DEFINITIONS = 200;

/** A variable that is left: which of the document's of that name it is, and from where it is seen. */
interface Left {
  /** Where its assignment begins; negative for what has none. */
  readonly identity: number;
  readonly from: number;
}

interface Resolved extends Definition {
  readonly left: ReadonlyMap<string, Left>;
}

export function substituted(tree: Tree, options: SubstitutionOptions): Substituted {
  return new Substitution(options).run(tree);
}

class Substitution {
  private readonly options: SubstitutionOptions;
  /** By where the assignment begins; null for what is no formula. */
  private readonly known = new Map<number, Resolved | null>();
  private readonly notes: Note[] = [];
  private readonly kept = new Map<string, Kept>();
  private followed = 0;

  constructor(options: SubstitutionOptions) {
    this.options = options;
  }

  run(tree: Tree): Substituted {
    const { fixed, before } = this.options;
    const own: Resolved = this.within(tree, before, fixed, 0);
    const seenFrom = new Map([...own.left].map(([name, { from }]) => [name, from]));
    for (const kept of this.kept.values()) this.seen(kept, seenFrom);
    return { tree: own.tree, kept: [...this.kept.values()], seenFrom, notes: this.notes };
  }

  /** Variables that only the formula of a kept name has. */
  private seen({ tree, assignment }: Kept, seenFrom: Map<string, number>): void {
    for (const name of namesIn(tree)) if (!seenFrom.has(name)) seenFrom.set(name, assignment.start);
  }

  /** The tree with its names bound, as they are seen from `before`. */
  private within(tree: Tree, before: number, fixed: ReadonlySet<string>, depth: number): Resolved {
    const left = new Map<string, Left>();
    const candidates: (readonly [name: string, above: Above])[] = [];
    for (const name of namesIn(tree)) {
      if (fixed.has(name)) left.set(name, { identity: FIXED, from: this.options.before });
      else {
        const above = definedAbove(this.options.context.text, this.options.language, name, before);
        if (above.kind === 'assigned' && depth < MAX_NESTING) candidates.push([name, above]);
        else left.set(name, { identity: identityOf(above), from: before });
      }
    }
    const definitions = new Map<string, Resolved>();
    for (const [name, above] of candidates) {
      const resolved = this.definition(name, above, depth);
      if (resolved !== null && agree(left, resolved.left)) {
        definitions.set(name, resolved);
        for (const [inner, place] of resolved.left) left.set(inner, place);
      } else if (!isTaken(left, name, identityOf(above))) left.set(name, { identity: identityOf(above), from: before });
      else return { tree, left: this.plain(tree, before, fixed), assignment: NOWHERE };
    }
    return {
      tree: definitions.size === 0 ? tree : withDefinitions(tree, ({ name }) => definitions.get(name) ?? null),
      left,
      assignment: NOWHERE,
    };
  }

  /** Every name a variable: definitions that contradict each other help nobody. */
  private plain(tree: Tree, before: number, fixed: ReadonlySet<string>): ReadonlyMap<string, Left> {
    return new Map(
      namesIn(tree).map((name) => {
        if (fixed.has(name)) return [name, { identity: FIXED, from: this.options.before }];
        const above = definedAbove(this.options.context.text, this.options.language, name, before);
        return [name, { identity: identityOf(above), from: before }];
      }),
    );
  }

  /** The formula that is assigned, its own names bound; null where it is none, or is not wanted. */
  private definition(name: string, above: Above, depth: number): Resolved | null {
    if (above.kind !== 'assigned') return null;
    const { range } = above.assignment;
    let resolved = this.known.get(range.start);
    if (resolved === undefined) {
      resolved = this.read(range, above.value, depth);
      this.known.set(range.start, resolved);
    }
    if (resolved === null || this.options.context.isVariable?.(name) !== true) return resolved;
    this.kept.set(name, { name, tree: resolved.tree, assignment: range });
    return null;
  }

  private read(assignment: SourceRange, value: SourceRange, depth: number): Resolved | null {
    this.followed += 1;
    if (this.followed > MAX_DEFINITIONS) return null;
    const reading = this.formula(value);
    if (reading === null) return null;
    const { tree, left } = this.within(reading.tree, assignment.start, NONE, depth + 1);
    // Another name for something that is no formula either stays a name of its own.
    if (tree.kind === 'name' && (left.get(tree.name)?.identity ?? NOT_ASSIGNED) < 0) return null;
    this.notes.push(...reading.notes);
    return { tree, assignment, left };
  }

  private formula(value: SourceRange): { readonly tree: Tree; readonly notes: readonly Note[] } | null {
    const { context, language } = this.options;
    const { text } = context;
    if (value.end <= value.start || value.end - value.start > MAX_LENGTH) return null;
    const written = languageAt(text, value.start, language);
    const notation = notationOfFormula(written, text.slice(value.start, value.end));
    try {
      const { tree, parameters, notes } = readerOf(notation)({ ...context, language: written, notation }, value);
      if (parameters !== null || constantValue(tree) !== null || isTruth(tree)) return null;
      return isRunningText(written) && isProse(text, value, notes) ? null : { tree, notes };
    } catch (error) {
      if (error instanceof ReadError || error instanceof RangeError) return null;
      throw error;
    }
  }
}

const NONE: ReadonlySet<string> = new Set();
const NOWHERE: SourceRange = { start: 0, end: 0 };
const FIXED = -1;
const NOT_ASSIGNED = -2;
/** Parameters are told apart by where their function begins. */
const PARAMETER = -3;

function identityOf(above: Above): number {
  if (above.kind === 'none') return NOT_ASSIGNED;
  return above.kind === 'parameter' ? PARAMETER - above.head.start : above.assignment.range.start;
}

/** Whether names that both speak of are the same variables. */
function agree(one: ReadonlyMap<string, Left>, other: ReadonlyMap<string, Left>): boolean {
  return [...other].every(([name, { identity }]) => !isTaken(one, name, identity));
}

function isTaken(left: ReadonlyMap<string, Left>, name: string, identity: number): boolean {
  const there = left.get(name);
  return there !== undefined && there.identity !== identity;
}

function namesIn(tree: Tree): readonly string[] {
  const found: NameTree[] = [];
  fold<null>(tree, (part) => {
    if (part.kind === 'name') found.push(part);
    return null;
  });
  return [...new Set(found.map(({ name }) => name))];
}

function isTruth(tree: Tree): boolean {
  const inner = unbound(tree);
  return inner.kind === 'call' && functionNamed(inner.operator)?.truth === true;
}

/** `n = number of steps`: words that would be read as products of letters. */
function isProse(text: string, { start, end }: SourceRange, notes: readonly Note[]): boolean {
  return (
    notes.some(({ message }) => isOfLetters(message.id)) && /(?<![\\\p{L}])\p{L}{4,}/u.test(text.slice(start, end))
  );
}
