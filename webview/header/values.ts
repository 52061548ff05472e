/**
 * Sends values that the user varies: one unanswered at a time and the newest of those that came meanwhile, so that a
 * drag never queues behind itself. Knows neither fields nor sliders.
 */
import type { ToHost } from '../../src/inspector/protocol';
import type { Nested } from '../../src/trace/trace';

type SetValue = Extract<ToHost, { type: 'set-value' }>;

export class ValueSender {
  private serial = 0;
  private unanswered: SetValue | null = null;
  /** By variable: with several, each one's newest waits. */
  private readonly waiting = new Map<string, Nested>();

  private readonly send: (message: SetValue) => void;

  constructor(send: (message: SetValue) => void) {
    this.send = send;
  }

  set(variable: string, value: Nested): void {
    this.waiting.delete(variable);
    this.waiting.set(variable, value);
    if (this.unanswered === null) this.sendNext();
  }

  /** A state arrived: `serial` says which value it holds; without it, any state that is not running answers. */
  answered(serial: number | undefined, running: boolean): void {
    if (this.unanswered === null) return;
    // A state that runs still shows the values before.
    if (running || (serial !== undefined && serial < this.unanswered.serial)) return;
    this.unanswered = null;
    this.sendNext();
  }

  /** Whether the state that was shown last is behind what the user entered. */
  isBehind(variable: string): boolean {
    return this.unanswered?.variable === variable || this.waiting.has(variable);
  }

  /** Another result: what was not sent belongs to the one before. */
  forget(): void {
    this.unanswered = null;
    this.waiting.clear();
  }

  private sendNext(): void {
    const [next] = this.waiting;
    if (next === undefined) return;
    const [variable, value] = next;
    this.waiting.delete(variable);
    this.serial += 1;
    this.unanswered = { type: 'set-value', variable, value, serial: this.serial };
    this.send(this.unanswered);
  }
}
