/**
 * Which function, which loop and which turn of it runs: the code tells the scope at its entry, at each turn and where control
 * comes back, by the frames that it holds in variables. A frame is left however the function is: returned from, thrown out
 * of, suspended. Knows the names of these variables and no syntax.
 */
import type { Node } from '@babel/types';
import type { ScopePlace } from '../../../trace/scope';
import type { Output } from './output';

/** What holds the frames at one place of the code: of the function around, and of the innermost function or loop. */
interface Around {
  /** `null` at the top level, which has no frame. */
  readonly of: string;
  readonly inner: string;
}

export class Scoping {
  readonly list: ScopePlace[] = [];
  readonly #out: Output;
  readonly #scope: string;
  /** null: in a function that has no frame, nor have its loops. */
  #around: Around | null = { of: 'null', inner: 'null' };

  constructor(out: Output, scope: string) {
    this.#out = out;
    this.#scope = scope;
  }

  /** The braces' contents of a function: `write` writes them, after its limits were checked. */
  inFunction(node: Node, name: string, write: () => void): void {
    const variable = `${this.#scope}_in`;
    this.#out.write(`const ${variable} = ${this.#scope}.f(${this.#place(node, 'function', name)}); try { `);
    this.#within({ of: variable, inner: variable }, write);
    this.#out.write(`} finally { ${this.#scope}.o(${variable}); } `);
  }

  /** The same of one whose contents cannot stand in a block of their own. */
  inBareFunction(write: () => void): void {
    this.#out.write(`${this.#scope}.t(); `);
    this.#within(null, write);
  }

  /** A loop; `variable` holds the frame of its turn. */
  inLoop(node: Node, name: string, variable: string, write: () => void): void {
    const around = this.#around;
    if (around === null) {
      write();
      return;
    }
    this.#out.write(`${variable} = ${this.#scope}.l(${this.#place(node, 'loop', name)}); `);
    this.#within({ of: around.of, inner: variable }, write);
    this.goOn();
  }

  /** First in a loop's turn; `isAwaited`: control was away meanwhile. */
  turn(isAwaited: boolean): void {
    const around = this.#around;
    if (around === null) {
      this.#out.write(`${this.#scope}.t(); `);
      return;
    }
    if (isAwaited) this.#out.write(`${this.#scope}.v(${around.of}, null); `);
    this.#out.write(`${this.#scope}.u(${around.inner}); `);
  }

  /** Where control comes from elsewhere: after a loop or a labelled block, in a `catch` or `finally`. */
  goOn(): void {
    if (this.#around !== null) this.#out.write(` ${this.#scope}.x(${this.#around.inner});`);
  }

  /** Control is given back before what is written next, for what it is given. */
  leaving(write: () => void): void {
    const around = this.#around;
    if (around === null) {
      write();
      return;
    }
    this.#out.write(`${this.#scope}.w(${around.of}, `);
    write();
    this.#out.write(')');
  }

  /** The whole `await` or `yield`, after which control is back. */
  suspended(write: () => void): void {
    const around = this.#around;
    if (around === null) {
      write();
      return;
    }
    this.#out.write(`${this.#scope}.v(${around.of}, ${around.inner}, `);
    write();
    this.#out.write(')');
  }

  /** After the last statement of a turn that the next is waited for. */
  away(): void {
    if (this.#around !== null) this.#out.write(` ${this.#scope}.w(${this.#around.of});`);
  }

  #within(around: Around | null, write: () => void): void {
    const before = this.#around;
    this.#around = around;
    write();
    this.#around = before;
  }

  #place(node: Node, kind: 'function' | 'loop', name: string): string {
    return String(this.list.push({ kind, name, range: { start: node.start ?? 0, end: node.end ?? 0 } }) - 1);
  }
}
