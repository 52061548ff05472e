/**
 * What a program prints, on its way out: events in bunches, each with the place of the call, up to a limit. Knows
 * neither how values are written as text nor how messages leave.
 */
import type { OutputEvent } from '../../../trace/program';
import type { SourceRange } from '../../../trace/range';
import { cut, now } from './primordials';

/** A bunch leaves when it has so many events, or is so many milliseconds old. */
const BUNCH = 50;
const BUNCH_AGE = 20;

/** Takes a bunch; false where it could not leave. */
export type SendEvents = (events: readonly OutputEvent[]) => boolean;

export class Output {
  private readonly send: SendEvents;
  private readonly place: () => SourceRange | null;
  private readonly reached: () => never;
  private room: number;
  private events: OutputEvent[] = [];
  private since = 0;
  /** A line that `print` began with another `end` than a line break. */
  private line: { text: string; readonly range: SourceRange | null } | null = null;

  /** `reached` stops the program at the limit. */
  constructor(send: SendEvents, place: () => SourceRange | null, limit: number, reached: () => never) {
    this.send = send;
    this.place = place;
    this.reached = reached;
    this.room = limit;
  }

  /** How many characters may still come. */
  get left(): number {
    return this.room < 0 ? 0 : this.room;
  }

  /** `print`: the text with what ends it. */
  write(text: string): void {
    const range = this.line === null ? this.place() : this.line.range;
    const whole = (this.line === null ? '' : this.line.text) + text;
    this.line = null;
    const last = whole.length - 1;
    if (whole[last] === '\n') this.push('print', cut(whole, 0, last), range);
    else if (whole !== '') {
      if (whole.length > this.room) this.push('print', whole, range);
      this.line = { text: whole, range };
    }
  }

  emit(kind: OutputEvent['kind'], text: string): void {
    this.endLine();
    this.push(kind, text, this.place());
  }

  /** Sends what there is. */
  flush(): void {
    if (this.events.length === 0) return;
    if (this.send(this.events)) this.events = [];
  }

  /** Sends what there is, and a line that was not ended. */
  finish(): void {
    this.endLine(true);
    this.flush();
  }

  private endLine(unfinished = false): void {
    if (this.line === null) return;
    const { text, range } = this.line;
    this.line = null;
    this.push('print', text, range, unfinished);
  }

  private push(kind: OutputEvent['kind'], text: string, range: SourceRange | null, unfinished = false): void {
    const fits = text.length < this.room;
    const time = now();
    if (this.events.length === 0) this.since = time;
    if (fits || this.room > 0)
      this.events[this.events.length] = {
        kind,
        text: fits ? text : cut(text, 0, this.room),
        range,
        ...(unfinished ? { unfinished } : {}),
      };
    this.room -= text.length + 1;
    if (!fits || this.events.length >= BUNCH || time - this.since >= BUNCH_AGE) this.flush();
    if (!fits) this.reached();
  }
}
