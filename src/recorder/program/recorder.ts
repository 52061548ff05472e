/**
 * The recording of one program: joins what listens to the engine, what the sites gave and the tape that is written at
 * the end. Knows no realm and no process.
 */
import { no_grad } from '../../engine/autograd/modes/modes';
import { observer, setObserver, type Observer } from '../../engine/observer';
import { filled } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import type { Figure, ProgramPass, RecordedState } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { ScopePlace } from '../../trace/scope';
import type { Tape } from '../../trace/tape';
import type { ProgramRecording, RecordedSite, RecordingLimits } from './contract';
import { Listener } from './listener';
import { Names } from './names';
import { candidates, programOutputs, type ShownValue } from './outputs';
import { PassSample, type Pass } from './passes';
import { Reads } from './reads';
import type { FunctionStep } from './rules';
import { ScopeWriter, type Running } from './scopes';
import { SiteTable } from './sites';
import { inTextOrder, ROOM_AFTERWARDS, ROOM_DURING, snapshot } from './snapshot';
import { TapeWriter } from './tape';
import type { Value } from './value';

/** `limits.graph` bounds the chains that values remember and the steps of the tape: beyond it they are lost, the run goes on. */
export function newProgramRecording(
  sites: readonly RecordedSite[],
  limits: RecordingLimits,
  scopes: readonly ScopePlace[] = [],
): ProgramRecording {
  return new Recording(sites, limits, scopes);
}

/** How many Functions are run to see their rule. */
const MAX_LEARNED = 200;

class Recording implements ProgramRecording {
  private readonly passes = new PassSample();
  private readonly reads = new Reads();
  private readonly listener: Listener;
  private readonly table: SiteTable;
  private readonly order: readonly number[];
  private readonly limits: RecordingLimits;
  private outer: Observer | null = null;
  /** What runs now is no part of the program's run. */
  private isLearning = false;
  private readonly scopes: readonly ScopePlace[];
  private learned = 0;

  constructor(sites: readonly RecordedSite[], limits: RecordingLimits, scopes: readonly ScopePlace[]) {
    this.limits = limits;
    this.scopes = scopes;
    this.listener = new Listener(this.passes, this.reads, limits.graph);
    this.table = new SiteTable(sites, limits.records, this.valueOf);
    this.order = inTextOrder(sites);
  }

  get current(): number {
    return this.listener.current;
  }

  set current(site: number) {
    this.listener.current = site;
  }

  get scope(): Running | null {
    return this.listener.scope;
  }

  set scope(running: Running | null) {
    this.listener.scope = running;
  }

  start(): void {
    this.outer = observer();
    setObserver(this.listener);
  }

  stop(): void {
    if (observer() === this.listener) setObserver(this.outer);
  }

  record(site: number, value: unknown): void {
    if (!this.isLearning) this.table.record(site, value);
  }

  state(figures: readonly Figure[]): RecordedState {
    return snapshot(this.table, this.order, this.valueOf, {
      figures,
      passes: [],
      passCount: this.passes.count,
      outputs: [],
      room: ROOM_DURING,
      placeOf: () => null,
    });
  }

  finish(figures: readonly Figure[]): { readonly state: RecordedState; readonly tape: Tape } {
    const names = new Names(this.table, this.order);
    const shown = this.shown();
    const kept = this.passes.kept();
    const writer = new TapeWriter({
      names,
      rangeOfSite: this.rangeOf,
      maxSteps: this.limits.graph,
      scopes: new ScopeWriter(this.scopes),
      learn: (step) => {
        this.learn(step);
      },
    });
    const lastFirst = kept.toReversed();
    for (const pass of lastFirst) addPass(pass, writer);
    const wanted = candidates(
      shown,
      lastFirst.flatMap(({ roots }) => roots),
      names,
    );
    const outputs = wanted.filter(({ value }) => writer.add(value));
    const reads = this.reads.kept();
    for (const { value } of reads) writer.add(value);
    for (const { value } of shown) if (value.varies) writer.add(value);
    for (const { value } of shown) if (names.nameOf(value) !== null) writer.addWithRoom(value);
    const { tape, placeOf } = writer.finished(reads);
    const passes = kept.flatMap((pass) => this.programPasses(pass, names, placeOf));
    const state = snapshot(this.table, this.order, this.valueOf, {
      figures,
      passes,
      passCount: this.passes.count,
      outputs: programOutputs(outputs, names, placeOf),
      room: ROOM_AFTERWARDS,
      placeOf,
    });
    return { state, tape };
  }

  /**
   * Runs the `backward` of a Function that the program never ran, once, to see what it does. It is the program's own
   * code: whatever goes wrong there leaves the rule unknown.
   */
  private learn(step: FunctionStep): void {
    const { node } = step;
    if (node === null || this.learned >= MAX_LEARNED) return;
    this.learned += 1;
    const gradients = step.results.map((result, i) =>
      result === null ? null : filled(1, node.outputShape(i), node.dtype),
    );
    this.isLearning = true;
    this.start();
    try {
      no_grad(() => node.apply(gradients));
    } catch {
      // Its message would be of no use here: the program did not call it.
    } finally {
      this.stop();
      this.isLearning = false;
    }
  }

  private readonly valueOf = (tensor: Tensor): Value => this.listener.valueOf(tensor);

  private readonly rangeOf = (site: number): SourceRange | null => this.table.sites[site]?.range ?? null;

  /** What the records show, in order of the text. */
  private shown(): readonly ShownValue[] {
    return this.order.flatMap((site): ShownValue[] => {
      const record = this.table.at(site);
      return record?.value ? [{ value: record.value, range: record.place.range }] : [];
    });
  }

  /** One for each root, all of the same index. */
  private programPasses(pass: Pass, names: Names, placeOf: (value: Value) => number | null): ProgramPass[] {
    return pass.roots.flatMap((root, i): ProgramPass[] => {
      const place = placeOf(root);
      if (place === null) return [];
      const weights = pass.weights[i] ?? null;
      return [
        {
          index: pass.index,
          range: this.rangeOf(pass.site),
          root: place,
          name: names.nameOf(root),
          weights: weights === null ? null : placeOf(weights),
        },
      ];
    });
  }
}

function addPass({ roots, weights }: Pass, writer: TapeWriter): void {
  for (const root of roots) writer.add(root);
  for (const weight of weights) if (weight !== null) writer.add(weight);
}
