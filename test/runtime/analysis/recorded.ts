/** Records a program that a test drives by hand with the engine, as a realm would. */
import type { Tensor } from '../../../src/engine/torch';
import { newProgramRecording } from '../../../src/recorder/program/recorder';
import type { RecordedState } from '../../../src/trace/program';
import type { SourceRange } from '../../../src/trace/range';
import type { Focus, Tape } from '../../../src/trace/tape';

export interface RecordedProgram {
  readonly tape: Tape;
  readonly state: RecordedState;
  /** The root of the last backward pass, with its weights; else the last output. */
  readonly focus: Focus;
  /** Of the last value of this name. */
  focusOn(name: string): Focus;
}

/** Gives a value a name, as `const name = value` does. */
export type Write = <T extends Tensor | number>(name: string, value: T) => T;

/** The n-th write stands at 10n. `body` runs twice: a realm knows the names from the text, before anything runs. */
export function recordProgram(body: (write: Write) => void): RecordedProgram {
  const names: string[] = [];
  body((name, value) => {
    names.push(name);
    return value;
  });
  // Behind the last write there is one place more.
  const sites = [...names, null].map((name, site) => ({ range: rangeOf(site), name, kind: 'write' as const }));
  const recording = newProgramRecording(sites, { records: 20_000, graph: 100_000 });
  let site = 0;
  recording.start();
  try {
    // The calls that make a value belong to the place that it will be written to.
    recording.current = 0;
    body((_, value) => {
      recording.record(site, value);
      site += 1;
      recording.current = site;
      return value;
    });
  } finally {
    recording.stop();
  }
  const { state, tape } = recording.finish([]);
  const last = state.passes.at(-1);
  const output = state.outputs.at(-1)?.value ?? -1;
  return {
    tape,
    state,
    focus: last === undefined ? { output, weights: null } : { output: last.root, weights: last.weights },
    focusOn(name) {
      const site = names.lastIndexOf(name);
      const record = state.records.find(({ range }) => range.start === rangeOf(site).start);
      const value = record?.value.kind === 'tensor' ? state.tensors[record.value.tensor]?.value : null;
      if (value === null || value === undefined) throw new Error(`${name} has no place on the tape`);
      return { output: value, weights: null };
    },
  };
}

export function rangeOf(site: number): SourceRange {
  return { start: 10 * site, end: 10 * site + 5 };
}
