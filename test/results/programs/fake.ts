/** Programs that run when a test says so, and traces of them written by hand. */
import type {
  Analysis,
  AnalysisRequest,
  AnswerTo,
  ProgramRecording,
  ProgramRequest,
  ProgramRun,
  Programs,
} from '../../../src/runtime/program';
import { PROGRAM_VERSION, type Ending, type ProgramTrace, type TraceRecord } from '../../../src/trace/program';
import type { SourceRange } from '../../../src/trace/range';
import { refusal, type Refusal } from '../../../src/trace/refusal';
import { message } from '../../../src/trace/message';
import { TRACE_VERSION, type Trace } from '../../../src/trace/trace';

interface Running {
  readonly request: ProgramRequest;
  readonly tell: (soFar: ProgramTrace) => void;
  readonly finish: (outcome: ProgramRecording | Refusal) => void;
  readonly fail: (error: Error) => void;
  cancelled: boolean;
}

interface Analysing {
  readonly request: AnalysisRequest;
  readonly finish: (answer: unknown) => void;
  cancelled: boolean;
}

export class FakePrograms implements Programs {
  readonly runs: Running[] = [];
  readonly analyses: Analysing[] = [];

  run(request: ProgramRequest, listener: (soFar: ProgramTrace) => void): ProgramRun {
    const { promise, resolve, reject } = deferred<ProgramRecording | Refusal>();
    const running: Running = { request, tell: listener, finish: resolve, fail: reject, cancelled: false };
    this.runs.push(running);
    return {
      finished: promise,
      cancel: () => {
        running.cancelled = true;
        resolve({ trace: programTrace(request, { ending: { kind: 'cancelled' } }), tape: null });
      },
    };
  }

  analyse<Request extends AnalysisRequest>(
    _recording: ProgramRecording,
    request: Request,
  ): Analysis<AnswerTo<Request>> {
    const { promise, resolve } = deferred<AnswerTo<Request> | Refusal>();
    const analysing: Analysing = {
      request,
      finish: resolve as (answer: unknown) => void,
      cancelled: false,
    };
    this.analyses.push(analysing);
    return {
      answer: promise,
      cancel: () => {
        analysing.cancelled = true;
        resolve(refusal({ start: 0, end: 0 }, message('fake.cancelled', 'cancelled')));
      },
    };
  }

  dispose(): void {
    for (const run of this.runs) run.cancelled = true;
  }

  get last(): Running {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('nothing was run');
    return run;
  }

  get analysis(): Analysing {
    const analysis = this.analyses.at(-1);
    if (analysis === undefined) throw new Error('nothing was analysed');
    return analysis;
  }

  /** Ends the last run well, with one output that can be differentiated. */
  finish(more: Partial<ProgramTrace> = {}): void {
    const { request, finish } = this.last;
    finish(recording(request, more));
  }
}

function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export function recording(request: ProgramRequest, more: Partial<ProgramTrace> = {}): ProgramRecording {
  return { trace: programTrace(request, more), tape: { values: [], steps: [], reads: [] } };
}

/** A trace of what was asked for, in which each line of it ran and each word is the record of a number: its offset. */
export function programTrace(request: ProgramRequest, more: Partial<ProgramTrace> = {}): ProgramTrace {
  const range = request.selection ?? { start: 0, end: request.text.length };
  const text = request.text.slice(range.start, range.end);
  return {
    version: PROGRAM_VERSION,
    kind: 'program',
    language: request.language,
    range,
    text,
    ran: lines(text, range.start),
    records: words(text, range.start),
    tensors: [],
    figures: [],
    passes: [],
    passCount: 0,
    outputs: [{ name: 'y', range, shape: [], value: 7 }],
    output: [],
    notes: [],
    ending: { kind: 'finished' },
    ...more,
  };
}

function lines(text: string, shift: number): readonly SourceRange[] {
  return [...text.matchAll(/^(?!\s*\/\/)\s*(\S.*?)\s*$/gm)].map((line) => {
    const start = shift + line.index + line[0].indexOf(line[1] ?? '');
    return { start, end: start + (line[1] ?? '').length };
  });
}

function words(text: string, shift: number): readonly TraceRecord[] {
  return [...text.replace(/\/\/.*/g, (comment) => ' '.repeat(comment.length)).matchAll(/\w+/g)].map(
    ({ 0: word, index }) => ({
      range: { start: shift + index, end: shift + index + word.length },
      name: word,
      kind: 'read',
      count: 1,
      value: { kind: 'number', value: shift + index },
      history: null,
    }),
  );
}

export function failed(range: SourceRange | null): Ending {
  return {
    kind: 'failed',
    error: {
      name: 'RuntimeError',
      text: 'element 0 of tensors does not require grad and does not have a grad_fn',
      hint: message('hint', 'Make the leaf with { requires_grad: true }.'),
      range,
      calls: [],
    },
  };
}

/** What an analysis gives back; `value` tells one from another. */
export function differentiated(request: ProgramRequest, value: number): Trace {
  const range = request.selection ?? { start: 0, end: request.text.length };
  return {
    version: TRACE_VERSION,
    kind: 'program',
    language: request.language,
    range,
    text: request.text.slice(range.start, range.end),
    tex: null,
    variables: [],
    output: { name: 'y', tensor: 0, root: 0, summed: false },
    checks: [],
    notes: [],
    tensors: [
      {
        id: 0,
        shape: [],
        dtype: 'float32',
        requires_grad: true,
        is_leaf: false,
        grad_fn: null,
        output_nr: 0,
        grad: null,
        text: `tensor(${String(value)}.)`,
        summary: { numel: 1, min: value, max: value, mean: value, nan: 0, infinite: 0 },
        values: [value],
        name: 'y',
        range,
      },
    ],
    nodes: [],
    elementwise: false,
  };
}
