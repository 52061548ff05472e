/** Answers to hovers over expressions that nobody differentiated: evaluated once for each version of a document. */
import type { Clock } from '../runtime/stopwatch';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Trace } from '../trace/trace';
import { evaluated, isMissing, readingOf } from './evaluation';
import { definitionOf, PLAIN_MANNER } from './reading';
import type { RememberedValues } from './remembered';
import type { MissingValues, SourceDocument } from './result';
import { sameEarlier } from './surroundings';

type Answer = Trace | Refusal | MissingValues;

/** Answers that are kept for a document's present version. */
const MAX_ANSWERS = 64;

export class Peeks {
  private readonly remembered: RememberedValues;
  private readonly now: Clock;
  private readonly documents = new Map<
    string,
    { readonly document: SourceDocument; readonly answers: Map<string, Answer> }
  >();

  constructor(remembered: RememberedValues, now: Clock) {
    this.now = now;
    this.remembered = remembered;
  }

  at(document: SourceDocument, range: SourceRange): Answer {
    const { answers } = this.keptFor(document);
    const key = `${String(range.start)}-${String(range.end)}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = this.look(document, range);
    for (const oldest of answers.keys()) {
      if (answers.size < MAX_ANSWERS) break;
      answers.delete(oldest);
    }
    answers.set(key, answer);
    return answer;
  }

  /** The document changed, or what is remembered for it did. */
  forget(uri: string): void {
    this.documents.delete(uri);
  }

  private keptFor(document: SourceDocument): { readonly answers: Map<string, Answer> } {
    const known = this.documents.get(document.uri);
    const { version, language } = document;
    if (
      known?.document.version === version &&
      known.document.language === language &&
      sameEarlier(known.document, document)
    )
      return known;
    const kept = { document, answers: new Map<string, Answer>() };
    this.documents.set(document.uri, kept);
    return kept;
  }

  private look(document: SourceDocument, range: SourceRange): Answer {
    const remembered = this.remembered.in(document.uri);
    const reading = readingOf(document, range, PLAIN_MANNER);
    if (isRefusal(reading)) return reading;
    const outcome = evaluated(reading, { overrides: new Map(), remembered, debugged: {}, now: this.now });
    if (isRefusal(outcome)) return outcome;
    if (!isMissing(outcome)) return outcome.run.trace;
    return this.remembered.suggestions(outcome.missing, (name) =>
      definitionOf(document, reading.expression, range, name),
    );
  }
}
