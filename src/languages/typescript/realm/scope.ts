/**
 * `$lens`: what rewritten code calls in place of operators and around evaluations. Numbers among themselves are decided
 * here and at once; tensors go to `mixed` and `elements`; everything else is JavaScript's own.
 */
import { TorchError } from '../../../engine/errors';
import { Tensor } from '../../../engine/torch';
import { LimitReached, type ProgramRecording } from '../../../recorder/program/contract';
import { Running } from '../../../recorder/program/scopes';
import type { RealmSetup } from '../realm-contract';
import type { ProgramScope } from '../scope';
import { assignElement, element, isElementKey, refuseIndices } from './elements';
import { arithmetic, bitwise, comparison, equality, type Arithmetic, type Bitwise, type Comparison } from './mixed';
import type { Pace } from './pace';
import { clarify } from './errors';
import { isObject, SafeWeakMap } from './primordials';
import { AbsentMember } from './torch';

export interface ScopeParts {
  readonly recording: ProgramRecording;
  readonly pace: Pace;
  /** Tells something that surprises, once per place. */
  readonly warn: (text: string) => void;
  readonly sites: RealmSetup['sites'];
}

const NONE: readonly never[] = Object.freeze([]);

const NOT =
  '! of a tensor is false, as of every object in JavaScript. For its truth value write !x.item(); element by element, x.logical_not().';

export class Scope implements ProgramScope {
  /** The statement of the top level that runs; null before the first. */
  statement: number | null = null;
  private readonly recording: ProgramRecording;
  private readonly pace: Pace;
  private readonly warn: (text: string) => void;
  private readonly sites: RealmSetup['sites'];
  private readonly thrownAt = new SafeWeakMap<number>();
  /** What was thrown last that is no object. */
  private plain: { readonly value: unknown; readonly site: number } | null = null;

  constructor({ recording, pace, warn, sites }: ScopeParts) {
    this.sites = sites;
    this.recording = recording;
    this.pace = pace;
    this.warn = warn;
  }

  r(site: number, value: unknown): unknown {
    // What is asked of a tensor next, its `.grad`, an iterator, belongs to where it stands.
    if (typeof value !== 'number' && value instanceof Tensor) {
      this.recording.current = site;
      this.pace.tick();
    }
    this.recording.record(site, value);
    return value;
  }

  b(site: number, value: unknown): unknown {
    this.recording.current = site;
    return value;
  }

  z(site: number): readonly never[] {
    this.recording.current = site;
    return NONE;
  }

  add(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left + right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('add', site, left, right);
    return this.other(site, (left as number) + (right as number));
  }

  sub(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left - right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('sub', site, left, right);
    return this.other(site, (left as number) - (right as number));
  }

  mul(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left * right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('mul', site, left, right);
    return this.other(site, (left as number) * (right as number));
  }

  div(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left / right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('div', site, left, right);
    return this.other(site, (left as number) / (right as number));
  }

  mod(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left % right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('mod', site, left, right);
    return this.other(site, (left as number) % (right as number));
  }

  pow(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return this.number(site, left ** right);
    if (left instanceof Tensor || right instanceof Tensor) return this.arithmetic('pow', site, left, right);
    return this.other(site, (left as number) ** (right as number));
  }

  lt(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return left < right;
    if (left instanceof Tensor || right instanceof Tensor) return this.comparison('lt', site, left, right);
    return (left as number) < (right as number);
  }

  le(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return left <= right;
    if (left instanceof Tensor || right instanceof Tensor) return this.comparison('le', site, left, right);
    return (left as number) <= (right as number);
  }

  gt(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return left > right;
    if (left instanceof Tensor || right instanceof Tensor) return this.comparison('gt', site, left, right);
    return (left as number) > (right as number);
  }

