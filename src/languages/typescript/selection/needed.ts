/**
 * What must run with the selected statements: the declarations of what they use, whatever changes those above, and
 * theirs in turn. A statement that only shows something (`print`) is never needed; a `backward()` is where a gradient is
 * read that it may have filled.
 */
import type { Statement } from '@babel/types';
import { from } from './levels';
import type { Effects, Thing } from './effects';

/** The statements among `others` that are needed, in document order. */
export function neededBy(
  selected: readonly Statement[],
  others: readonly Statement[],
  effects: ReadonlyMap<Statement, Effects>,
): readonly Statement[] {
  const first = Math.min(...selected.map(from));
  const search = new Search(effects, others);
  for (const statement of selected) search.keep(statement);
  // Functions are there from the beginning, wherever they stand.
  const candidates = others.filter((other) => from(other) < first || other.type === 'FunctionDeclaration');
  for (let grew = true; grew;) {
    grew = false;
    for (const statement of candidates)
      if (!search.kept.has(statement) && search.isNeeded(statement)) {
        search.keep(statement);
        grew = true;
      }
  }
  return others.filter((other) => search.kept.has(other));
}

class Search {
  readonly kept = new Set<Statement>();
  private readonly needed = new Set<Thing>();
  private readsGrad = false;
  private readonly effects: ReadonlyMap<Statement, Effects>;
  private readonly declaredBy = new Map<Thing, Effects>();

  constructor(effects: ReadonlyMap<Statement, Effects>, others: readonly Statement[]) {
    this.effects = effects;
    for (const other of others) {
      const own = effects.get(other);
      for (const thing of own?.declares ?? []) if (own !== undefined) this.declaredBy.set(thing, own);
    }
  }

  keep(statement: Statement): void {
    this.kept.add(statement);
    const own = this.effects.get(statement);
    if (own === undefined) return;
    for (const thing of own.uses) this.needed.add(thing);
    // What it changes must be there to be changed.
    for (const thing of own.changes) this.needed.add(thing);
    for (const thing of own.later) this.needed.add(thing);
    this.readsGrad ||= own.readsGrad;
  }

  isNeeded(statement: Statement): boolean {
    const own = this.effects.get(statement);
    if (own === undefined) return false;
    if (this.someNeeded(own.declares) || this.someNeeded(own.changes)) return true;
    if (own.isDeclarationOnly) return false;
    const calls = [...own.uses].flatMap((thing) => this.declaredBy.get(thing) ?? []);
    if (calls.some(({ later }) => this.someNeeded(later))) return true;
    const isBackward = own.backward || calls.some((declared) => declared.isDeclarationOnly && declared.backward);
    return isBackward && this.readsGrad && this.someNeeded(this.origins(own));
  }

  private someNeeded(things: ReadonlySet<Thing>): boolean {
    for (const thing of things) if (this.needed.has(thing)) return true;
    return false;
  }

  /** All that its values came from; a function or an import that two values share ties them to nothing. */
  private origins(own: Effects): ReadonlySet<Thing> {
    const reached = new Set<Thing>();
    const add = (things: Iterable<Thing>): void => {
      for (const thing of things)
        if (!isImported(thing) && this.declaredBy.get(thing)?.isDeclarationOnly === false) reached.add(thing);
    };
    add(own.uses);
    // A set hands out what is added while it is gone through.
    for (const thing of reached) add(this.declaredBy.get(thing)?.uses ?? []);
    return reached;
  }
}

function isImported(thing: Thing): boolean {
  return typeof thing !== 'string' && thing.kind === 'module';
}
