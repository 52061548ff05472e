/**
 * What the page and the host say to each other; the one file that both halves import.
 * Every message travels as one string written by `trace/json`, since posting a message loses NaN, infinities and −0.
 */
import type {
  CodeRequest,
  CompareRequest,
  Comparison,
  DerivativeAnswer,
  DerivativeRequest,
  SimplifiedAnswer,
  WrittenCode,
} from '../trace/formula';
import type { Enquiries } from '../trace/enquiry';
import type { Message } from '../trace/message';
import type { Scale } from '../trace/plot';
import type { ProgramTrace } from '../trace/program';
import type { Puzzle } from '../trace/puzzles';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { SurfaceAxis } from '../trace/surface';
import type { Focus } from '../trace/tape';
import type { Nested, TensorId, Trace } from '../trace/trace';
import type { Explanation, WhyQuestion } from '../trace/why';

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
      /** null for an expression; of a program `trace` is the output in `focus`, differentiated. */
      readonly program: ProgramState | null;
      /** Of a result from the history; missing where the result is live. */
      readonly kept?: KeptState;
    };

/** What is drawn was kept of a result; whatever needs it to be computed anew must be asked of a run. */
export interface KeptState {
  /** When it was noted, in milliseconds since 1970. */
  readonly at: number;
  /** What of it was not kept, in words. */
  readonly left: readonly Message[];
  /** Whether there is a graph to draw. */
  readonly graph: boolean;
}

/** Where the page is shown. */
export type Place = 'editor' | 'panel' | 'sideBar';

/** How this inspector behaves among the others. */
export interface InspectorManner {
  readonly place: Place;
  /** It stays with its text; what is differentiated next is shown by another. */
  readonly pinned: boolean;
  /** Whether it follows the caret, where it is not pinned. */
  readonly follows: boolean;
}

export interface ProgramState {
  /** What there is so far; null before the first message of a run. */
  readonly trace: ShownProgram | null;
  /** Whether all of the document was asked for, or a selection in it. */
  readonly whole: boolean;
  /** Where the lines of the document began when it ran; null where its text is not known any more. */
  readonly lines: LineStarts | null;
  readonly focus: Focus | null;
  /** Leaves that stand at another value than the program gave them, by name. */
  readonly varied: readonly string[];
  /** Why `trace` of the state is null although the program ran. */
  readonly why: Refusal | null;
}

/** What the page draws of a run: hovers alone need each record, and there may be ten thousand. */
export interface ShownProgram extends Omit<ProgramTrace, 'records' | 'tensors'> {
  /** Of named numbers and scalars that were evaluated more than once, in order of the text. */
  readonly histories: readonly ShownHistory[];
  /** Names whose `.grad` was None, zero, NaN or infinite when the run ended, in order of the text; empty while it runs. */
  readonly puzzles: readonly Puzzle[];
  /** `backward()` was called on what requires no gradient: why, can be asked. */
  readonly failure: boolean;
}

export interface ShownHistory {
  readonly name: string;
  /** How often it was evaluated. */
  readonly count: number;
  /** Every `stride`-th value from the first on. */
  readonly stride: number;
  readonly values: readonly number[];
  /** The value now, at `count`; null where it is not known. */
  readonly last: number | null;
  readonly range: SourceRange;
}

/** Turns a place into its line without asking. */
export interface LineStarts {
  /** Ascending, the first is 0; in the coordinates of the run, up to the end of what ran. */
  readonly starts: readonly number[];
  /** How many lines what ran has moved down since. */
  readonly moved: number;
}

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
  /** How the curve is looked at; missing or null: f and its derivative on even axes. */
  readonly curve?: CurveLook | null;
  readonly selectedNode: string | null;
  /** Where the graph was moved to and how far it was enlarged; `fitted`: all of it; null or missing: as it begins. */
  readonly view?: { readonly x: number; readonly y: number; readonly zoom: number; readonly fitted?: boolean } | null;
  /** By what the graph is grouped, and which groups are folded; missing: by its size. */
  readonly groups?: GraphFolds;
  /** Of a program, what the plot shows: `figure:0`, `focus`, `history:loss`; missing: the first there is. */
  readonly show?: string | null;
  /** The program's result whose tab was chosen for it; missing: none. */
  readonly opened?: string | null;
  /** f over two variables: which, where, and the path of gradient descent; missing or null: not looked at yet. */
  readonly surface?: {
    readonly x: SurfaceAxis;
    readonly y: SurfaceAxis;
    /** null: as the picture proposes. */
    readonly rate: number | null;
    readonly momentum: number | null;
    readonly steps: number | null;
    readonly start: { readonly x: number; readonly y: number } | null;
  } | null;
  /** Which of the tabs' own switches are on: `constants`, `intermediate`, `plot-table`, `series:…` hidden. */
  readonly switches?: readonly string[];
  /** What of the tab Gradients was chosen; missing or null: its table, in order of the text. */
  readonly gradients?: GradientsView | null;
  /** Where stepping through backward stands; missing or null: never begun. */
  readonly backward?: BackwardView | null;
  /** What the tab Formula shows; missing or null: its first choice. */
  readonly formula?: FormulaView | null;
  /** Whether it stays with its text, and whether it follows the caret; missing: not known yet. */
  readonly manner?: InspectorManner | null;
  /** The entry of the history that is shown; missing or null: none. */
  readonly kept?: string | null;
  /** The tensor that is looked at; missing or null: none. */
  readonly tensor?: TensorView | null;
}

export interface TensorView {
  readonly tensor: TensorId;
  readonly gradient: TensorId | null;
  readonly name: string;
  readonly view: 'grid' | 'heat' | 'histogram' | 'list';
  readonly side: 'both' | 'value' | 'gradient';
  /** An index for each dimension before the last two. */
  readonly slice: readonly number[];
}

