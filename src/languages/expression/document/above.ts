/**
 * What a name stands for at a place of a document: the nearest assignment above that is in scope there, and whether it
 * surely holds. Reads no formula.
 */
import type { SourceRange } from '../../../trace/range';
import { isRunningText, languageAt, notationOf } from '../notation';
import { assignmentsAbove, type Assignment } from './assignments';
import { blocksAround, blocksOf, type Block } from './blocks';
import { onlyCode } from './fences';
import { mask } from './mask';

export type Above =
  /** What is assigned holds at the place. */
  | { readonly kind: 'assigned'; readonly assignment: Assignment; readonly value: SourceRange }
  /** It gets a value, but which one depends on more than the assignment: a branch, a loop, `+=`, unpacking. */
  | { readonly kind: 'unclear'; readonly assignment: Assignment }
  /** A parameter of the function around, or of an arrow function, with this head. */
  | { readonly kind: 'parameter'; readonly head: SourceRange }
  | { readonly kind: 'none' };

/** What holds for `name` at the offset `before` of a document. */
export function definedAbove(text: string, documentLanguage: string, name: string, before: number): Above {
  const languageId = languageAt(text, before, documentLanguage);
  const candidates = assignmentsAbove(text, documentLanguage, name, before);
  if (isRunningText(languageId)) {
    for (const nearest of candidates)
      return nearest.value === null
        ? { kind: 'unclear', assignment: nearest }
        : { kind: 'assigned', assignment: nearest, value: nearest.value };
    return { kind: 'none' };
  }
  const masked = mask(languageId === documentLanguage ? text : onlyCode(text, languageId), languageId);
  return new Scopes(masked, languageId, before).resolve(name, candidates);
}

class Scopes {
  private readonly masked: string;
  private readonly languageId: string;
  private readonly before: number;
  private readonly blocks: readonly Block[];
  /** Those that hold the place, innermost first. */
  private readonly around: readonly Block[];

  constructor(masked: string, languageId: string, before: number) {
    this.masked = masked;
    this.languageId = languageId;
    this.before = before;
    this.blocks = blocksOf(masked, languageId);
    this.around = blocksAround(this.blocks, before).filter(
      ({ body, range }) => body.start <= before && before < Math.max(body.end, range.end),
    );
  }

  resolve(name: string, candidates: Iterable<Assignment>): Above {
    const [root = name] = name.split('.');
    const arrow = this.arrowWith(root);
    if (arrow !== null) return { kind: 'parameter', head: arrow };
    const owner = this.around.find(
      ({ kind, head }) => kind === 'function' && parametersOf(this.masked.slice(head.start, head.end)).has(root),
    );
    for (const assignment of candidates) {
      const { start } = assignment.range;
      if (owner !== undefined && start < owner.body.start) break;
      const found = this.judge(name, assignment);
      if (found !== null) return found;
    }
    return owner === undefined ? { kind: 'none' } : { kind: 'parameter', head: owner.head };
  }

  /** null where the assignment is none of the name that is seen here. */
  private judge(name: string, assignment: Assignment): Above | null {
    const { start } = assignment.range;
    const closed = this.blocks.filter(
      ({ body, kind }) => kind !== 'plain' && holds(body, start) && !holds(body, this.before),
    );
    const inFunction = closed.some(({ kind }) => kind === 'function');
    const declared = this.isDeclared(start);
    if (inFunction && (declared || this.isLocalInFunctions)) return null;
    if (closed.some(({ kind }) => kind === 'type')) return null;
    if (closed.length > 0) return declared && this.isLocalInBlocks(start) ? null : { kind: 'unclear', assignment };
    // A bare block that is closed takes what it declares with it.
    const gone = this.blocks.some(
      ({ body, kind }) => kind === 'plain' && holds(body, start) && !holds(body, this.before),
    );
    if (gone && declared && this.isLocalInBlocks(start)) return null;
    if (assignment.value === null || this.changesInLoop(name, start)) return { kind: 'unclear', assignment };
    return { kind: 'assigned', assignment, value: assignment.value };
  }

