/** One analysis as the host sees it: asked, answered or refused, once. */
import { message, type Message } from '../../trace/message';
import type { ProgramTrace } from '../../trace/program';
import { refusal, type Refusal } from '../../trace/refusal';
import type { Analysis, AnalysisRequest, AnswerTo } from '../program';
import type { Child } from './child';
import { isAnswer } from './validate-answer';

/** Milliseconds. */
const ANSWER_WITHIN = 60_000;

export interface HostAnalysisOptions {
  readonly id: number;
  readonly run: number;
  readonly trace: ProgramTrace;
  readonly request: AnalysisRequest;
}

type Answer = AnswerTo<AnalysisRequest> | Refusal;

export class HostAnalysis implements Analysis<Answer> {
  readonly id: number;
  readonly run: number;
  readonly answer: Promise<Answer>;
  /** How often a child died of it. */
  deaths = 0;
  private readonly options: HostAnalysisOptions;
  private child: Child | null = null;
  private timer: NodeJS.Timeout | undefined;
  private told: () => void = () => undefined;
  private hasEnded = false;
  private settle: (answer: Answer) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(options: HostAnalysisOptions) {
    this.options = options;
    this.id = options.id;
    this.run = options.run;
    this.answer = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  }

  /** Asks a child; another one, where the first is gone. `told` is called when nothing more is wanted of this one. */
  begin(child: Child, told: () => void): void {
    this.told();
    this.child = child;
    this.told = told;
    this.timer ??= setTimeout(() => {
      this.stop(TOO_LONG);
    }, ANSWER_WITHIN);
    const { run, options } = this;
    const { language, range, text } = options.trace;
    child.send({ type: 'analyse', id: this.id, run, context: { language, range, text }, request: options.request });
  }

  cancel(): void {
    this.stop(CANCELLED);
  }

  answered(answer: unknown): void {
    this.end();
    if (isAnswer(this.options.request, answer)) this.settle(answer as Answer);
    else this.fail(new Error('The answer of the analysis has an unknown shape.'));
  }

  broken(text: string): void {
    this.end();
    this.fail(new Error(text));
  }

  refuse(why: Message = NO_TAPE): void {
    this.end();
    this.settle(refusal(this.options.trace.range, why, RUN_AGAIN));
  }

  private stop(why: Message): void {
    if (this.hasEnded) return;
    this.child?.send({ type: 'stop-analysis', id: this.id });
    this.refuse(why);
  }

  private end(): void {
    this.hasEnded = true;
    clearTimeout(this.timer);
    this.told();
  }
}

const NO_TAPE = message('runtime.no-tape', 'The recording of this program is no longer available.');
const CANCELLED = message('runtime.analysis-cancelled', 'The analysis was ended before it was done.');
const TOO_LONG = message('runtime.analysis-long', 'The analysis took more than a minute and was ended.');
export const TOO_LARGE = message('runtime.analysis-memory', 'The analysis needs more memory than there is.');
const RUN_AGAIN = message('runtime.run-again', 'Run the program again, or choose a smaller part of it.');
