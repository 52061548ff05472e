/**
 * Answers about a formula by rule: the real ones of the run behind the page, or one of the scenarios that no right rule
 * gives: a rule that parts from autograd, a refusal, a simplification that takes its time or gives up.
 */
import type { HostRequest } from '../../../src/inspector/protocol';
import type { ExpressionRun } from '../../../src/runtime/run';
import type { EnquiryKind } from '../../../src/trace/enquiry';
import type { DerivativeAnswer, SimplifiedAnswer } from '../../../src/trace/formula';
import { message } from '../../../src/trace/message';
import { isRefusal, refusal, type Refusal } from '../../../src/trace/refusal';
import { explainShown } from '../../../src/runtime/why/explain';
import { failure, recordedWhy } from './reasons';
import { simplifier } from './simplifier';

type FormulaRequest = Exclude<HostRequest, { kind: EnquiryKind }>;

/** Milliseconds that a slow simplification takes. */
const SLOW = 1500;

export async function answerOf(run: ExpressionRun, request: FormulaRequest, scenario: string | null): Promise<unknown> {
  switch (request.kind) {
    case 'why':
      if (scenario === 'slow') await new Promise((done) => setTimeout(done, SLOW));
      if (scenario === 'refused') return gone(run);
      // Some scenarios show tensors that no run made.
      if (request.ask.kind === 'shown' && run.trace.tensors[request.ask.tensor] === undefined) return gone(run);
      if (request.ask.kind === 'shown') return explainShown(run.trace, request.ask);
      return request.ask.kind === 'failure' ? failure : recordedWhy(request.ask.tensor);
    case 'derive': {
      if (scenario === 'refused')
        return refusal(
          run.trace.range,
          message('test.refused', 'The derivative is too long to write down.'),
          message('test.refused.hint', 'Differentiate a part of it.'),
        );
      const derived = run.formula.derive(request.ask);
      if (isRefusal(derived)) return derived;
      return scenario === 'differs' ? parted(derived) : scenario === 'unchecked' ? unchecked(derived) : derived;
    }
    case 'simplify':
      if (scenario === 'slow' || scenario === 'gives-up') await new Promise((done) => setTimeout(done, SLOW));
      if (scenario === 'gives-up') return givenUp(request.ask.by.length);
      return run.formula.simplify(request.ask, simplifier);
    case 'compare':
      return run.formula.compare(request.ask);
    case 'code':
      return run.formula.code(request.ask, simplifier);
  }
}

function gone({ trace }: ExpressionRun): Refusal {
  return refusal(
    trace.range,
    message('test.gone', 'There is nothing to explain here: what was recorded is gone.'),
    message('test.gone.hint', 'Run it again, and ask again.'),
  );
}

function parted(answer: DerivativeAnswer): DerivativeAnswer | Refusal {
  return {
    ...answer,
    parts: answer.parts.map((part) => ({
      ...part,
      check: {
        verdict: 'differs',
        reason: message('test.parts', 'the rule gives 233, autograd 232'),
        autograd: 232,
        differences: 232.0000001,
        samples: {
          compared: 140,
          agreeing: 120,
          leftOut: 3,
          ranges: [{ variable: 'x', from: -8, to: 12 }],
          apart: { at: { x: 1.5 }, one: 118.75, other: 117.75 },
        },
      },
    })),
  };
}

function unchecked(answer: DerivativeAnswer): DerivativeAnswer {
  const reason = message('test.kink', 'A kink at x = 1: there is no one derivative.');
  const check = { verdict: 'unchecked', reason, autograd: 1, differences: null, samples: null } as const;
  return { ...answer, parts: answer.parts.map((part) => ({ ...part, check })) };
}

function givenUp(count: number): SimplifiedAnswer {
  const reason = message('test.time', 'Nothing simpler was found within 2 seconds.');
  return { parts: Array.from({ length: count }, () => ({ formula: null, point: null, reason })) };
}
