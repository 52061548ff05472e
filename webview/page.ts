/** What the parts of the page are given to work with: the line to the host, what is remembered, and a voice. */
import type { TabName, TensorView, ToHost } from '../src/inspector/protocol';
import type { SourceRange } from '../src/trace/range';
import type { Nested, TensorId } from '../src/trace/trace';
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
  /** Goes to another tab, to what `to` names there. */
  lead(tab: TabName, to: Lead): void;
  /** Shows why a program's `backward()` was refused. */
  explainFailure(): void;
  /** Shows a tensor of the trace with all its numbers, in the tab Gradients. */
  openTensor(opened: OpenedTensor): void;
}

export type OpenedTensor = Pick<TensorView, 'tensor' | 'gradient' | 'name'>;

/** Something that several tabs show. */
export interface Lead {
  readonly tensor?: TensorId;
  /** A variable's name. */
  readonly variable?: string;
  readonly range?: SourceRange;
  /** In the graph: how its gradient came about, path by path. */
  readonly paths?: boolean;
}

export type Send = (message: ToHost) => void;
