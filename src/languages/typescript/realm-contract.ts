/**
 * What stands between a program's realm and the process around it: text in, text out, nothing else. The outside holds
 * the three functions of `Realm`, which are the realm's own; the inside holds `send`, which no program can reach.
 */
import type { LimitName, OutputEvent, RecordedState } from '../../trace/program';
import type { Message } from '../../trace/message';
import type { ScopePlace } from '../../trace/scope';
import type { Tape } from '../../trace/tape';
import type { Site } from './prepared';

/** What the realm's script evaluates to. `send` takes one string, a `RealmMessage` written by `trace/json`. */
export type RealmFactory = (send: (text: string) => void) => Realm;

export interface Realm {
  /** Starts a program: the function that its code evaluates to, and a `RealmSetup` as JSON. Never throws. */
  run(program: unknown, setup: string): void;
  /** A timer that the program asked for is due. Never throws. */
  timer(id: number): void;
  /** A promise of the program was rejected and nobody took it. Never throws. */
  rejected(reason: unknown): void;
}

export interface RealmSetup {
  /** What the user wrote: the sites are places in it. */
  readonly text: string;
  readonly sites: readonly Site[];
  readonly scopes: readonly ScopePlace[];
  readonly limits: {
    /** Milliseconds from the start on; the supervisor ends the process somewhat later. */
    readonly time: number;
    /** Bytes that one tensor may have. */
    readonly allocation: number;
    readonly output: number;
    readonly records: number;
    readonly graph: number;
  };
}

export type RealmMessage =
  /** New since the last message of this type. */
  | { readonly type: 'output'; readonly events: readonly OutputEvent[] }
  /** Everything recorded so far. */
  | { readonly type: 'state'; readonly state: RecordedState }
  /** Asks for a call of `Realm.timer`; `clear` takes it back. */
  | { readonly type: 'timer'; readonly id: number; readonly milliseconds: number }
  | { readonly type: 'clear'; readonly id: number }
  | {
      readonly type: 'done';
      readonly ending: RealmEnding;
      readonly state: RecordedState;
      /** null where the program ended before there was one. */
      readonly tape: Tape | null;
    };

export type RealmEnding =
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: RealmError }
  /** Where it stopped: the site evaluated last, and the statement of the top level that ran, by their indices. */
  | {
      readonly kind: 'stopped';
      readonly limit: LimitName;
      readonly site: number | null;
      readonly statement: number | null;
    };

/** An error before its places are known: the outside finds them by `stack`, `site` and `origin`. */
export interface RealmError {
  readonly name: string;
  readonly text: string;
  readonly hint: Message | null;
  /** The site that was evaluated when the engine threw; null for JavaScript's own errors. */
  readonly site: number | null;
  /** The site of the forward call whose step back threw; null where that is not known. */
  readonly origin: number | null;
  /** V8's stack trace; the program's frames name PROGRAM_FILE. */
  readonly stack: string;
}
