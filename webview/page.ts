/** What the parts of the page are given to work with: the line to the host, what is remembered, and a voice. */
import type { ToHost } from '../src/inspector/protocol';
import type { Host } from './host';
import type { RememberedState } from './state';

export interface Page {
  readonly host: Pick<Host, 'send' | 'request'>;
  readonly remembered: RememberedState;
  /** Says it to a screen reader when there is a pause. */
  announce(text: string): void;
  /** Shows why a program's `backward()` was refused. */
  explainFailure(): void;
}

export type Send = (message: ToHost) => void;
