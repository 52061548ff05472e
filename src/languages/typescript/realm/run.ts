/**
 * One run of one program: sets up what it sees, starts it, waits for its promise and its timers, and tells the outside
 * what it printed, what was recorded and how it ended. Knows neither processes nor how messages travel.
 */
import { limitAllocation } from '../../../engine/storage/limit';
import { setWarningSink, type Warning } from '../../../engine/warnings';
import {
  LimitReached,
  type ProgramRecording,
  type RecordedSite,
  type RecordingLimits,
} from '../../../recorder/program/contract';
import { parse } from '../../../trace/json';
import type { RecordedState } from '../../../trace/program';
import type { SourceRange } from '../../../trace/range';
import type { ScopePlace } from '../../../trace/scope';
import type { Realm, RealmEnding, RealmMessage, RealmSetup } from '../realm-contract';
import { PROGRAM_PARAMETERS } from '../scope';
import { newConsole } from './console';
import { limitOf, realmError } from './errors';
import type { Call } from './drawing';
import { Figures } from './figure';
import { furnish, type GlobalObject } from './globals';
import type { HintNames } from './hints';
import { Origins } from './origins';
import { Output } from './output';
import { Pace } from './pace';
import { plainPromise, SafeMap } from './primordials';
import { newPrint } from './print';
import { newPyplot } from './pyplot';
import { Scope } from './scope';
import { Timers } from './timers';
import { programTorch, tensorMembers, torchMembers } from './torch';

export interface RunParts {
  /** The global object that the program sees. */
  readonly host: GlobalObject;
  /** Sends a message; false where that failed. Never throws. */
  readonly deliver: (message: RealmMessage) => boolean;
  readonly newRecording: (
    sites: readonly RecordedSite[],
    limits: RecordingLimits,
    scopes: readonly ScopePlace[],
  ) => ProgramRecording;
}

/** The realm's own timer: asked for to come back when all promises have been answered. */
const CHECK = 0;

const BROKEN: RealmEnding = {
  kind: 'failed',
  error: {
    name: 'Error',
    text: 'The program replaced JavaScript’s own objects, and what ran it no longer works.',
    hint: null,
    site: null,
    origin: null,
    stack: '',
  },
};

const EMPTY: RecordedState = { records: [], tensors: [], figures: [], passes: [], passCount: 0, outputs: [] };

type Program = (...values: readonly unknown[]) => Promise<unknown>;

export function newRun({ host, deliver, newRecording }: RunParts): Realm {
  let started: StartedRun | null = null;
  return {
    run(program, setup) {
      if (started !== null) return;
      try {
        started = new StartedRun(parse(setup) as RealmSetup, host, deliver, newRecording);
      } catch (error) {
        const site = {
          sites: [],
          names: { torch: [], tensor: [], globals: [] },
          site: null,
          origin: null,
          current: -1,
        };
        const ending = { kind: 'failed', error: realmError(error, site) } as const;
        deliver({ type: 'done', ending, state: EMPTY, tape: null });
        return;
      }
      started.begin(program as Program);
    },
    timer(id) {
      started?.timer(id);
    },
    rejected(reason) {
      started?.fail(reason);
    },
  };
}

class StartedRun {
  private readonly sites: RealmSetup['sites'];
  private readonly deliver: RunParts['deliver'];
  private readonly recording: ProgramRecording;
  private readonly pace: Pace;
  private readonly output: Output;
  private readonly figures: Figures;
  private readonly origins: Origins;
  private readonly timers: Timers;
  private readonly scope: Scope;
  private readonly names: HintNames;
  private readonly warned = new SafeMap<string, true>();
  private isSettled = false;
  private hasEnded = false;

  constructor(
    setup: RealmSetup,
    host: GlobalObject,
    deliver: RunParts['deliver'],
    newRecording: RunParts['newRecording'],
  ) {
    const { sites, scopes, limits } = setup;
    this.sites = sites;
    this.deliver = (message) => !this.hasEnded && deliver(message);
    this.recording = newRecording(sites, limits, scopes);
    const place = (): SourceRange | null => this.sites[this.recording.current]?.range ?? null;
    this.pace = new Pace(limits.time, {
      flush: () => {
        this.output.flush();
      },
      snapshot: () => {
        this.snapshot();
      },
    });
    this.output = new Output(
      (events) => this.deliver({ type: 'output', events }),
      place,
      limits.output,
      () => this.pace.reached('output'),
    );
    this.figures = new Figures(place);
    this.origins = new Origins(setup, () => this.recording.current);
    this.origins.start();
    this.timers = this.newTimers();
    const warn = (text: string): void => {
      this.warn({ category: 'UserWarning', text });
    };
    this.scope = new Scope({ recording: this.recording, pace: this.pace, warn, sites });
    const console = newConsole(this.output, () => this.pace.elapsed);
    furnish(host, { console, timers: this.timers.globals(), warn });
    this.names = { torch: torchMembers(), tensor: tensorMembers(), globals: namesOf(host) };
    setWarningSink((warning) => {
      this.warn(warning);
    });
    limitAllocation(limits.allocation, () => this.outOfMemory());
  }

  begin(program: Program): void {
    try {
      this.recording.start();
      void this.drive(program);
    } catch (error) {
      this.fail(error);
    }
    this.rest();
  }

