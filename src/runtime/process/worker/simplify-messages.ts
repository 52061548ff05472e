/** What the simplifier and its thread say to each other. Trees travel as they are: they are plain data. */
import type { Tree } from '../../../languages/expression/tree';

export interface ToSimplifyWorker {
  readonly id: number;
  readonly tree: Tree;
  /** Milliseconds after which nothing more is tried that takes long; 0: only what is quick. */
  readonly patience: number;
}

export type FromSimplifyWorker =
  /** It runs: time counts from here. */
  | { readonly kind: 'ready' }
  /** `tree` is null where nothing simpler was found. */
  | { readonly kind: 'answer'; readonly id: number; readonly tree: Tree | null }
  | { readonly kind: 'broken'; readonly id: number; readonly text: string };
