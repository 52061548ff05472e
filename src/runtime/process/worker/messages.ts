/** What the supervisor and a program's worker say to each other; a text by itself is a `RealmMessage`. */

export interface ProgramWorkerData {
  /** The realm's bundle. */
  readonly realm: string;
  /** V8's, of an earlier worker; null for the first. */
  readonly cachedData: Uint8Array | null;
}

export type ToProgramWorker =
  | { readonly kind: 'run'; readonly code: string; readonly setup: string }
  | { readonly kind: 'timer'; readonly id: number };

export type FromProgramWorker =
  | string
  /** The realm stands; `cachedData` where there was none yet. */
  | { readonly kind: 'ready'; readonly cachedData: Uint8Array | null }
  /** The code cannot be compiled. */
  | { readonly kind: 'unreadable'; readonly text: string; readonly stack: string };