export interface GradientsView {
  readonly view: 'table' | 'jacobian' | 'hessian';
  /** The column by which the rows are sorted, with a minus before it where downwards; null: none. */
  readonly sort: string | null;
  readonly filter: string;
  /** Variables of the matrices; none: all. */
  readonly of: readonly string[];
}

export interface BackwardView {
  readonly on: boolean;
  readonly step: number;
  /** Of tensors, the element that is followed. */
  readonly element: number;
  /** How fast it plays: 1 is a step in a second or so. */
  readonly speed: number;
  /** Of which steps: another backward pass begins anew. */
  readonly about: string;
}

export interface CurveLook {
  /** The highest derivative that is shown. */
  readonly order: number;
  readonly x: Scale;
  readonly y: Scale;
  /** The range of y that stays; null: y follows the curve. */
  readonly held: { readonly from: number; readonly to: number } | null;
}

export interface GraphFolds {
  /** null: by size. */
  readonly by: 'none' | 'line' | 'function' | 'iteration' | 'module' | null;
  /** Whether all groups are unfolded but for `except`, rather than folded. */
  readonly unfolded: boolean;
  readonly except: readonly string[];
}

export interface FormulaView {
  /** `gradient`, `hessian`, or the variables one after another: `by:["x","x"]`. */
  readonly derivative: string;
  /** Of several derivatives at once, the one that is explained. */
  readonly entry: number;
  /** Whether derivatives stand as the rules give them. */
  readonly derived: boolean;
  /** How many levels of its steps are unfolded. */
  readonly depth: number;
}

export type TabName = 'graph' | 'gradients' | 'plot' | 'formula' | 'output';

export interface ResultSeed {
  readonly uri: string;
  readonly range: SourceRange;
  readonly text: string;
  readonly values: Readonly<Record<string, Nested>>;
  readonly caretAsPower: boolean;
  /** Names that are variables by the user's wish although a formula stands above; missing where there are none. */
  readonly variables?: readonly string[];
  /** Of a program: whether the whole document ran; missing or null for an expression. A reload does not run it again. */
  readonly program?: { readonly whole: boolean } | null;
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
      /** The run is the one that the page has, which may be megabytes: it is left out (`program.trace` is null). */
      readonly sameRun?: true;
      /** The entry of the history that is shown. */
      readonly kept?: string;
    }
  /** Said before the first state, and at each change. */
  | { readonly type: 'manner'; readonly manner: InspectorManner }
  /** Answer to a request of the same id. */
  | { readonly type: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly ok: false;
      readonly error: Message;
      /** What to do about it. */
      readonly hint?: Message;
    }
  /** The caret or a hover in the editor stands here; null when it left. */
  | { readonly type: 'highlight'; readonly range: SourceRange | null }
  /** A command of the editor asks for a tab; `show`: what its plot is to show, as `PageState.show` names it. */
  | { readonly type: 'show-tab'; readonly tab: TabName; readonly show?: string };

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
  /** Saves a file where the user says. */
  | ({ readonly type: 'save' } & SavedFile)
  /** Differentiates another output of the program. */
  | { readonly type: 'focus'; readonly focus: Focus }
  /** Ends the program that runs. */
  | { readonly type: 'stop' }
  /** Gives the leaves that were varied their recorded values again. */
  | { readonly type: 'reset-values' }
  /** Puts the formula of a name's assignment in its place, or treats the name as a variable. */
  | { readonly type: 'substitute'; readonly name: string; readonly substituted: boolean }
  /** Puts a derivative into the document; the editor asks for what is not said. */
  | { readonly type: 'insert-derivative'; readonly request: CodeRequest }
  /** Runs again: after an edit, after a failure, or what the history kept. */
  | { readonly type: 'rerun' }
  | InspectorWish
  | { readonly type: 'apply-fix' }
  | { readonly type: 'show-log' }
  /** Leads to a setting of ours, `autogradLens.limits.time`. */
  | { readonly type: 'open-setting'; readonly setting: string }
  /** Something the page's security policy stopped, or an error in it: the log must know. */
  | { readonly type: 'page-error'; readonly text: string };

/** Text, or bytes in base64; the name is a proposal, its ending tells what it is. */
export type SavedFile =
  | { readonly name: string; readonly text: string; readonly base64?: never }
  | { readonly name: string; readonly base64: string; readonly text?: never };

/** What is asked of the inspector itself, whatever it shows. */
export type InspectorWish =
  /** Stays with its text from now on, or no longer. */
  | { readonly type: 'pin' }
  /** Follows the caret, or pauses. */
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'show-history' }
  /** The keyboard came into the page or left it: nothing is exchanged under someone's hands. */
  | { readonly type: 'has-focus'; readonly focused: boolean };

/** Requests with an answer: whatever may be asked of the output, and what only expressions and the editor know. */
export interface HostRequests extends Enquiries {
  readonly why: { readonly ask: WhyQuestion; readonly answer: Explanation };
  readonly derive: { readonly ask: DerivativeRequest; readonly answer: DerivativeAnswer };
  /** Slower: a library's work, given up after a while. */
  readonly simplify: { readonly ask: DerivativeRequest; readonly answer: SimplifiedAnswer };
  readonly compare: { readonly ask: CompareRequest; readonly answer: Comparison };
  readonly code: { readonly ask: CodeRequest; readonly answer: WrittenCode };
}

export type HostRequest = {
  readonly [K in keyof HostRequests]: { readonly kind: K; readonly ask: HostRequests[K]['ask'] };
}[keyof HostRequests];
