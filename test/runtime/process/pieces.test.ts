/** What crosses between host and child: frames of bytes, messages in pieces, and what is not of the protocol. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame, FrameReader, MAX_FRAME, ProtocolError } from '../../../src/runtime/process/frames';
import { Incoming } from '../../../src/runtime/process/incoming';
import { addPiece, inPieces } from '../../../src/runtime/process/pieces';
import type { FromSupervisor } from '../../../src/runtime/process/protocol';
import { stringify } from '../../../src/trace/json';

function throughPieces(message: unknown): {
  readonly result: unknown;
  readonly longest: number;
  readonly count: number;
} {
  let result: unknown;
  let longest = 0;
  let count = 0;
  inPieces(message, (kind, text) => {
    longest = Math.max(longest, text.length);
    count += 1;
    if (kind === 'message' || kind === 'beginning') result = JSON.parse(text);
    else if (kind === 'piece') addPiece(result, JSON.parse(text));
  });
  return { result, longest, count };
}

describe('messages in pieces', () => {
  it('come together as they were', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(throughPieces({ type: 'x', value }).result).toStrictEqual(
          JSON.parse(JSON.stringify({ type: 'x', value })),
        );
      }),
    );
  });

  it('are short, however long the lists are and wherever they stand', () => {
    const numbers = Array.from({ length: 40_000 }, (_, index) => index / 7);
    const items = Array.from({ length: 5_000 }, (_, index) => ({
      index,
      values: [index, index],
      name: 'n'.repeat(index % 50),
    }));
    const message = { type: 'state', state: { items, deep: [{ list: numbers }, { list: [items] }], short: [1] } };
    const { result, longest, count } = throughPieces(message);
    expect(result).toStrictEqual(message);
    expect(longest).toBeLessThan(100_000);
    expect(count).toBeGreaterThan(20);
  });

  it.each([
    [{ path: ['__proto__'], items: [1] }],
    [{ path: ['constructor', 'prototype'], items: [1] }],
    [{ path: ['list', 'length'], items: [1] }],
    [{ path: ['none'], items: [1] }],
    [{ path: 'list', items: [1] }],
    [{ path: ['list'], items: 'ab' }],
    [null],
  ])('lead nowhere but to their own lists: %j', (piece) => {
    expect(() => {
      addPiece({ list: [] }, piece);
    }).toThrow(ProtocolError);
  });
});

describe('frames', () => {
  it('are found whatever the chunks in which they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }),
        fc.array(fc.nat(40)),
        (contents, cuts) => {
          const bytes = Buffer.concat(contents.map((one) => frame('tape', Buffer.from(one))));
          const reader = new FrameReader();
          const found: Buffer[] = [];
          let at = 0;
          for (const cut of [...cuts, bytes.length]) {
            for (const one of reader.read(bytes.subarray(at, at + cut))) found.push(Buffer.from(one.contents));
            at += cut;
          }
          expect(found.map((one) => [...one])).toStrictEqual(contents.map((one) => [...one]));
        },
      ),
    );
  });

  it('are refused where their kind is unknown or they are too long', () => {
    const unknown = frame('message', '{}');
    unknown[4] = 77;
    expect(() => new FrameReader().read(unknown)).toThrow(ProtocolError);
    const long = frame('message', '{}');
    long.writeUInt32LE(MAX_FRAME + 1, 0);
    expect(() => new FrameReader().read(long)).toThrow(ProtocolError);
  });
});

describe('what a child says', () => {
  async function heard(...frames: readonly Buffer[]): Promise<{ messages: FromSupervisor[]; failures: string[] }> {
    const messages: FromSupervisor[] = [];
    const failures: string[] = [];
    const incoming = new Incoming({
      message: (message) => messages.push(message),
      tape: () => undefined,
      failed: (error) => failures.push(error.message),
      flow: () => undefined,
    });
    for (const one of frames) incoming.bytes(one);
    await incoming.drained();
    return { messages, failures };
  }
  const said = (message: unknown): Buffer => frame('message', stringify(message));
  const EMPTY = { records: [], tensors: [], figures: [], passes: [], passCount: 0, outputs: [] };

  it('is taken where it has the protocol’s shape', async () => {
    const messages = [
      { type: 'ready' },
      { type: 'output', run: 1, events: [{ kind: 'print', text: 'NaN', range: { start: 1, end: 2 } }] },
      { type: 'state', run: 1, state: EMPTY },
      { type: 'ended', run: 1, ending: { kind: 'finished' }, tape: false },
    ];
    expect(await heard(...messages.map(said))).toStrictEqual({ messages, failures: [] });
  });

  it.each<[string, Buffer]>([
    ['no JSON', frame('message', '{')],
    ['no object', said(3)],
    ['an unknown type', said({ type: 'execute' })],
    ['a type of the language', said({ type: '__proto__' })],
    ['a message without its parts', said({ type: 'output', run: 1 })],
    [
      'a range that ends before it begins',
      said({ type: 'output', run: 1, events: [{ kind: 'print', text: '', range: { start: 2, end: 1 } }] }),
    ],
    ['an unknown kind of output', said({ type: 'output', run: 1, events: [{ kind: 'html', text: '', range: null }] })],
    ['a text that is none', said({ type: 'output', run: 1, events: [{ kind: 'print', text: {}, range: null }] })],
    [
      'a record of a tensor that is not there',
      said({
        type: 'state',
        run: 1,
        state: {
          ...EMPTY,
          records: [
            {
              range: { start: 0, end: 1 },
              name: null,
              kind: 'read',
              count: 1,
              value: { kind: 'tensor', tensor: 0 },
              history: null,
            },
          ],
        },
      }),
    ],
    ['an ending that there is not', said({ type: 'ended', run: 1, ending: { kind: 'won' }, tape: false })],
    [
      'a refusal with a command in it',
      said({
        type: 'refused',
        run: 1,
        refusal: {
          refused: true,
          message: { id: 'a', args: {}, text: 'b' },
          range: { start: 0, end: 1 },
          hint: null,
          fix: { kind: 'run', title: 'x' },
        },
      }),
    ],
    ['a piece without a beginning', frame('piece', '{"path":[],"items":[]}')],
    ['an end without a beginning', frame('end', '')],
    ['a tape without its number', frame('tape', 'a')],
  ])('ends the conversation where it is %s', async (_what, bytes) => {
    const { messages, failures } = await heard(bytes, said({ type: 'ready' }));
    expect(messages).toStrictEqual([]);
    expect(failures).toHaveLength(1);
  });
});
