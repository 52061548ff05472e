/**
 * One run as the host sees it: puts together what the child says, and holds the child to its limits. It ends whatever
 * becomes of the child.
 */
import {
  PROGRAM_VERSION,
  type Ending,
  type OutputEvent,
  type ProgramTrace,
  type RecordedState,
} from '../../trace/program';
import { message, type Message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { ProgramRecording, ProgramRequest } from '../program';
import type { Child, Death } from './child';
import { crashed, killed, NOTHING_RECORDED, stopped } from './endings';
import { LaterTape } from './later-tape';
import type { FromSupervisor, StartedProgram } from './protocol';

/** Milliseconds: for a text to be prepared, more than the limit for a program to end, and for what it recorded to come. */
const PREPARE_WITHIN = 15_000;
const GRACE = 1_000;
const DELIVER_WITHIN = 30_000;
/** For a cancelled program to be ended by the supervisor. */
const CANCEL_WITHIN = 500;

/** Children that may be gone before a program begins: one may be ending, one may not start with Node's permissions. */
const MAX_ATTEMPTS = 3;

/** Milliseconds between two accounts of what there is so far. */
const FIRST_ACCOUNT = 20;
const NEXT_ACCOUNT = 100;

type RunMessage = Exclude<Extract<FromSupervisor, { run: number }>, { type: 'need-tape' }>;

/** Told once, of a recording with its tape's bytes, or of neither. */
type Told = (recording: ProgramRecording | null, tape: readonly Buffer[] | null) => void;

export class HostRun {
  readonly run: number;
  readonly finished: Promise<ProgramRecording | Refusal>;
  private readonly request: ProgramRequest;
  private readonly soFar: (trace: ProgramTrace) => void;
  private settle: (result: ProgramRecording | Refusal) => void = () => undefined;
  private told: Told = () => undefined;
  private attempts = 0;
  private child: Child | null = null;
  private program: StartedProgram | null = null;
  private state: RecordedState = NOTHING_RECORDED;
  private readonly output: OutputEvent[] = [];
  private readonly tape: Buffer[] = [];
  private timer: NodeJS.Timeout | undefined;
  private account: NodeJS.Timeout | undefined;
  private isFirstAccount = true;
  private isCancelled = false;
  private hasEnded = false;

  constructor(run: number, request: ProgramRequest, soFar: (trace: ProgramTrace) => void) {
    this.run = run;
    this.request = request;
    this.soFar = soFar;
    this.finished = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Gives the program to a child; another one, where the first was gone before it began. */
  begin(child: Child, told: Told): void {
    this.attempts += 1;
    this.child = child;
    this.told = told;
    this.within(PREPARE_WITHIN);
    child.send({ type: 'run', run: this.run, request: this.request });
  }

  unstartable(): void {
    this.refuse(message('runtime.unstartable', 'The process that runs programs does not start.'));
  }

  /** Whether nothing of it has run and another child may do better. */
  get canBeginAgain(): boolean {
    return this.program === null && !this.isCancelled && !this.hasEnded && this.attempts < MAX_ATTEMPTS;
  }

  cancel(): void {
    if (this.hasEnded || this.isCancelled) return;
    this.isCancelled = true;
    this.child?.send({ type: 'cancel', run: this.run });
    this.within(CANCEL_WITHIN);
  }

  received(message: RunMessage): void {
    if (this.hasEnded) return;
    switch (message.type) {
      case 'refused':
        this.finish(message.refusal, null);
        break;
      case 'started':
        this.program = message.program;
        if (!this.isCancelled) this.within(this.request.limits.time + GRACE);
        break;
      case 'output':
        for (const event of message.events) this.output.push(event);
        this.changed();
        break;
      case 'state':
        this.state = message.state;
        this.changed();
        break;
      case 'ending':
        this.within(DELIVER_WITHIN);
        break;
      case 'ended':
        this.end(message.ending, message.tape);
        break;
    }
  }

  tapeChunk(chunk: Buffer): void {
    // A copy: the chunk is part of what the channel read with it.
    this.tape.push(Buffer.from(chunk));
  }

  childGone(death: Death): void {
    if (this.isCancelled) this.end({ kind: 'cancelled' });
    else if (this.program === null) this.unstartable();
    else this.end(endingOf(death, this.request));
  }

  private within(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.overdue();
    }, milliseconds);
  }

  /** The supervisor does not answer in time: the child goes. */
  private overdue(): void {
    this.child?.kill();
    if (this.isCancelled) this.end({ kind: 'cancelled' });
    else if (this.program === null)
      this.refuse(message('runtime.unprepared', 'This text takes too long to be made ready to run.'));
    else this.end(stopped('time', this.request.limits, null));
  }

  private changed(): void {
    this.account ??= setTimeout(
      () => {
        this.account = undefined;
        this.isFirstAccount = false;
        this.soFar(this.trace(null));
      },
      this.isFirstAccount ? FIRST_ACCOUNT : NEXT_ACCOUNT,
    );
  }

  private end(ending: Ending, hasTape = false): void {
    this.finish(
      hasTape
        ? { trace: this.trace(ending), tape: new LaterTape(this.tape), tapeBytes: bytesOf(this.tape) }
        : { trace: this.trace(ending), tape: null },
      hasTape ? this.tape : null,
    );
  }

  private refuse(what: Message): void {
    const { text, selection } = this.request;
    const range = selection ?? { start: 0, end: text.length };
    const hint = message('runtime.not-run.hint', 'Run it again, or less of it; the log says more.');
    this.finish(refusal(range, what, hint), null);
  }

  private finish(result: ProgramRecording | Refusal, tape: readonly Buffer[] | null): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.timer);
    clearTimeout(this.account);
    this.told(isRefusal(result) ? null : result, tape);
    this.settle(result);
  }

  private trace(ending: Ending | null): ProgramTrace {
    const { text, selection, language } = this.request;
    const range = this.program?.range ?? selection ?? { start: 0, end: text.length };
    return {
      version: PROGRAM_VERSION,
      kind: 'program',
      language,
      range,
      text: text.slice(range.start, range.end),
      ran: this.program?.ran ?? [],
      ...this.state,
      output: [...this.output],
      notes: this.program?.notes ?? [],
      ending,
    };
  }
}

/**
 * How a process ends that V8 lets run out of memory: abort, trap, and their exit codes under POSIX shells and Windows
 * (breakpoint, fast fail, out of memory, no memory).
 */
const MEMORY_SIGNALS: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL']);
const MEMORY_CODES: ReadonlySet<number | null> = new Set([
  ...[132, 133, 134],
  ...[0x80000003, 0xc0000409, 0xe0000008, 0xc0000017],
]);

/** What a process does not send itself. */
const OUTSIDE_SIGNALS: ReadonlySet<string | null> = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT']);

function endingOf({ code, signal, lastWords }: Death, { limits }: ProgramRequest): Ending {
  const isMemory = MEMORY_SIGNALS.has(signal) || MEMORY_CODES.has(code) || /out of memory/i.test(lastWords);
  const how = signal ?? `exit code ${String(code)}`;
  if (isMemory) return stopped('memory', limits, null);
  return OUTSIDE_SIGNALS.has(signal) ? killed(how) : crashed(how);
}

function bytesOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
