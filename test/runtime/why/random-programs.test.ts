/** Random small programs with one cut, on the engine: the place that is named is the cut. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { explainRecorded } from '../../../src/runtime/why/explain';
import { PROGRAM_VERSION, type ProgramTrace } from '../../../src/trace/program';
import { rangeOf, recordProgram, type Write } from '../analysis/recorded';

const CUTS: readonly (readonly [string, (x: Tensor) => Tensor])[] = [
  ['detached', (x) => x.detach()],
  ['no-grad', (x) => torch.no_grad(() => x.mul(2))],
  ['to-integers', (x) => x.long()],
  ['comparison', (x) => x.gt(0)],
  ['no-derivative', (x) => x.argmax()],
];

const STEPS: readonly ((x: Tensor) => Tensor)[] = [
  (x) => x.mul(1.5),
  (x) => x.sin(),
  (x) => x.add(1),
  (x) => x.tanh(),
  (x) => x.reshape([3]),
  (x) => torch.relu(x.add(2)),
];

function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a program with one cut', () => {
  it.each(CUTS)('%s', (kind, cut) => {
    for (let seed = 1; seed <= 40; seed += 1) {
      let place = -1;
      const program = recordProgram((write: Write) => {
        const draw = drawing(seed);
        let count = 0;
        const named = <T extends Tensor>(value: T): T => {
          count += 1;
          return write(`v${String(count)}`, value);
        };
        const x = write('x', torch.tensor([1.5, -2, 3], { requires_grad: true }));
        const w = write('w', torch.tensor([1, 2, 3], { requires_grad: true }));
        const step = (value: Tensor): Tensor => named((STEPS[draw(STEPS.length)] ?? STEPS[0])?.(value) ?? value);
        let h: Tensor = x;
        for (let steps = draw(4); steps > 0; steps -= 1) h = step(h);
        place = 2 + count;
        let after: Tensor = named(cut(h));
        if (draw(2) === 0) after = named(after.mul(2));
        let loss: Tensor = named(w.mul(after));
        for (let steps = draw(3); steps > 0; steps -= 1) loss = step(loss);
        write('loss', loss.sum()).backward();
      });
      const { state, tape } = program;
      const trace: ProgramTrace = {
        ...state,
        version: PROGRAM_VERSION,
        kind: 'program',
        language: 'typescript',
        range: { start: 0, end: 0 },
        text: '',
        ran: [],
        output: [],
        notes: [],
        ending: { kind: 'finished' },
      };
      const record = trace.records.find(({ name }) => name === 'x');
      const id = record?.value.kind === 'tensor' ? record.value.tensor : -1;
      const { state: gradient, reasons } = explainRecorded({ trace, tape, shown: null, varied: false }, id);
      expect(gradient).toBe('none');
      expect(reasons.map((one) => [one.kind, one.range])).toStrictEqual([[kind, rangeOf(place)]]);
    }
  });
});