  ge(site: number, left: unknown, right: unknown): unknown {
    if (typeof left === 'number' && typeof right === 'number') return left >= right;
    if (left instanceof Tensor || right instanceof Tensor) return this.comparison('ge', site, left, right);
    return (left as number) >= (right as number);
  }

  eq(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.equality('eq', site, left, right);
    // eslint-disable-next-line eqeqeq -- the program wrote it
    return left == right;
  }

  ne(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.equality('ne', site, left, right);
    // eslint-disable-next-line eqeqeq -- the program wrote it
    return left != right;
  }

  and(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.bits('and', site, left, right);
    return this.other(site, (left as number) & (right as number));
  }

  or(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.bits('or', site, left, right);
    return this.other(site, (left as number) | (right as number));
  }

  xor(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.bits('xor', site, left, right);
    return this.other(site, (left as number) ^ (right as number));
  }

  shl(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.bits('shl', site, left, right);
    return this.other(site, (left as number) << (right as number));
  }

  shr(site: number, left: unknown, right: unknown): unknown {
    if (left instanceof Tensor || right instanceof Tensor) return this.bits('shr', site, left, right);
    return this.other(site, (left as number) >> (right as number));
  }

  inv(site: number, value: unknown): unknown {
    if (value instanceof Tensor) return this.made(site, () => value.bitwise_not());
    return this.other(site, ~(value as number));
  }

  neg(site: number, value: unknown): unknown {
    if (typeof value === 'number') return this.number(site, -value);
    if (value instanceof Tensor) return this.made(site, () => value.neg());
    return this.other(site, -(value as number));
  }

  pos(site: number, value: unknown): unknown {
    if (typeof value === 'number') return this.number(site, value);
    if (value instanceof Tensor) return this.made(site, () => value.positive());
    // Of a string or a date it does.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion
    return this.other(site, +(value as number));
  }

  inc(site: number, value: unknown): unknown {
    if (typeof value === 'number') return this.number(site, value + 1);
    if (value instanceof Tensor) return this.made(site, () => value.add(1n));
    let next = value as number;
    next++;
    return this.other(site, next);
  }

  dec(site: number, value: unknown): unknown {
    if (typeof value === 'number') return this.number(site, value - 1);
    if (value instanceof Tensor) return this.made(site, () => value.sub(1n));
    let next = value as number;
    next--;
    return this.other(site, next);
  }

  numeric(value: unknown): unknown {
    if (typeof value === 'number' || value instanceof Tensor) return value;
    // Of a string or a date a number, of a bigint itself.
    const counter = { next: value as number };
    return counter.next++;
  }

  not(site: number, value: unknown): boolean {
    if (value instanceof Tensor) {
      this.recording.current = site;
      this.warn(NOT);
    }
    return !value;
  }

  test(site: number, value: unknown): boolean {
    if (!(value instanceof Tensor)) return !!value;
    return this.at(site, () => value.__bool__());
  }

  get(site: number, object: unknown, key: unknown): unknown {
    if (object instanceof Tensor && isElementKey(key)) return this.made(site, () => element(object, key));
    return this.other(site, (object as Readonly<Record<PropertyKey, unknown>>)[key as PropertyKey]);
  }

  single(site: number, object: unknown): unknown {
    return object instanceof Tensor ? this.at(site, refuseIndices) : object;
  }

  put(site: number, object: unknown, key: unknown, value: unknown): unknown {
    if (object instanceof Tensor && isElementKey(key)) {
      this.at(site, () => {
        assignElement(object, key, value);
      });
      return value;
    }
    (object as Record<PropertyKey, unknown>)[key as PropertyKey] = value;
    return this.other(site, value);
  }

  throws(site: number, value: unknown): unknown {
    // Errors know by themselves where they were made.
    if (!isError(value)) {
      if (isObject(value)) this.thrownAt.set(value, site);
      else this.plain = { value, site };
    }
    return value;
  }

  t(): void {
    this.pace.tick();
  }