  /** Whether a loop around the place gives the name another value further down, after an assignment outside of it. */
  private changesInLoop(name: string, start: number): boolean {
    return this.around.some(
      ({ kind, body }) =>
        kind === 'loop' &&
        !holds(body, start) &&
        new RegExp(
          String.raw`(?<![\p{L}\p{N}_.$])${name.replace(/[$.*+?^()[\]{}|\\]/g, '\\$&')}\s*(?:(?:\*\*|\/\/|>>>?|<<|[-+*/%@&|^.])?=(?!=)|\+\+|--|<-|,[^=\n;]*[^=!<>\n;]=(?!=))`,
          'u',
        ).test(this.masked.slice(this.before, body.end)),
    );
  }

  /** The head of an arrow function or a lambda with this parameter before the place, in the same statement. */
  private arrowWith(name: string): SourceRange | null {
    const from = Math.max(
      this.masked.lastIndexOf(';', this.before - 1),
      this.masked.lastIndexOf('{', this.before - 1),
      this.masked.lastIndexOf('\n', this.before - 1),
      this.before - 2_000,
    );
    const lead = this.masked.slice(from + 1, this.before);
    const heads = [
      ...lead.matchAll(
        /\(([^()]*)\)\s*(?::[^=()]*)?=>|([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:=>|->)|\blambda\s([^:]*):|\(([^()]*)\)\s*->|(?<![|\w)\]]\s*)\|([^|]*)\||(?:function|\\|@)\s*\(([^()]*)\)/gu,
      ),
    ];
    const head = heads.findLast((one) => wordsOf(one.slice(1).join(',')).has(name));
    if (head === undefined) return null;
    const start = from + 1 + head.index;
    return { start, end: start + head[0].length };
  }

  /** `const`, a type, `:=` before or behind the name. */
  private isDeclared(start: number): boolean {
    const from = Math.max(
      this.masked.lastIndexOf(';', start - 1),
      this.masked.lastIndexOf('{', start - 1),
      this.masked.lastIndexOf('}', start - 1),
      this.masked.lastIndexOf('\n', start - 1),
    );
    const lead = this.masked.slice(from + 1, start);
    if (/^\s*(?:return|else|if)\b/.test(lead)) return false;
    return (
      /[\p{L}\p{N}_>\])&*]\s+[*&]?$/u.test(lead) ||
      /^\s*(?:const|let|var|val|auto)\b/.test(lead) ||
      /^[\p{L}\p{N}_]+\s*:=/u.test(this.masked.slice(start, start + 80))
    );
  }

  /** Languages in which what a function assigns is its own, unless it says otherwise. */
  private get isLocalInFunctions(): boolean {
    return (
      notationOf(this.languageId) !== 'javascript' &&
      !/^(?:c|cpp|cuda|objective|java|csharp|rust|go|swift|kotlin|dart)/.test(this.languageId)
    );
  }

  /** `var` belongs to the function, whatever block it stands in. */
  private isLocalInBlocks(start: number): boolean {
    const braces =
      notationOf(this.languageId) === 'javascript' ||
      /^(?:c|cpp|cuda|objective|java|csharp|rust|go|swift|kotlin|dart)/.test(this.languageId);
    const script = /^(?:java|type)script/.test(this.languageId);
    return braces && !(script && /\bvar\s[^;]*$/.test(this.masked.slice(Math.max(0, start - 80), start)));
  }
}

function holds({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset < end;
}

/** The words among a head's parameters, without what is given to them by default. */
function parametersOf(head: string): ReadonlySet<string> {
  const groups = [
    ...head.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\|([^|]*)\||^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*=>/gu),
  ];
  const arrow = /([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:=>|->|\bin)\s*$/u.exec(head)?.[1] ?? '';
  return new Set([...wordsOf(groups.map((group) => group.slice(1).join(',')).join(',')), arrow]);
}

function wordsOf(list: string): ReadonlySet<string> {
  const plain = list.replace(/=[^,]*/g, '');
  return new Set([...plain.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([word]) => word));
}
