/** Programs' runs that the page is tried with, written by hand in the form that the host sends; the trace of the focus is real. */
import type { InspectorState, LineStarts, ProgramState, ShownProgram } from '../../../src/inspector/protocol';
import { message } from '../../../src/trace/message';
import { PROGRAM_VERSION, type Ending, type Figure, type OutputEvent } from '../../../src/trace/program';
import type { SourceRange } from '../../../src/trace/range';
import { refusal } from '../../../src/trace/refusal';
import type { Trace, TraceTensor } from '../../../src/trace/trace';

type ResultState = Extract<InspectorState, { kind: 'result' }>;

const TEXT = `const w = torch.tensor(2, { requires_grad: true });
const b = torch.tensor(-1, { requires_grad: true });
const lr = 0.01;

const x = torch.linspace(-20, 20, 20);
// a parabola, and how far off it is
const Y = w * x ** 2 + b;
const loss = (Y - 3 * x ** 2).square().mean();
loss.backward();
print(loss);
plot(x, Y, { label: "Function" });
plot(x, x.grad, { label: "Derivative" });
console.warn("the learning rate is small");
step(w);`;

const starts = TEXT.split('\n').reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0]);
const LINES: LineStarts = { starts: starts.slice(0, -1), moved: 0 };

/** The place of these words in the text. */
export function at(words: string): SourceRange {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

const event = (kind: OutputEvent['kind'], text: string, words: string): OutputEvent => ({
  kind,
  text,
  range: at(words),
});

const xs = Array.from({ length: 101 }, (_, index) => -5 + index / 10);
const FIGURES: readonly Figure[] = [
  {
    title: null,
    xlabel: null,
    ylabel: null,
    series: [
      {
        kind: 'line',
        label: 'Function',
        color: null,
        x: xs,
        y: xs.map((x) => x ** 2),
        range: at('plot(x, Y, { label: "Function" })'),
      },
      {
        kind: 'line',
        label: 'Derivative',
        color: null,
        x: xs,
        y: xs.map((x) => (Math.abs(x) < 1 ? NaN : 2 * x)),
        range: at('plot(x, x.grad, { label: "Derivative" })'),
      },
    ],
  },
  {
    title: 'Samples',
    xlabel: 'time',
    ylabel: 'height',
    series: [
      { kind: 'scatter', label: 'measured', color: 'orange', x: xs, y: xs.map((x) => 3 * Math.sin(x)), range: null },
      { kind: 'scatter', label: null, color: null, x: xs, y: xs.map((x) => Math.cos(x)), range: null },
      { kind: 'line', label: 'unseen', color: '#1f1f1f', x: [0, 1, 2], y: [1, NaN, 2], range: null },
      { kind: 'line', label: 'one', color: 'teal', x: [2.5], y: [2], range: null },
    ],
  },
];

const FINISHED: ShownProgram = {
  version: PROGRAM_VERSION,
  kind: 'program',
  language: 'typescript',
  range: { start: 0, end: TEXT.length },
  text: TEXT,
  ran: [{ start: 0, end: TEXT.length }],
  output: [
    event('print', 'tensor(0.0123, grad_fn=<MeanBackward0>)', 'print(loss)'),
    event('figure', 'plot', 'plot(x, Y, { label: "Function" })'),
    event('figure', 'plot', 'plot(x, x.grad, { label: "Derivative" })'),
    event('warn', 'the learning rate is small', 'console.warn("the learning rate is small")'),
    event('log', 'tensor([[1., 2.],\n        [3., 4.]])', 'step(w)'),
    event('info', 'starting', 'step(w)'),
    event('debug', 'w is 2', 'step(w)'),
    event('error', 'could not converge', 'step(w)'),
    event(
      'warning',
      'UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being accessed.',
      'x.grad',
    ),
  ],
  notes: [],
  ending: { kind: 'finished' },
  figures: FIGURES,
  passes: [0, 1, 2500, 9999].map((index) => ({
    index,
    range: at('loss.backward()'),
    root: 100 + index,
    name: 'loss',
    weights: null,
  })),
  passCount: 10_000,
  outputs: [
    { name: 'Y', range: at('Y'), shape: [20], value: 7 },
    { name: 'loss', range: at('loss'), shape: [], value: 10_099 },
  ],
  histories: [
    {
      name: 'loss',
      count: 10_000,
      stride: 5,
      values: Array.from({ length: 2000 }, (_, index) => 3 * Math.exp(-index / 300) + 0.1),
      last: 0.1,
      range: at('loss'),
    },
  ],
  puzzles: [],
  failure: false,
};

const FAILED: Ending = {
  kind: 'failed',
  error: {
    name: 'RuntimeError',
    text: 'The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 0',
    hint: message('hint.broadcast', 'Give both the same length, or make one of them a column with unsqueeze(1).'),
    range: at('w * x ** 2'),
    calls: [
      { name: 'step', range: at('w * x ** 2') },
      { name: null, range: at('step(w)') },
    ],
  },
};

const REFUSED: Ending = {
  kind: 'failed',
  error: {
    name: 'RuntimeError',
    text: 'element 0 of tensors does not require grad and does not have a grad_fn',
    hint: null,
    range: at('loss.backward()'),
    calls: [],
  },
};

const STOPPED: Ending = {
  kind: 'stopped',
  limit: 'time',
  message: message('program.time', 'The program was stopped after 10 seconds. The setting {setting} allows more.', {
    setting: 'autogradLens.limits.time',
  }),
  range: at('loss.backward()'),
};

const NO_FOCUS = { focus: null } as const;

/** Each as the change that it makes to a run that went well. */
/** One figure of each kind. */
const KINDS: ShownProgram['figures'] = [
  {
    title: 'Lines',
    xlabel: 'x',
    ylabel: null,
    xlim: [0, 4],
    ylim: [-2, 2],
    grid: false,
    legend: true,
    series: [
      { kind: 'line', label: 'dashed', color: 'red', dash: 'dashed', x: [0, 1, 2], y: [0, 1, 0], range: null },
      { kind: 'line', label: 'marked', color: null, mark: 'rect', x: [0, 1, 2], y: [1, 0, 1], range: null },
      { kind: 'scatter', label: 'points', color: null, mark: 'plus', x: [0, 1, 2], y: [-1, -1, 0], range: null },
    ],
  },
  {
    title: 'Histogram',
    xlabel: 'value',
    ylabel: 'how many',
    series: [
      { kind: 'histogram', label: 'h', color: null, x: [0.5, 1.5, 2.5], y: [2, 5, 1], widths: [1, 1, 1], range: null },
    ],
  },
  {
    title: 'Bars',
    xlabel: null,
    ylabel: null,
    legend: false,
    series: [
      {
        kind: 'bar',
        label: 'one',
        color: null,
        x: [0, 1],
        y: [3, -4],
        widths: [0.4, 0.4],
        names: ['first', 'second'],
        range: null,
      },
      { kind: 'bar', label: 'two', color: 'green', x: [0.4, 1.4], y: [1, 2], widths: [0.4, 0.4], range: null },
    ],
  },
];

const SCENARIOS: Readonly<Record<string, (state: ResultState) => ResultState>> = {
  training: (state) => state,
  selection: (state) =>
    changed(
      state,
      {
        range: { start: at('const Y').start, end: TEXT.length },
        text: TEXT.slice(at('const Y').start),
        ran: [
          at('const w = torch.tensor(2, { requires_grad: true });'),
          at('const x = torch.linspace(-20, 20, 20);'),
          { start: at('const Y').start, end: TEXT.length },
        ],
      },
      { whole: false },
    ),
  running: (state) => ({
    ...changed(
      state,
      { ending: null, outputs: [], passes: [], figures: [], output: FINISHED.output.slice(0, 1) },
      NO_FOCUS,
    ),
    status: 'running',
    trace: null,
  }),
  failed: (state) => ({
    ...changed(state, { ending: FAILED, outputs: [], passes: [], figures: [] }, NO_FOCUS),
    status: 'failed',
    trace: null,
  }),
  stopped: (state) => ({ ...changed(state, { ending: STOPPED }), status: 'fresh' }),
  cancelled: (state) => changed(state, { ending: { kind: 'cancelled' } }),
  crashed: (state) => ({
    ...changed(
      state,
      {
        ending: {
          kind: 'crashed',
          message: message('program.crashed', 'The process that ran the program ended by itself.'),
        },
        outputs: [],
        passes: [],
      },
      NO_FOCUS,
    ),
    trace: null,
  }),
  silent: (state) => ({
    ...changed(state, { output: [], figures: [], histories: [], outputs: [], passes: [], passCount: 0 }, NO_FOCUS),
    trace: null,
  }),
  plotted: (state) => changed(state, { output: FINISHED.output.filter(({ kind }) => kind === 'figure') }),
  figures: (state) => changed(state, { figures: KINDS, output: [], histories: [] }),
  others: (state) =>
    changed(state, {
      outputs: [
        { name: 'first', range: at('Y'), shape: [], value: 1 },
        { name: 'second', range: at('Y'), shape: [], value: 2 },
        { name: 'total', range: at('loss'), shape: [], value: 10_099 },
      ],
    }),
  why: (state) => ({
    ...changed(
      state,
      {},
      {
        ...NO_FOCUS,
        why: refusal(
          at('loss'),
          message('tape.full', 'The run has more operations than the tape keeps (100,000).'),
          message('tape.full.hint', 'Run fewer steps to differentiate its outputs.'),
        ),
      },
    ),
    trace: null,
  }),
  syntax: (state) => ({
    ...state,
    status: 'failed',
    trace: null,
    refusal: refusal(at('step(w)'), message('typescript.syntax', 'Unexpected token, expected ","')),
    program: state.program && { ...state.program, trace: null, focus: null },
  }),
  notRun: (state) => ({
    ...state,
    status: 'stale',
    trace: null,
    refusal: refusal(
      at('step(w)'),
      message('inspector.not-run', 'A program is not run again by itself after a reload.'),
      message('inspector.not-run.hint', 'Run it again to see its values, its output and its plots.'),
    ),
    program: state.program && { ...state.program, trace: null, focus: null, lines: null },
  }),
  puzzles: (state) =>
    changed(state, {
      output: [],
      figures: [],
      histories: [],
      puzzles: [
        { name: 'lr', tensor: 1, state: 'none', range: at('lr') },
        { name: 'Y', tensor: 2, state: 'nan', range: at('Y = w') },
      ],
    }),
  refusedBackward: (state) => ({
    ...changed(
      state,
      {
        ending: REFUSED,
        output: [],
        outputs: [],
        passes: [],
        figures: [],
        histories: [],
        puzzles: [{ name: 'w', tensor: 1, state: 'none', range: at('w') }],
        failure: true,
      },
      NO_FOCUS,
    ),
    status: 'failed',
    trace: null,
  }),
  stale: (state) => ({ ...state, status: 'stale' }),
  long: (state) =>
    changed(state, {
      output: Array.from({ length: 10_000 }, (_, index) =>
        event('print', `step ${String(index)} loss ${(3 * Math.exp(-index / 300)).toFixed(6)}`, 'print(loss)'),
      ),
    }),
  hostile: (state) =>
    changed(state, { output: [event('print', '<img src=x onerror="document.title=1"><b>bold</b>', 'print(loss)')] }),
  flips: (state) => changed(state, { figures: [], histories: [] }),
  many: (state) =>
    changed(state, {
      output: Array.from({ length: 100 }, (_, index) => event('print', `line ${String(index)}`, 'print(loss)')),
    }),
  network: (state) => ({ ...state, trace: state.trace && network(state.trace) }),
};

/** The state of a scenario; `trace` is a formula's. */
export function programState(scenario: string, trace: Trace, varied: readonly string[]): ResultState {
  const program: ProgramState = {
    trace: FINISHED,
    whole: true,
    lines: LINES,
    focus: { output: 10_099, weights: null },
    varied,
    why: null,
  };
  const asProgram: Trace = {
    ...trace,
    kind: 'program',
    tex: null,
    output: { ...trace.output, name: 'loss' },
    variables: trace.variables.map((variable, index) => ({
      ...variable,
      tex: '',
      origin: varied.includes(variable.name) ? 'entered' : 'assignment',
      definition: at(index === 0 ? 'w' : 'b'),
    })),
  };
  const make = SCENARIOS[scenario];
  if (make === undefined) throw new Error(`no such program: ${scenario}`);
  return make({
    kind: 'result',
    resultId: `program ${scenario}`,
    source: { label: 'notes.ts:1', line: 1, open: true },
    status: 'fresh',
    trace: asProgram,
    refusal: null,
    program,
  });
}

function changed(state: ResultState, program: Partial<ShownProgram>, more: Partial<ProgramState> = {}): ResultState {
  const trace = state.program?.trace ?? null;
  return {
    ...state,
    program: state.program && { ...state.program, trace: trace && { ...trace, ...program }, ...more },
  };
}

/** Twelve parameters of a network, where the formula had its variables. */
function network(trace: Trace): Trace {
  const count = 12;
  const first = trace.tensors.length;
  const tensors = Array.from({ length: 2 * count }, (_, index): TraceTensor => {
    const bias = index % 2 === 1;
    const shape = bias ? [16] : [16, 32];
    const numel = bias ? 16 : 512;
    const gradient = index >= count;
    return {
      id: first + index,
      shape,
      dtype: 'float32',
      requires_grad: !gradient,
      is_leaf: true,
      grad_fn: null,
      output_nr: 0,
      grad: gradient ? null : first + count + index,
      text: 'tensor(…)',
      summary: { numel, min: -0.25, max: 0.24, mean: 0.001, nan: 0, infinite: 0 },
      values: Array.from({ length: numel }, (_unused, place) => ((place * 37) % 50) / 100 - 0.25),
      name: gradient ? null : `layer ${String(index)}`,
      range: null,
    };
  });
  return {
    ...trace,
    tensors: [...trace.tensors, ...tensors],
    variables: tensors.slice(0, count).map(({ id, name }) => ({
      name: name ?? '',
      tex: '',
      tensor: id,
      origin: 'assignment',
      definition: at('w'),
      mentions: [],
    })),
    checks: tensors.slice(0, count).map(({ name }) => ({
      variable: name ?? '',
      verdict: 'agrees',
      differences: null,
      error: 1e-9,
      reason: null,
      slopes: null,
    })),
  };
}
