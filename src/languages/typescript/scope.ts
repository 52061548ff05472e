/**
 * What rewritten code calls in place of JavaScript's own operators, under a name that the program does not use: the
 * contract between the rewriting and the realm. A site is an index into `PreparedProgram.sites`.
 */

/** Parameters of the prepared function, in order; the first is renamed where the program uses that name itself. */
export const PROGRAM_PARAMETERS = ['$lens', 'torch', 'print', 'plot', 'scatter', 'bar', 'hist', 'plt'] as const;

/** A frame as rewritten code holds it: only the scope looks into it. */
export type ScopeHandle = object;

export interface ProgramScope {
  /** Records what an evaluation gave, and gives it back. */
  r(site: number, value: unknown): unknown;
  /** The call of `site` comes next: wraps what is evaluated last before it (its last argument, its receiver, its callee). */
  b(site: number, value: unknown): unknown;
  /** The same where nothing can be wrapped (`super(...$lens.z(1))`): an empty list to spread. */
  z(site: number): readonly never[];

  // Binary operators: recorded at their site.
  add(site: number, left: unknown, right: unknown): unknown;
  sub(site: number, left: unknown, right: unknown): unknown;
  mul(site: number, left: unknown, right: unknown): unknown;
  div(site: number, left: unknown, right: unknown): unknown;
  mod(site: number, left: unknown, right: unknown): unknown;
  pow(site: number, left: unknown, right: unknown): unknown;
  lt(site: number, left: unknown, right: unknown): unknown;
  le(site: number, left: unknown, right: unknown): unknown;
  gt(site: number, left: unknown, right: unknown): unknown;
  ge(site: number, left: unknown, right: unknown): unknown;
  eq(site: number, left: unknown, right: unknown): unknown;
  ne(site: number, left: unknown, right: unknown): unknown;
  and(site: number, left: unknown, right: unknown): unknown;
  or(site: number, left: unknown, right: unknown): unknown;
  xor(site: number, left: unknown, right: unknown): unknown;
  shl(site: number, left: unknown, right: unknown): unknown;
  shr(site: number, left: unknown, right: unknown): unknown;
  inv(site: number, value: unknown): unknown;
  neg(site: number, value: unknown): unknown;
  pos(site: number, value: unknown): unknown;
  /** `++` and `--`: the new value of an old one, and the old one as a number (or bigint, or tensor) for the postfix forms. */
  inc(site: number, value: unknown): unknown;
  dec(site: number, value: unknown): unknown;
  numeric(value: unknown): unknown;

  /** `!value`: JavaScript's, with a warning for a tensor, which is never falsy there. */
  not(site: number, value: unknown): boolean;
  /** What decides an `if`, a loop, a `?:`: of a tensor its truth value, as PyTorch's `bool(t)`. */
  test(site: number, value: unknown): boolean;
  /** `object[key]`: of a tensor, an index (a whole number, negative ones from the end) selects along the first dimension. */
  get(site: number, object: unknown, key: unknown): unknown;
  /** The object of `object[i, j]`, which is `object[j]` in JavaScript; refused for a tensor. */
  single(site: number, object: unknown): unknown;
  /** `object[key] = value`; refused for a tensor's elements. */
  put(site: number, object: unknown, key: unknown, value: unknown): unknown;

  /** What a `throw` throws, at its place. */
  throws(site: number, value: unknown): unknown;

  /** At each loop's back-edge and at each function's entry: limits are checked here. */
  t(): void;
  /** Enters a function, by its index into `PreparedProgram.scopes`: gives its frame. Checks limits, too. */
  f(place: number): ScopeHandle;
  /** Leaves it, whatever happened in it. */
  o(frame: ScopeHandle): void;
  /** A loop begins: what `u` is given. */
  l(place: number): ScopeHandle;
  /** Its next turn. Checks limits, too. */
  u(frame: ScopeHandle): void;
  /** Goes on in this frame, wherever it was: after a loop, in a `catch`. */
  x(frame: ScopeHandle | null): void;
  /** A function gives back control for a while (`await`, `yield`), and has it again: goes on in `frame`. Both give back `value`. */
  w(of: ScopeHandle | null, value?: unknown): unknown;
  v(of: ScopeHandle | null, frame: ScopeHandle | null, value?: unknown): unknown;
  /** First in each `catch`: lets a stop through. */
  c(error: unknown): void;
  /** Before each statement of the top level; `statement` is an index into `PreparedProgram.ran`. */
  s(statement: number): void;
}
