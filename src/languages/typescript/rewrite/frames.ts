/**
 * The functions around the place that is written, as far as it needs names of its own there: `a.b += 1` keeps `a` in a
 * variable of the innermost one, since a `yield` or `await` may stand between its two uses.
 */
import type { Identifier } from '@babel/types';
import type { Output } from './output';

export interface Frame {
  /** `expression`: a default value or a field's, where no variable can be declared: it becomes a function if it needs one. */
  readonly kind: 'program' | 'function' | 'arrow' | 'parameters' | 'expression';
  /** What the constructor's parameters `private x` give to the object, after `super()`. */
  readonly properties: readonly Identifier[];
  count: number;
  readonly free: string[];
  readonly used: string[];
}

export class Frames {
  readonly #output: Output;
  readonly #prefix: string;
  readonly #stack: Frame[] = [];

  constructor(output: Output, prefix: string) {
    this.#output = output;
    this.#prefix = prefix;
  }

  /** A function's body, whose variables are declared where `write` begins. */
  body(kind: 'program' | 'function' | 'arrow', write: () => void, properties: readonly Identifier[] = []): void {
    const slot = this.#output.slot();
    const frame = this.#within(kind, properties, write);
    if (frame.used.length > 0) this.#output.fill(slot, `let ${frame.used.join(', ')}; `);
  }

  /** An expression in no function's body; an arrow function sees the same `this`, `super`, `arguments` and `new.target`. */
  expression(write: () => void): void {
    const open = this.#output.slot();
    const frame = this.#within('expression', [], write);
    if (frame.used.length === 0) return;
    this.#output.fill(open, `((${frame.used.join(', ')}) => (`);
    this.#output.write('))()');
  }

  /** A function's parameters, whose default values are evaluated before there are variables of its own. */
  parameters(write: () => void): void {
    this.#within('parameters', [], write);
  }

  /** An expression of a pattern, which may stand among parameters. */
  inPattern(write: () => void): void {
    if (this.#top().kind === 'parameters') this.expression(write);
    else write();
  }

  /** Gives `use` a variable's name, which is free again afterwards. */
  variable<Result>(use: (name: string) => Result): Result {
    const name = this.keptVariable();
    const result = use(name);
    this.#top().free.push(name);
    return result;
  }

  /** A variable that nothing else uses in this function. */
  keptVariable(): string {
    const frame = this.#top();
    const free = frame.free.pop();
    if (free !== undefined) return free;
    frame.count += 1;
    const name = `${this.#prefix}_${String(frame.count)}`;
    frame.used.push(name);
    return name;
  }

  /** Of the constructor around, through arrow functions: what `super()` must set. */
  propertiesAfterSuper(): readonly Identifier[] {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const frame = this.#stack[index];
      if (frame === undefined || frame.kind === 'program') return [];
      if (frame.kind === 'function') return frame.properties;
    }
    return [];
  }

  /** Whether no function but arrow functions is around. */
  isOutsideFunctions(): boolean {
    return this.#stack.every((frame) => frame.kind !== 'function');
  }

  #within(kind: Frame['kind'], properties: readonly Identifier[], write: () => void): Frame {
    const outer = this.#stack.at(-1);
    // Names of an expression's function must not hide those of the function around it that are in use.
    const count = outer?.count ?? 0;
    const frame: Frame = { kind, properties, count, free: [], used: [] };
    this.#stack.push(frame);
    write();
    this.#stack.pop();
    return frame;
  }

  #top(): Frame {
    const frame = this.#stack.at(-1);
    if (frame === undefined) throw new Error('no function is being written');
    return frame;
  }
}
