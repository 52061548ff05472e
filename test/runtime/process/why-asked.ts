/** Runs a program in its child process and asks why a gradient is as it is; applies the fix and runs it again. */
import { explainFailure, explainRecorded, type RanProgram } from '../../../src/runtime/why/explain';
import type { ProgramRecording } from '../../../src/runtime/program';
import { firstFocus } from '../../../src/trace/focus';
import { isRefusal } from '../../../src/trace/refusal';
import { gradientState, type Explanation, type GradientState, type Reason } from '../../../src/trace/why';
import type { TestPrograms } from './children';

export interface Ran {
  readonly text: string;
  readonly program: RanProgram;
}

export async function ran(programs: TestPrograms, text: string): Promise<Ran> {
  const recording = await programs.run(text);
  const { trace, tape } = recording;
  if (tape === null) throw new Error(`the program left no tape: ${JSON.stringify(trace.ending)}`);
  return { text, program: { trace, tape, shown: await shownOf(programs, recording), varied: false } };
}

async function shownOf(programs: TestPrograms, recording: ProgramRecording): Promise<RanProgram['shown']> {
  const focus = firstFocus(recording.trace);
  if (focus === null) return null;
  const answer = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
  return isRefusal(answer) ? null : answer;
}

/** The tensor of the last place that gives the name a value. */
function tensorOf({ program }: Ran, name: string): number {
  const record = program.trace.records.findLast(
    ({ name: own, kind, value }) => own === name && kind === 'write' && value.kind === 'tensor',
  );
  if (record?.value.kind !== 'tensor') throw new Error(`the program gives ${name} no tensor`);
  return record.value.tensor;
}

export function why(one: Ran, name: string): Explanation {
  return explainRecorded(one.program, tensorOf(one, name));
}

export function whyFailed(one: Ran): Explanation {
  const explanation = explainFailure(one.program);
  if (explanation === null) throw new Error('the program did not fail for want of a gradient');
  return explanation;
}

/** The text that a reason speaks of. */
export function placeOf({ text }: Ran, { range }: Reason): string | null {
  return range === null ? null : text.slice(range.start, range.end);
}

export function fixed({ text }: Ran, { fix }: Reason): string {
  if (fix?.code === undefined || fix.code === null || fix.at === null) throw new Error('there is no code to put in');
  const { start, end } = fix.at;
  const code = start === end ? `\n${fix.code}\n` : fix.code;
  return text.slice(0, start) + code + text.slice(end);
}

export function stateOf(one: Ran, name: string): GradientState {
  const { trace } = one.program;
  const grad = trace.tensors[tensorOf(one, name)]?.grad ?? null;
  return gradientState(grad === null ? null : trace.tensors[grad]);
}
