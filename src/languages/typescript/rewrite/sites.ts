/** The places in the text whose evaluations are recorded, numbered as they are met. */
import type { Expression, Node } from '@babel/types';
import type { Site } from '../prepared';
import { nameOf } from './names';

const KINDS = ['read', 'write', 'expression'] as const;

export class Sites {
  readonly list: Site[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #span: number;

  constructor(text: string) {
    this.#span = text.length + 1;
  }

  /** The same place has one number for each kind. */
  at(start: number, end: number, name: string | null, kind: Site['kind']): number {
    const key = (start * this.#span + end) * KINDS.length + KINDS.indexOf(kind);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.list.push({ range: { start, end }, name, kind }) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Of an expression's value: a read where it is a name or a member, else what an operator or call gave. */
  of(node: Expression): number {
    const name = nameOf(node);
    const isRead = name !== null || node.type === 'MemberExpression';
    return this.at(node.start ?? 0, node.end ?? 0, name, isRead ? 'read' : 'expression');
  }

  /** Of a target that gets a value. */
  written(node: Node, name: string | null = nameOf(node)): number {
    const start = node.start ?? 0;
    // A declared name's range takes its type in.
    const end = node.type === 'Identifier' ? start + node.name.length : (node.end ?? 0);
    return this.at(start, end, name, 'write');
  }
}
