/** What the parts of the page are given to work with: the line to the host, what is remembered, and a voice. */
import type { ToHost } from '../src/inspector/protocol';
import type { Nested } from '../src/trace/trace';
import type { Host } from './host';
import type { RememberedState } from './state';

export interface Page {
  readonly host: Pick<Host, 'send' | 'request'>;
  readonly remembered: RememberedState;
  /** Says it to a screen reader when there is a pause. */
  announce(text: string): void;
  /** Gives a variable a value, as its row in the head does. */
  setValue(variable: string, value: Nested): void;
  /** Opens the sheet of the keys. */
  showKeys(): void;
  /** Shows why a program's `backward()` was refused. */
  explainFailure(): void;
}

export type Send = (message: ToHost) => void;
