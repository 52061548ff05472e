// What programs cost around their own work: to prepare, to start, to record, to look at afterwards, to run again.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { recordText } from '../../../src/editor/hover/record';
import { torch } from '../../../src/engine/torch';
import { prepareProgram } from '../../../src/languages/typescript/prepare';
import { written } from '../../../src/languages/typescript/realm/writer';
import type { ProgramRecording as Recording } from '../../../src/recorder/program/contract';
import { newProgramRecording } from '../../../src/recorder/program/recorder';
import { Results } from '../../../src/results/registry';
import { analyse } from '../../../src/runtime/analysis/analyse';
import { NodePrograms } from '../../../src/runtime/process/programs';
import { DEFAULT_LIMITS, type AnalysisRequest, type ProgramRecording } from '../../../src/runtime/program';
import type { PlotData } from '../../../src/trace/plot';
import { gradientOf } from '../../../src/trace/queries';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import type { Trace } from '../../../src/trace/trace';
import { runPeer } from '../timer.mjs';
import { LINES, RECORDS } from '../works/product.mjs';
import { BUNDLES } from './realm';

function granted<T>(given: T | Refusal): T {
  if (isRefusal(given)) throw new Error(given.message.text);
  return given;
}

function clocked(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function run(programs: NodePrograms, text: string): Promise<ProgramRecording> {
  const request = { text, language: 'typescript', selection: null, limits: { ...DEFAULT_LIMITS, time: 60_000 } };
  return programs.run(request, () => undefined).finished.then(granted);
}

const programs = new NodePrograms(BUNDLES, () => undefined);

// Preparing

const BLOCK = [
  'class Layer<T extends number> {',
  '  #weight: Tensor = torch.ones(2, 2, { requires_grad: true });',
  '  async forward(x: Tensor, scale: T): Promise<Tensor> {',
  '    const { sum = x } = { sum: x @ };',
  '    return (await Promise.resolve(sum)) * this.#weight + scale ** 2;',
  '  }',
  '}',
  'const layer = new Layer();',
  'for (let i = 0; i < 3; i++) total += i * 2;',
  'const y = await layer.forward(torch.ones(2, 2), 3);',
].map((line) => line.replace('x @', 'x * 2'));

const LONG = ['let total = 0;', ...Array.from({ length: LINES / 10 }, (_, block) => named(block))].join('\n');

function named(block: number): string {
  return BLOCK.map((line) => line.replace(/\b(Layer|layer|y)\b/g, `$1${String(block)}`)).join('\n');
}

await runPeer('autograd-lens', {
  'program-prepare': () => {
    const prepare = (): number => granted(prepareProgram(LONG, null, 'typescript')).ran.length;
    return { run: prepare, value: prepare };
  },
});

// Starting

await runPeer('a new process', {
  'program-start': () => {
    let answer = '';
    return {
      once: async () => {
        const fresh = new NodePrograms(BUNDLES, () => undefined);
        const start = performance.now();
        answer = (await run(fresh, 'print(torch.tensor(2) * 3)')).trace.output[0]?.text ?? '';
        const took = performance.now() - start;
        fresh.dispose();
        return took;
      },
      value: () => /\d+/.exec(answer)?.[0],
    };
  },
});
await runPeer('autograd-lens', {
  'program-start': async () => {
    let answer = '';
    await run(programs, 'print(1)');
    return {
      once: async () => {
        const start = performance.now();
        answer = (await run(programs, 'print(torch.tensor(2) * 3)')).trace.output[0]?.text ?? '';
        const took = performance.now() - start;
        // The thread for the next run is made meanwhile, as between two runs of a user.
        await new Promise((resolve) => setTimeout(resolve, 300));
        return took;
      },
      value: () => /\d+/.exec(answer)?.[0],
    };
  },
});

// Recording

const sites = Array.from({ length: RECORDS }, (_, site) => ({
  range: { start: 10 * site, end: 10 * site + 5 },
  name: `v${String(site)}`,
  kind: 'write' as const,
}));

/** Half of the places have numbers with a history, half have tensors on a graph. */
function recorded(): Recording {
  const recording = newProgramRecording(sites, { records: RECORDS, graph: 100_000 });
  recording.start();
  const x = torch.tensor([1, 2, 3], { requires_grad: true });
  for (let site = 0; site < RECORDS; site += 1) {
    recording.current = site;
    if (site % 2 === 0) recording.record(site, x.mul(site));
    else for (let turn = 0; turn < 20; turn += 1) recording.record(site, turn);
  }
  return recording;
}

await runPeer('autograd-lens', {
  'record-number': () => {
    const recording = newProgramRecording(sites, { records: RECORDS, graph: 100_000 });
    let turn = 0;
    const some = (): void => {
      for (let i = 0; i < 1000; i += 1) recording.record(i & 7, (turn += 1));
    };
    return {
      run: some,
      per: 1000,
      value: () => {
        some();
        return recording.state([]).records.length;
      },
    };
  },
  'record-tensor': () => {
    const recording = newProgramRecording(sites, { records: RECORDS, graph: 100_000 });
    recording.start();
    const x = torch.tensor([1, 2, 3], { requires_grad: true });
    const both = [x.mul(2), x.mul(3)];
    const some = (): void => {
      for (let i = 0; i < 1000; i += 1) recording.record(i & 7, both[i & 1]);
    };
    return {
      run: some,
      per: 1000,
      value: () => {
        some();
        recording.stop();
        return recording.state([]).records.length;
      },
    };
  },
});
await runPeer('the first snapshot', {
  'program-state': () => {
    let count = 0;
    return {
      once: () => {
        const recording = recorded();
        const took = clocked(() => {
          const state = recording.state([]);
          written({ type: 'state', state });
          count = state.records.length;
        });
        recording.stop();
        return took;
      },
      value: () => count,
    };
  },
});
await runPeer('autograd-lens', {
  'program-state': () => {
    const recording = recorded();
    const snapshot = (): number => {
      const state = recording.state([]);
      written({ type: 'state', state });
      return state.records.length;
    };
    return {
      run: snapshot,
      value: () => {
        recording.stop();
        return snapshot();
      },
    };
  },
});
await runPeer('state and tape at the end', {
  'program-state': () => {
    let count = 0;
    return {
      once: () => {
        const recording = recorded();
        recording.stop();
        return clocked(() => {
          const { state, tape } = recording.finish([]);
          written({ type: 'done', ending: { kind: 'finished' }, state, tape });
          count = state.records.length;
        });
      },
      value: () => count,
    };
  },
});

// Hovers

const MANY = ['const t = torch.tensor(1);', ...Array.from({ length: RECORDS / 2 }, (_, line) => line)]
  .map((line) => (typeof line === 'number' ? `const v${String(line)} = ${String(line)} + t;` : line))
  .join('\n');

class Desk {
  private readonly results = new Results({ defer: queueMicrotask, programs });
  private readonly document = { uri: 'file:///many.ts', language: 'typescript', version: 1, text: MANY };

  async ran(): Promise<void> {
    const { program } = await this.results.run(this.document, null);
    const count = program?.trace?.records.length ?? 0;
    if (count < RECORDS) throw new Error(`only ${String(count)} records`);
  }

  over(line: number): string {
    const place = this.results.recordAt(this.document.uri, MANY.indexOf(`v${String(line)} =`));
    const trace = place?.result.program?.trace;
    if (!place || !trace) return '';
    return recordText(trace, place.record, place.edited, { inspect: 'command:open', history: null });
  }
}

const valueIn = (text: string): string | undefined => /\*\*(\d+)\*\*/.exec(text)?.[1];

await runPeer('the first after the run', {
  'program-hover': () => {
    let said = '';
    return {
      once: async () => {
        const desk = new Desk();
        await desk.ran();
        return clocked(() => {
          said = desk.over(2344);
        });
      },
      value: () => valueIn(said),
    };
  },
});
await runPeer('autograd-lens', {
  'program-hover': async () => {
    const desk = new Desk();
    await desk.ran();
    return { run: () => desk.over(2344), value: () => valueIn(desk.over(2344)) };
  },
});

// Running again

const POLYNOMIAL = `const x = torch.tensor(2, { requires_grad: true });
const y = 5 * x ** 4 + 3 * x ** 3 + 7 * x ** 2 + x - 5;
y.backward();`;

const PLOT = { variable: 'x', element: 0, from: -2, to: 4, count: 401 };

async function replayed(): Promise<{ recording: ProgramRecording; ask: (kind: 'plot' | 'differentiate') => unknown }> {
  const recording = await run(programs, POLYNOMIAL);
  const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
  const { language, range, text } = recording.trace;
  const { tape } = recording;
  if (tape === null) throw new Error('no tape');
  const request = (kind: 'plot' | 'differentiate'): AnalysisRequest =>
    kind === 'plot'
      ? { kind: 'ask', focus, values: {}, enquiry: { kind, ask: PLOT } }
      : { kind, focus, values: { x: 3 } };
  return {
    recording,
    ask: (kind) => granted(analyse(tape, { language, range, text }, request(kind), () => performance.now())),
  };
}

const slopeAtOne = (plot: PlotData): number | undefined => plot.df[plot.x.findIndex((x) => Math.abs(x - 1) < 1e-9)];
const slope = (trace: Trace): number => gradientOf(trace, trace.variables[0]?.tensor ?? -1)?.values[0] ?? NaN;

await runPeer('autograd-lens', {
  'plot-replay': async () => {
    const { ask } = await replayed();
    return { run: () => ask('plot'), value: () => slopeAtOne(ask('plot') as PlotData) };
  },
  slider: async () => {
    const { ask } = await replayed();
    return { run: () => ask('differentiate'), value: () => slope(ask('differentiate') as Trace) };
  },
});
await runPeer('asked of the process, answered', {
  'plot-replay': async () => {
    const { recording } = await replayed();
    const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
    let plot: PlotData | null = null;
    return {
      rounds: 21,
      once: async () => {
        const start = performance.now();
        plot = granted(
          await programs.analyse(recording, { kind: 'ask', focus, values: {}, enquiry: { kind: 'plot', ask: PLOT } })
            .answer,
        );
        return performance.now() - start;
      },
      value: () => plot && slopeAtOne(plot),
    };
  },
  slider: async () => {
    const { recording } = await replayed();
    const focus = { output: recording.trace.passes[0]?.root ?? -1, weights: null };
    let trace: Trace | null = null;
    return {
      rounds: 21,
      once: async () => {
        const start = performance.now();
        trace = granted(await programs.analyse(recording, { kind: 'differentiate', focus, values: { x: 3 } }).answer);
        return performance.now() - start;
      },
      value: () => trace && slope(trace),
    };
  },
});
programs.dispose();
process.exit(0);
