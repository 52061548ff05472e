/**
 * The child processes that there are: one is kept warm, others come and go when several programs run at the same time.
 * A child that breaks is replaced. Knows that something works in a child, not how.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Child, type Death } from './child';
import type { HostAnalysis } from './host-analysis';
import type { HostRun } from './host-run';
import type { FromSupervisor } from './protocol';

/** A child process and what it is at work on. */
export interface Member {
  readonly child: Child;
  isReady: boolean;
  /** It is to be ended when it has nothing to do. */
  isWorn: boolean;
  run: HostRun | null;
  readonly analyses: Map<number, HostAnalysis>;
}

/** What is said of work. */
export type WorkMessage = Exclude<FromSupervisor, { type: 'ready' | 'worn' | 'log' }>;

export interface ChildrenListener {
  message(member: Member, message: WorkMessage): void;
  tape(member: Member, run: number, chunk: Buffer): void;
  /** It is no longer among the children. */
  gone(member: Member, death: Death): void;
}

/** Children that die one after the other before they are ready. */
const MAX_FAILURES = 2;

export class Children {
  private readonly folder: string;
  private readonly log: (text: string) => void;
  private readonly listener: ChildrenListener;
  private readonly members = new Set<Member>();
  private workingFolder: string | null = null;
  /** Node's permissions are left away where a child does not start with them. */
  private permissions = true;
  private failures = 0;
  private isClosed = false;

  constructor(folder: string, log: (text: string) => void, listener: ChildrenListener) {
    this.folder = folder;
    this.log = log;
    this.listener = listener;
  }

  get all(): readonly Member[] {
    return [...this.members];
  }

  has(member: Member): boolean {
    return this.members.has(member);
  }

  /** A child without a program; null where none can be started. */
  free(): Member | null {
    return this.all.find(({ run, isWorn }) => run === null && !isWorn) ?? this.started();
  }

  /** Any child; null where none can be started. */
  any(): Member | null {
    return this.all.find(({ isWorn }) => !isWorn) ?? this.started();
  }

  /** Ends children that are not needed: those that are worn and have nothing to do, and all free ones but one. */
  tidy(): void {
    let kept = 0;
    for (const member of this.all) {
      const isAtWork = member.run !== null || member.analyses.size > 0;
      if (isAtWork) continue;
      if (member.isWorn || kept > 0) this.end(member);
      else kept += 1;
    }
  }

  close(): void {
    this.isClosed = true;
    for (const member of this.all) member.child.kill();
    this.removeWorkingFolder();
  }

  private end(member: Member): void {
    this.members.delete(member);
    member.child.kill();
  }

  private started(): Member | null {
    if (this.isClosed || this.failures >= MAX_FAILURES) {
      // The next one who asks may try again.
      this.failures = 0;
      return null;
    }
    this.workingFolder ??= mkdtempSync(path.join(os.tmpdir(), 'autograd-lens-'));
    const { folder, workingFolder, permissions, listener } = this;
    const child = new Child(
      { folder, workingFolder, permissions },
      {
        message: (message) => {
          if (message.type === 'ready') this.failures = 0;
          if (message.type === 'ready') member.isReady = true;
          else if (message.type === 'worn') member.isWorn = true;
          else if (message.type === 'log') this.log(message.text);
          else listener.message(member, message);
          if (message.type === 'worn') this.tidy();
        },
        tape: (run, chunk) => {
          listener.tape(member, run, chunk);
        },
        gone: (death) => {
          this.lost(member, death);
        },
      },
    );
    const member: Member = { child, isReady: false, isWorn: false, run: null, analyses: new Map() };
    this.members.add(member);
    return member;
  }

  private lost(member: Member, death: Death): void {
    const wasOurs = !this.members.delete(member);
    if (!member.isReady && !wasOurs) {
      this.failures += 1;
      this.permissions = false;
    }
    if (!wasOurs && !this.isClosed) {
      const { code, signal, lastWords } = death;
      this.log(`The process that runs programs ended (${signal ?? `exit code ${String(code)}`}). ${lastWords}`.trim());
    }
    this.listener.gone(member, death);
    if (this.isClosed) this.removeWorkingFolder();
  }

  private removeWorkingFolder(): void {
    if (this.workingFolder === null) return;
    try {
      rmSync(this.workingFolder, { recursive: true, force: true });
      this.workingFolder = null;
    } catch {
      // Under Windows it cannot go before the last process that works in it.
    }
  }
}
