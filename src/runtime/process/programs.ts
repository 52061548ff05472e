/**
 * Runs programs in child processes and asks them about what was recorded: `Programs` for hosts with Node. A program can
 * end its child; the host it cannot touch.
 */
import { realpathSync } from 'node:fs';
import { message } from '../../trace/message';
import type { ProgramTrace } from '../../trace/program';
import { refusal, type Refusal } from '../../trace/refusal';
import type {
  Analysis,
  AnalysisRequest,
  AnswerTo,
  ProgramRecording,
  ProgramRequest,
  ProgramRun,
  Programs,
} from '../program';
import type { Death } from './child';
import { Children, type Member, type WorkMessage } from './children';
import { HostAnalysis, TOO_LARGE } from './host-analysis';
import { HostRun } from './host-run';

/** Characters of a document. */
const MAX_TEXT = 1_000_000;

interface Known {
  readonly run: number;
  readonly tape: readonly Buffer[];
  /** The child that has the tape, while it lives. */
  readonly member: Member;
}

export class NodePrograms implements Programs {
  private readonly children: Children;
  private readonly recordings = new WeakMap<ProgramRecording, Known>();
  /** Of the recordings that somebody asks about now, by run. */
  private readonly asked = new Map<number, { readonly tape: readonly Buffer[]; count: number }>();
  private last = 0;

  /** `folder` holds the bundles; `log` is told, in English, what users are told in other words. */
  constructor(folder: string, log: (text: string) => void) {
    this.children = new Children(realpathSync(folder), log, {
      message: (member, message) => {
        this.received(member, message);
      },
      tape: (member, run, chunk) => {
        if (member.run?.run === run) member.run.tapeChunk(chunk);
      },
      gone: (member, death) => {
        this.gone(member, death);
      },
    });
  }

  /** Starts a child, so that the first run need not wait for it. */
  warm(): void {
    this.children.any();
  }

  /** Process ids of the children that there are. */
  get processes(): readonly number[] {
    return this.children.all.flatMap(({ child }) => (child.pid === undefined ? [] : [child.pid]));
  }

  run(request: ProgramRequest, listener: (soFar: ProgramTrace) => void): ProgramRun {
    if (request.text.length > MAX_TEXT) return refused(request, TOO_LONG);
    this.last += 1;
    const run = new HostRun(this.last, request, listener);
    this.begin(run);
    return {
      finished: run.finished,
      cancel: () => {
        run.cancel();
      },
    };
  }

  analyse<Request extends AnalysisRequest>(recording: ProgramRecording, request: Request): Analysis<AnswerTo<Request>> {
    const known = this.recordings.get(recording);
    this.last += 1;
    const analysis = new HostAnalysis({ id: this.last, run: known?.run ?? 0, trace: recording.trace, request });
    if (known === undefined) analysis.refuse();
    else this.ask(analysis, known);
    return analysis as unknown as Analysis<AnswerTo<Request>>;
  }

  dispose(): void {
    const members = this.children.all;
    this.children.close();
    for (const { run, analyses } of members) {
      run?.cancel();
      for (const analysis of analyses.values()) analysis.cancel();
    }
  }

  // Runs

  private begin(run: HostRun): void {
    const member = this.children.free();
    if (member === null) {
      run.unstartable();
      return;
    }
    member.run = run;
    run.begin(member.child, (recording, tape) => {
      member.run = null;
      if (recording !== null && tape !== null) this.recordings.set(recording, { run: run.run, tape, member });
      this.children.tidy();
    });
  }

  // Analyses

  private ask(analysis: HostAnalysis, known: Pick<Known, 'run' | 'tape'> & { readonly member?: Member }): void {
    const own = known.member !== undefined && this.children.has(known.member) ? known.member : null;
    const member = own ?? this.children.any();
    if (member === null) {
      analysis.refuse();
      return;
    }
    const tape = this.asked.get(known.run) ?? { tape: known.tape, count: 0 };
    tape.count += 1;
    this.asked.set(known.run, tape);
    member.analyses.set(analysis.id, analysis);
    analysis.begin(member.child, () => {
      member.analyses.delete(analysis.id);
      tape.count -= 1;
      if (tape.count === 0) this.asked.delete(known.run);
      this.children.tidy();
    });
  }

  // What children say

  private received(member: Member, message: WorkMessage): void {
    switch (message.type) {
      case 'answer':
        member.analyses.get(message.id)?.answered(message.answer);
        break;
      case 'broken':
        member.analyses.get(message.id)?.broken(message.text);
        break;
      case 'need-tape': {
        const tape = this.asked.get(message.run)?.tape;
        if (tape !== undefined) member.child.sendTape(message.run, tape);
        break;
      }
      case 'refused':
      case 'started':
      case 'output':
      case 'state':
      case 'ending':
      case 'ended':
        if (member.run?.run === message.run) member.run.received(message);
        break;
    }
  }

  private gone(member: Member, death: Death): void {
    const { run } = member;
    member.run = null;
    // A child that was about to go when a program came has done nothing of it.
    if (run?.canBeginAgain === true) this.begin(run);
    else run?.childGone(death);
    for (const analysis of [...member.analyses.values()]) this.askAgain(analysis);
  }

  /** Once: whatever ended the child may have been the program that ran beside it. */
  private askAgain(analysis: HostAnalysis): void {
    const tape = this.asked.get(analysis.run)?.tape;
    analysis.deaths += 1;
    if (tape === undefined || analysis.deaths > 1) analysis.refuse(TOO_LARGE);
    else this.ask(analysis, { run: analysis.run, tape });
  }
}

const TOO_LONG = message('runtime.text-long', 'This text is too long to run: more than {limit} characters.', {
  limit: MAX_TEXT,
});

function refused({ text, selection }: ProgramRequest, why: ReturnType<typeof message>): ProgramRun {
  const range = selection ?? { start: 0, end: text.length };
  const hint = message('runtime.text-long.hint', 'Keep data in a file of its own.');
  const answer: Refusal = refusal(range, why, hint);
  return { finished: Promise.resolve(answer), cancel: () => undefined };
}
