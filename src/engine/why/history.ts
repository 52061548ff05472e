/**
 * What was called with what, as plain facts, and how values hang together by it: along the graph that autograd recorded,
 * and along everything that was computed. Knows neither tapes nor texts. Without recursion: a history may be a million
 * calls long.
 */

/** Index into `History.values`. */
export type ValueIndex = number;
/** Index into `History.calls`. */
export type CallIndex = number;

export interface History {
  readonly values: readonly HistoryValue[];
  /** In the order in which they ran. */
  readonly calls: readonly HistoryCall[];
  readonly reads: readonly HistoryRead[];
}

export interface HistoryValue {
  /** Whether its dtype is one that gradients are taken of. */
  readonly floating: boolean;
  /** A leaf that requires a gradient. */
  readonly leaf: boolean;
  /** Whether a node stands behind it, where that is known; null: it follows from the call that made it. */
  readonly on_graph: boolean | null;
}

export interface HistoryCall {
  readonly operator: string;
  readonly inplace: boolean;
  /** Whether autograd recorded then. */
  readonly grad_mode: boolean;
  /** Whether the operator has a derivative at all. */
  readonly differentiable: boolean;
  readonly operands: readonly ValueIndex[];
  readonly results: readonly (ValueIndex | null)[];
  /** Numbers among its operands that were read out of tensors: indices into `History.reads`. */
  readonly reads: readonly number[];
}

/** A value that left the tensors. */
export interface HistoryRead {
  readonly value: ValueIndex;
  readonly kind: 'number' | 'condition';
}

/** The connections of a history, found once. */
export class Connections {
  readonly history: History;
  /** 1 where gradients run through a value, a leaf included. */
  private readonly onGraph: Uint8Array;
  private readonly makers: Int32Array;
  private readonly users: readonly (readonly CallIndex[])[];

  constructor(history: History) {
    this.history = history;
    const { values, calls } = history;
    this.onGraph = Uint8Array.from(values, ({ leaf, on_graph }) => (leaf || on_graph === true ? 1 : 0));
    this.makers = new Int32Array(values.length).fill(-1);
    const users: CallIndex[][] = values.map(() => []);
    calls.forEach((call, index) => {
      for (const operand of call.operands) users[operand]?.push(index);
      for (const read of call.reads) users[history.reads[read]?.value ?? -1]?.push(index);
      const recorded = call.grad_mode && call.differentiable && call.operands.some((one) => this.onGraph[one] === 1);
      for (const result of call.results) {
        const value = result === null ? undefined : values[result];
        if (result === null || value === undefined) continue;
        // What a call hands back as it was, it did not make.
        if (this.makers[result] === -1 && !call.operands.includes(result)) this.makers[result] = index;
        if (recorded && value.floating && value.on_graph === null) this.onGraph[result] = 1;
      }
    });
    this.users = users;
  }

  isOnGraph(value: ValueIndex): boolean {
    return this.onGraph[value] === 1;
  }

  /** The call that made a value; −1 where none is known, as of leaves. */
  maker(value: ValueIndex): CallIndex {
    return this.history.values[value]?.leaf === true ? -1 : (this.makers[value] ?? -1);
  }

  usersOf(value: ValueIndex): readonly CallIndex[] {
    return this.users[value] ?? [];
  }

  /** What a call took: its operands, and what its numbers were read out of. */
  sourcesOf(call: HistoryCall): readonly ValueIndex[] {
    if (call.reads.length === 0) return call.operands;
    return [...call.operands, ...call.reads.flatMap((read) => this.history.reads[read]?.value ?? [])];
  }

  /** Marks with 1 all that these values were computed from, themselves included. */
  before(values: readonly ValueIndex[], goesThrough: (value: ValueIndex) => boolean = () => true): Uint8Array {
    const reached = new Uint8Array(this.history.values.length);
    const open = [...values];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (reached[value] !== 0) continue;
      reached[value] = 1;
      const call = goesThrough(value) ? this.history.calls[this.maker(value)] : undefined;
      if (call !== undefined) open.push(...this.sourcesOf(call));
    }
    return reached;
  }

  /** Marks with 1 what gradients could come back from to this value: what was computed from it on the graph. */
  onGraphAfter(value: ValueIndex): Uint8Array {
    return this.reachedFrom(value, true);
  }

  /** Marks with 1 all that was computed from this value, itself included. */
  after(value: ValueIndex): Uint8Array {
    return this.reachedFrom(value, false);
  }

  private reachedFrom(value: ValueIndex, alongGraph: boolean): Uint8Array {
    const reached = new Uint8Array(this.history.values.length);
    const open = [value];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (reached[one] !== 0) continue;
      reached[one] = 1;
      for (const user of this.usersOf(one)) {
        const call = this.history.calls[user];
        if (call === undefined || (alongGraph && !call.operands.includes(one))) continue;
        for (const result of call.results)
          if (result !== null && (!alongGraph || this.isOnGraph(result)) && this.maker(result) === user)
            open.push(result);
      }
    }
    return reached;
  }
}
