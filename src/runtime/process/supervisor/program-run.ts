/**
 * One run as the supervisor leads it: the program in its thread, its timers, its limits, and what is told to the host.
 * Whatever the program does, the run ends: by itself, by a limit or by the host.
 */
import { placeOf, placeOfStop } from '../../../languages/typescript/positions';
import { PROGRAM_FILE, type PreparedProgram } from '../../../languages/typescript/prepared';
import type { RealmEnding, RealmMessage, RealmSetup } from '../../../languages/typescript/realm-contract';
import { parse, stringify } from '../../../trace/json';
import type { Ending, LimitName, ProgramError } from '../../../trace/program';
import type { Limits } from '../../program';
import { crashed, stopped } from '../endings';
import type { FromProgramWorker } from '../worker/messages';
import type { Connection } from './connection';
import { MemoryWatch } from './memory-watch';
import type { ProgramThread, ThreadDeath } from './program-thread';
import { StateSender } from './state-sender';
import { Timers } from './timers';

/** How much later than the realm itself the supervisor stops a program, in milliseconds. */
const GRACE = 250;

export interface ProgramRunOptions {
  readonly run: number;
  readonly program: PreparedProgram;
  readonly limits: Limits;
  readonly thread: ProgramThread;
  readonly connection: Connection;
  /** The tape, as JSON text, or null. Called once, before the host is told of the end. */
  onEnd(tape: string | null): void;
}

export class ProgramRun {
  private readonly options: ProgramRunOptions;
  private readonly states: StateSender;
  private readonly timers: Timers;
  private readonly memory: MemoryWatch;
  private readonly deadline: NodeJS.Timeout;
  private hasEnded = false;

  constructor(options: ProgramRunOptions) {
    this.options = options;
    const { run, program, limits, thread, connection } = options;
    this.states = new StateSender(run, connection);
    this.timers = new Timers((id) => {
      thread.post({ kind: 'timer', id });
    });
    this.memory = new MemoryWatch(limits.memory, () => {
      this.stop('memory');
    });
    this.deadline = setTimeout(() => {
      this.stop('time');
    }, limits.time + GRACE);
    thread.listen({
      message: (text) => {
        if (!this.hasEnded) this.received(text);
      },
      gone: (death) => {
        this.threadDied(death);
      },
    });
    thread.post({ kind: 'run', code: program.code, setup: stringify(setupOf(program, limits)) });
  }

  cancel(): void {
    this.end({ kind: 'cancelled' }, null);
  }

  private received(message: FromProgramWorker): void {
    if (typeof message === 'string') this.fromRealm(message);
    else if (message.kind === 'unreadable') this.end(this.unreadable(message.text, message.stack), null);
  }

  private fromRealm(text: string): void {
    // As data that is still in its JSON form: numbers that JSON does not have stay texts until the host reads them.
    const written = JSON.parse(text) as RealmMessage;
    switch (written.type) {
      case 'output':
        this.options.connection.sendWritten({ type: 'output', run: this.options.run, events: written.events });
        break;
      case 'state':
        this.states.offer(written.state);
        break;
      case 'timer':
        if (!this.timers.set(written.id, written.milliseconds)) this.stop('memory');
        break;
      case 'clear':
        this.timers.clear(written.id);
        break;
      case 'done':
        this.states.offer(written.state);
        this.end(
          this.endingOf(parse(JSON.stringify(written.ending)) as RealmEnding),
          written.tape === null ? null : JSON.stringify(written.tape),
        );
        break;
    }
  }

  private endingOf(ending: RealmEnding): Ending {
    const { program, limits } = this.options;
    if (ending.kind === 'finished') return ending;
    if (ending.kind === 'stopped') {
      return stopped(ending.limit, limits, placeOfStop(program, ending));
    }
    const { name, text, hint } = ending.error;
    const error: ProgramError = { name, text, hint, ...placeOf(program, ending.error) };
    return { kind: 'failed', error };
  }

  /** Text that the parser took and V8 does not. Where: `file:line`, the line, a mark below the place. */
  private unreadable(text: string, stack: string): Ending {
    const [where = '', , marks = ''] = stack.split('\n');
    const line = Number(where.slice(PROGRAM_FILE.length + 1));
    const frame = `    at ${PROGRAM_FILE}:${line}:${Math.max(0, marks.indexOf('^')) + 1}`;
    const { range, calls } = placeOf(this.options.program, { site: null, origin: null, stack: frame });
    return { kind: 'failed', error: { name: 'SyntaxError', text, hint: null, range, calls } };
  }

  private stop(limit: LimitName): void {
    this.end(stopped(limit, this.options.limits, null), null);
  }

  private threadDied(death: ThreadDeath): void {
    if (death.kind === 'memory') this.stop('memory');
    else this.end(crashed(death.text), null);
  }

  private end(ending: Ending, tape: string | null): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.deadline);
    this.memory.end();
    this.timers.end();
    const { run, connection } = this.options;
    connection.send({ type: 'ending', run });
    this.states.flush();
    this.options.onEnd(tape);
    connection.send({ type: 'ended', run, ending, tape: tape !== null });
  }
}

function setupOf({ text, sites, scopes }: PreparedProgram, limits: Limits): RealmSetup {
  const { time, memory, output, records, graph } = limits;
  return { text, sites, scopes, limits: { time, allocation: memory * 1_000_000, output, records, graph } };
}
