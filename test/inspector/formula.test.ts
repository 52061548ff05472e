/** What the page asks about a formula by rule, as the host serves it, and the malformed forms of it that it refuses. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readMessage } from '../../src/inspector/incoming';
import type { HostRequest, ToHost, ToPage } from '../../src/inspector/protocol';
import { Session } from '../../src/inspector/session';
import type { ResultRegistry } from '../../src/results/result';
import {
  MAX_ORDER,
  MAX_PARTS,
  type CodeRequest,
  type Comparison,
  type DerivativeAnswer,
} from '../../src/trace/formula';
import { stringify } from '../../src/trace/json';
import { message } from '../../src/trace/message';
import { refusal } from '../../src/trace/refusal';
import { FakeHost, FakeResults, fromPage, result } from './fakes';

let results: FakeResults;
let host: FakeHost;
let session: Session;

beforeEach(() => {
  results = new FakeResults();
  host = new FakeHost();
  session = new Session(results as unknown as ResultRegistry, host);
  results.put(result('a'));
  session.show('a');
  receive({ type: 'ready' });
});

const receive = (posted: ToHost): void => {
  session.receive(fromPage(posted));
};
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
const replies = (): Extract<ToPage, { type: 'reply' }>[] => host.posted.filter((one) => one.type === 'reply');

const FORMULA = { tex: '6 x', text: '6x' };
const RANGE = { start: 104, end: 114 };
const ANSWER: DerivativeAnswer = {
  parts: [
    {
      by: ['x'],
      left: { tex: "y'(x)", text: 'y′(x)' },
      derived: FORMULA,
      steps: {
        rule: message('rule.power', 'Power rule'),
        law: "(u^n)' = n u^{n-1} u'",
        of: '\\frac{d}{dx} 3x^2',
        result: '6 x',
        parts: [],
        range: RANGE,
      },
      // Infinities and −0 travel too.
      point: { written: { tex: '6 \\cdot 0', text: '6·0' }, value: -0 },
      check: { verdict: 'unchecked', reason: null, autograd: Infinity, differences: NaN, samples: null },
    },
  ],
  notes: [],
};
const COMPARISON: Comparison = {
  verdict: 'differs',
  message: message('compare.differs', 'They differ at x = 1.'),
  understood: FORMULA,
  samples: { compared: 3, agreeing: 1, leftOut: 0, ranges: [], apart: { at: { x: 1 }, one: 6, other: 5 } },
};

describe('requests about the formula go to the result that is shown', () => {
  const code: CodeRequest = { by: [['x'], ['x', 'y']], form: 'function', simplified: true };
  const asked: Extract<HostRequest, { kind: 'derive' | 'simplify' | 'compare' | 'code' }>[] = [
    { kind: 'derive', ask: { by: [['x'], ['x', 'x']] } },
    { kind: 'simplify', ask: { by: [['W[1][2]']] } },
    { kind: 'compare', ask: { by: ['x'], text: '6*x' } },
    { kind: 'code', ask: code },
  ];
  const answers = {
    derive: ANSWER,
    simplify: { parts: [{ formula: FORMULA, point: null, reason: null }] },
    compare: COMPARISON,
    code: { code: '6 * x', needs: ['import math'] },
  } as const;

  test.each(asked)('$kind', async (request) => {
    const got: unknown[] = [];
    const take =
      <Answer>(answer: Answer) =>
      (...args: unknown[]): Promise<Answer> => {
        got.push(args);
        return Promise.resolve(answer);
      };
    results.derive = take(answers.derive);
    results.simplify = take(answers.simplify);
    results.compare = take(answers.compare);
    results.code = take(answers.code);
    receive({ type: 'request', id: 5, request });
    await settled();
    expect(got).toEqual([['a', request.ask]]);
    expect(replies()).toEqual([{ type: 'reply', id: 5, ok: true, value: answers[request.kind] }]);
  });

  test('a refusal is an error with its reason and what to do about it', async () => {
    const [why, hint] = [message('rule.none', 'No rule for that.'), message('rule.none.hint', 'Write it out.')];
    results.derive = () => Promise.resolve(refusal(RANGE, why, hint));
    results.compare = () => Promise.resolve(refusal(RANGE, why));
    receive({ type: 'request', id: 1, request: { kind: 'derive', ask: { by: [['x']] } } });
    receive({ type: 'request', id: 2, request: { kind: 'compare', ask: { by: ['x'], text: '' } } });
    await settled();
    expect(replies()).toEqual([
      { type: 'reply', id: 1, ok: false, error: why, hint },
      { type: 'reply', id: 2, ok: false, error: why },
    ]);
  });

  test('what breaks is an error and stands in the log; a cancelled one gets no reply', async () => {
    receive({ type: 'request', id: 1, request: { kind: 'simplify', ask: { by: [['x']] } } });
    receive({ type: 'request', id: 2, request: { kind: 'simplify', ask: { by: [['x']] } } });
    receive({ type: 'cancel', id: 2 });
    await settled();
    expect(replies()).toMatchObject([{ id: 1, ok: false, error: { id: 'inspector.unexpected' } }]);
    expect(host.done[0]).toEqual(['problem', 'answering simplify', 'no simplification was expected']);
  });
});

describe('what the page asks to be done', () => {
  test('a name is put in or becomes a variable, in the result that is shown', async () => {
    const asked: unknown[] = [];
    results.substitute = (...args) => {
      asked.push(args);
      return Promise.resolve(result('a'));
    };
    receive({ type: 'substitute', name: 'a', substituted: false });
    await settled();
    expect(asked).toEqual([['a', 'a', false]]);
  });

  test('where that fails the log says so', async () => {
    receive({ type: 'substitute', name: 'b', substituted: true });
    await settled();
    expect(host.done).toEqual([['problem', 'reading b', 'no substitution was expected']]);
  });

  test('a derivative is inserted by the editor, as it was asked for', () => {
    const request: CodeRequest = { by: [['x']], form: 'value', simplified: false };
    receive({ type: 'insert-derivative', request });
    expect(host.done).toEqual([['insertDerivative', 'a', request]]);
  });

  test('without a result nothing is done', () => {
    results.remove('a');
    receive({ type: 'insert-derivative', request: { by: [['x']], form: 'value', simplified: false } });
    expect(host.done).toEqual([]);
  });
});

describe('malformed forms are no messages', () => {
  const asks = (kind: string, ask: unknown): unknown => ({ type: 'request', id: 1, request: { kind, ask } });
  const tooMany = Array.from({ length: MAX_PARTS + 1 }, () => ['x']);
  const tooHigh = Array.from({ length: MAX_ORDER + 1 }, () => 'x');
  const orders: readonly (readonly [string, unknown])[] = [
    ['nothing to differentiate by', undefined],
    ['no list', 'x'],
    ['an empty list', []],
    ['more parts than may be', tooMany],
    ['an order of none', [[]]],
    ['an order beyond the limit', [tooHigh]],
    ['a name that is none', [[1]]],
    ['a name without its list', ['x']],
    ['an object', { 0: ['x'], length: 1 }],
  ];
  const code = { by: [['x']], form: 'value', simplified: true };
  const malformed: readonly (readonly [string, unknown])[] = [
    ...orders.flatMap(([what, by]) => [
      [`derive: ${what}`, asks('derive', { by })] as const,
      [`simplify: ${what}`, asks('simplify', { by })] as const,
      [`code: ${what}`, asks('code', { ...code, by })] as const,
      [`insert: ${what}`, { type: 'insert-derivative', request: { ...code, by } }] as const,
    ]),
    ['derive: no question', asks('derive', null)],
    ['derive: a list for a question', asks('derive', [['x']])],
    ['request: no id', { type: 'request', request: { kind: 'derive', ask: { by: [['x']] } } }],
    ['request: an unknown kind', asks('integrate', { by: [['x']] })],
    ['compare: no text', asks('compare', { by: ['x'] })],
    ['compare: a text that is none', asks('compare', { by: ['x'], text: 3 })],
    ['compare: several derivatives', asks('compare', { by: [['x']], text: '6*x' })],
    ['compare: by nothing', asks('compare', { by: [], text: '6*x' })],
    ['code: an unknown form', asks('code', { ...code, form: 'program' })],
    ['code: no form', asks('code', { by: [['x']], simplified: true })],
    ['code: neither simplified nor not', asks('code', { by: [['x']], form: 'value' })],
    ['insert: an unknown form', { type: 'insert-derivative', request: { ...code, form: '' } }],
    ['insert: nothing', { type: 'insert-derivative' }],
    ['insert: a text', { type: 'insert-derivative', request: 'value' }],
    ['substitute: no name', { type: 'substitute', substituted: true }],
    ['substitute: a name that is none', { type: 'substitute', name: 1, substituted: true }],
    ['substitute: neither way', { type: 'substitute', name: 'a' }],
    ['substitute: by a word', { type: 'substitute', name: 'a', substituted: 'yes' }],
  ];

  test.each(malformed)('%s', (_what, posted) => {
    expect(readMessage(stringify(posted))).toBeNull();
    session.receive(stringify(posted));
    expect(host.done).toEqual([['problem', expect.stringMatching(/^unknown message from the page/)]]);
    expect(replies()).toEqual([]);
  });

  test('what is at the limits is one', () => {
    const by = Array.from({ length: MAX_PARTS }, () => tooHigh.slice(1));
    expect(readMessage(stringify(asks('derive', { by })))).toEqual(asks('derive', { by }));
  });

  test('what does not belong to a message is left out', () => {
    const posted = { type: 'substitute', name: 'a', substituted: true, uri: 'file:///etc/passwd' };
    expect(readMessage(stringify(posted))).toEqual({ type: 'substitute', name: 'a', substituted: true });
  });
});
