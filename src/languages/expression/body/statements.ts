/**
 * What the body of a function says, whatever it was written in, and the formula that it comes to: assignments in a
 * straight line, `if`, and `return`. Every assignment gives its name a new definition. Knows no syntax.
 */
import type { SourceRange } from '../../../trace/range';
import { message } from '../../../trace/message';
import type { Note } from '../../../trace/trace';
import { excerpt, fail } from '../problems';
import { MAX_NESTING, type Reading } from '../reading';
import type { NameTree, Tree } from '../tree';
import { bound, withDefinitions, type Definition } from './definitions';

export type Statement =
  | { readonly kind: 'assign'; readonly assigned: readonly Assigned[] }
  | { readonly kind: 'return'; readonly tree: Tree }
  /** Names that have no value yet. */
  | { readonly kind: 'declare'; readonly names: readonly string[] }
  /** `throw`, `raise`, `panic`: nothing is given from here on. */
  | { readonly kind: 'stop' }
  | Choice;

/** `name = formula`; several at once are all computed before any name changes. */
export interface Assigned {
  readonly name: string;
  readonly tree: Tree;
  /** From the name to the end of what is assigned. */
  readonly range: SourceRange;
}

/** What an `if` asks. It is read only where a value depends on it: what a guard asks may be no formula. */
export interface Condition {
  readonly tree: () => Tree;
  readonly text: string;
  readonly range: SourceRange;
}

/** `if`, or a block alone: then the condition is null, and nothing else is chosen. */
export interface Choice {
  readonly kind: 'choice';
  readonly condition: Condition | null;
  readonly then: Block;
  readonly otherwise: Block;
  readonly range: SourceRange;
}

export interface Block {
  readonly statements: readonly Statement[];
  /** Names that are the block's own, gone behind it. */
  readonly declared: ReadonlySet<string>;
}

export const EMPTY_BLOCK: Block = { statements: [], declared: new Set() };

/** `written`: its text. */
export function conditionOf(written: string, range: SourceRange, read: () => Tree): Condition {
  let tree: Tree | null = null;
  return { tree: () => (tree ??= read()), text: excerpt(written), range };
}

/** `assert c`: the function stops where the condition does not hold. */
export function asserted(condition: Condition): Choice {
  const otherwise: Block = { statements: [{ kind: 'stop' }], declared: new Set() };
  return { kind: 'choice', condition, then: EMPTY_BLOCK, otherwise, range: condition.range };
}

/** What names stand for; null for one that has no value on some way here. */
type Scope = Map<string, Definition | null>;

/** What is left to do: the rest of a block, and what comes behind it. */
interface Rest {
  readonly statements: readonly Statement[];
  readonly at: number;
  /** What the block's own names stood for outside of it. */
  readonly restored: readonly (readonly [string, Definition | null | undefined])[];
  readonly behind: Rest | null;
}

/** As many statements are followed, those behind an `if` once for each way that leads there. */
const MAX_STATEMENTS = 5_000;

export interface BodyOptions {
  readonly parameters: readonly string[];
  /** The name whose value is returned where the body ends, in languages that have one; else null. */
  readonly result: NameTree | null;
  /** The function. */
  readonly range: SourceRange;
  /** Whether a name is to stay a variable, whatever is assigned to it. */
  readonly isVariable: ((name: string) => boolean) | undefined;
}

/** The tree; what was assigned to names that stay variables, where there are any; where the function stops. */
export type Returned = Pick<Reading, 'tree' | 'kept' | 'notes'>;

/** The formula that a body returns. Refuses, at the function's range, what returns nothing on some way. */
export function returned(body: Block, { parameters, result, range, isVariable }: BodyOptions): Returned {
  const statements: readonly Statement[] =
    result === null ? body.statements : [...body.statements, { kind: 'return', tree: result }];
  const reader = new Body(parameters, range, isVariable);
  const tree = reader.run(statements);
  const notes = [...reader.notes.values()];
  return reader.kept.size === 0 ? { tree, notes } : { tree, notes, kept: [...reader.kept.values()] };
}

class Body {
  private readonly parameters: ReadonlySet<string>;
  private readonly range: SourceRange;
  private readonly isVariable: BodyOptions['isVariable'];
  private followed = 0;
  readonly kept = new Map<string, Assigned & { readonly assignment: SourceRange }>();
  /** By the place of the condition, which several ways may lead to. */
  readonly notes = new Map<number, Note>();

  constructor(parameters: readonly string[], range: SourceRange, isVariable: BodyOptions['isVariable']) {
    this.isVariable = isVariable;
    this.parameters = new Set(parameters);
    this.range = range;
  }

  run(statements: readonly Statement[]): Tree {
    const tree = this.follow({ statements, at: 0, restored: [], behind: null }, new Map(), 0);
    return tree ?? fail('no-return', this.range);
  }

  /** What is returned; null where the function stops. */
  private follow(from: Rest, scope: Scope, depth: number): Tree | null {
    if (depth > MAX_NESTING) fail('too-deep', this.range, { limit: MAX_NESTING });
    let rest: Rest | null = from;
    while (rest !== null) {
      const statement: Statement | undefined = rest.statements[rest.at];
      if (statement === undefined) {
        restore(scope, rest.restored);
        rest = rest.behind;
        continue;
      }
      this.count();
      rest = { ...rest, at: rest.at + 1 };
      if (statement.kind === 'return') return this.resolved(statement.tree, scope);
      if (statement.kind === 'stop') return null;
      if (statement.kind === 'assign') this.assign(statement.assigned, scope);
      else if (statement.kind === 'declare') for (const name of statement.names) scope.set(name, null);
      else if (statement.condition === null) rest = entered(statement.then, scope, rest);
      else if (!returns(statement)) this.choose(statement, statement.condition, scope, depth);
      else return this.part(statement, statement.condition, rest, scope, depth);
    }
    return fail('no-return', this.range);
  }