  timer(id: number): void {
    if (this.hasEnded) return;
    try {
      if (id === CHECK) this.check();
      else this.timers.due(id);
      if (id !== CHECK) this.rest();
    } catch (error) {
      this.fail(error);
    }
  }

  fail(thrown: unknown): void {
    if (this.hasEnded) return;
    try {
      this.failWith(thrown);
    } catch {
      // A program that replaced what this itself is built on.
      this.deliver({ type: 'done', ending: BROKEN, state: EMPTY, tape: null });
      this.hasEnded = true;
    }
  }

  private failWith(thrown: unknown): void {
    const limit = limitOf(thrown);
    if (limit !== null) this.pace.stopAt(new LimitReached(limit));
    if (this.pace.stopped !== null) {
      this.end(this.stopped(this.pace.stopped));
      return;
    }
    const { sites, names } = this;
    const current = this.recording.current;
    const [site, origin] = [this.scope.siteOf(thrown), this.origins.siteOf(thrown)];
    this.end({ kind: 'failed', error: realmError(thrown, { sites, names, site, origin, current }) });
  }

  /** As Python does by default, the same warning once for each place. */
  private warn({ category, text }: Warning): void {
    const key = `${this.recording.current} ${text}`;
    if (this.warned.has(key)) return;
    this.warned.set(key, true);
    this.output.emit('warning', `${category}: ${text}`);
  }

  /** Never rejects. */
  private async drive(program: Program): Promise<void> {
    try {
      await plainPromise(program(...this.parameters()));
      this.isSettled = true;
    } catch (error) {
      this.fail(error);
    }
  }

  private parameters(): readonly unknown[] {
    const drawer =
      (name: Call) =>
      (...given: readonly unknown[]): unknown => {
        const { told, result } = this.figures.draw(name, given);
        this.output.emit('figure', told);
        return result;
      };
    const drawers = { plot: drawer('plot'), scatter: drawer('scatter'), bar: drawer('bar'), hist: drawer('hist') };
    const values: Readonly<Record<(typeof PROGRAM_PARAMETERS)[number], unknown>> = {
      $lens: this.scope,
      torch: programTorch(),
      print: newPrint(this.output),
      ...drawers,
      plt: newPyplot(this.figures, drawers),
    };
    return PROGRAM_PARAMETERS.map((name) => values[name]);
  }

  private newTimers(): Timers {
    return new Timers({
      start: (id, milliseconds) => {
        this.output.flush();
        this.deliver({ type: 'timer', id, milliseconds });
      },
      clear: (id) => {
        this.deliver({ type: 'clear', id });
      },
      guard: (body) => {
        if (this.hasEnded) return;
        try {
          body();
        } catch (error) {
          this.fail(error);
        }
      },
    });
  }

  /** The program gives back control: what it printed leaves, and it is looked whether anything can still happen. */
  private rest(): void {
    if (this.hasEnded) return;
    this.output.flush();
    if (this.timers.count === 0) this.deliver({ type: 'timer', id: CHECK, milliseconds: 0 });
  }

  /** All promises that could be answered have been. */
  private check(): void {
    if (this.timers.count > 0) return;
    if (this.isSettled) this.finish();
    else this.fail(new Error('The program waits for a promise that nothing settles any more.'));
  }

  private finish(): void {
    const { stopped } = this.pace;
    this.end(stopped === null ? { kind: 'finished' } : this.stopped(stopped));
  }

  private stopped({ limit }: LimitReached): RealmEnding {
    const { current } = this.recording;
    return { kind: 'stopped', limit, site: current < 0 ? null : current, statement: this.scope.statement };
  }

  private end(wanted: RealmEnding): void {
    const ending = this.lastOutput(wanted);
    limitAllocation(null);
    setWarningSink(null);
    this.origins.stop();
    const { state, tape } = this.recorded();
    // What a program has replaced may keep the whole from being written: then at least how it ended.
    const isSent = this.deliver({ type: 'done', ending, state, tape });
    if (!isSent) this.deliver({ type: 'done', ending, state: EMPTY, tape: null });
    this.hasEnded = true;
    // Whatever of it still runs, in callbacks and loops, goes no further.
    this.pace.stopAt(new LimitReached('time'));
  }

  private lastOutput(ending: RealmEnding): RealmEnding {
    try {
      this.output.finish();
      return ending;
    } catch {
      const { stopped } = this.pace;
      return stopped === null ? ending : this.stopped(stopped);
    }
  }

  private recorded(): {
    readonly state: RecordedState;
    readonly tape: ReturnType<ProgramRecording['finish']>['tape'] | null;
  } {
    try {
      this.recording.stop();
      return this.recording.finish(this.figures.list());
    } catch {
      // A program that replaced what the recorder is built on has no recording.
      return { state: EMPTY, tape: null };
    }
  }

  private snapshot(): void {
    try {
      this.deliver({ type: 'state', state: this.recording.state(this.figures.list()) });
    } catch {
      // The next one comes soon; at the end it is told what is wrong.
    }
  }

  /** A stop is no error, which is what the engine throws: programs must not catch it. */
  private outOfMemory(): Error {
    const stop = new LimitReached('memory');
    this.pace.stopAt(stop);
    return stop as unknown as Error;
  }
}

function namesOf(host: GlobalObject): readonly string[] {
  const [, ...given] = PROGRAM_PARAMETERS;
  return [...Object.getOwnPropertyNames(host), ...given];
}
