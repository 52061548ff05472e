/** What the supervisor and the analysis worker say to each other. */
import type { AnalysisContext, AnalysisRequest } from '../../program';

export type ToAnalysisWorker =
  /** The JSON text of a tape, in bytes. */
  | { readonly kind: 'tape'; readonly run: number; readonly bytes: Uint8Array }
  | { readonly kind: 'forget'; readonly run: number }
  | {
      readonly kind: 'analyse';
      readonly id: number;
      readonly run: number;
      readonly context: AnalysisContext;
      readonly request: AnalysisRequest;
    };

export type FromAnalysisWorker =
  /** The answer in the JSON form of `trace/json`. */
  | { readonly kind: 'answer'; readonly id: number; readonly text: string }
  | { readonly kind: 'broken'; readonly id: number; readonly text: string };
