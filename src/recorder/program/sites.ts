/**
 * What each place in the text gave: how often, the last value, the history of its scalars. Called for every evaluation
 * of the program, so it works on flat arrays and allocates what few places need.
 */
import { NamedTuple } from '../../engine/tensor/named-tuple';
import { Tensor } from '../../engine/tensor/tensor';
import { plainOf } from '../../engine/transforms/wrapped';
import { LimitReached, type RecordedSite } from './contract';
import { History, type HistoryBudget } from './history';
import { MAX_COPIED_ELEMENTS, nodeOf, type Value } from './value';

/** What a place gave last. */
const NOTHING = 0;
const NUMBER = 1;
const TENSOR = 2;
const TUPLE = 3;

/** What a place says about names. */
const READS = 1;
const WRITES = 2;

export class SiteTable {
  readonly sites: readonly RecordedSite[];
  private readonly valueOf: (tensor: Tensor) => Value;
  private readonly limit: number;
  private used = 0;
  private readonly counts: Float64Array;
  private readonly kinds: Uint8Array;
  private readonly roles: Uint8Array;
  /** The last number, or the number of the last scalar. */
  private readonly numbers: Float64Array;
  private readonly values: (Value | null)[];
  private readonly tuples = new Map<number, RecordedTuple>();
  private readonly histories: (History | null)[];
  /** Whether it once gave something that is no single number. */
  private readonly plural: Uint8Array;
  private readonly budget: HistoryBudget = { points: 0 };

  constructor(sites: readonly RecordedSite[], limit: number, valueOf: (tensor: Tensor) => Value) {
    const { length } = sites;
    this.sites = sites;
    this.limit = limit;
    this.valueOf = valueOf;
    this.counts = new Float64Array(length);
    this.kinds = new Uint8Array(length);
    this.roles = Uint8Array.from(sites, ({ name, kind }) =>
      name === null || kind === 'expression' ? 0 : kind === 'write' ? WRITES : READS,
    );
    this.numbers = new Float64Array(length);
    this.values = new Array<Value | null>(length).fill(null);
    this.histories = new Array<History | null>(length).fill(null);
    this.plural = new Uint8Array(length);
  }

  record(site: number, value: unknown): void {
    if (typeof value === 'number') {
      this.count(site, NUMBER);
      this.scalar(site, value);
      const before = this.values[site];
      if (before !== null && before !== undefined) {
        release(before);
        this.values[site] = null;
      }
      this.dropTuple(site);
    } else if (value instanceof Tensor) {
      this.tensor(site, plainOf(value));
      this.dropTuple(site);
    } else if (value instanceof NamedTuple) this.tuple(site, value);
  }

  private tuple(site: number, tuple: NamedTuple): void {
    this.count(site, TUPLE);
    this.plural[site] = 1;
    this.histories[site] = null;
    const members = Object.entries(tuple).map(([name, tensor]) => {
      const plain = plainOf(tensor);
      const value = this.valueOf(plain);
      hold(value, plain);
      return { name, value };
    });
    const before = this.values[site] ?? null;
    this.values[site] = null;
    if (before !== null) release(before);
    this.dropTuple(site);
    this.tuples.set(site, { name: tuple.pythonName, members });
  }

  private dropTuple(site: number): void {
    const before = this.tuples.size === 0 ? undefined : this.tuples.get(site);
    if (before === undefined) return;
    this.tuples.delete(site);
    for (const { value } of before.members) release(value);
  }

  private tensor(site: number, tensor: Tensor): void {
    this.count(site, TENSOR);
    const value = this.valueOf(tensor);
    const before = this.values[site] ?? null;
    if (before !== value) {
      hold(value, tensor);
      this.values[site] = value;
      if (before !== null) release(before);
      const role = this.roles[site];
      if (role === WRITES) {
        if (value.writer < 0) value.writer = site;
      } else if (role === READS) value.reader = site;
    }
    if (tensor.shape.length === 0 || tensor.numel() === 1) this.scalar(site, value.scalar);
    else {
      this.plural[site] = 1;
      this.histories[site] = null;
    }
  }

  /** Whether the place was evaluated more than once: in a loop, or in a function that was. */
  isRepeated(site: number): boolean {
    return (this.counts[site] ?? 0) > 1;
  }

  private count(site: number, kind: number): void {
    if (this.kinds[site] === NOTHING) {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- no error: a program must not catch it as one
      if (this.used >= this.limit) throw new LimitReached('records');
      this.used += 1;
    }
    this.kinds[site] = kind;
    this.counts[site] = (this.counts[site] ?? 0) + 1;
  }

  private scalar(site: number, value: number): void {
    if (this.plural[site] !== 0) {
      this.numbers[site] = value;
      return;
    }
    let history = this.histories[site] ?? null;
    if (history === null && (this.counts[site] ?? 0) > 1) {
      history = new History(this.budget);
      history.add(this.numbers[site] ?? NaN);
      this.histories[site] = history;
    }
    this.numbers[site] = value;
    history?.add(value);
  }

  /** What a place gave, or null where it was not evaluated. */
  at(site: number): SiteRecord | null {
    const kind = this.kinds[site] ?? NOTHING;
    const place = this.sites[site];
    if (kind === NOTHING || place === undefined) return null;
    return {
      place,
      count: this.counts[site] ?? 0,
      value: kind === TENSOR ? (this.values[site] ?? null) : null,
      tuple: kind === TUPLE ? (this.tuples.get(site) ?? null) : null,
      number: this.numbers[site] ?? NaN,
      history: this.histories[site] ?? null,
    };
  }
}

export interface RecordedTuple {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: Value }[];
}

export interface SiteRecord {
  readonly place: RecordedSite;
  readonly count: number;
  /** null: a number or a tuple. */
  readonly value: Value | null;
  readonly tuple: RecordedTuple | null;
  readonly number: number;
  readonly history: History | null;
}

/** A record shows this value from now on. */
function hold(value: Value, tensor: Tensor): void {
  value.holders += 1;
  if (value.holders > 1) return;
  value.pin(tensor);
  value.node = nodeOf(tensor);
  const { epoch } = value;
  if (epoch?.array && epoch.array.length > MAX_COPIED_ELEMENTS) (epoch.shown ??= new Set()).add(value);
}

/** One record fewer shows it: what only records need goes with the last. */
function release(value: Value): void {
  value.holders -= 1;
  if (value.holders > 0) return;
  value.epoch?.shown?.delete(value);
  value.node = null;
  value.data = null;
  if (value.maker === null || value.kept) return;
  value.tensor = null;
  value.epoch = null;
}