  private count(): void {
    this.followed += 1;
    if (this.followed > MAX_STATEMENTS) fail('too-many-statements', this.range, { limit: MAX_STATEMENTS });
  }

  private assign(assigned: readonly Assigned[], scope: Scope): void {
    const trees = assigned.map(({ tree }) => this.resolved(tree, scope));
    assigned.forEach(({ name, range }, i) => {
      const tree = trees[i];
      if (tree === undefined) return;
      if (this.isVariable?.(name) === true) this.kept.set(name, { name, tree, range, assignment: range });
      else scope.set(name, { tree, assignment: range });
    });
  }

  private resolved(tree: Tree, scope: Scope): Tree {
    return withDefinitions(tree, ({ name, range }) => {
      const definition = scope.get(name);
      if (definition === null) return fail('undefined-name', range, { name });
      return definition ?? null;
    });
  }

  /** Both ways lead on: what a name stands for behind them depends on the condition. */
  private choose({ then, otherwise, range }: Choice, condition: Condition, scope: Scope, depth: number): void {
    const decided = this.resolved(condition.tree(), scope);
    const [one, other] = [then, otherwise].map((block) => {
      const own: Scope = new Map(scope);
      this.effects(block, own, depth + 1);
      return own;
    });
    if (one === undefined || other === undefined) return;
    for (const name of new Set([...one.keys(), ...other.keys()])) {
      const [left, right] = [one.get(name), other.get(name)];
      if (left === right) continue;
      const before = scope.get(name);
      const [taken, skipped] = [
        this.valueOf(name, left, before, range.end),
        this.valueOf(name, right, before, range.end),
      ];
      if (taken === null || skipped === null) scope.set(name, null);
      else {
        const tree: Tree = { kind: 'condition', condition: decided, then: taken, otherwise: skipped, range };
        scope.set(name, { tree, assignment: range });
      }
    }
  }

  /** What a name gives at the end of one way, where nobody mentions it; of a parameter that did not change its value. */
  private valueOf(
    name: string,
    definition: Definition | null | undefined,
    before: Definition | null | undefined,
    end: number,
  ): Tree | null {
    const mention: NameTree = { kind: 'name', name, range: { start: end, end } };
    if (definition === undefined) return this.parameters.has(name) ? mention : null;
    if (definition === null || definition !== before) return definition?.tree ?? null;
    return bound(mention, definition);
  }

  /** Runs a block that returns nothing, for what it assigns. */
  private effects(block: Block, scope: Scope, depth: number): void {
    if (depth > MAX_NESTING) fail('too-deep', this.range, { limit: MAX_NESTING });
    const outside = own(block, scope);
    for (const statement of block.statements) {
      this.count();
      if (statement.kind === 'assign') this.assign(statement.assigned, scope);
      else if (statement.kind === 'declare') for (const name of statement.names) scope.set(name, null);
      else if (statement.kind === 'choice' && statement.condition === null)
        this.effects(statement.then, scope, depth + 1);
      else if (statement.kind === 'choice' && statement.condition !== null)
        this.choose(statement, statement.condition, scope, depth);
    }
    restore(scope, outside);
  }

  /** A way that returns or stops, and one that may go on. */
  private part(
    { then, otherwise, range }: Choice,
    condition: Condition,
    rest: Rest,
    scope: Scope,
    depth: number,
  ): Tree | null {
    const [taken, other] = [then, otherwise].map((block) => {
      const ownScope: Scope = new Map(scope);
      return this.follow(entered(block, ownScope, rest), ownScope, depth + 1);
    });
    if (taken === undefined || other === undefined) return fail('no-return', this.range);
    if (taken !== null && other !== null) {
      const decided = this.resolved(condition.tree(), scope);
      return { kind: 'condition', condition: decided, then: taken, otherwise: other, range };
    }
    if (taken !== other) this.notes.set(condition.range.start, stopNote(condition, taken === null));
    return taken ?? other;
  }
}

/** Says where there is no value; `holding`: where the condition holds, else where it does not. */
function stopNote({ text, range }: Condition, holding: boolean): Note {
  const what = holding
    ? message(
        'expression.note.stops-where',
        'The function stops where it finds that “{text}” holds; the formula is for elsewhere.',
        { text },
      )
    : message(
        'expression.note.stops-unless',
        'The function stops where it finds that “{text}” does not hold; the formula is for where it does.',
        { text },
      );
  return { severity: 'info', message: what, range };
}

function entered(block: Block, scope: Scope, behind: Rest): Rest {
  return { statements: block.statements, at: 0, restored: own(block, scope), behind };
}

/** What a block's own names stand for outside. */
function own({ declared }: Block, scope: Scope): Rest['restored'] {
  return [...declared].map((name) => [name, scope.get(name)] as const);
}

function restore(scope: Scope, outside: Rest['restored']): void {
  for (const [name, definition] of outside)
    if (definition === undefined) scope.delete(name);
    else scope.set(name, definition);
}

const known = new WeakMap<Choice, boolean>();

/** Whether some way through it returns or stops. */
function returns(choice: Choice): boolean {
  const before = known.get(choice);
  if (before !== undefined) return before;
  const found = [...choice.then.statements, ...choice.otherwise.statements].some(
    (statement) => /^(?:return|stop)$/.test(statement.kind) || (statement.kind === 'choice' && returns(statement)),
  );
  known.set(choice, found);
  return found;
}
