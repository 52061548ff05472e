/**
 * `autograd-lens run`: a program's output to standard output as it comes, what is wrong to standard error. The program
 * runs in a child process, as in the editor.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NodePrograms } from '../runtime/process/programs';
import { DEFAULT_LIMITS, type ProgramRecording, type ProgramRequest, type Programs } from '../runtime/program';
import { stringify } from '../trace/json';
import { isRefusal } from '../trace/refusal';
import { puzzlesOf } from '../trace/puzzles';
import type { Trace } from '../trace/trace';
import type { Explanation } from '../trace/why';
import { explainFailure, explainRecorded } from '../runtime/why/explain';
import { firstFocus } from '../trace/focus';
import { printed, UsageError, type Ending, type Wish } from './ending';
import { refusalText } from './place';
import { endingText, OutputWriter, placeText } from './program-text';

const OPTIONS = {
  language: { type: 'string' },
  time: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** By a file's ending; VS Code's language ids. */
const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
};
const STANDARD_INPUT = '-';
/** Of larger graphs the answer has groups. */
const MAX_NODES = 2000;
const MAX_SECONDS = 86_400;

interface Request extends ProgramRequest {
  /** As errors name it. */
  readonly file: string;
  readonly json: boolean;
}

/** `folder`: where the bundles are. */
export async function runProgram(args: readonly string[], folder: string): Promise<Ending | Wish> {
  const request = readArguments(args);
  if (typeof request === 'string') return request;
  const programs = new NodePrograms(folder, () => undefined);
  try {
    return await ran(request, programs);
  } finally {
    programs.dispose();
  }
}

// The command line

function readArguments(args: readonly string[]): Request | Wish {
  const { values, positionals } = parsed(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [, file, ...others] = positionals;
  if (file === undefined) throw new UsageError('The file is missing; - is standard input.');
  if (others.length > 0) throw new UsageError(`One file is expected, but “${others.join(' ')}” follows.`);
  const language = values.language?.toLowerCase() ?? languageOf(file);
  if (!Object.values(LANGUAGES).includes(language))
    throw new UsageError(`Programs in ${language} cannot be run; there are: typescript, javascript.`);
  return {
    file: file === STANDARD_INPUT ? '<stdin>' : file,
    text: textOf(file),
    language,
    selection: null,
    limits: { ...DEFAULT_LIMITS, ...(values.time === undefined ? {} : { time: milliseconds(values.time) }) },
    json: values.json ?? false,
  };
}

function parsed(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [unknown] = /(?<=^Unknown option ')[^']*/.exec(text) ?? [];
    throw new UsageError(unknown === undefined ? `${text.split(/[.\n]/)[0] ?? ''}.` : `run has no option ${unknown}.`);
  }
}

function languageOf(file: string): string {
  if (file === STANDARD_INPUT) return 'typescript';
  const language = LANGUAGES[path.extname(file).toLowerCase()];
  if (language === undefined)
    throw new UsageError(`The ending of “${file}” tells no language that runs; say which one with --language.`);
  return language;
}

function textOf(file: string): string {
  try {
    // Editors count no byte order mark either.
    return readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^\w+: /, '').replace(/,.*/s, '') : String(error);
    throw new UsageError(`“${file}” cannot be read: ${reason}.`);
  }
}

function milliseconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds > 0 && seconds <= MAX_SECONDS))
    throw new UsageError(`--time takes seconds, more than 0 and at most ${MAX_SECONDS}, not “${text}”.`);
  return Math.round(seconds * 1000);
}

// The run

async function ran(request: Request, programs: Programs): Promise<Ending> {
  const { file, text, json } = request;
  const writer = new OutputWriter(file, text, json);
  const run = programs.run(request, ({ output }) => {
    writer.write(output);
  });
  const cancel = (): void => {
    run.cancel();
  };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  // Whoever reads has gone (`| head`).
  process.stdout.on('error', cancel);
  const result = await run.finished;
  process.removeListener('SIGINT', cancel);
  process.removeListener('SIGTERM', cancel);
  if (isRefusal(result))
    return { output: '', problem: `${placeText(file, result.range, text)}${refusalText(result, text)}`, status: 1 };
  const { ending, output } = result.trace;
  writer.write(output);
  const answer = json ? await jsonText(result, programs) : '';
  if (ending?.kind === 'finished') return printed(answer);
  if (ending?.kind === 'cancelled') return { output: answer, problem: '', status: 130 };
  return { output: answer, problem: endingText(ending, file, text), status: 1 };
}

async function jsonText(recording: ProgramRecording, programs: Programs): Promise<string> {
  const shown = await differentiated(recording, programs);
  const why = whyOf(recording, shown);
  return `${stringify({ ...recording.trace, differentiated: shown, ...(why.length === 0 ? {} : { why }) })}\n`;
}

/** Of each name whose gradient is of no use, and of what `backward()` was refused for. */
function whyOf({ trace, tape }: ProgramRecording, shown: Trace | null): readonly Explanation[] {
  if (tape === null) return [];
  const program = { trace, tape, shown, varied: false };
  const failure = explainFailure(program);
  const names = puzzlesOf(trace).map(({ tensor }) => explainRecorded(program, tensor));
  return failure === null ? names : [failure, ...names];
}

async function differentiated(recording: ProgramRecording, programs: Programs): Promise<Trace | null> {
  const focus = firstFocus(recording.trace);
  if (focus === null || recording.tape === null) return null;
  const answer = await programs.analyse(recording, { kind: 'differentiate', focus, values: {}, nodes: MAX_NODES })
    .answer;
  return isRefusal(answer) ? null : answer;
}
