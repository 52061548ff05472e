/**
 * The page's line to the extension: messages as strings, requests with ids, answers, errors and cancellation. Knows
 * neither what the messages are about nor how they are shown.
 */
import type { HostRequest, HostRequests, PageState, ToHost, ToPage } from '../src/inspector/protocol';
import { parse, stringify } from '../src/trace/json';
import type { Message } from '../src/trace/message';

/** What VS Code gives to each page, once. */
export interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The host refused, in words for the user. */
export class HostError extends Error {
  readonly reason: Message;
  /** What to do about it. */
  readonly hint: Message | null;

  constructor(reason: Message, hint: Message | null = null) {
    super(reason.text);
    this.reason = reason;
    this.hint = hint;
  }
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Error) => void;
}

export class Host {
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;

  private readonly api: EditorApi;
  private readonly onMessage: (message: Exclude<ToPage, { type: 'reply' }>) => void;

  constructor(api: EditorApi, onMessage: (message: Exclude<ToPage, { type: 'reply' }>) => void) {
    this.api = api;
    this.onMessage = onMessage;
  }

  send(message: ToHost): void {
    this.api.postMessage(stringify(message));
  }

  /** Asks; the promise fails with HostError where the host refuses, and with the signal's reason where it is aborted. */
  request<Kind extends keyof HostRequests>(
    kind: Kind,
    ask: HostRequests[Kind]['ask'],
    signal: AbortSignal,
  ): Promise<HostRequests[Kind]['answer']> {
    signal.throwIfAborted();
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.pending.delete(id);
        this.send({ type: 'cancel', id });
        reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
      };
      const settle = (action: () => void): void => {
        signal.removeEventListener('abort', abort);
        action();
      };
      this.pending.set(id, {
        resolve: (value) => {
          settle(() => {
            resolve(value as HostRequests[Kind]['answer']);
          });
        },
        reject: (problem) => {
          settle(() => {
            reject(problem);
          });
        },
      });
      signal.addEventListener('abort', abort, { once: true });
      this.send({ type: 'request', id, request: { kind, ask } as HostRequest });
    });
  }

  /** Takes what arrived by `message` event; anything that is no message of ours is said to the log and left. */
  receive(data: unknown): void {
    const message = readMessage(data);
    if (message === null) {
      this.send({ type: 'page-error', text: `A message that the page cannot read: ${describe(data)}` });
      return;
    }
    if (message.type !== 'reply') {
      this.onMessage(message);
      return;
    }
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.ok) pending?.resolve(message.value);
    else pending?.reject(new HostError(message.error, message.hint));
  }

  get savedState(): unknown {
    return this.api.getState();
  }

  saveState(state: PageState): void {
    this.api.setState(state);
  }
}

const KNOWN: ReadonlySet<unknown> = new Set([
  'state',
  'manner',
  'reply',
  'highlight',
  'show-tab',
] satisfies ToPage['type'][]);

function readMessage(data: unknown): ToPage | null {
  if (typeof data !== 'string') return null;
  try {
    const value = parse(data);
    return typeof value === 'object' && value !== null && 'type' in value && KNOWN.has(value.type)
      ? (value as ToPage)
      : null;
  } catch {
    return null;
  }
}

function describe(data: unknown): string {
  return typeof data === 'string' ? data.slice(0, 200) : typeof data;
}
