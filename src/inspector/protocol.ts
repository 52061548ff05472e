/**
 * What the page and the host say to each other; the one file that both halves import.
 * Every message travels as one string written by `trace/json`, since posting a message loses NaN, infinities and −0.
 */
import type { Message } from '../trace/message';
import type { PlotData, PlotRequest } from '../trace/plot';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { Nested, Trace } from '../trace/trace';

/** What the panel shows. The host owns it; the page draws it. */
export type InspectorState =
  /** Nothing was differentiated yet. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'result';
      /** Changes with every new result, stays while its values are varied. */
      readonly resultId: string;
      readonly source: SourceLink;
      readonly status: ResultStatus;
      /** The last trace that there was; null before the first, or where the run failed. */
      readonly trace: Trace | null;
      /** Why the last run failed, while `status` is `failed`. */
      readonly refusal: Refusal | null;
    };

/** `running`: an evaluation is under way; `stale`: the text was edited since; `fresh`: values belong to the text. */
export type ResultStatus = 'running' | 'fresh' | 'stale' | 'failed';

/** Where the text is: `notes.ts:12`, and whether it can be opened. */
export interface SourceLink {
  readonly label: string;
  /** 1-based. */
  readonly line: number;
  readonly open: boolean;
}

/** What the page remembers over hiding, moving and reloading, and what the serializer hands back. */
export interface PageState {
  readonly version: 1;
  /** Document and range of the result, so that it can be made again after a reload. */
  readonly seed: ResultSeed | null;
  readonly tab: TabName;
  readonly plot: {
    readonly variable: string;
    readonly element: number;
    readonly from: number | null;
    readonly to: number | null;
  } | null;
  readonly selectedNode: string | null;
  /** Where the graph was moved to and how far it was enlarged; null or missing: fitted. */
  readonly view?: { readonly x: number; readonly y: number; readonly zoom: number } | null;
  /** Which of the tabs' own switches are on: `constants`, `intermediate`, `plot-table`, `series:…` hidden. */
  readonly switches?: readonly string[];
}

export type TabName = 'graph' | 'gradients' | 'plot';

export interface ResultSeed {
  readonly uri: string;
  readonly range: SourceRange;
  readonly text: string;
  readonly values: Readonly<Record<string, Nested>>;
  readonly caretAsPower: boolean;
}

/** Ranges in messages of either direction are in the trace's coordinates; the host knows where they stand now. */
export type ToPage =
  /**
   * `serial`: the newest `set-value` whose value this state holds. Without it every state that is not `running` counts
   * as the answer to the value sent last.
   */
  | {
      readonly type: 'state';
      readonly state: InspectorState;
      readonly seed: ResultSeed | null;
      readonly serial?: number;
    }
  /** Answer to a request of the same id. */
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly ok: false; readonly error: Message }
  /** The caret or a hover in the editor stands here; null when it left. */
  | { readonly type: 'highlight'; readonly range: SourceRange | null }
  /** A command of the editor asks for a tab. */
  | { readonly type: 'show-tab'; readonly tab: TabName };

export type ToHost =
  /** The page has loaded and listens; the host answers with `state`. */
  | { readonly type: 'ready' }
  /** The newest value of a variable; the host evaluates and answers with `state`. `serial` grows with each. */
  | { readonly type: 'set-value'; readonly variable: string; readonly value: Nested; readonly serial: number }
  | { readonly type: 'request'; readonly id: number; readonly request: HostRequest }
  | { readonly type: 'cancel'; readonly id: number }
  /** Shows this range in the editor; `keepFocus` where the user goes on in the page. */
  | { readonly type: 'reveal'; readonly range: SourceRange; readonly keepFocus?: boolean }
  /** Marks this range in the editor while the pointer is over what came from it. */
  | { readonly type: 'hover'; readonly range: SourceRange | null }
  | { readonly type: 'copy'; readonly text: string }
  /** Runs again: after an edit, or after a failure. */
  | { readonly type: 'rerun' }
  | { readonly type: 'apply-fix' }
  | { readonly type: 'show-log' }
  /** Something the page's security policy stopped, or an error in it: the log must know. */
  | { readonly type: 'page-error'; readonly text: string };

/** Requests with an answer. */
export interface HostRequests {
  readonly plot: { readonly ask: PlotRequest; readonly answer: PlotData };
}

export type HostRequest = {
  readonly [K in keyof HostRequests]: { readonly kind: K } & HostRequests[K]['ask'];
}[keyof HostRequests];