  f(place: number): Running {
    this.pace.tick();
    const { recording } = this;
    return (recording.scope = new Running(place, recording.scope));
  }

  o(running: Running): void {
    this.recording.scope = running.back;
  }

  l(place: number): Running {
    return new Running(place, this.recording.scope);
  }

  u(loop: Running): void {
    this.pace.tick();
    loop.nextTurn();
    this.recording.scope = loop;
  }

  x(running: Running | null): void {
    this.recording.scope = running;
  }

  w(of: Running | null, value?: unknown): unknown {
    const { recording } = this;
    if (of === null) recording.scope = null;
    else {
      // What is around it may go on meanwhile: from now on it is as it was.
      of.frame();
      recording.scope = of.back;
      // Whoever wakes it up may be somebody else; a promise is nobody.
      of.back = null;
    }
    return value;
  }

  v(of: Running | null, running: Running | null, value?: unknown): unknown {
    if (of !== null) of.back = this.recording.scope;
    this.recording.scope = running;
    return value;
  }

  c(error: unknown): void {
    if (error instanceof LimitReached) this.pace.stopAt(error);
    if (this.pace.stopped !== null) this.pace.look();
    this.note(error);
    clarify(error, { sites: this.sites, current: this.recording.current });
  }

  s(statement: number): void {
    this.statement = statement;
    this.pace.statement();
  }

  /** Where the engine threw this, or the program what is no error; null for JavaScript's own errors. */
  siteOf(error: unknown): number | null {
    if (this.plain !== null && Object.is(this.plain.value, error)) return this.plain.site;
    this.note(error);
    // Of what went too deep the stack shows the engine alone: then it is the site that was evaluated last.
    return this.thrownAt.get(error) ?? (isOf(RangeError, error) ? this.recording.current : null);
  }

  /** An error of the engine belongs to the site of the call, which is the current one when the error is first seen. */
  private note(error: unknown): void {
    if (isCallsError(error) && !this.thrownAt.has(error)) this.thrownAt.set(error, this.recording.current);
  }

  private number(site: number, value: number): number {
    this.recording.record(site, value);
    return value;
  }

  /** What JavaScript's own operators give. */
  private other(site: number, value: unknown): unknown {
    if (typeof value === 'number' || typeof value === 'object') this.recording.record(site, value);
    return value;
  }

  private arithmetic(kind: Arithmetic, site: number, left: unknown, right: unknown): unknown {
    return this.made(site, () => arithmetic(kind, left, right));
  }

  private bits(kind: Bitwise, site: number, left: unknown, right: unknown): unknown {
    return this.made(site, () => bitwise(kind, left, right));
  }

  private comparison(kind: Comparison, site: number, left: unknown, right: unknown): unknown {
    return this.made(site, () => comparison(kind, left, right));
  }

  private equality(kind: 'eq' | 'ne', site: number, left: unknown, right: unknown): unknown {
    if (left === null || left === undefined || right === null || right === undefined) return kind === 'ne';
    return this.made(site, () => equality(kind, left, right));
  }

  private made(site: number, make: () => unknown): unknown {
    const value = this.at(site, make);
    this.recording.record(site, value);
    return value;
  }

  /** Calls the engine for a site, and remembers which one it was if that throws. */
  private at<T>(site: number, body: () => T): T {
    this.recording.current = site;
    try {
      return body();
    } catch (error) {
      this.recording.current = site;
      this.note(error);
      throw error;
    }
  }
}

/** Whether an operator or function of the engine threw it; a name that is missing is asked for outside of calls. */
function isCallsError(error: unknown): boolean {
  return isOf(TorchError, error) && !isOf(AbsentMember, error);
}

function isError(value: unknown): boolean {
  return isOf(Error, value);
}

function isOf(kind: abstract new (...given: never[]) => unknown, value: unknown): boolean {
  try {
    return value instanceof kind;
  } catch {
    // A proxy's trap.
    return false;
  }
}
