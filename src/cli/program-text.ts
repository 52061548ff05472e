/** What a program's run says on a terminal: its output as it comes, its warnings, its end. */
import type { Ending, OutputEvent } from '../trace/program';
import type { SourceRange } from '../trace/range';
import { lineAndColumn, markedLine } from './place';

/** Writes each event once. */
export class OutputWriter {
  private readonly file: string;
  private readonly text: string;
  /** Only what belongs to standard error. */
  private readonly isQuiet: boolean;
  private written = 0;

  constructor(file: string, text: string, isQuiet: boolean) {
    this.file = file;
    this.text = text;
    this.isQuiet = isQuiet;
  }

  write(output: readonly OutputEvent[]): void {
    const events = output.slice(this.written);
    this.written = output.length;
    for (const event of events) this.writeEvent(event);
  }

  private writeEvent({ kind, text, range, unfinished }: OutputEvent): void {
    switch (kind) {
      case 'print':
      case 'log':
      case 'info':
      case 'debug':
        if (!this.isQuiet) process.stdout.write(unfinished === true ? text : `${text}\n`);
        break;
      case 'warn':
      case 'error':
        process.stderr.write(`${text}\n`);
        break;
      case 'warning':
        process.stderr.write(`${placeText(this.file, range, this.text)}${text}\n`);
        break;
      case 'figure':
        break;
    }
  }
}

const MORE_TIME = 'Here, --time gives it more.\n';

/** The error with its place and the calls that led there, or the limit that stopped the program. */
export function endingText(ending: Ending | null, file: string, text: string): string {
  switch (ending?.kind) {
    case 'failed': {
      const { name, text: what, hint, range, calls } = ending.error;
      const from = calls.slice(1).map((call) => `  called from ${placeText(file, call.range, text).slice(0, -2)}\n`);
      const advice = hint === null ? '' : `${hint.text}\n`;
      const title = what === '' ? name : `${name}: ${what}`;
      return `${placeText(file, range, text)}${title}\n${marked(range, text)}${advice}${from.join('')}`;
    }
    case 'stopped':
      return `${placeText(file, ending.range, text)}${ending.message.text}\n${marked(ending.range, text)}${ending.limit === 'time' ? MORE_TIME : ''}`;
    case 'crashed':
      return `${file}: ${ending.message.text}\n`;
    default:
      return '';
  }
}

/** `file.ts:3:5: `, what a message on it begins with. */
export function placeText(file: string, range: SourceRange | null, text: string): string {
  return range === null ? `${file}: ` : `${file}:${lineAndColumn(range.start, text)}: `;
}

function marked(range: SourceRange | null, text: string): string {
  return range === null ? '' : markedLine(range, text);
}
