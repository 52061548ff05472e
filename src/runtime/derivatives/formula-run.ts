/** What is left to ask of a formula by rule after its run: derivatives, simplified, compared, as code. Lazy, remembered. */
import type { Simplifier } from '../../calculus/simplifier';
import { stepOf } from '../../calculus/steps';
import { pointText } from '../../calculus/written/point';
import { writtenFormula } from '../../calculus/written/plain-text';
import type { Tree } from '../../languages/expression/tree';
import type {
  By,
  CodeRequest,
  CompareRequest,
  Comparison,
  DerivativeAnswer,
  DerivativePart,
  DerivativeRequest,
  SimplifiedAnswer,
  WrittenCode,
} from '../../trace/formula';
import type { Message } from '../../trace/message';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { FormulaRun } from '../run';
import { codeFor } from './code';
import { compared } from './compare';
import { Derivatives } from './derivatives';
import { leftOf } from './left';
import { simplified, simplifiedPart, type Asked } from './simplify';
import { Subjects, type Ran } from './subject';
import { verdictOn } from './verdict';

export class RuleRun implements FormulaRun {
  private readonly ran: Ran;
  private readonly subjects: Subjects;
  private readonly derivatives = new Derivatives();
  private readonly parts = new Map<string, DerivativePart>();

  constructor(ran: Ran) {
    this.ran = ran;
    this.subjects = new Subjects(ran);
  }

  derive({ by }: DerivativeRequest): DerivativeAnswer | Refusal {
    const asked = this.asked(by);
    if (isRefusal(asked)) return asked;
    const parts = asked.map((one, index) => this.part(one, by[index] ?? []));
    const notes = new Map<string, Message>(
      asked.flatMap(({ subject }) => subject.notes.map((note) => [note.id, note] as const)),
    );
    return { parts, notes: [...notes.values()] };
  }

  async simplify({ by }: DerivativeRequest, simplifier: Simplifier | null): Promise<SimplifiedAnswer | Refusal> {
    const asked = this.asked(by);
    if (isRefusal(asked)) return asked;
    const found = await simplified(asked, simplifier);
    return {
      parts: asked.map((one, index) => simplifiedPart(one, found[index] ?? { tree: null, reason: null })),
    };
  }

  compare(request: CompareRequest): Comparison | Refusal {
    const subject = this.subjects.for(request.by);
    return isRefusal(subject) ? subject : compared(this.ran, subject, this.derivatives, request);
  }

  async code(request: CodeRequest, simplifier: Simplifier | null): Promise<WrittenCode | Refusal> {
    const asked = this.asked(request.by);
    if (isRefusal(asked)) return asked;
    const trees = asked.map(({ derivation }) => derivation.result);
    const written = request.simplified ? await simpler(asked, trees, simplifier) : trees;
    return codeFor(this.ran.expression, written, request, this.ran.text);
  }

  /** All of them, or why one is not to be had. */
  private asked(by: readonly By[]): readonly Asked[] | Refusal {
    const asked: Asked[] = [];
    for (const one of by) {
      const subject = this.subjects.for(one);
      if (isRefusal(subject)) return subject;
      const derivation = this.derivatives.of(subject, one);
      if (isRefusal(derivation)) return derivation;
      asked.push({ subject, derivation });
    }
    return asked;
  }

  private part({ subject, derivation }: Asked, by: By): DerivativePart {
    const key = by.join(' ');
    const known = this.parts.get(key);
    if (known !== undefined) return known;
    const part: DerivativePart = {
      by,
      left: leftOf(this.ran.expression, by),
      derived: writtenFormula(derivation.result),
      steps: stepOf(derivation),
      point: subject.everyElement ? null : pointText(derivation.result, subject.values),
      check: verdictOn(this.ran, subject, by, derivation),
    };
    this.parts.set(key, part);
    return part;
  }
}

/** Each simplified where that succeeded. */
async function simpler(
  asked: readonly Asked[],
  trees: readonly Tree[],
  simplifier: Simplifier | null,
): Promise<readonly Tree[]> {
  const found = await simplified(asked, simplifier);
  return trees.map((tree, index) => found[index]?.tree ?? tree);
}
