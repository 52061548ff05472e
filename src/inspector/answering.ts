/**
 * The page's requests and their replies: each gets exactly one, an error rather than none, unless the page took it back.
 * Knows results and the protocol, and of what is shown only which result it is.
 */
import type { HistoryEntry } from '../results/history/entry';
import type { ResultId, ResultRegistry } from '../results/result';
import { message } from '../trace/message';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import type { HostRequest, HostRequests, ToPage } from './protocol';
import { RUN_AGAIN, type Subject } from './subject';

/** A request that could not be served. */
const NO_RESULT = message('inspector.no-result', 'There is no result any more; differentiate an expression again.');
const UNEXPECTED = message('inspector.unexpected', 'Something went wrong; the log says more.');
const KEPT = message('inspector.kept', 'This is computed from a live result; here stands one from the history.');

type Answer = HostRequests[HostRequest['kind']]['answer'] | Refusal;

export interface AnsweringHost {
  readonly subject: () => Subject;
  readonly post: (reply: ToPage) => void;
  readonly problem: (text: string, error: unknown) => void;
}

export class Answering {
  private readonly results: ResultRegistry;
  private readonly host: AnsweringHost;
  private readonly pending = new Map<number, AbortController>();

  constructor(results: ResultRegistry, host: AnsweringHost) {
    this.results = results;
    this.host = host;
  }

  cancel(id: number): void {
    this.pending.get(id)?.abort();
  }

  async answer(id: number, request: HostRequest): Promise<void> {
    const { signal } = this.controller(id);
    const reply = await this.reply(id, request, signal);
    this.pending.delete(id);
    if (!signal.aborted) this.host.post(reply);
  }

  private controller(id: number): AbortController {
    const controller = new AbortController();
    this.pending.set(id, controller);
    return controller;
  }

  private async reply(id: number, request: HostRequest, signal: AbortSignal): Promise<ToPage> {
    try {
      const value = await this.answered(request, signal);
      if (value === null) return { type: 'reply', id, ok: false, error: NO_RESULT };
      if (isRefusal(value)) {
        const hint = value.hint === null ? {} : { hint: value.hint };
        return { type: 'reply', id, ok: false, error: value.message, ...hint };
      }
      return { type: 'reply', id, ok: true, value };
    } catch (error) {
      this.host.problem(`answering ${request.kind}`, error);
      return { type: 'reply', id, ok: false, error: UNEXPECTED };
    }
  }

  /** null where there is nothing to ask. */
  private async answered(request: HostRequest, signal: AbortSignal): Promise<Answer | null> {
    const subject = this.host.subject();
    if (subject.kind === 'kept') return keptAnswer(subject.entry);
    const live = subject.kind === 'live' ? this.results.get(subject.id) : undefined;
    return live === undefined ? null : this.asked(live.id, request, signal);
  }

  private asked(id: ResultId, request: HostRequest, signal: AbortSignal): Promise<Answer> {
    const { results } = this;
    switch (request.kind) {
      case 'why':
        return results.explain(id, request.ask);
      case 'derive':
        return results.derive(id, request.ask);
      case 'simplify':
        return results.simplify(id, request.ask);
      case 'compare':
        return results.compare(id, request.ask);
      case 'code':
        return results.code(id, request.ask);
      default:
        return results.ask(id, request, signal);
    }
  }
}

function keptAnswer({ range }: HistoryEntry): Refusal {
  return refusal(range, KEPT, RUN_AGAIN);
}
