/** Which outputs and which backward passes of a program can be looked at, in words. Pure; knows no controls. */
import type { LineStarts, ShownProgram } from '../../src/inspector/protocol';
import { sameFocus } from '../../src/trace/focus';
import type { ProgramOutput, ProgramPass } from '../../src/trace/program';
import type { SourceRange } from '../../src/trace/range';
import type { Focus } from '../../src/trace/tape';
import { formatSize, fragment } from '../numbers';
import { lineNumber } from '../lines';
import { counted, t } from '../words';

export interface FocusOption {
  readonly label: string;
  readonly focus: Focus;
}

export interface FocusOptions {
  readonly options: readonly FocusOption[];
  readonly chosen: number;
}

type Chosen = Pick<ShownProgram, 'outputs' | 'passes' | 'passCount' | 'range' | 'text'>;

/** A longer text is cut. */
const LONGEST_LABEL = 40;

/** In order of the text; what is looked at and is none of them (an earlier pass) comes first. */
export function outputOptions(program: Chosen, focus: Focus | null, lines: LineStarts | null): FocusOptions {
  const { outputs, passes } = program;
  const repeated = repeatedNames(outputs);
  const options = outputs.map((output) => ({
    label: outputLabel(output, textOf(program, output), repeated, lines),
    focus: focusOf(output, passes),
  }));
  const chosen = options.findIndex((option) => option.focus.output === focus?.output);
  if (chosen >= 0 || focus === null) return { options, chosen };
  const pass = passes.find(({ root }) => root === focus.output);
  // An earlier pass of `loss` is `loss` too: which one, the passes say.
  const there = outputs.findIndex((output) => output.name === pass?.name && holds(pass.range, output.range));
  const namesake = there >= 0 ? there : outputs.findLastIndex(({ name }) => name === pass?.name);
  if (namesake >= 0) return { options, chosen: namesake };
  return { options: [{ label: pass?.name ?? t('output'), focus }, ...options], chosen: 0 };
}

/** In the order in which they ran; −1 is chosen where the output was not what a pass began at. */
export function passOptions({ passes, passCount }: Chosen, focus: Focus | null): FocusOptions {
  const names = new Set(passes.map(({ name }) => name));
  const options = passes.map((pass) => ({ label: passLabel(pass, passCount, names.size > 1), focus: passFocus(pass) }));
  return { options, chosen: options.findLastIndex((option) => sameFocus(option.focus, focus)) };
}

/** `loss` in `loss.backward()`, among all places of that name. */
function holds(outer: SourceRange | null, inner: SourceRange | null): boolean {
  return outer !== null && inner !== null && outer.start <= inner.start && inner.end <= outer.end;
}

function focusOf({ value }: ProgramOutput, passes: readonly ProgramPass[]): Focus {
  const pass = passes.findLast(({ root }) => root === value);
  return pass === undefined ? { output: value, weights: null } : passFocus(pass);
}

function passFocus({ root, weights }: ProgramPass): Focus {
  return { output: root, weights };
}

function outputLabel(
  { name, shape, range }: ProgramOutput,
  text: string | null,
  repeated: ReadonlySet<string>,
  lines: LineStarts | null,
): string {
  // What has no name is called by its operator: the user's own words tell it better, and apart from others.
  const line = repeated.has(name) && text === null ? lineNumber(lines, range) : null;
  const size = shape.length === 0 ? '' : ` (${formatSize(shape)})`;
  return line === null ? `${text ?? name}${size}` : t('{0}, line {1}', `${text ?? name}${size}`, line);
}

/** How an output without a name was written; null where it has one, or where its text is not at hand. */
function textOf(program: Chosen, { name, range }: ProgramOutput): string | null {
  return name.endsWith('(…)') ? fragment(program, range, LONGEST_LABEL) : null;
}

function passLabel({ index, name }: ProgramPass, count: number, named: boolean): string {
  const [place, all] = [counted(index + 1), counted(count)];
  const pass =
    index === 0
      ? t('pass {0} of {1} (first)', place, all)
      : index === count - 1
        ? t('pass {0} of {1} (last)', place, all)
        : t('pass {0} of {1}', place, all);
  return named && name !== null ? `${name}: ${pass}` : pass;
}

function repeatedNames(outputs: readonly ProgramOutput[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(outputs.flatMap(({ name }) => (seen.has(name) ? [name] : (seen.add(name), []))));
}
